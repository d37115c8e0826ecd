import sharp from 'sharp';
import { expect, test } from 'vitest';
import { badgePng, badgeSvg, type Badge } from './badge.ts';

const current: Badge = {
  title: 'ECM Quality Mark',
  school: 'Wrenbourne High School',
  years: '2027 to 2030',
  word: null,
};

test('A badge is drawn without a font and names itself', () => {
  const svg = badgeSvg(current);
  expect(svg).toContain('<title id="waymark-badge">ECM Quality Mark, Wrenbourne High School, 2027 to 2030</title>');
  expect(svg).not.toMatch(/<text|font-family|<script|href=/);
  expect(svg.match(/<path/g)?.length).toBeGreaterThan(10);
});

test('A name with marks of markup stays text', () => {
  const svg = badgeSvg({ ...current, school: '<script>alert(1)</script> & "Co"' });
  expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Co&quot;');
});

test('A badge of an award that ended says so and loses its colour', () => {
  const svg = badgeSvg({ ...current, word: 'Withdrawn' });
  expect(svg).toContain('Withdrawn</title>');
  expect(svg).not.toContain('#0b5351');
});

test('As a picture it is 720 wide, however long its title', async () => {
  const long = badgePng({ ...current, title: 'The Standards Award for the Whole of Childhood and Youth Together' });
  expect(await sharp(long).metadata()).toMatchObject({ width: 720, height: 720, format: 'png' });
});
