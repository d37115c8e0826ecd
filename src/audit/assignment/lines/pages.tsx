import { dueIn, list, Sub, Tag, type TagKind } from '#platform/kit';
import type { AssignmentState } from '../rules.ts';
import type { Assignment, Teammate } from '../store.ts';
import type { Line } from './rules.ts';

export type ShownLine = Line<Assignment, Teammate>;

/** What each state is called, and its mark. */
export const stateWords: Readonly<Record<AssignmentState, readonly [TagKind, string]>> = {
  draft: ['not-started', 'Not begun'],
  'in-progress': ['progress', 'In progress'],
  submitted: ['waiting', 'Handed in'],
  'changes-requested': ['waiting', 'Changes asked for'],
  closed: ['done', 'Closed'],
};

/** How far a standard is, and late in words where it is late. */
export const StateTag = ({ line, now }: Readonly<{ line: Pick<Line, 'assignment' | 'isLate'>; now: Date }>) => {
  const { assignment } = line;
  if (assignment === null) return <Tag kind="not-yet">Not shared out</Tag>;
  const [kind, words] = stateWords[assignment.state];
  if (!line.isLate || assignment.dueOn === null) return <Tag kind={kind}>{words}</Tag>;
  return <Tag kind="late">{dueIn(assignment.dueOn, now)}</Tag>;
};

/** Those named, and in words who of them is no longer in the team. */
export const People = ({ people }: Readonly<{ people: readonly Teammate[] }>) => {
  const here = people.filter(({ hasLeft }) => !hasLeft).map(({ name }) => name);
  const left = people.filter(({ hasLeft }) => hasLeft).map(({ name }) => name);
  return (
    <>
      {here.length === 0 ? 'Nobody' : list(here)}
      {left.length === 0 ? null : (
        <Sub>
          {list(left)} {left.length === 1 ? 'is' : 'are'} no longer in the team
        </Sub>
      )}
    </>
  );
};
