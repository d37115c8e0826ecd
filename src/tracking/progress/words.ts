import { inSentence, list, number, signed } from '#platform/kit';
import type { DriftFound } from '../figures/progress.ts';
import type { InputMeasure } from '../figures/inputs.ts';
import type { ProgressRow } from './rules.ts';

/** "SEN support: less progress than pupils with the same start". */
export const progressFinding = (rows: readonly ProgressRow[], between: number): string => {
  const shown = rows.filter((row) => row.kind === 'shown');
  if (shown.length === 0) return 'No group is large enough to say how much progress it made';
  if (between === 0) return 'Groups made much the same progress: they differ no more than chance would make them';
  const names = (which: (row: (typeof shown)[number]) => boolean) => shown.filter(which).map(({ title }) => title);
  const ahead = names((row) => row.kind === 'shown' && row.low > 0 && !row.isHeld);
  const behind = names((row) => row.kind === 'shown' && row.high < 0 && !row.isHeld);
  const said = (some: readonly string[]) => (some.length > 3 ? `${some.length} groups` : list(some));
  const parts = [
    ...(behind.length === 0 ? [] : [`${said(behind)} made less progress than pupils with the same start`]),
    ...(ahead.length === 0
      ? []
      : [`${said(ahead)} made more${behind.length === 0 ? ' progress than pupils with the same start' : ''}`]),
  ];
  return parts.length === 0
    ? 'No group clearly made more or less progress than pupils with the same start'
    : parts.join('; ');
};

/** Under a tenth of everybody's spread below them nobody was chosen for being low. */
const near = 0.1;

export type DriftWords = Readonly<{ kind: 'info' | 'warning'; title: string; words: string }>;

/** How much of their gain target pupils would have made by themselves, having been chosen where they stood low. */
export const driftWords = (
  { title, unit, higherIsBetter }: Pick<InputMeasure, 'title' | 'unit' | 'higherIsBetter'>,
  drift: DriftFound,
): DriftWords => {
  const { below, expected, ofGain, r, n, spread } = drift;
  const name = inSentence(title);
  const behind = higherIsBetter ? 'below' : 'above';
  if (below <= near * spread)
    return {
      kind: 'info',
      title: 'No drift is to be expected of target pupils here.',
      words: `They did not begin ${behind} the school in ${name}, so nothing of their gain comes from how they were chosen.`,
    };
  const share =
    ofGain === null || ofGain <= 0
      ? ''
      : ofGain >= 1
        ? ' That is as much as they gained.'
        : ` That is about ${number(100 * ofGain)}% of what they gained.`;
  return {
    kind: 'warning',
    title: `Up to ${number(expected, 1)} ${unit} of their gain may have come by itself.`,
    words: `Target pupils began ${number(below, 1)} ${unit} ${behind} all pupils, and ${higherIsBetter ? 'higher' : 'lower'} is better. Two results of one pupil are never quite alike (r = ${number(r, 2)} among ${number(n)} pupils whom the work did not reach), so pupils chosen where they stood badly improve a little with no work at all: (1 − ${number(r, 2)}) × ${number(below, 1)} = ${signed(expected, 1)}.${share} Comparison pupils who began alike drift in the same way, so it is in no difference between the two groups.`,
  };
};
