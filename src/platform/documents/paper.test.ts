import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPress, paperDocument } from './index.ts';
import { printable } from './paper.ts';

const press = openPress();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-paper-'));
  await sharp({ create: { width: 320, height: 200, channels: 3, background: '#5b9488' } })
    .jpeg()
    .toFile(join(folder, 'photo.jpg'));
});
afterAll(async () => {
  press.close();
  await rm(folder, { recursive: true });
});

const hostile = '#panic("no") *not bold* @nobody \\ $x$ <label> // no comment\n\nA second paragraph.\nA second line.';

const example = (rows: number) =>
  paperDocument({
    template: 'src/platform/documents/example.typ',
    createdAt: new Date('2026-11-22'),
    head: {
      title: 'Portfolio of evidence',
      school: 'Ysgol Tŷ Gwyn 👍',
      award: 'ECM Standards Award',
      printed: '22 November 2026',
      version: 'Version 3',
    },
    pictures: { 'photo.jpg': join(folder, 'photo.jpg') },
    data: {
      title: 'Portfolio of evidence',
      lead: 'What the school shows for each standard.',
      words: { contents: 'Contents', facts: 'The school', table: 'Levels', evidence: 'Evidence' },
      facts: [
        ['Head', 'Siân O’Brien'],
        ['Words', hostile],
      ],
      text: hostile,
      heads: ['Criterion', 'Level', 'Items'],
      rows: Array.from({ length: rows }, (_, at) => ({
        name: `Criterion ${at + 1}`,
        rank: (at % 3) + 1,
        level: ['Emergent', 'Developing', 'Embedded'][at % 3],
        items: at,
      })),
      evidence: [{ number: 1, title: 'Reading review, Łódź', sha256: 'a'.repeat(64) }],
      note: 'Figures are “consistent with”, never “caused”.',
      pictures: [{ name: 'photo.jpg', alt: 'The homework club’s display', caption: 'Homework club, autumn' }],
    },
  });

test('A document on the house’s paper is tagged PDF/UA-1 with its title and language, and the same bytes each time', async () => {
  const set = async () => Buffer.from(await press.set(example(120)));
  const [one, two] = [await set(), await set()];
  const text = one.toString('latin1');
  for (const mark of ['/Marked true', '<pdfuaid:part>1</pdfuaid:part>', '/Lang(en-GB)', '/StructTreeRoot'])
    expect(text.replaceAll(/\/Lang \(/g, '/Lang(')).toContain(mark);
  expect(one.equals(two)).toBe(true);
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const library = await PDFiumLibrary.init();
  const pdf = await library.loadDocument(one);
  const pages = [...pdf.pages()].map((page) => page.getText());
  expect(pages.length).toBeGreaterThan(3);
  for (const [at, page] of pages.entries()) {
    expect(page).toContain('ECM Standards Award');
    expect(page).toContain('Printed 22 November 2026 · Version 3');
    expect(page).toContain(`Page ${at + 1} of ${pages.length}`);
  }
  const whole = pages.join('\n');
  expect(whole).toContain('#panic("no") *not bold* @nobody');
  expect(whole).toContain('Ysgol Tŷ Gwyn [?]');
  expect(whole.match(/Criterion\s+Level\s+Items/g)?.length).toBeGreaterThan(1);
  pdf.destroy();
  library.destroy();
}, 60_000);

test('A picture that the document did not name is refused, and no other document’s picture is found', async () => {
  await press.set(example(1));
  const { pictures: _, ...without } = example(1);
  await expect(press.set(without)).rejects.toThrow(/refused/);
});

test.each([
  ['Plain words', 'Plain words'],
  ['Żółć, Ŵyn, النور, O’Brien', 'Żółć, Ŵyn, النور, O’Brien'],
  ['Well done 👩🏽‍🏫!', 'Well done [?]!'],
  ['学校', '[?][?]'],
  ['one\r\ntwo\tthree\u0007\u202e', 'one\ntwo three'],
])('%s is printed as %s', (given, expected) => {
  expect(printable(given)).toBe(expected);
});
