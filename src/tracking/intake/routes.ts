import { rm } from 'node:fs/promises';
import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { writeCsv } from '#platform/csv';
import { isUuid, type Db } from '#platform/db';
import { field, pageAsked, typedOf } from '#platform/form';
import { progressOf } from '#platform/jobs';
import { number, plural } from '#platform/kit';
import { bytes, page, redirect, route, type Ask, type Route, type Scope } from '#platform/route';
import { note } from '#platform/trail';
import { href, paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import {
  allProblems,
  findFile,
  formatOf,
  isRollFormat,
  offeredFields,
  previewCounts,
  previewMissing,
  previewProblems,
  previewRows,
  recentFiles,
  recordableGroups,
  rememberedColumns,
  shownPerPage,
  type PreviewPart,
  type RollFile,
} from '#pupils';
import { readColumns, type Needs } from '../columns/forms.ts';
import { resultOptions } from '../columns/options.ts';
import { ColumnsPage } from '../columns/page.tsx';
import { knownAssessments } from '../scores/bulk/store.ts';
import { BringFilePage, largestByPage, rollCrumbs } from './bring-page.tsx';
import { PreviewPage, type PreviewShown } from './preview-page.tsx';
import { PastFilePage, ReadingFilePage } from './reading-page.tsx';
import { bringFile, dropFile, nameColumns, progressKey, takeFile, waitingPath } from './waiting.ts';

const who = { kind: 'roles', roles: ['head', 'lead'] } as const;

type Found = Readonly<{ enrolment: Enrolment; file: RollFile }>;

const fileScope: Scope<Found> = async (ask) => {
  const found = await enrolmentScope(ask);
  const id = ask.params['file'] ?? '';
  if (found === null || !isUuid(id)) return null;
  const file = await findFile(ask.db, found.value.schoolId, id);
  return file === null ? null : { ...found, value: { enrolment: found.value, file } };
};

const bring = route({
  name: 'roll.files',
  method: 'GET',
  path: paths.roll.files,
  who,
  scope: enrolmentScope,
  handle: async ({ db, frame, scope }) =>
    page(BringFilePage({ frame, enrolment: scope.id, recent: await recentFiles(db, scope.schoolId) })),
});

const read = route({
  name: 'roll.files.read',
  method: 'POST',
  path: paths.roll.files,
  who,
  scope: enrolmentScope,
  form: 'multipart',
  fileLimit: largestByPage,
  handle: async ({ actor, db, form, files, frame, scope, now, site }) => {
    const file = files.find((each) => each.field === 'file' && each.bytes.length > 0);
    const said = field(form, 'format');
    if (file === undefined || file.isTruncated) {
      const message =
        file === undefined
          ? files.some(({ name }) => name !== '')
            ? 'This file is empty. Export it again, with a heading row and a row for each pupil'
            : 'Choose the file to read'
          : 'This file is larger than 32 MB. Export fewer columns or year groups, or ask your operator to bring it in';
      const common = { frame, enrolment: scope.id, recent: await recentFiles(db, scope.schoolId), format: said };
      return page(BringFilePage({ ...common, problems: [{ field: 'file', message }] }), { status: 422 });
    }
    const format = isRollFormat(said) ? said : formatOf(file.name, file.bytes.subarray(0, 64));
    const brought = { name: file.name, bytes: file.bytes, format };
    const id = await bringFile(db, actor as Person, scope.schoolId, brought, site.dataDir, now); // the route lets only people in
    return redirect(href(paths.roll.file, { enrolment: scope.id, file: id }));
  },
});

const columnsPage = async (
  { db, frame, scope, now }: Ask<Found>,
  more: Pick<Parameters<typeof ColumnsPage>[0], 'problems' | 'typed'> = {},
) =>
  ColumnsPage({
    frame,
    fileName: scope.file.fileName,
    columns: scope.file.columns.map((column) => ({ ...column, guess: null })),
    isMonthFirst: (await rememberedColumns(db, scope.enrolment.schoolId, 'roll')).isMonthFirst,
    options: [
      ...Object.entries(offeredFields).map(([value, text]) => ({ value, text })),
      ...(await recordableGroups(db, scope.enrolment.schoolId, londonDay(now))).map(({ value, text }) => ({
        value,
        text: `Group: ${text}`,
      })),
      ...resultOptions(await knownAssessments(db, scope.enrolment.schoolId)),
    ],
    action: href(paths.roll.columns, { enrolment: scope.enrolment.id, file: scope.file.id }),
    back: href(paths.roll.file, { enrolment: scope.enrolment.id, file: scope.file.id }),
    crumbs: [
      ...rollCrumbs(scope.enrolment.id),
      { text: 'Files', href: href(paths.roll.files, { enrolment: scope.enrolment.id }) },
    ],
    ...more,
  });

/** A roll is of people: each has a surname and a forename. */
const rollNeeds: Needs = (becomes) =>
  ['surname', 'forename']
    .filter((field) => !becomes.includes(field))
    .map((field) => `Choose which column holds the ${field}`);

const partOf = (asked: string | undefined, counts: Readonly<Record<PreviewPart, number>>): PreviewPart => {
  const parts: readonly PreviewPart[] = ['problems', 'changed', 'new', 'left', 'same'];
  return parts.find((part) => part === asked) ?? parts.find((part) => part !== 'left' && counts[part] > 0) ?? 'same';
};

const rowsOf = async (db: Db, schoolId: string, id: string, part: PreviewPart, at: number): Promise<PreviewShown> => {
  if (part === 'problems') return { part, rows: await previewProblems(db, id, at) };
  if (part === 'left') return { part, rows: await previewMissing(db, schoolId, id, at) };
  return { part, rows: await previewRows(db, id, part, at) };
};

const file = route({
  name: 'roll.file',
  method: 'GET',
  path: paths.roll.file,
  who,
  scope: fileScope,
  handle: async (ask) => {
    const { actor, db, frame, scope, query, now } = ask;
    const { enrolment, file: brought } = scope;
    const common = { frame, enrolment: enrolment.id, file: brought };
    if (brought.state === 'waiting')
      return page(ReadingFilePage({ ...common, progress: await progressOf(db, progressKey(brought.id)) }));
    if (brought.state === 'taken' || brought.state === 'dropped') return page(PastFilePage(common));
    if (brought.state === 'columns' || query['show'] === 'columns') return page(await columnsPage(ask));
    const kinds = await previewCounts(db, brought.id);
    const listed = Math.min(brought.problemsTotal, 100_000);
    const counts = { ...kinds, left: brought.leftCount, problems: listed };
    const part = partOf(query['show'], counts);
    const pages = Math.max(1, Math.ceil(counts[part] / shownPerPage));
    const at = pageAsked(query, pages);
    const shown = await rowsOf(db, enrolment.schoolId, brought.id, part, at);
    if (part !== 'problems' && shown.rows.length > 0)
      await note(
        db,
        actor,
        { act: 'roll.seen', schoolId: enrolment.schoolId, about: { pupils: shown.rows.length, where: 'file' } },
        now,
      );
    return page(PreviewPage({ ...common, counts, shown, page: at, pages }));
  },
});

const columns = route({
  name: 'roll.file.columns',
  method: 'POST',
  path: paths.roll.columns,
  who,
  scope: fileScope,
  handle: async (ask) => {
    const { actor, db, form, scope, now } = ask;
    const { enrolment, file: brought } = scope;
    const said = readColumns(form, brought.columns, rollNeeds, londonDay(now));
    if (said.kind === 'problems') {
      return page(await columnsPage(ask, { problems: said.problems, typed: typedOf(form) }), { status: 422 });
    }
    const isRead = await nameColumns(db, actor as Person, enrolment.schoolId, brought, said.naming, now); // only people come in
    const to = href(paths.roll.file, { enrolment: enrolment.id, file: brought.id });
    return redirect(to, isRead ? {} : { told: 'This file is behind you: it was taken over or set aside.' });
  },
});

const problems = route({
  name: 'roll.file.problems',
  method: 'GET',
  path: paths.roll.problems,
  who,
  scope: fileScope,
  handle: async ({ db, scope }) => {
    const rows = (await allProblems(db, scope.file.id)).map(({ line, column, message }) => [line, column, message]);
    const body = `\ufeff${writeCsv(['Line', 'Column', 'What to do'], rows)}`;
    return bytes({ type: 'text/csv; charset=utf-8', name: 'problems.csv', body });
  },
});

const take = route({
  name: 'roll.file.take',
  method: 'POST',
  path: paths.roll.take,
  who,
  scope: fileScope,
  handle: async ({ actor, db, form, scope, now, site }) => {
    const { enrolment, file: brought } = scope;
    const here = href(paths.roll.file, { enrolment: enrolment.id, file: brought.id });
    const markLeft = field(form, 'left') === 'yes';
    const pressed = await takeFile(db, actor as Person, enrolment.schoolId, brought, markLeft, now); // only people come in
    switch (pressed.kind) {
      case 'taken': {
        await rm(waitingPath(site.dataDir, brought.id), { force: true });
        const { added, changed, left } = pressed.done;
        const told = [
          `${plural(added, 'pupil')} added, ${number(changed)} changed`,
          left > 0 ? `, ${number(left)} taken off the roll` : '',
          pressed.results > 0 ? `, ${plural(pressed.results, 'result')} kept` : '',
          '.',
        ];
        return redirect(href(paths.roll.home, { enrolment: enrolment.id }), { told: told.join('') });
      }
      case 'changed-meanwhile':
        return redirect(here, { told: 'The roll has changed since you looked. This is what the file would do now.' });
      case 'not-ready':
        return redirect(here, { told: 'Nothing was done: the file was taken over already, or is not ready.' });
      case 'problems': {
        const [first] = pressed.done.problems;
        return redirect(here, { told: `Nothing was saved. Line ${first?.line ?? 1}: ${first?.message ?? ''}` });
      }
    }
  },
});

const drop = route({
  name: 'roll.file.drop',
  method: 'POST',
  path: paths.roll.drop,
  who,
  scope: fileScope,
  handle: async ({ actor, db, scope, now, site }) => {
    await dropFile(db, actor as Person, scope.enrolment.schoolId, scope.file.id, now); // the route lets only people in
    await rm(waitingPath(site.dataDir, scope.file.id), { force: true });
    return redirect(href(paths.roll.files, { enrolment: scope.enrolment.id }), { told: 'The file is set aside.' });
  },
});

export const routes: readonly Route[] = [bring, read, file, columns, problems, take, drop];
