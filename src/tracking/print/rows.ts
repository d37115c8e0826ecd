import { fileMark } from '#platform/disclosure';
import { methodName } from '../methods/versions.ts';
import { designOf } from '../finding/designs.ts';
import { heldBy } from '../finding/strength.ts';
import { isNotObtained, isWithheld } from '../impact/words.ts';
import { inSentence, reachWords, strengthWord, type HeldBy } from '#platform/kit';
import type { ImpactRead } from './read.ts';

type Cell = string | number | null;

/** Three digits after the point: more than any page shows, and no more than the figure carries. */
const round = (value: number): number => Math.round(value * 1000) / 1000;

export const fileHeads = [
  'Measure',
  'Test',
  'Unit',
  'Who',
  'Pupils',
  'Extra gain',
  'Likely from',
  'Likely to',
  'Reading',
  'Effect size g',
  'Strength of claim',
  'Method',
  'Better is',
] as const;

/** One row for each figure that is shown; what is hidden is marked, never left out nor empty. */
export const fileRows = ({ measures }: ImpactRead): readonly (readonly Cell[])[] =>
  measures.flatMap(({ worked, rows }) => {
    const { inputs, working } = worked;
    const { title, scale, unit, higherIsBetter } = inputs.measure;
    const about = [title, scale, unit] as const;
    const ends = [
      methodName(designOf(working.design).method),
      higherIsBetter ? 'higher' : 'lower; the extra gain is turned, so above 0 is better',
    ] as const;
    const hidden = (who: string) => [
      ...about,
      who,
      fileMark,
      fileMark,
      fileMark,
      fileMark,
      'hidden',
      fileMark,
      null,
      ...ends,
    ];
    if (isWithheld(working)) return [hidden('All target pupils')];
    const figure = working.beyond ?? working.gain;
    if (figure === null)
      return [
        [
          ...about,
          'All target pupils',
          null,
          null,
          null,
          null,
          isNotObtained(worked) ? 'not obtained' : 'no figure yet',
          null,
          null,
          ...ends,
        ],
      ];
    const reading = (of: Readonly<{ low: number; high: number; heldBy: HeldBy | null }>) =>
      working.beyond === null ? 'not compared' : inSentence(reachWords(of));
    const strength =
      working.strength === null ? null : `${working.strength.level} of 5: ${strengthWord(working.strength.level)}`;
    const whole = [
      ...about,
      'All target pupils',
      working.target.followed,
      round(figure.estimate),
      round(figure.low),
      round(figure.high),
      reading({ ...figure, heldBy: heldBy(working.strength) }),
      working.effect === null ? null : round(working.effect.g),
      strength,
      ...ends,
    ];
    return [
      whole,
      ...rows
        .filter(({ key }) => key !== 'all')
        .map((row): readonly Cell[] => {
          if (row.kind === 'hidden') return hidden(row.title);
          if (row.kind === 'few')
            return [...about, row.title, row.pupils, null, null, null, 'too few to compare', null, null, ...ends];
          return [
            ...about,
            row.title,
            row.pupils,
            round(row.estimate),
            round(row.low),
            round(row.high),
            reading(row),
            null,
            null,
            ...ends,
          ];
        }),
    ];
  });
