import type { Frame } from '#platform/kit';
import type { Enrolment } from '#enrolment';
import type { Scheme } from '#schemes/rules';
import type { MyStandards } from '../assignment/mine/pages.tsx';
import type { Cell, Line, Waits } from '../lines/rules.ts';
import type { Finish, Minder } from '../store.ts';
import type { Filter, View } from './filter/rules.ts';

/** What the overview is made of. */
export type Overview = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  /** All cells, and those that the filter's person, standard and outcome leave. */
  all: readonly Cell[];
  cells: readonly Cell[];
  /** The criteria that the whole filter leaves. */
  lines: readonly Line[];
  /** How many criteria each view would leave. */
  counts: Readonly<Record<View, number>>;
  minders: readonly Minder[];
  filter: Filter;
  /** What was typed as an earlier day and is none; null when nothing was, or a day that has been. */
  oddDay: string | null;
  page: string | undefined;
  finish: Finish | null;
  mayFinish: boolean;
  /** Whether this reader is one of those who write the audit. */
  mayWrite: boolean;
  /** The reader's own standards as a card; null when they have none. */
  own: ReturnType<typeof MyStandards>;
  /** The school's own people, who see who does what by when. */
  isOurs: boolean;
  /** The criterion that this reader would go to next and what waits there; null when nothing does. */
  next: Readonly<{ criterion: string; waits: Waits | null }> | null;
  differing: number;
}>;
