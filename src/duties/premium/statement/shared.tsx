import { Alert, type Frame, type Problems } from '#platform/kit';
import type { StatementRead } from '../asking.ts';

export type Typed = Readonly<Record<string, string>>;
/** A form of the statement's page that was not saved: which one, what was typed, and why. */
export type Again = Readonly<{ id: string; typed: Typed; problems?: Problems; late?: boolean }>;

export type StatementProps = Readonly<{
  frame: Frame;
  enrolment: string;
  read: StatementRead;
  mayChange: boolean;
  /** What was typed into one of the forms of this page, and what was wrong with it. */
  again?: Again;
}>;

export const at = ({ enrolment, read }: StatementProps) => ({ enrolment, year: read.year });

/** A form of the page has fields of its own: `id` and the name. */
export const own = (again: Again | undefined, id: string) => (again?.id === id ? again : undefined);
export const bare = (problems: Problems, id: string): Problems =>
  problems?.map((one) => ({ ...one, field: one.field.replace(`${id}-`, '') }));

export const Late = () => (
  <Alert kind="warning" title="Somebody changed this before you" urgent>
    <p>Theirs stands above. Yours is below and is not saved: press the button if it should stand instead.</p>
  </Alert>
);
