import { rm } from 'node:fs/promises';
import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { writeCsv } from '#platform/csv';
import { isUuid, type Db } from '#platform/db';
import { field, pageAsked, typedOf, type Problem } from '#platform/form';
import { progressOf } from '#platform/jobs';
import type { Option } from '#platform/kit';
import { bytes, page, redirect, route, type Ask, type Route, type Scope, type Upload } from '#platform/route';
import { href, paths } from '#paths';
import type { Enrolment } from '#enrolment';
import { offeredFields, rememberedColumns, resultParts, teamOf, workScope } from '#pupils';
import { readColumns } from '../../columns/forms.ts';
import { resultOptions } from '../../columns/options.ts';
import { ColumnsPage } from '../../columns/page.tsx';
import { chosenPoints } from '../../measures/store.ts';
import { knownAssessments } from '../bulk/store.ts';
import {
  bringScoreFile,
  nameScoreColumns,
  progressKey,
  setScoreFileAside,
  takeScoreFile,
  waitingPath,
} from './actions.ts';
import { BringScoresPage } from './bring-page.tsx';
import { fileCrumbs, ScoreFilePage, WaitingPage } from './pages.tsx';
import { largestByPage, problemPages, scoresNeed } from './rules.ts';
import { allProblemsOf, findScoreFile, problemsOf, recentScoreFiles, type ScoreFile } from './store.ts';

type Found = Readonly<{ enrolment: Enrolment; file: ScoreFile }>;

const fileScope: Scope<Found> = async (ask) => {
  const found = await workScope(ask);
  const id = ask.params['import'] ?? '';
  if (found === null || !isUuid(id)) return null;
  const file = await findScoreFile(ask.db, found.value.schoolId, id);
  return file === null ? null : { ...found, value: { enrolment: found.value, file } };
};

/** Nothing chosen, or a file with nothing in it. */
const noFile = (files: readonly Upload[]): string =>
  files.some(({ name }) => name !== '')
    ? 'This file is empty. Choose a file with a heading row and rows below it'
    : 'Choose the file to read';

const bringPage = async (
  { db, frame, scope }: Ask<Enrolment>,
  more: Partial<Parameters<typeof BringScoresPage>[0]> = {},
) =>
  BringScoresPage({
    frame,
    enrolment: scope.id,
    recent: await recentScoreFiles(db, scope.schoolId),
    headings: (await chosenPoints(db, scope.schoolId)).slice(-2).map(({ title, label }) => `${title}: ${label}`),
    ...more,
  });

const bringing = route({
  name: 'tracking.scores',
  method: 'GET',
  path: paths.tracking.scoreFiles,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => page(await bringPage(ask)),
});

const bring = route({
  name: 'tracking.scores.bring',
  method: 'POST',
  path: paths.tracking.scoreFiles,
  who: teamOf,
  scope: workScope,
  form: 'multipart',
  fileLimit: largestByPage,
  handle: async (ask) => {
    const { actor, db, form, files, scope, now, site } = ask;
    const file = files.find((each) => each.field === 'file' && each.bytes.length > 0);
    const source = field(form, 'source');
    const problems: Problem[] = [];
    if (file === undefined) problems.push({ field: 'file', message: noFile(files) });
    else if (file.isTruncated)
      problems.push({
        field: 'file',
        message: 'This file is larger than 64 MB. Split it, or ask your operator to bring it in',
      });
    if (source.length > 120) problems.push({ field: 'source', message: 'Use 120 characters or fewer' });
    if (file === undefined || problems.length > 0)
      return page(await bringPage(ask, { problems, typed: typedOf(form) }), { status: 422 });
    const brought = { name: file.name, bytes: file.bytes, source };
    const id = await bringScoreFile(db, actor as Person, scope.schoolId, brought, site.dataDir, now); // the route lets only people in
    return redirect(href(paths.tracking.scoreFile, { enrolment: scope.id, import: id }));
  },
});

/** What a column of a file of results may be. */
const optionsOf = async (db: Db, schoolId: string): Promise<readonly Option[]> => [
  ...(['upn', 'admissionNumber', 'surname', 'forename', 'bornOn'] as const).map((value) => ({
    value,
    text: `The pupil’s ${value === 'upn' ? 'UPN' : offeredFields[value].toLowerCase()}`,
  })),
  ...resultOptions(await knownAssessments(db, schoolId)),
  ...Object.entries(resultParts).map(([value, text]) => ({ value, text: `One result in each row: ${text}` })),
];

const columnsPage = async (
  { db, frame, scope }: Ask<Found>,
  more: Pick<Parameters<typeof ColumnsPage>[0], 'problems' | 'typed'> = {},
) => {
  const { enrolment, file } = scope;
  const about = { enrolment: enrolment.id, import: file.id };
  return ColumnsPage({
    frame,
    fileName: file.fileName,
    columns: file.readAs.columns,
    isMonthFirst: (await rememberedColumns(db, file.schoolId, 'results')).isMonthFirst,
    options: await optionsOf(db, file.schoolId),
    action: href(paths.tracking.scoreColumns, about),
    back:
      file.state === 'columns'
        ? href(paths.tracking.scoreFiles, { enrolment: enrolment.id })
        : href(paths.tracking.scoreFile, about),
    crumbs: fileCrumbs(enrolment.id),
    ...more,
  });
};

const one = route({
  name: 'tracking.scores.file',
  method: 'GET',
  path: paths.tracking.scoreFile,
  who: teamOf,
  scope: fileScope,
  handle: async (ask) => {
    const { db, frame, query, scope } = ask;
    const { enrolment, file } = scope;
    const common = { frame, enrolment: enrolment.id, file };
    if (file.state === 'waiting' || file.state === 'taking')
      return page(
        WaitingPage({ ...common, progress: await progressOf(db, progressKey(file.id, file.state === 'taking')) }),
      );
    const mayAsk = file.state === 'checked' && file.readAs.columns.length > 0;
    if (file.state === 'columns' || (mayAsk && query['show'] === 'columns')) return page(await columnsPage(ask));
    const pages = problemPages(file.problemsTotal);
    const at = pageAsked(query, pages);
    const problems = file.problemsTotal === 0 ? [] : await problemsOf(db, file.id, at);
    const options = await optionsOf(db, enrolment.schoolId);
    return page(ScoreFilePage({ ...common, options, problems, page: at, pages }));
  },
});

const columns = route({
  name: 'tracking.scores.columns',
  method: 'POST',
  path: paths.tracking.scoreColumns,
  who: teamOf,
  scope: fileScope,
  handle: async (ask) => {
    const { actor, db, form, scope, now } = ask;
    const said = readColumns(form, scope.file.readAs.columns, scoresNeed, londonDay(now));
    if (said.kind === 'problems')
      return page(await columnsPage(ask, { problems: said.problems, typed: typedOf(form) }), { status: 422 });
    const isRead = await nameScoreColumns(db, actor as Person, scope.file, said.naming, now); // the route lets only people in
    const to = href(paths.tracking.scoreFile, { enrolment: scope.enrolment.id, import: scope.file.id });
    return redirect(to, isRead ? {} : { told: 'This file is behind you: it was taken over or set aside.' });
  },
});

const problems = route({
  name: 'tracking.scores.problems',
  method: 'GET',
  path: paths.tracking.scoreProblems,
  who: teamOf,
  scope: fileScope,
  handle: async ({ db, scope }) => {
    const rows = (await allProblemsOf(db, scope.file.id)).map(({ line, column, message }) => [line, column, message]);
    const body = `\ufeff${writeCsv(['Line', 'Column', 'What to do'], rows)}`;
    return bytes({ type: 'text/csv; charset=utf-8', name: 'problems.csv', body });
  },
});

const take = route({
  name: 'tracking.scores.take',
  method: 'POST',
  path: paths.tracking.takeScores,
  who: teamOf,
  scope: fileScope,
  handle: async ({ actor, db, scope, now }) => {
    const here = href(paths.tracking.scoreFile, { enrolment: scope.enrolment.id, import: scope.file.id });
    const isTaking = await takeScoreFile(db, actor as Person, scope.file, now); // the route lets only people in
    return redirect(
      here,
      isTaking ? {} : { told: 'Nothing was done: the file is taken over already, or is not ready.' },
    );
  },
});

const drop = route({
  name: 'tracking.scores.drop',
  method: 'POST',
  path: paths.tracking.dropScores,
  who: teamOf,
  scope: fileScope,
  handle: async ({ actor, db, scope, now, site }) => {
    await setScoreFileAside(db, actor as Person, scope.file, now); // the route lets only people in
    await rm(waitingPath(site.dataDir, scope.file.id), { force: true });
    return redirect(href(paths.tracking.scoreFiles, { enrolment: scope.enrolment.id }), {
      told: 'The file is set aside.',
    });
  },
});

export const routes: readonly Route[] = [bringing, bring, one, columns, problems, take, drop];
