/** Every standard as a line of work: who has it, by when, how far it is, and what comes next in it. Pure. */
import { criteriaOf, type Scheme, type Standard } from '#schemes/rules';
import type { AssignmentState } from '../rules.ts';

type Held = Readonly<{ standard: string; state: AssignmentState; dueOn: string | null }>;
type Person = Readonly<{ standards: readonly string[]; hasLeft: boolean }>;

/** One standard; `assignment` is null while nobody set it up, `next` the first criterion in it that nobody judged. */
export type Line<A extends Held = Held, P extends Person = Person> = Readonly<{
  standard: Standard;
  assignment: A | null;
  people: readonly P[];
  judged: number;
  of: number;
  next: string | null;
  isLate: boolean;
}>;

/** Late is what is past its day and still with those named: what they handed in waits for somebody else. */
export const isLate = (held: Pick<Held, 'state' | 'dueOn'>, today: string): boolean =>
  held.dueOn !== null && held.dueOn < today && held.state !== 'submitted' && held.state !== 'closed';

/** Every standard in scope, in the scheme's order; `judged` are the codes of criteria that have a judgement. */
export const linesOf = <A extends Held, P extends Person>(
  scheme: Scheme,
  assignments: readonly A[],
  team: readonly P[],
  judged: ReadonlySet<string>,
  today: string,
): readonly Line<A, P>[] =>
  scheme.standards.map((standard) => {
    const criteria = criteriaOf(scheme, standard.code);
    const assignment = assignments.find((each) => each.standard === standard.code) ?? null;
    return {
      standard,
      assignment,
      people: team.filter(({ standards }) => standards.includes(standard.code)),
      judged: criteria.filter(({ code }) => judged.has(code)).length,
      of: criteria.length,
      next: criteria.find(({ code }) => !judged.has(code))?.code ?? null,
      isLate: assignment !== null && isLate(assignment, today),
    };
  });

/** The ways to look at them. */
export const views = ['all', 'late', 'handed-in', 'nobody', 'mine'] as const;
export type View = (typeof views)[number];
export const viewFrom = (asked: string | undefined): View => views.find((view) => view === asked) ?? 'all';

/** Whether a line belongs to a view; `mine` are the standards that the reader is named for. */
export const isIn = (view: View, line: Line, mine: readonly string[]): boolean => {
  switch (view) {
    case 'all':
      return true;
    case 'late':
      return line.isLate;
    case 'handed-in':
      return line.assignment?.state === 'submitted';
    case 'nobody':
      return line.people.every(({ hasLeft }) => hasLeft);
    case 'mine':
      return mine.includes(line.standard.code);
  }
};
