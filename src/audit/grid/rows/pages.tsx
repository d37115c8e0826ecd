import {
  Alert,
  Button,
  ButtonGroup,
  Card,
  Checkboxes,
  DataTable,
  Form,
  LevelMark,
  Page,
  plural,
  PostButton,
  shorten,
  Sub,
  type Frame,
  type Problem,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { levelOf, standardLabel, type Scheme } from '#schemes/rules';
import type { Answer } from '../../store.ts';
import { ColumnsForm } from '../columns/pages.tsx';
import type { MappingFault } from '../columns/rules.ts';
import type { Brought } from '../store.ts';
import type { GridRow } from './rules.ts';

export type PreviewView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  grid: Brought;
  fault: MappingFault | null;
  rows: readonly GridRow[];
  answers: readonly Answer[];
  /** Rows that the reader had ticked; null before they have chosen. */
  ticked: readonly number[] | null;
  problems?: readonly Problem[] | undefined;
}>;

const mostShown = 100;

const faultWords = (scheme: Scheme, fault: MappingFault): string => {
  const line = scheme.words.criterion.one.toLowerCase();
  switch (fault) {
    case 'no-line':
      return `Say which column names the ${line}: its code or its wording.`;
    case 'nothing-to-bring':
      return 'Say which column holds levels, reasons, evidence or impact: so far nothing would come.';
    case 'same-column':
      return 'One column is named for two things. Give each its own.';
  }
};

const Level = ({ scheme, code }: Readonly<{ scheme: Scheme; code: string }>) => {
  const level = levelOf(scheme, code);
  return level === null ? null : <LevelMark rank={level.rank} of={scheme.levels.length} word={level.name} />;
};

const Hint = ({ view, row }: Readonly<{ view: PreviewView; row: GridRow }>) => {
  const answer = view.answers.find(({ criterion }) => criterion === row.criterion);
  const said = [row.comment, row.evidence, row.impact].filter((text) => text !== '').join(' · ');
  return (
    <>
      {row.level === null ? 'No level named. ' : <Level scheme={view.scheme} code={row.level} />}{' '}
      <Sub>{shorten(said, 200)}</Sub>
      {row.notes.map((note) => (
        <Sub>{note}</Sub>
      ))}
      {answer === undefined ? null : (
        <Sub>
          Here already: {levelOf(view.scheme, answer.level)?.name ?? ''}, by {answer.answeredName}. “
          {shorten(answer.comment, 120)}” The row would stand beside it.
        </Sub>
      )}
    </>
  );
};

const Choose = ({ view, good }: Readonly<{ view: PreviewView; good: readonly GridRow[] }>) => {
  const { frame, enrolment, scheme, grid, answers, ticked } = view;
  const judged = new Set(answers.map(({ criterion }) => criterion));
  const isTicked = (row: GridRow) => (ticked === null ? !judged.has(row.criterion ?? '') : ticked.includes(row.line));
  return (
    <Card title={`${plural(good.length, 'row')} can come`}>
      <p>
        Each ticked row stands beside its {scheme.words.criterion.one.toLowerCase()} until somebody has read it. Where
        something is written here already the row is not ticked: choose it only if you want it beside.
      </p>
      <Form frame={frame} action={href(paths.audit.gridIn, { enrolment: enrolment.id, grid: grid.id })}>
        {scheme.standards.map((standard) => {
          const mine = good.filter(
            ({ criterion }) => scheme.criterionByCode.get(criterion ?? '')?.standard === standard.code,
          );
          return mine.length === 0 ? null : (
            <Checkboxes
              name="row"
              id={`row-${standard.code}`}
              legend={standardLabel(scheme, standard)}
              legendSize="s"
              small
              choices={mine.map((row) => ({
                value: row.line,
                label: `${row.criterion} ${shorten(scheme.criterionByCode.get(row.criterion ?? '')?.text ?? '', 90)} (row ${row.line})`,
                hint: <Hint view={view} row={row} />,
              }))}
              values={mine.filter(isTicked).map(({ line }) => line)}
            />
          );
        })}
        <Button>Bring the ticked rows in</Button>
      </Form>
    </Card>
  );
};

const Stopped = ({ rows }: Readonly<{ rows: readonly GridRow[] }>) => (
  <Card title={`${plural(rows.length, 'row')} cannot come as ${rows.length === 1 ? 'it is' : 'they are'}`} flush>
    <DataTable
      caption="Rows that cannot come, each with what to do"
      empty=""
      rows={rows.slice(0, mostShown)}
      columns={[
        { head: 'Row', isRowHead: true, tight: true, cell: ({ line }) => line },
        { head: 'What to do', cell: ({ problems }) => problems.join(' ') },
        {
          head: 'It says',
          cell: ({ comment, evidence, impact }) =>
            shorten([comment, evidence, impact].filter(Boolean).join(' · '), 100),
        },
      ]}
    />
    {rows.length <= mostShown ? null : <p class="wm-sub">And {rows.length - mostShown} more.</p>}
  </Card>
);

/** A brought grid before anything of it comes in: how it is read, what matches, and every problem with its row. */
export const PreviewPage = (view: PreviewView) => {
  const { frame, enrolment, scheme, grid, fault, rows, problems } = view;
  const at = { enrolment: enrolment.id };
  const good = rows.filter((row) => row.problems.length === 0);
  const bad = rows.filter((row) => row.problems.length > 0);
  const lead =
    fault !== null
      ? faultWords(scheme, fault)
      : `${plural(good.length, 'row matches', 'rows match')} this audit${bad.length === 0 ? '.' : `, ${bad.length} ${bad.length === 1 ? 'does' : 'do'} not.`} Nothing has come in yet.`;
  return (
    <Page
      frame={frame}
      title={grid.name}
      eyebrow="Your own grid, before it comes in"
      lead={lead}
      problems={problems}
      crumbs={[
        { text: 'Initial audit', href: href(paths.audit.home, at) },
        { text: 'Your own grid', href: href(paths.audit.grid, at) },
      ]}
    >
      {fault === null && rows.length === 0 ? (
        <Alert kind="warning" title="No row says anything for this audit">
          Look at which column holds what, and at the row with the headings.
        </Alert>
      ) : null}
      <ColumnsForm {...{ frame, enrolment, scheme, grid, problems }} isOpen={fault !== null || good.length === 0} />
      {fault !== null || good.length === 0 ? null : <Choose view={view} good={good} />}
      {fault !== null || bad.length === 0 ? null : <Stopped rows={bad} />}
      <div>
        <ButtonGroup>
          <PostButton frame={frame} kind="quiet" action={href(paths.audit.dropGrid, { ...at, grid: grid.id })}>
            Forget this file
          </PostButton>
          <a class="govuk-link" href={href(paths.audit.grid, at)}>
            Choose another file
          </a>
        </ButtonGroup>
      </div>
    </Page>
  );
};
