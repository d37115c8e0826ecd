import { isUuid } from '#platform/db';
import { writeCsv } from '#platform/csv';
import { fields, type Problem } from '#platform/form';
import { londonDay, plural } from '#platform/kit';
import { officeTypes, workbook } from '#platform/office';
import { bytes, notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { auditNow, memberOf } from '../actions.ts';
import { readOpenOffers } from '../offer/store.ts';
import { refusalWords } from '../refusal/rules.ts';
import { writers, writingRefusal } from '../rules.ts';
import { readAnswers } from '../store.ts';
import { bringIn, receiveGrid, rowsOfGrid } from './actions.ts';
import { mappingFault } from './columns/rules.ts';
import { readMapping } from './forms.ts';
import { headingsOf, rowsOf } from './out/rules.ts';
import { GridPage } from './pages.tsx';
import { PreviewPage } from './rows/pages.tsx';
import { routes as proposals } from './proposals/routes.ts';
import { dropGrid, findGrid, readGivenOut, writeColumns, type Brought } from './store.ts';

type Asked = Ask<Enrolment>;

const show = async ({ db, actor, scope, frame }: Asked, problem?: string): Promise<Answer> => {
  const { scheme, asking, standing } = await auditNow(db, actor, scope);
  const refusal = writingRefusal(asking.role, standing);
  const view = {
    frame,
    enrolment: scope,
    scheme,
    waiting: (await readOpenOffers(db, scope.id)).length,
    refused: refusal === null ? null : Object.values(refusalWords(scheme, refusal.because)).join(' '),
  };
  if (problem === undefined) return page(GridPage(view));
  return page(GridPage({ ...view, problems: [{ field: 'file', message: problem }] }), { status: 422 });
};

const received = async (ask: Asked): Promise<Answer> => {
  const upload = ask.files.find(({ field }) => field === 'file');
  const done = await receiveGrid(ask.db, ask.actor, ask.scope, upload, ask.now);
  if (done.kind === 'problem') return show(ask, done.message);
  if (done.kind === 'refused') return redirect(href(paths.audit.grid, { enrolment: ask.scope.id }));
  return redirect(href(paths.audit.gridIn, { enrolment: ask.scope.id, grid: done.id }));
};

const withGrid = async (ask: Asked, then: (grid: Brought) => Promise<Answer>): Promise<Answer> => {
  const id = ask.params['grid'] ?? '';
  const { personId } = memberOf(ask.actor);
  const grid = isUuid(id) ? await findGrid(ask.db, ask.scope.id, id, personId) : null;
  return grid === null ? notFound : then(grid);
};

type Extra = Readonly<{ problems: readonly Problem[]; ticked: readonly number[]; status: 409 | 422 }>;

const preview = async (ask: Asked, grid: Brought, extra: Extra | null = null): Promise<Answer> => {
  const audit = await auditNow(ask.db, ask.actor, ask.scope);
  const fault = mappingFault(grid.mapping);
  const rows = fault === null ? rowsOfGrid(audit, grid) : [];
  const codes = [...new Set(rows.flatMap(({ criterion }) => criterion ?? []))];
  return page(
    PreviewPage({
      frame: ask.frame,
      enrolment: ask.scope,
      scheme: audit.scheme,
      grid,
      fault,
      rows,
      answers: await readAnswers(ask.db, ask.scope.id, codes),
      ticked: extra?.ticked ?? null,
      problems: extra?.problems,
    }),
    { status: extra?.status ?? 200 },
  );
};

const columnsTold = (ask: Asked): Promise<Answer> =>
  withGrid(ask, async (grid) => {
    const read = readMapping(ask.form, grid.tables);
    if (read === null) {
      const problems = [{ field: 'heading', message: 'Give the number of a row that this table has' }];
      return preview(ask, grid, { problems, ticked: [], status: 422 });
    }
    await writeColumns(ask.db, grid.id, read.chosen, read.mapping);
    return redirect(href(paths.audit.gridIn, { enrolment: ask.scope.id, grid: grid.id }));
  });

const broughtIn = (ask: Asked): Promise<Answer> =>
  withGrid(ask, async (grid) => {
    const ticked = fields(ask.form, 'row')
      .filter((line) => /^\d{1,6}$/.test(line))
      .map(Number);
    const refused = (message: string, status: 409 | 422) =>
      preview(ask, grid, { problems: [{ field: '', message }], ticked, status });
    if (ticked.length === 0) return refused('Tick at least one row, or forget the file', 422);
    const done = await bringIn(ask.db, ask.actor, ask.scope, grid, ticked, ask.now);
    const at = { enrolment: ask.scope.id };
    switch (done.kind) {
      case 'changed':
        return refused('A row that you ticked cannot come any more, so none has come. Look at the rows again.', 409);
      case 'done-already':
        return redirect(href(paths.audit.proposals, at), { told: 'This grid was brought in already.' });
      case 'brought':
        return redirect(href(paths.audit.proposals, at), {
          told: `${plural(done.count, 'row stands', 'rows stand')} beside the audit now, ${done.levels} with a level to confirm.`,
        });
    }
  });

const dropped = (ask: Asked): Promise<Answer> =>
  withGrid(ask, async (grid) => {
    await dropGrid(ask.db, grid.id);
    return redirect(href(paths.audit.grid, { enrolment: ask.scope.id }), { told: 'The file is forgotten.' });
  });

const givenOut = async ({ db, actor, scope, params, now }: Asked): Promise<Answer> => {
  const { scheme } = await auditNow(db, actor, scope);
  const rows = rowsOf(scheme, await readGivenOut(db, scope.id));
  const name = `audit-${scope.scheme}-${londonDay(now)}`;
  if (params['format'] === 'csv')
    return bytes({
      type: 'text/csv; charset=utf-8',
      body: `\ufeff${writeCsv(headingsOf(scheme), rows)}`,
      name: `${name}.csv`,
    });
  if (params['format'] !== 'xlsx') return notFound;
  const body = await workbook({ sheets: [{ name: 'Audit', columns: headingsOf(scheme), rows }] });
  return bytes({ type: officeTypes.xlsx, body, name: `${name}.xlsx` });
};

const who = { kind: 'roles', roles: writers } as const;
const fileLimit = 10 * 1024 * 1024;

export const routes: readonly Route[] = [
  route({
    name: 'audit.grid',
    method: 'GET',
    path: paths.audit.grid,
    who,
    scope: enrolmentScope,
    handle: (ask) => show(ask),
  }),
  route({
    name: 'audit.grid-received',
    method: 'POST',
    path: paths.audit.grid,
    who,
    scope: enrolmentScope,
    form: 'multipart',
    fileLimit,
    handle: received,
  }),
  route({
    name: 'audit.grid-out',
    method: 'GET',
    path: paths.audit.gridOut,
    who,
    scope: enrolmentScope,
    handle: givenOut,
  }),
  route({
    name: 'audit.grid-preview',
    method: 'GET',
    path: paths.audit.gridIn,
    who,
    scope: enrolmentScope,
    handle: (ask) => withGrid(ask, (grid) => preview(ask, grid)),
  }),
  route({
    name: 'audit.grid-in',
    method: 'POST',
    path: paths.audit.gridIn,
    who,
    scope: enrolmentScope,
    handle: broughtIn,
  }),
  route({
    name: 'audit.grid-columns',
    method: 'POST',
    path: paths.audit.gridColumns,
    who,
    scope: enrolmentScope,
    handle: columnsTold,
  }),
  route({
    name: 'audit.drop-grid',
    method: 'POST',
    path: paths.audit.dropGrid,
    who,
    scope: enrolmentScope,
    handle: dropped,
  }),
  ...proposals,
];
