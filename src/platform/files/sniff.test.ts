import { describe, expect, test } from 'vitest';
import { zipOf } from '../../../testing/zip.ts';
import { judge, safeName } from './rules.ts';
import { sniff } from './sniff.ts';

const text = (words: string) => new TextEncoder().encode(words);
const gif = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64');
const docx = zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' });
const xlsx = zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<w/>' });

const pptx = zipOf({ '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<p/>' });
/** The first box of a file of the ISO family: its brand says what it is. */
const boxed = (brand: string) =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 20]),
    Buffer.from(`ftyp${brand}`),
    Buffer.alloc(4),
    Buffer.from('isom'),
    Buffer.alloc(64),
  ]);

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
    ['slides.pptx', pptx, 'pptx'],
    ['IMG_0042.HEIC', boxed('heic'), 'heic'],
    ['burst.heif', boxed('mif1'), 'heic'],
    ['assembly.mp4', boxed('isom'), 'mp4'],
    ['assembly.m4v', boxed('M4V '), 'mp4'],
    ['IMG_0043.MOV', boxed('qt  '), 'mov'],
    ['pupil voice.m4a', boxed('M4A '), 'm4a'],
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
    ['photo.jpg', boxed('heic'), 'is a photograph of a phone (HEIC) inside'],
    ['picture.avif', boxed('avif'), 'not a kind of file'],
    ['song.mp3', Buffer.concat([text('ID3'), Buffer.alloc(64)]), 'not a kind of file'],
    // A GIF that is a script as well: kept only under a picture's name, and then made anew.
    ['both.js', Buffer.concat([text('GIF89a/*'), gif.subarray(8), text('*/=1;alert(1)')]), 'is a GIF picture inside'],
    ['both.html', Buffer.concat([text('%PDF-1.7\n'), text('<script>alert(1)</script>')]), 'is a PDF inside'],
    ['slides.pptm', zipOf({ 'ppt/presentation.xml': '', 'ppt/vbaProject.bin': 'x' }), 'holds macros'],
    ['endless.docx', Buffer.concat([docx.subarray(0, docx.length - 22), Buffer.alloc(22, 255)]), 'not a kind of file'],
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

test('What comes in parts may be larger, each kind to its own measure', () => {
  const at = (name: string, kind: 'mp4' | 'jpeg' | 'text', size: number) =>
    judge({ name, size, isTruncated: false }, { kind, hasMacros: false }, 'parts').kind;
  const MB = 1024 * 1024;
  expect([at('a.mp4', 'mp4', 250 * MB), at('a.mp4', 'mp4', 250 * MB + 1)]).toEqual(['fits', 'problem']);
  expect([at('a.jpg', 'jpeg', 50 * MB), at('a.jpg', 'jpeg', 50 * MB + 1)]).toEqual(['fits', 'problem']);
  expect([at('a.csv', 'text', 20 * MB), at('a.csv', 'text', 20 * MB + 1)]).toEqual(['fits', 'problem']);
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
