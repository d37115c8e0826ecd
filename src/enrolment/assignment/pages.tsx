import { roleTitle } from '#platform/actor';
import {
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  Hidden,
  Page,
  PersonName,
  PostButton,
  Refusal,
  Tag,
  longDate,
  mediumDate,
  plural,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import { assignmentRefusal, mayDo, type AssignmentKind, type AssignmentRefusal } from '../rules.ts';
import type { Enrolment } from '../store.ts';
import type { Assignment, Person } from './store.ts';

const taskWords = {
  adviser: 'adviser',
  verifier: 'verifier',
  moderator: 'second verifier',
  panel: 'panel member',
} as const satisfies Record<AssignmentKind, string>;

/** Why somebody cannot be given a task, as the second of a refusal's three parts. */
export const refusalWords = (refusal: AssignmentRefusal, name: string, schoolName: string): string => {
  switch (refusal.because) {
    case 'already-has-task':
      return `${name} has been ${taskWords[refusal.task]} of ${schoolName}. Whoever advises a school does not verify it or decide on it, and one person has one task.`;
    case 'declared-conflict':
      return `A conflict is declared between ${name} and ${schoolName}: ${refusal.reason}`;
    case 'works-at-school':
      return `${name} works at ${schoolName}, or did.`;
  }
};

type Props = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  assignments: readonly Assignment[];
  candidates: readonly Person[];
  refused: Readonly<{ name: string; kind: AssignmentKind; refusal: AssignmentRefusal }> | null;
  mayAssign: boolean;
  today: string;
}>;

const stateOf = (one: Assignment, today: string) =>
  one.closedAt !== null ? (
    <Tag kind="done">Closed {mediumDate(one.closedAt)}</Tag>
  ) : one.opensOn > today ? (
    <Tag kind="waiting">Opens {mediumDate(one.opensOn)}</Tag>
  ) : (
    <Tag kind="progress">Open</Tag>
  );

export const AssignmentsPage = (props: Props) => {
  const { frame, enrolment, assignments, candidates, refused, mayAssign, today } = props;
  const missing = (['adviser', 'verifier', 'moderator', 'panel'] as const).filter(
    (kind) => !assignments.some((one) => one.kind === kind && one.closedAt === null),
  );
  return (
    <Page
      frame={frame}
      title="Who comes to this school"
      lead={
        missing.length === 0
          ? 'Every task is given.'
          : `Nobody yet as ${missing.map((kind) => taskWords[kind]).join(', ')}.`
      }
    >
      {refused === null ? null : (
        <Refusal
          what={`${refused.name} cannot be ${taskWords[refused.kind]} here.`}
          why={refusalWords(refused.refusal, refused.name, enrolment.schoolName)}
          next="Choose somebody else below."
        />
      )}
      <Card title="Tasks" flush>
        <DataTable
          caption="Tasks on this school"
          rows={assignments}
          empty={
            <Empty title="Nobody yet">
              {mayAssign ? 'Choose people below.' : 'The awarding body chooses people; they appear here.'}
            </Empty>
          }
          columns={[
            { head: 'Name', isRowHead: true, cell: (one) => <PersonName name={one.name} /> },
            { head: 'Task', cell: (one) => roleTitle[one.kind] },
            { head: 'Since', cell: (one) => mediumDate(one.assignedAt) },
            { head: 'State', cell: (one) => stateOf(one, today) },
            ...(mayAssign
              ? [
                  {
                    head: '',
                    cell: (one: Assignment) =>
                      one.closedAt === null ? (
                        <PostButton
                          frame={frame}
                          action={href(paths.enrolments.closeAssignment, {
                            enrolment: enrolment.id,
                            assignment: one.id,
                          })}
                          kind="quiet"
                          small
                          about={one.name}
                        >
                          Close the task
                        </PostButton>
                      ) : null,
                  },
                ]
              : []),
          ]}
        />
      </Card>
      {mayAssign
        ? (['adviser', 'verifier', 'moderator', 'panel'] as const).map((kind) => (
            <ChoiceCard {...props} kind={kind} people={candidates.filter((one) => one.role === kind)} />
          ))
        : null}
      {mayDo('assign', enrolment.state) ? null : <p>The enrolment was withdrawn: no task can be given on it.</p>}
      {enrolment.visitOn === null ? null : (
        <p>The visit is on {longDate(enrolment.visitOn)}; a verifier’s access opens fourteen days before.</p>
      )}
    </Page>
  );
};

const ChoiceCard = ({
  frame,
  enrolment,
  kind,
  people,
}: Props & { kind: AssignmentKind; people: readonly Person[] }) => (
  <Card title={`Choose: ${roleTitle[kind].toLowerCase()}`} flush>
    <DataTable
      caption={`People who could be ${taskWords[kind]}`}
      rows={people}
      empty={`Nobody has an account as ${taskWords[kind]}. Invite somebody first.`}
      columns={[
        { head: 'Name', isRowHead: true, cell: (one) => <PersonName name={one.name} /> },
        { head: 'Open tasks', cell: (one) => plural(one.openTasks, 'school') },
        {
          head: 'Conflict',
          cell: (one) => {
            const refusal = assignmentRefusal(kind, one);
            return refusal === null ? (
              <Tag kind="done">Free, no conflict</Tag>
            ) : (
              <Tag kind="refused">Refused: conflict</Tag>
            );
          },
        },
        {
          head: '',
          cell: (one) => (
            <Form frame={frame} action={href(paths.enrolments.assignments, { enrolment: enrolment.id })}>
              <Hidden name="membership" value={one.membershipId} />
              <Button small kind="quiet" about={`${one.name} as ${taskWords[kind]}`}>
                {assignmentRefusal(kind, one) === null ? 'Choose' : 'Why'}
              </Button>
            </Form>
          ),
        },
      ]}
    />
  </Card>
);
