import { describe, expect, test } from 'vitest';
import { zipOf } from '../../../testing/zip.ts';
import { judge, safeName } from './rules.ts';
import { sniff } from './sniff.ts';

const text = (words: string) => new TextEncoder().encode(words);
const gif = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64');
const docx = zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' });
const xlsx = zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<w/>' });

const judged = async (name: string, bytes: Uint8Array) =>
  judge({ name, size: bytes.length, isTruncated: false }, await sniff(bytes));

describe('a file that people bring', () => {
  test.each([
    ['report.pdf', text('%PDF-1.7\n%âãÏÓ\n'), 'pdf'],
    ['letter.DOCX', docx, 'docx'],
    ['results.xlsx', xlsx, 'xlsx'],
    ['results.csv', text('a,b\r\n1,2'), 'csv'],
    ['notes.txt', text('Ysgol Gŵyr'), 'txt'],
    ['old.csv', Buffer.from('na\xefve,caf\xe9', 'latin1'), 'csv'],
    ['small.gif', gif, 'gif'],
  ])('named %s is kept', async (name, bytes, kind) => {
    expect(await judged(name, bytes)).toEqual({ kind: 'fits', as: kind });
  });

  test.each([
    [
      'picture.svg',
      text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'not a kind of file',
    ],
    ['page.html', text('<html><script>alert(1)</script></html>'), 'not a kind of file'],
    ['program.exe', Buffer.concat([text('MZ'), Buffer.alloc(200)]), 'not a kind of file'],
    ['archive.zip', zipOf({ 'a.txt': 'a' }), 'not a kind of file'],
    ['report.pdf', gif, 'is a GIF picture inside'],
    ['photo.png', docx, 'is a Word document inside'],
    ['script.js', gif, 'is a GIF picture inside'],
    ['macros.docx', zipOf({ 'word/document.xml': '', 'word/vbaProject.bin': 'x' }), 'holds macros'],
    ['nothing.pdf', new Uint8Array(), 'is empty'],
    ['binary.csv', Buffer.from([97, 0, 98]), 'not a kind of file'],
    ['broken.docx', Buffer.from(docx).fill(0, docx.length - 12), 'not a kind of file'],
  ])('named %s is refused with a sentence', async (name, bytes, why) => {
    expect(await judged(name, bytes)).toMatchObject({ kind: 'problem', message: expect.stringContaining(why) });
  });

  test('over 20 MB is refused, also when the rest was cut off on the way', () => {
    const sniffed = { kind: 'pdf', hasMacros: false } as const;
    for (const size of [20 * 1024 * 1024 + 1, 20 * 1024 * 1024])
      expect(judge({ name: 'a.pdf', size, isTruncated: size === 20 * 1024 * 1024 }, sniffed)).toMatchObject({
        message: expect.stringContaining('larger than 20 MB'),
      });
  });
});

describe('a file’s name', () => {
  test.each([
    ['C:\\Users\\a\\report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['a\u202efdp.exe', 'afdp.exe'],
    ['  ', 'file'],
    ['O\u2019Brien\u2013Łódź.pdf', 'O\u2019Brien\u2013Łódź.pdf'],
  ])('%j becomes %j', (given, kept) => expect(safeName(given)).toBe(kept));
});
