import { rm } from 'node:fs/promises';
import type { Person } from '#platform/actor';
import { writeCsv } from '#platform/csv';
import { isUuid } from '#platform/db';
import { field, pageAsked, typedOf, type Problem } from '#platform/form';
import { progressOf } from '#platform/jobs';
import { bytes, page, redirect, route, type Ask, type Route, type Scope } from '#platform/route';
import { href, paths } from '#paths';
import type { Enrolment } from '#enrolment';
import { teamOf, workScope } from '#pupils';
import { chosenPoints } from '../../measures/store.ts';
import { bringScoreFile, progressKey, setScoreFileAside, takeScoreFile, waitingPath } from './actions.ts';
import { BringScoresPage } from './bring-page.tsx';
import { ScoreFilePage, WaitingPage } from './pages.tsx';
import { largestByPage, problemPages } from './rules.ts';
import { allProblemsOf, findScoreFile, problemsOf, recentScoreFiles, type ScoreFile } from './store.ts';

type Found = Readonly<{ enrolment: Enrolment; file: ScoreFile }>;

const fileScope: Scope<Found> = async (ask) => {
  const found = await workScope(ask);
  const id = ask.params['import'] ?? '';
  if (found === null || !isUuid(id)) return null;
  const file = await findScoreFile(ask.db, found.value.schoolId, id);
  return file === null ? null : { ...found, value: { enrolment: found.value, file } };
};

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
    if (file === undefined) problems.push({ field: 'file', message: 'Choose the file to read' });
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

const one = route({
  name: 'tracking.scores.file',
  method: 'GET',
  path: paths.tracking.scoreFile,
  who: teamOf,
  scope: fileScope,
  handle: async ({ db, frame, query, scope }) => {
    const { enrolment, file } = scope;
    const common = { frame, enrolment: enrolment.id, file };
    if (file.state === 'waiting' || file.state === 'taking')
      return page(
        WaitingPage({ ...common, progress: await progressOf(db, progressKey(file.id, file.state === 'taking')) }),
      );
    const pages = problemPages(file.problemsTotal);
    const at = pageAsked(query, pages);
    const problems = file.problemsTotal === 0 ? [] : await problemsOf(db, file.id, at);
    return page(ScoreFilePage({ ...common, problems, page: at, pages }));
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

export const routes: readonly Route[] = [bringing, bring, one, problems, take, drop];
