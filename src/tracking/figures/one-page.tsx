import { Alert, Card, DataTable, Facts, longDate, number, Page, pageOf, Pagination, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import { followedWords } from '../impact/words.ts';
import { becauseWords, figureOf, titleOf } from './pages.tsx';
import type { Recomputed } from './rules.ts';
import type { StoredFigure } from './store.ts';

const Again = ({ again }: Readonly<{ again: Recomputed }>) => {
  switch (again.kind) {
    case 'same':
      return (
        <Alert kind="success" title="Worked out again just now: the same.">
          <p>The stored inputs give this figure to nine digits.</p>
        </Alert>
      );
    case 'erased':
      return (
        <Alert kind="info" title="The pupils’ rows behind it were erased.">
          <p>What it was made of is gone, as it should be. Its working stands as it was kept.</p>
        </Alert>
      );
    case 'different':
      return (
        <Alert kind="warning" title="Worked out again just now: not the same.">
          <p>Either the method changed since, or the row was touched. Ask the operator to look.</p>
          <ul>
            {again.differences.slice(0, 20).map((each) => (
              <li>{each}</li>
            ))}
          </ul>
        </Alert>
      );
  }
};

type FigureProps = Readonly<{
  frame: Frame;
  enrolment: Readonly<{ id: string }>;
  figure: StoredFigure;
  again: Recomputed;
  page: string | undefined;
}>;

/** Every number of the working, by its name. */
const numbersIn = (value: unknown, at = ''): readonly (readonly [string, string])[] => {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object')
    return [[at, typeof value === 'number' ? number(value, Number.isInteger(value) ? 0 : 6) : String(value)]];
  return Object.entries(value).flatMap(([name, each]) => numbersIn(each, at === '' ? name : `${at}.${name}`));
};

export const FigurePage = ({ frame, enrolment, figure, again, page }: FigureProps) => {
  const at = { enrolment: enrolment.id, figure: figure.id };
  const inputs = figure.inputs;
  const shown = pageOf<{ code: string; readings: readonly { value: number | null; because: string | null }[] }>(
    inputs?.pupils ?? [],
    page,
  );
  return (
    <Page
      frame={frame}
      title={titleOf(figure)}
      lead={`${figureOf(figure)}${figure.kind === 'everyone' || figure.kind === 'progress' ? '' : `; ${followedWords(figure.output)} with both results`}.`}
      crumbs={[
        { text: 'Impact on target pupils', href: href(paths.tracking.home, { enrolment: enrolment.id }) },
        { text: 'Figures that were kept', href: href(paths.tracking.figures, { enrolment: enrolment.id }) },
      ]}
      aside={
        <Card title="How it was kept">
          <Facts
            items={[
              { term: 'Because', fact: becauseWords[figure.frozenBecause] },
              { term: 'On', fact: longDate(figure.frozenAt) },
              { term: 'By', fact: figure.frozenBy ?? 'Waymark' },
              { term: 'Results up to', fact: longDate(figure.cutOffAt) },
              { term: 'Whom', fact: figure.definitionVersion },
              { term: 'Methods', fact: figure.methodVersion },
              ...(figure.erasedAt === null ? [] : [{ term: 'Rows erased', fact: longDate(figure.erasedAt) }]),
            ]}
          />
        </Card>
      }
    >
      <Again again={again} />
      <Card title="The working as it was kept" flush>
        <DataTable
          caption="Every number of the working"
          empty=""
          rows={numbersIn(figure.output)}
          columns={[
            { head: 'Number', isRowHead: true, cell: ([name]) => name },
            { head: 'Value', numeric: true, cell: ([, value]) => value },
          ]}
        />
      </Card>
      {inputs === null ? null : (
        <Card title={`What it was made of: ${number(inputs.pupils.length)} pupils by code`} flush>
          <DataTable
            caption="Readings by pupil code"
            empty="No pupil."
            rows={shown.rows}
            columns={[
              { head: 'Pupil', isRowHead: true, cell: ({ code }) => code },
              ...inputs.points.map(({ label }, place) => ({
                head: label,
                numeric: true,
                cell: ({ readings }: (typeof shown.rows)[number]) => {
                  const reading = readings[place];
                  return reading?.value == null
                    ? (reading?.because ?? 'none')
                    : number(reading.value, Number.isInteger(reading.value) ? 0 : 1);
                },
              })),
            ]}
          />
          <Pagination
            page={shown.page}
            pages={shown.pages}
            href={(to) => href(paths.tracking.figure, at, { page: to })}
          />
        </Card>
      )}
    </Page>
  );
};
