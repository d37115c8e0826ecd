/** A page on which results are entered: pupils down, one or two points in time across. Pure. */
import { valueText, type Scale } from '../scales/rules.ts';

/** One point in time as a column; `key` names its fields. */
export type EntryColumn = Readonly<{ key: string; head: string; pointId: string; scale: Scale }>;

/** What is held of a pupil at a point. `seq` counts corrections; 0 is nothing yet. */
export type HeldScore = Readonly<{
  seq: number;
  value: number | null;
  mark: string | null;
  missingBecause: string | null;
}>;

export const nothingHeld: HeldScore = { seq: 0, value: null, mark: null, missingBecause: null };

export type EntryRow = Readonly<{
  pupilId: string;
  code: string;
  name: string;
  /** A second, quieter line: year, target or comparison, left. */
  about: string;
  /** By the key of the column. */
  held: Readonly<Record<string, HeldScore>>;
  /** What the pupil had at the point before, in words. */
  before?: string;
}>;

export const heldAt = (row: EntryRow, column: EntryColumn): HeldScore => row.held[column.key] ?? nothingHeld;

/** A held score as its box shows it: as it was written, else in the scale's words. */
export const writtenText = (scale: Scale, { value, mark }: HeldScore): string =>
  value === null ? '' : (mark ?? valueText(scale, value));

/** A held score in words: the value, the reason why it is missing, or that there is nothing. */
export const heldWords = (scale: Scale, held: HeldScore): string =>
  held.value === null ? (held.missingBecause ?? 'nothing') : writtenText(scale, held);

export const valueField = (key: string, code: string) => `${key}.${code}`;
export const reasonField = (key: string, code: string) => `${key}Why.${code}`;
export const seqField = (key: string, code: string) => `${key}Seq.${code}`;

export const perPage = 30;
