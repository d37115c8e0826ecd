import { Card, DataTable, Rows, Sub, Tag } from '#platform/kit';
import { standardLabel } from '#schemes/rules';
import { Level } from '../panels.tsx';
import { supports } from '../rules.ts';
import type { ReportProps } from './pages.tsx';

/** What was found: strengths and areas, the judgement of every criterion, and each action followed. */
export const Found = ({ points }: ReportProps) => (
  <>
    {(
      [
        ['strength', 'Strengths to celebrate'],
        ['area', 'Areas to work on'],
      ] as const
    ).map(([kind, title]) => (
      <Card title={title}>
        {points.some((point) => point.kind === kind) ? (
          <Rows
            label={title}
            rows={points
              .filter((point) => point.kind === kind)
              .map(({ says, seenIn }) => ({ title: says, meta: `Seen in: ${seenIn}` }))}
          />
        ) : (
          <p>None is named yet.</p>
        )}
      </Card>
    ))}
  </>
);

export const Judged = ({ scheme, findings }: ReportProps) => (
  <>
    {scheme.standards.map((standard) => (
      <Card title={standardLabel(scheme, standard)} flush>
        <DataTable
          caption={`Judgements of ${standard.name}`}
          rows={scheme.criteria.filter((each) => each.standard === standard.code)}
          empty="This part has nothing to judge."
          rowId={({ code }) => `finding-${code}`}
          columns={[
            {
              head: scheme.words.criterion.one,
              isRowHead: true,
              cell: ({ code, text }) => (
                <>
                  {code} {text}
                  <Sub>{findings.get(code)?.reasons || 'No reasons yet'}</Sub>
                </>
              ),
            },
            {
              head: 'Level',

              cell: ({ code }) => <Level scheme={scheme} code={findings.get(code)?.level ?? null} />,
            },
          ]}
        />
      </Card>
    ))}
  </>
);

export const Followed = ({ actions, followed }: ReportProps) => (
  <Card title="Actions, followed to what pupils achieved">
    {actions.length === 0 ? <p>The plan has no action that ran.</p> : null}
    <Rows
      label="Actions"
      rows={actions.map((action) => {
        const finding = followed.get(action.id);
        return {
          title: `${action.number}. ${action.objective}`,
          meta: finding?.says ?? 'Not followed yet',
          right:
            finding === undefined ? (
              <Tag kind="not-started">To follow</Tag>
            ) : (
              <Tag kind={finding.seen === 'yes' ? 'done' : 'differ'}>{supports[finding.seen].word}</Tag>
            ),
        };
      })}
    />
  </Card>
);
