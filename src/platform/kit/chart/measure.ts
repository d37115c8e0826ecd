/**
 * How wide words are drawn, so that labels never run into each other: a server has no screen to ask. The widths are those of
 * Atkinson Hyperlegible Next at weight 600 in hundredths of its size, from space to tilde; figures are tabular.
 */
const widths = [
  30, 30, 36, 73, 60, 95, 73, 20, 32, 32, 49, 60, 25, 37, 25, 42, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 25, 25, 56,
  62, 56, 53, 78, 66, 63, 65, 68, 59, 56, 71, 70, 42, 55, 65, 55, 85, 71, 74, 62, 75, 64, 60, 59, 69, 63, 88, 67, 63,
  62, 33, 42, 34, 57, 39, 27, 54, 59, 50, 59, 56, 35, 58, 56, 28, 26, 54, 30, 87, 56, 57, 59, 59, 37, 50, 36, 56, 51,
  72, 52, 50, 49, 37, 25, 37, 54,
] as const;

/** Letters beyond the table are taken as wide ones. */
const other = 72;
const trueMinus = '−';

const widthOf = (letter: string): number =>
  letter === trueMinus
    ? 60
    : letter === '’' || letter === '‘'
      ? 25
      : (widths[(letter.codePointAt(0) ?? 0) - 32] ?? other);

/** The width of a text in px at a size in px; bold or not, never less than it will be. */
export const textWidth = (text: string, size: number): number =>
  ([...text].reduce((sum, letter) => sum + widthOf(letter), 0) * size) / 100;

/** A text in lines no wider than `width`, broken between words; a line too many ends in an ellipsis. */
export const linesOf = (text: string, size: number, width: number, most = 2): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const kept = lines.slice(0, most);
  return kept.map((line, index) => {
    const isCut = index === most - 1 && lines.length > most;
    return isCut || textWidth(line, size) > width ? fitting(line, size, width, isCut) : line;
  });
};

const fitting = (line: string, size: number, width: number, isCut: boolean): string => {
  const letters = [...line];
  if (!isCut && textWidth(line, size) <= width) return line;
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
};

/** Which of some labels centred on a line can stand without touching: the first and the last always, others where there is room. */
export const roomFor = (labels: readonly Readonly<{ at: number; width: number }>[], gap = 8): readonly boolean[] => {
  const shown = labels.map(() => false);
  const touches = (a: number, b: number): boolean => {
    const [one, two] = [labels[a], labels[b]];
    return one !== undefined && two !== undefined && Math.abs(one.at - two.at) < (one.width + two.width) / 2 + gap;
  };
  const last = labels.length - 1;
  if (last < 0) return shown;
  shown[last] = true;
  if (last > 0) shown[0] = !touches(0, last);
  for (let index = 1; index < last; index += 1) {
    const before = shown.lastIndexOf(true, index - 1);
    shown[index] = (before < 0 || !touches(before, index)) && !touches(index, last);
  }
  return shown;
};
