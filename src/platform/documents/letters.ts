import { readFileSync } from 'node:fs';
import { fontFiles } from './fonts.ts';

type Range = readonly [first: number, last: number];

/** The ranges of letters that a TrueType file has, from its table `cmap` (formats 4 and 12, which all of ours have). */
const rangesOf = (font: Buffer): Range[] => {
  const tables = font.readUInt16BE(4);
  const tag = (at: number) => font.toString('latin1', 12 + at * 16, 16 + at * 16);
  const found = Array.from({ length: tables }, (_, at) => at).find((at) => tag(at) === 'cmap');
  if (found === undefined) return [];
  const cmap = font.readUInt32BE(12 + found * 16 + 8);
  const maps = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, at) => cmap + font.readUInt32BE(cmap + 4 + at * 8 + 4),
  );
  return maps.flatMap((map) => {
    const format = font.readUInt16BE(map);
    if (format === 12) return groupsAt(font, map);
    return format === 4 ? segmentsAt(font, map) : [];
  });
};

const groupsAt = (font: Buffer, map: number): Range[] =>
  Array.from({ length: font.readUInt32BE(map + 12) }, (_, at) => {
    const group = map + 16 + at * 12;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
  });

const segmentsAt = (font: Buffer, map: number): Range[] => {
  const twice = font.readUInt16BE(map + 6);
  return Array.from({ length: twice / 2 }, (_, at): Range => {
    const last = font.readUInt16BE(map + 14 + at * 2);
    return [font.readUInt16BE(map + 16 + twice + at * 2), last];
  }).filter(([first]) => first !== 0xffff);
};

let known: readonly Range[] | null = null;

/** Whether some typeface of ours has this letter. */
export const hasLetter = (letter: number): boolean => {
  known ??= fontFiles().flatMap((file) => rangesOf(readFileSync(file)));
  return known.some(([first, last]) => letter >= first && letter <= last);
};
