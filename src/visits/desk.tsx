import { Card, DataTable, plural, Tag, TaskList } from '#platform/kit';
import { href, paths } from '#paths';
import { standardLabel } from '#schemes/rules';
import type { VisitProps } from './pages.tsx';
import { Level } from './panels.tsx';

/** The verifier's desk for the day: what is to be done, the actions to follow, and every criterion with both levels. */
export const Desk = (props: VisitProps) => {
  const { enrolment, scheme, findings, answers, progress, agenda } = props;
  const at = { enrolment: enrolment.id };
  const stateOf = (done: number, of: number) =>
    of > 0 && done >= of
      ? { kind: 'done' as const, state: 'Done' }
      : done > 0
        ? { kind: 'progress' as const, state: `${done} of ${of}` }
        : { kind: 'not-started' as const, state: 'Not started' };
  return (
    <>
      <Card title="The day">
        <TaskList
          id="day"
          tasks={[
            {
              title: 'Day plan',
              href: href(paths.visits.agenda, at),
              ...(agenda.length > 0
                ? { kind: 'done' as const, state: plural(agenda.length, 'part') }
                : { kind: 'not-started' as const, state: 'Not started' }),
            },
            {
              title: 'Claims to check',
              hint: 'Where most rests on the answer, and some drawn by lot',
              href: href(paths.visits.sample, at),
              ...(progress.claims === 0
                ? { kind: 'not-started' as const, state: 'Not drawn' }
                : stateOf(progress.claimsSeen, progress.claims)),
            },
            {
              title: 'Strengths and areas to work on',
              href: href(paths.visits.points, at),
              ...stateOf(Math.min(progress.strengths, 1) + Math.min(progress.areas, 1), 2),
            },
          ]}
        />
      </Card>
      <ActionsCard {...props} />
      {scheme.standards.map((standard) => (
        <Card title={standardLabel(scheme, standard)} flush>
          <DataTable
            caption={`${scheme.words.criterion.many} of ${standard.name}`}
            rows={scheme.criteria.filter((each) => each.standard === standard.code)}
            empty="This part has nothing to judge."
            columns={[
              {
                head: scheme.words.criterion.one,
                isRowHead: true,
                cell: ({ code, text }) => (
                  <a href={href(paths.visits.criterion, { ...at, criterion: code })}>
                    {code} {text}
                  </a>
                ),
              },
              {
                head: 'School’s level',

                cell: ({ code }) => <Level scheme={scheme} code={answers.get(code)?.level ?? null} />,
              },
              {
                head: 'Your level',

                cell: ({ code }) => {
                  const finding = findings.get(code);
                  if (finding?.level != null && finding.reasons.trim() === '')
                    return <Tag kind="waiting">Reasons missing</Tag>;
                  if (finding?.level == null) return <Tag kind="not-started">To judge</Tag>;
                  return <Level scheme={scheme} code={finding.level} />;
                },
              },
            ]}
          />
        </Card>
      ))}
    </>
  );
};

const ActionsCard = ({ enrolment, progress }: VisitProps) => (
  <Card
    title="Actions to follow"
    link={{ text: 'All actions', href: href(paths.visits.actions, { enrolment: enrolment.id }) }}
  >
    <p>
      {progress.actions === 0
        ? 'The plan has no action that ran.'
        : `${progress.followed} of ${plural(progress.actions, 'action')} followed to its evidence and to what the target pupils achieved.`}
    </p>
  </Card>
);
