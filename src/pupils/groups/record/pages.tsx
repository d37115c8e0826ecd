import { Card, DataTable, Empty, mediumDate, Page, Sub } from '#platform/kit';
import { href, paths } from '#paths';
import { SafeguardingNote } from '../../pages.tsx';
import { AttendancePanel, SuspensionsPanel, type PanelProps } from '../attending/panels.tsx';
import type { OneRecord } from '../membership/store.ts';
import type { Because } from '../one/rules.ts';
import { BecauseWords } from '../one/words.tsx';
import type { GroupDefinition } from '../definitions/rules.ts';

type InGroup = Readonly<{ key: string; title: string; because: Because; definition: GroupDefinition | null }>;

export type RecordProps = PanelProps &
  Readonly<{
    inGroups: readonly InGroup[];
    unknown: readonly string[];
    records: readonly OneRecord[];
    titles: Readonly<Record<string, string>>;
    /** Groups into which somebody may be entered by hand. */
    enterable: readonly Readonly<{ key: string; title: string }>[];
  }>;

const Groups = ({ enrolment, inGroups, unknown }: RecordProps) => (
  <Card title="In these groups today" flush>
    <DataTable
      caption="Groups today"
      rows={inGroups}
      empty={
        <Empty title="In none that is recorded.">
          That is not to say that nothing applies: see below what is not recorded.
        </Empty>
      }
      columns={[
        {
          head: 'Group',
          isRowHead: true,
          cell: ({ key, title }) => (
            <a class="govuk-link" href={href(paths.groups.one, { enrolment, group: key })}>
              {title}
            </a>
          ),
        },
        {
          head: 'Because',
          cell: ({ because, definition }) => <BecauseWords because={because} definition={definition} />,
        },
      ]}
    />
    {unknown.length === 0 ? null : <p>Nothing is recorded of: {unknown.join(', ')}.</p>}
  </Card>
);

const History = ({ enrolment, records, titles }: RecordProps) => (
  <Card title="Everything recorded of groups" flush>
    <DataTable
      caption="Records of groups, latest first"
      rows={records}
      empty="Nothing is recorded by hand or by a list."
      columns={[
        {
          head: 'Group',
          isRowHead: true,
          cell: (each) => (
            <a class="govuk-link" href={href(paths.groups.membership, { enrolment, record: each.id })}>
              {titles[each.group] ?? each.group}
            </a>
          ),
        },
        {
          head: 'From and to',
          cell: (each) => (
            <>
              {mediumDate(each.fromOn)} {each.toOn === null ? 'on' : `to ${mediumDate(each.toOn)}`}
              {each.removedAt === null ? null : <Sub>taken back: {each.removedBecause}</Sub>}
            </>
          ),
        },
        { head: 'Source', cell: (each) => each.source },
      ]}
    />
  </Card>
);

/** What is recorded of one pupil: groups with their history, attendance, suspensions. */
export const RecordPage = (props: RecordProps) => {
  const { frame, enrolment, pupil, enterable, mayChange, problems = [] } = props;
  const born = pupil.bornOn === null ? null : `born ${mediumDate(pupil.bornOn)}`;
  return (
    <Page
      frame={frame}
      title={`What is recorded of ${pupil.forename} ${pupil.surname}`}
      lead={[pupil.yearGroup === null ? null : `Year ${pupil.yearGroup}`, pupil.code, born].filter(Boolean).join(', ')}
      crumbs={[{ text: 'Groups', href: href(paths.groups.home, { enrolment }) }]}
      problems={problems}
      aside={
        <>
          {!mayChange ? null : (
            <Card title="Add to a group">
              <ul class="govuk-list">
                {enterable.map((group) => (
                  <li>
                    <a
                      class="govuk-link"
                      href={href(paths.groups.add, { enrolment, group: group.key }, { q: pupil.code })}
                    >
                      {group.title}
                    </a>
                  </li>
                ))}
              </ul>
            </Card>
          )}
          <Card title="Progress">
            <p>
              <a class="govuk-link" href={href(paths.onePupil.page, { enrolment, pupil: pupil.pupilId })}>
                Results, provision and voice of {pupil.forename}
              </a>
            </p>
          </Card>
          <SafeguardingNote />
        </>
      }
    >
      <Groups {...props} />
      <AttendancePanel {...props} />
      <SuspensionsPanel {...props} />
      <History {...props} />
    </Page>
  );
};
