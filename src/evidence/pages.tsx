import type { Frame } from '#platform/kit';
import type { Enrolment } from '#enrolment';

/** What every page of this room knows: for which enrolment, on which day, and what its reader may do. */
export type Place = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  today: string;
  mayWrite: boolean;
  /** The reader sees what stood at the cut-off, and nothing that the school keeps to itself. */
  isFrozen: boolean;
  /** The reader works or governs here: what the school links elsewhere is theirs to see, and nobody else's. */
  isOurs: boolean;
}>;
