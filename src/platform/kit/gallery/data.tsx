import { DataTable, Pagination, Sub } from '../data/table.tsx';
import { Activity, Facts, PersonName, Rows, SummaryList, TaskList } from '../data/lists.tsx';
import { GovukTable } from '../govuk/table.tsx';
import { Button } from '../form/button.tsx';
import { Tag, type TagKind } from '../journey/tag.tsx';
import { Card, Empty } from '../page/card.tsx';
import { Foot, Notices } from './notices.tsx';
import { Grid } from '../page/page.tsx';
import { shortDate } from '../words/dates.ts';

type Work = Readonly<{ task: string; about: string; who: string; due: string; kind: TagKind; state: string }>;

const work: readonly Work[] = [
  {
    task: 'Say what changed after the reading mentors',
    about: 'Evidence 14',
    who: 'Dele Adeyemi',
    due: '2026-11-20',
    kind: 'late',
    state: '3 days late',
  },
  {
    task: 'Settle levels: personalised learning',
    about: 'Standard 5, 2 cells',
    who: 'Amina Yusuf',
    due: '2026-11-26',
    kind: 'differ',
    state: 'Raters differ',
  },
  {
    task: 'Add the spring attendance figures',
    about: 'Impact, attendance',
    who: 'Siobhan Keane',
    due: '2026-11-30',
    kind: 'progress',
    state: 'Started',
  },
  {
    task: 'Invite families to the questionnaire',
    about: 'Questionnaires',
    who: 'Joel Mercer',
    due: '2026-12-07',
    kind: 'not-started',
    state: 'Not started',
  },
];

const Tables = () => (
  <>
    <Card title="The working party’s open work" link={{ text: 'All 17 tasks', href: '/kit' }} flush>
      <DataTable<Work>
        caption="Open work by date due"
        empty="Nothing is open."
        rows={work}
        columns={[
          {
            head: 'Task',
            isRowHead: true,
            cell: (row) => (
              <>
                <a href="/kit">{row.task}</a>
                <Sub>{row.about}</Sub>
              </>
            ),
          },
          { head: 'Who', cell: (row) => <PersonName name={row.who} /> },
          { head: 'Due', tight: true, cell: (row) => shortDate(row.due) },
          { head: 'State', tight: true, cell: (row) => <Tag kind={row.kind}>{row.state}</Tag> },
        ]}
      />
    </Card>
    <Pagination page={7} pages={42} href={(page) => `/kit?page=${page}`} label="Pages of tasks" />
    <Card title="A table that is empty" flush>
      <DataTable
        caption="Nothing yet"
        rows={[]}
        columns={[]}
        empty={
          <Empty
            icon="document"
            title="Evidence appears here"
            action={
              <Button small kind="quiet" href="/kit">
                Add the first item
              </Button>
            }
          >
            Anyone in the working party can add it.
          </Empty>
        }
      />
    </Card>
    <Card title="A table of GOV.UK’s">
      <GovukTable
        caption="Pupils by group"
        head={[{ text: 'Group' }, { text: 'Pupils', format: 'numeric' }]}
        rows={[[{ text: 'Target pupils' }, { text: '42', format: 'numeric' }]]}
        firstCellIsHeader
      />
    </Card>
  </>
);

const Lists = () => (
  <Grid>
    <Card title="Needs you">
      <Rows
        rows={[
          {
            title: 'Report 2 days late',
            meta: 'Fernlow Park, visited 17 Nov',
            right: (
              <Button small kind="quiet">
                Remind
              </Button>
            ),
          },
          {
            title: 'Grace Lindqvist',
            person: 'Grace Lindqvist',
            meta: '2 visits this month, 38 miles',
            right: <Tag kind="done">Free, no conflict</Tag>,
          },
          {
            title: 'Shared plan template',
            href: '/kit',
            icon: 'document',
            meta: '5 criteria',
            right: <Tag kind="done">Fresh, 5 weeks</Tag>,
            isChosen: true,
          },
        ]}
      />
    </Card>
    <Card title="Since you were last here" link={{ text: 'Everything that changed', href: '/kit' }}>
      <Activity
        entries={[
          {
            who: 'Dele Adeyemi',
            what: (
              <>
                linked <a href="/kit">Reading mentors: review</a> to criterion 12.5
              </>
            ),
            when: 'today',
          },
          { who: 'Siobhan Keane', what: 'judged Multi-agency working as Embedded', when: 'Friday' },
        ]}
      />
    </Card>
    <Card title="Task list">
      <TaskList
        id="kit-tasks"
        tasks={[
          { title: 'Say what you will improve', href: '/kit', kind: 'done', state: 'Done' },
          { title: 'Choose who to compare with', href: '/kit', kind: 'progress', state: 'In progress' },
          {
            title: 'Send to your adviser',
            hint: 'Opens when the two above are done',
            kind: 'not-yet',
            state: 'Not yet',
          },
        ]}
      />
    </Card>
    <Card title="Check your answers before sending">
      <SummaryList
        items={[
          { key: 'Target pupils', value: '42 pupils, Years 7 and 8', change: { href: '/kit', about: 'target pupils' } },
          {
            key: 'Compared with',
            value: '46 similar pupils, same years',
            change: { href: '/kit', about: 'who they are compared with' },
          },
        ]}
      />
      <Facts
        items={[
          { term: 'Difference', fact: '+3.7 points, likely 0.6 to 6.8' },
          { term: 'Followed to the end', fact: '88 of 94 pupils (94%)' },
        ]}
      />
    </Card>
  </Grid>
);

export const Data = () => (
  <div class="wm-flow" id="data">
    <Tables />
    <Lists />
    <Notices />
    <Foot />
  </div>
);
