import type { Frame, Problem } from '#platform/kit';
import type { EveryoneInputs, EveryoneWorking } from '../figures/everyone.ts';
import type { Reference } from './reference.ts';

export type EveryoneProps = Readonly<{
  frame: Frame;
  enrolment: Readonly<{ id: string }>;
  measures: readonly Readonly<{ id: string; title: string }>[];
  chosen: Readonly<{
    id: string;
    inputs: EveryoneInputs;
    working: EveryoneWorking;
    references: readonly Reference[];
  }> | null;
  outside: boolean;
  /** The head or the coordinator, who enter the national figure. */
  mayEnter: boolean;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

export type Chosen = NonNullable<EveryoneProps['chosen']>;
