/** The widest that each letter is drawn in the house's typeface, semi-bold, as a share of the font's size: measured, rounded up. */
const shares: readonly (readonly [letters: RegExp, share: number])[] = [
  [/[ ]/, 0.28],
  [/[ijl.,;:!'’‘]/, 0.31],
  [/[frt"()[\]/-]/, 0.39],
  [/[mwMW&@…]/, 0.9],
  [/[a-z“”?*–+]/, 0.61],
  [/[0-9£EFIJLPTSZ]/, 0.64],
  [/[A-Z]/, 0.77],
  [/[\u00a0-\u024f%—]/, 0.98],
];

/** Of a letter that the typeface may not have: as wide as any. */
const unknown = 1.3;

const known = new Map<string, number>();

/**
 * How wide a text is drawn, at most: a little more than it will be, so that what is found apart stands apart.
 */
const share = (letter: string): number => {
  const before = known.get(letter);
  if (before !== undefined) return before;
  const found = shares.find(([letters]) => letters.test(letter))?.[1] ?? unknown;
  known.set(letter, found);
  return found;
};

export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + share(letter) * size, 0);

/** The text if it fits, else as much of it as does, with an ellipsis; nothing where not even that fits. */
export const fitted = (text: string, size: number, room: number): string => {
  if (widthOf(text, size) <= room) return text;
  const letters = [...text];
  let kept = '';
  for (const letter of letters) {
    if (widthOf(`${kept}${letter}…`, size) > room) break;
    kept += letter;
  }
  return kept === '' ? '' : `${kept.trimEnd()}…`;
};
