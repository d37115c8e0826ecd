import type { Frame } from '#platform/kit';
import type { Enrolment } from '#enrolment';
import type { Criterion, Scheme, Standard } from '#schemes/rules';
import type { Line } from '../lines/rules.ts';
import type { Filter } from '../overview/filter/rules.ts';
import type { Rating, Second } from '../second/store.ts';
import type { Answer, Minder } from '../store.ts';

export type StandardView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  standard: Standard;
  answers: readonly Answer[];
  /** Every line of the standard, and those that the reader's filter leaves. */
  lines: readonly Line[];
  left: readonly Line[];
  filter: Filter;
  minders: readonly Minder[];
  /** A blind second rating of it that is under way, and the reader's own ratings in it. */
  underWay: Second | null;
  mine: readonly Rating[];
  /** Criteria at which the reader has a draft. */
  drafted: ReadonlySet<string>;
  personId: string;
  mayAgree: boolean;
}>;

export const lineOf = ({ left }: StandardView, { code }: Criterion): Line | undefined =>
  left.find(({ criterion }) => criterion.code === code);
