import type { LineProblem } from '#platform/csv';
import {
  Alert,
  Button,
  Card,
  Checkbox,
  DataTable,
  Empty,
  fileSize,
  Form,
  mediumDate,
  number,
  Page,
  Pagination,
  plural,
  PostButton,
  SideNote,
  Sub,
  Views,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import { pupilFields, type Change, type Missing, type PreviewPart, type PreviewRow, type RollFile } from '#pupils';
import { FaultsTable } from '../columns/faults-table.tsx';
import { rollCrumbs } from './bring-page.tsx';
import { ElsewhereCard } from './elsewhere-card.tsx';
import { followsWords, isNothingNew, resultsWords } from './follows.ts';
import { looksWhole } from './rules.ts';

export type PreviewShown =
  | Readonly<{ part: 'problems'; rows: readonly LineProblem[] }>
  | Readonly<{ part: 'new' | 'changed' | 'same'; rows: readonly PreviewRow[] }>
  | Readonly<{ part: 'left'; rows: readonly Missing[] }>;

type Props = Readonly<{
  frame: Frame;
  enrolment: string;
  file: RollFile;
  counts: Readonly<Record<PreviewPart, number>>;
  shown: PreviewShown;
  page: number;
  pages: number;
}>;

const fieldWords: Readonly<Record<string, string>> = { ...pupilFields, leftOn: 'Left on', joinedOn: 'Joined on' };

/** Days are said as people say them, codes as they stand in the file. */
const valueWords = (value: string | null): string =>
  value === null ? 'not recorded' : /^\d{4}-\d{2}-\d{2}$/.test(value) ? mediumDate(value) : value;

const Changes = ({ row }: Readonly<{ row: PreviewRow }>) => (
  <>
    {row.what === 'back' ? <p>Had left, and is on roll again.</p> : null}
    {row.changes.map(({ field, was, became }: Change) => (
      <div>
        {fieldWords[field] ?? field}: <s>{valueWords(was)}</s> → <strong>{valueWords(became)}</strong>
      </div>
    ))}
  </>
);

const pupil = {
  head: 'Pupil',
  isRowHead: true,
  cell: (each: PreviewRow | Missing) => (
    <>
      {each.surname}, {each.forename}
      <Sub>{[each.yearGroup === null ? null : `year ${each.yearGroup}`, each.upn].filter(Boolean).join(', ')}</Sub>
    </>
  ),
};
const line = { head: 'Line', numeric: true, tight: true, cell: (each: PreviewRow) => number(each.line) };

const Shown = ({ shown }: Readonly<{ shown: PreviewShown }>) => {
  switch (shown.part) {
    case 'problems':
      return <FaultsTable problems={shown.rows} />;
    case 'new':
      return (
        <DataTable
          caption="Pupils to add"
          rows={shown.rows}
          empty={<Empty title="Nobody is new.">Everybody in the file is on your roll.</Empty>}
          columns={[
            pupil,
            { head: 'Born', cell: (each) => (each.bornOn === null ? 'not given' : mediumDate(each.bornOn)) },
            {
              head: 'Perhaps known',
              cell: (each) =>
                each.lookalike === null
                  ? 'No'
                  : `${each.lookalike} has the same name. Give the UPN in the file if it is the same pupil.`,
            },
            line,
          ]}
        />
      );
    case 'changed':
      return (
        <DataTable
          caption="Pupils to change, field by field"
          rows={shown.rows}
          empty={<Empty title="Nobody changes.">What the file says of pupils whom you have is as you have it.</Empty>}
          columns={[
            pupil,
            { head: 'Code', tight: true, cell: (each) => each.code },
            { head: 'Was, becomes', cell: (each) => <Changes row={each} /> },
            line,
          ]}
        />
      );
    case 'same':
      return (
        <DataTable
          caption="Pupils who stay as they are"
          rows={shown.rows}
          empty={<Empty title="Nobody is unchanged.">Every pupil of the file is new or changes.</Empty>}
          columns={[pupil, { head: 'Code', tight: true, cell: (each) => each.code }, line]}
        />
      );
    case 'left':
      return (
        <DataTable
          caption="On roll, not in the file"
          rows={shown.rows}
          empty={<Empty title="Everybody on roll is in the file.">Nobody seems to have left.</Empty>}
          columns={[pupil, { head: 'Code', tight: true, cell: (each) => each.code }]}
        />
      );
  }
};

const titles = {
  problems: 'Problems',
  changed: 'Changed',
  new: 'New',
  left: 'Not in the file',
  same: 'Unchanged',
} as const satisfies Record<PreviewPart, string>;

const titleOf = ({ file, counts }: Props): string => {
  if (file.problemsTotal > 0) return `${plural(file.problemsTotal, 'problem')} to put right first`;
  if (isNothingNew(file, counts)) return 'The file says nothing new';
  if (counts.new + counts.changed === 0) return `No pupil changes; ${followsWords(file)}`;
  return `${plural(counts.new, 'pupil')} to add, ${number(counts.changed)} to change`;
};

const leadOf = ({ file, counts }: Props): string =>
  [
    `Nothing is saved yet. ${plural(file.read, 'pupil')} in the file, ${number(counts.same)} unchanged`,
    file.results > 0 ? `, ${resultsWords(file)}` : '',
    counts.new + counts.changed > 0 && followsWords(file) !== '' ? `. With them ${followsWords(file)}` : '',
    file.notAvailable > 0 ? `; ${plural(file.notAvailable, 'cell')} said “not available”` : '',
    '.',
  ].join('');

const Press = ({ frame, enrolment, file, counts }: Props) => (
  <Card title="Bring them in">
    <Form frame={frame} action={href(paths.roll.take, { enrolment, file: file.id })}>
      {counts.left === 0 || !looksWhole(counts) ? null : (
        <Checkbox
          name="left"
          label={`Also take ${plural(counts.left, 'pupil')} off the roll who ${counts.left === 1 ? 'is' : 'are'} not in this file`}
          hint="Only if the file holds the whole school. They left today, keep their history, and may come back."
        />
      )}
      {counts.left > 0 && !looksWhole(counts) ? (
        <p>
          {plural(counts.left, 'pupil')} on roll {counts.left === 1 ? 'is' : 'are'} not in this file. It holds too
          little of the roll to speak of leavers, so they stay on it.
        </p>
      ) : null}
      <Button kind={isNothingNew(file, counts) ? 'quiet' : undefined}>
        {isNothingNew(file, counts) ? 'Take only them off the roll' : 'Bring the file in'}
      </Button>
    </Form>
  </Card>
);

export const PreviewPage = (props: Props) => {
  const { frame, enrolment, file, counts, shown, page, pages } = props;
  const to = (show: string, at?: number) =>
    href(paths.roll.file, { enrolment, file: file.id }, { show, page: at === 1 ? undefined : at });
  const parts = (Object.keys(titles) as PreviewPart[]).filter((part) => part !== 'problems' || counts.problems > 0); // the table's own keys
  const hasColumns = file.format === 'csv' || file.format === 'xlsx';
  return (
    <Page
      frame={frame}
      title={titleOf(props)}
      eyebrow={`${file.fileName}, ${fileSize(file.bytes)}`}
      lead={leadOf(props)}
      crumbs={[...rollCrumbs(enrolment), { text: 'Files', href: href(paths.roll.files, { enrolment }) }]}
      aside={
        <>
          <SideNote title="All or nothing">
            <p>
              One press takes everything in the file over, or nothing of it. Each correction keeps what stood before.
            </p>
          </SideNote>
          <SideNote title="This file">
            <p>It is set aside by itself after seven days.</p>
            <PostButton frame={frame} kind="quiet" action={href(paths.roll.drop, { enrolment, file: file.id })}>
              Set the file aside
            </PostButton>
          </SideNote>
        </>
      }
    >
      {file.problemsTotal > 0 ? (
        <Alert kind="refusal" title="Nothing can be brought in until the file has no problem.">
          <p>
            Correct the lines in your school’s system or in the file, and choose it again. The heading row is line 1.{' '}
            <a class="govuk-link" href={href(paths.roll.problems, { enrolment, file: file.id })}>
              Download all problems as CSV
            </a>
          </p>
        </Alert>
      ) : isNothingNew(file, counts) && (counts.left === 0 || !looksWhole(counts)) ? null : (
        <Press {...props} />
      )}
      <Card
        title="What would happen"
        flush
        link={hasColumns ? { text: 'What the columns mean', href: `${to('columns')}` } : undefined}
      >
        <Views
          label="Parts of the preview"
          views={parts.map((part) => ({
            text: `${titles[part]} (${number(counts[part])})`,
            href: to(part),
            current: part === shown.part,
          }))}
        />
        <Shown shown={shown} />
        <Pagination
          page={page}
          pages={pages}
          label={`Pages of ${titles[shown.part].toLowerCase()}`}
          href={(at) => to(shown.part, at)}
        />
      </Card>
      <ElsewhereCard file={file} />
    </Page>
  );
};
