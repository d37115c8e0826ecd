import { DataTable, Empty, pageOf, Pagination, plural, Sub } from '#platform/kit';
import { href, paths } from '#paths';
import { outcomeOf, standardOf, type Scheme } from '#schemes/rules';
import { LineMark } from '../../lines/pages.tsx';
import type { Line, Waits } from '../../lines/rules.ts';
import { queryOf } from '../filter/rules.ts';
import type { Overview } from '../view.ts';

const waitsWords: Readonly<Record<Waits, string>> = {
  judge: 'Yours to judge',
  rate: 'Yours to rate',
  settle: 'Yours to settle',
  agree: 'Yours to agree',
};

/** What stands at a criterion, in words: agreed or not, and what waits for the reader. */
export const stateWords = (line: Line): string => {
  if (line.waits !== null) return waitsWords[line.waits];
  if (line.applies === 'asked') return 'Said not to apply';
  if (line.applies === 'no' || line.level === null) return '';
  return line.isAgreed ? 'Agreed' : 'Not agreed yet';
};

const placeWords = (scheme: Scheme, { criterion }: Line): string => {
  const standard = `${criterion.standard} ${standardOf(scheme, criterion.standard)?.name ?? ''}`;
  return criterion.outcome === null ? standard : `${standard}: ${outcomeOf(scheme, criterion.outcome)?.name ?? ''}`;
};

/** The criteria of one view, one under the other, fifty to a page. */
export const Lines = ({ enrolment, scheme, lines, filter, page: asked }: Overview) => {
  const { page, pages, rows } = pageOf(lines, asked);
  const query = queryOf(filter);
  const path = filter.at === null ? paths.audit.criterion : paths.audit.history;
  return (
    <>
      <DataTable
        caption={`${scheme.words.criterion.many} in this view`}
        rows={rows}
        rowId={({ criterion }) => `c-${criterion.code}`}
        empty={<Empty title="Nothing in this view">Choose another view above.</Empty>}
        columns={[
          {
            head: scheme.words.criterion.one,
            isRowHead: true,
            cell: (line) => (
              <>
                <a
                  class="govuk-link"
                  href={href(path, { enrolment: enrolment.id, criterion: line.criterion.code }, query)}
                >
                  {line.criterion.code} {line.criterion.text}
                </a>{' '}
                <Sub>{placeWords(scheme, line)}</Sub>
              </>
            ),
          },
          { head: 'Level', tight: true, cell: (line) => <LineMark scheme={scheme} line={line} /> },
          { head: 'State', tight: true, cell: stateWords },
          { head: 'Evidence', tight: true, cell: ({ items }) => (items === 0 ? 'No evidence' : plural(items, 'item')) },
        ]}
      />
      <Pagination
        page={page}
        pages={pages}
        href={(each) => href(paths.audit.home, { enrolment: enrolment.id }, { ...query, page: each })}
      />
    </>
  );
};
