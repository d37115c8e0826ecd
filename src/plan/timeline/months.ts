import { widthOf } from './words.ts';

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

export type Month = Readonly<{ x: number; label: string; labelWidth: number }>;

type Room = Readonly<{ left: number; right: number; size: number; gap: number }>;

/** The first of each month between two days, as `2026-11-01`. */
const firstsOf = ({ from, to }: Readonly<{ from: string; to: string }>): readonly string[] => {
  const firsts: string[] = [];
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  // A plan spans some years at most; a slip of a century in one date must not fill the page.
  while (firsts.length < 600) {
    const first = `${year}-${String(month).padStart(2, '0')}-01`;
    if (first > to) break;
    firsts.push(first);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return firsts;
};

/** "Nov", and "Jan 2027" where a year begins or the picture does. */
const labelOf = (first: string, isFirst: boolean): string => {
  const month = Number(first.slice(5, 7));
  return `${names[month - 1] ?? ''}${month === 1 || isFirst ? ` ${first.slice(0, 4)}` : ''}`;
};

/** The beginnings of months that have room for their names: every one, or every second, third, sixth, or of years. */
export const monthTicks = (
  span: Readonly<{ from: string; to: string }>,
  x: (day: string) => number,
  { left, right, size, gap }: Room,
): readonly Month[] => {
  const firsts = firstsOf(span).filter((first) => x(first) >= left && x(first) <= right);
  for (const step of [1, 2, 3, 6, 12, 24, 60, 120]) {
    const chosen = firsts
      .filter((first) => step === 1 || (Number(first.slice(5, 7)) - 1 + 12 * Number(first.slice(0, 4))) % step === 0)
      .map((first, at) => {
        const label = labelOf(first, at === 0);
        return { x: x(first), label, labelWidth: widthOf(label, size) };
      })
      .filter(({ x: at, labelWidth }) => at + 4 + labelWidth <= right);
    const fits = chosen.every((month, at) => {
      const next = chosen[at + 1];
      return next === undefined || month.x + month.labelWidth + gap <= next.x;
    });
    if (fits) return chosen;
  }
  return [];
};
