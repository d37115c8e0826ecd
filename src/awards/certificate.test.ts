import { afterAll, expect, test } from 'vitest';
import { openPress } from '#platform/documents';
import { certificateDocument, type Certificate } from './certificate.ts';
import { badgeSvg } from './drawing/badge.ts';

const press = openPress();
afterAll(() => press.close());

const certificate = (school: string): Certificate => ({
  number: 'wm-7f3k-92qd',
  body: 'Northlight Quality Marks',
  title: 'ECM Quality Mark',
  school,
  statement: 'has shown that partnerships for learning have raised the achievement of vulnerable learners.',
  steps: ['Training', 'Audit', 'Plan and hub', 'Evidence of impact', 'Visit', 'Award'],
  signatory: { name: 'Ines Marchetti', part: 'Chair of the award panel' },
  awardedOn: '2027-03-01',
  validUntil: '2030-03-01',
  url: 'https://waymark.example/awards/wm-7f3k-92qd',
  badge: badgeSvg({ title: 'ECM Quality Mark', school, years: '2027 to 2030', word: null }),
});

const setFor = async (school: string) =>
  Buffer.from(await press.set(await certificateDocument(certificate(school)), 60_000));

test('A certificate is a tagged PDF of one page that names its language and itself', async () => {
  const text = (await setFor('Wrenbourne High School')).toString('latin1');
  expect(text.startsWith('%PDF-1.7')).toBe(true);
  expect(text).toContain('/Marked true');
  expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(text.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
});

test('The same award gives the same bytes', async () => {
  const [first, second] = [await setFor('Wrenbourne High School'), await setFor('Wrenbourne High School')];
  expect(first.equals(second)).toBe(true);
});

test.each(['Ysgol Tŷ Gwyn Ŵy', 'Szkoła Łódź Żółć', 'مدرسة النور الثانوية', 'Sgoil Àird’s “Dìon” & Sons'])(
  'Every letter of %s has a glyph: PDF/UA refuses to lose one',
  async (name) => {
    await expect(setFor(name)).resolves.toBeDefined();
  },
);

test('A script that no font of ours has is refused aloud, never left out', async () => {
  await expect(setFor('学校')).rejects.toThrow(/"学"|学.*could not be displayed/);
});

test('What a school writes is never read as part of the template', async () => {
  for (const name of ['#panic("no")', '$ x $ *bold* @ref', '\\ " ] } #', '<label> // comment']) {
    await expect(setFor(name)).resolves.toBeDefined();
  }
});

test('A document that takes too long is ended with a sentence, and the next one is set', async () => {
  const slow = { template: 'src/awards/certificate.typ', data: {}, standard: 'ua-1', createdAt: new Date(0) } as const;
  await expect(press.set(slow)).rejects.toThrow(/refused/);
  await expect(press.set(await certificateDocument(certificate('A')), 0)).rejects.toThrow(/not set within 0 ms/);
  await expect(setFor('Wrenbourne High School')).resolves.toBeDefined();
});
