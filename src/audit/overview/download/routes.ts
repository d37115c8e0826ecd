import { londonDay } from '#platform/clock';
import { writeCsv } from '#platform/csv';
import { officeTypes, workbook } from '#platform/office';
import { bytes, page, route, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { paths } from '#paths';
import { readers } from '../../rules.ts';
import { readAnswers, readAnswersAt } from '../../store.ts';
import { endOfDay, queryOf } from '../filter/rules.ts';
import { overviewOf } from '../routes.ts';
import { DownloadPage } from './pages.tsx';
import { columnsOf, rowsOf } from './rules.ts';

type Asked = Ask<Enrolment>;

const show = async (ask: Asked) => {
  const { audit, filter, left } = await overviewOf(ask);
  const props = { frame: ask.frame, enrolment: ask.scope, scheme: audit.scheme, query: queryOf(filter) };
  return page(DownloadPage({ ...props, count: left.length }));
};

/** The rows that this reader's filter leaves, and the name under which they are saved. */
const tableOf = async (ask: Asked) => {
  const { audit, filter, left } = await overviewOf(ask);
  const codes = left.map(({ criterion }) => criterion.code);
  const answers = await (filter.at === null
    ? readAnswers(ask.db, ask.scope.id, codes)
    : readAnswersAt(ask.db, ask.scope.id, codes, endOfDay(filter.at)));
  return {
    name: `Audit of ${ask.scope.schoolName}, ${filter.at ?? londonDay(ask.now)}`,
    columns: columnsOf(audit.scheme),
    rows: rowsOf(audit.scheme, left, answers, londonDay),
  };
};

const csv = async (ask: Asked) => {
  const { name, columns, rows } = await tableOf(ask);
  return bytes({ type: 'text/csv; charset=utf-8', name: `${name}.csv`, body: `\ufeff${writeCsv(columns, rows)}` });
};

const excel = async (ask: Asked) => {
  const { name, columns, rows } = await tableOf(ask);
  const body = await workbook({ sheets: [{ name: 'Audit', columns, rows }] });
  return bytes({ type: officeTypes.xlsx, name: `${name}.xlsx`, body });
};

const read = { method: 'GET', who: { kind: 'roles', roles: readers }, scope: enrolmentScope } as const;

export const routes: readonly Route[] = [
  route({ ...read, name: 'audit.download', path: paths.audit.download, handle: show }),
  route({ ...read, name: 'audit.csv', path: paths.audit.csv, handle: csv }),
  route({ ...read, name: 'audit.workbook', path: paths.audit.workbook, handle: excel }),
];
