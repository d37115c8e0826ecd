/** The roll-up as a file: hidden figures are `c`, whatever hides them. Pure. */
import { inFile, fileMark, type Cell } from '#platform/disclosure';
import { groupTitle, scaleTitle } from './words.ts';
import type { HeldRollUp, NamedRow } from './store.ts';

type Row = readonly (string | number)[];
export const rollUpColumns = ['Part', 'What', 'Schools', 'Pupils', 'Figure', 'Low', 'High', 'Unit'] as const;

const cell = (of: Cell): string | number => inFile(of);
const rounded = (value: number | null | undefined): string | number =>
  value === null || value === undefined ? fileMark : Number(value.toFixed(4));

/** Every figure of the page, a row each: one sheet that can be filtered. */
export const rollUpRows = ({ output }: HeldRollUp): readonly Row[] => [
  ['All', 'Pupils on roll', output.schools.all, cell(output.pupils), '', '', '', 'pupils'],
  ['All', 'Target pupils', output.schools.all, cell(output.targets), '', '', '', 'pupils'],
  ...output.groups.map((group): Row => [
    'Group',
    groupTitle(group.key),
    cell(group.schools),
    cell(group.pupils),
    cell(group.percent),
    '',
    '',
    'per cent of their pupils',
  ]),
  ...output.effects.map((effect): Row => [
    'Effect, REML',
    scaleTitle(effect.scale),
    effect.reml === null ? fileMark : effect.schools,
    cell(effect.targets),
    rounded(effect.reml?.estimate),
    rounded(effect.reml?.ci[0]),
    rounded(effect.reml?.ci[1]),
    'standard deviations',
  ]),
  ...output.spend.map((band): Row => ['Cost', band.band, cell(band.schools), '', '', '', '', 'schools']),
];

export const namedColumns = [
  'School',
  'Pupils',
  'Target pupils',
  'Measure',
  'Extra gain',
  'Low',
  'High',
  'Cost',
] as const;

/** A row for each measure of each named school; a school without one has one row. */
export const namedRows = (rows: readonly NamedRow[]): readonly Row[] =>
  rows.flatMap(({ name, named }) => {
    const head = [name, cell(named.pupils), cell(named.targets)] as const;
    if (named.measures.length === 0) return [[...head, '', '', '', '', named.band]];
    return named.measures.map(({ title, effect, low, high }): Row => [
      ...head,
      title,
      effect.kind === 'shown' ? rounded(effect.n) : fileMark,
      rounded(low),
      rounded(high),
      named.band,
    ]);
  });
