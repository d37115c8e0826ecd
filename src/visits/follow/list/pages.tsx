import { Card, DataTable, Empty, Page, plural, Sub, Tag } from '#platform/kit';
import { href, paths } from '#paths';
import { ActionTag, type ListedAction } from '#plan';
import { toVisit, type Place } from '../../panels.tsx';
import { supports } from '../../sample/rules.ts';
import type { ActionFinding } from '../store.ts';

type ActionsProps = Place &
  Readonly<{ actions: readonly ListedAction[]; findings: ReadonlyMap<string, ActionFinding> }>;

/** The actions of the plan, each to be followed to its evidence and to what the target pupils achieved. */
export const FollowListPage = ({ frame, enrolment, today, actions, findings }: ActionsProps) => (
  <Page
    frame={frame}
    title="Actions to follow"
    lead={
      actions.length === 0
        ? 'The plan has no action.'
        : `${findings.size} of ${plural(actions.length, 'action')} followed.`
    }
    crumbs={[toVisit(enrolment.id)]}
  >
    <Card title="Actions" flush>
      <DataTable
        caption="Actions of the plan, with what you saw of each"
        rows={actions}
        empty={
          <Empty title="Actions will stand here, each with its evidence and result.">
            <p>The school’s plan names them.</p>
          </Empty>
        }
        columns={[
          {
            head: 'Action',
            isRowHead: true,
            cell: (action) => (
              <>
                <a href={href(paths.visits.action, { enrolment: enrolment.id, action: action.id })}>
                  {action.number}. {action.objective}
                </a>
                <Sub>{action.criterion === null ? '' : `Answers ${action.criterion}`}</Sub>
              </>
            ),
          },
          { head: 'In the plan', tight: true, cell: (action) => <ActionTag of={action} today={today} /> },
          {
            head: 'What you saw',
            tight: true,
            cell: (action) => {
              const finding = findings.get(action.id);
              return finding === undefined ? (
                <Tag kind="not-started">To follow</Tag>
              ) : (
                <Tag kind={finding.seen === 'yes' ? 'done' : 'differ'}>{supports[finding.seen].word}</Tag>
              );
            },
          },
        ]}
      />
    </Card>
  </Page>
);
