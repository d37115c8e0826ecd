import { actsAs } from '#platform/actor';
import { isUuid } from '#platform/db';
import { pageAsked, readForm } from '#platform/form';
import { progressOf } from '#platform/jobs';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { progressKey, takeFile } from './actions.ts';
import { importForm } from './forms.ts';
import { ImportedPage, ImportPage, ReadingPage } from './pages.tsx';
import { findImport, problemsOf, problemsPerPage, recentImports } from './store.ts';

const desk = ['officer', 'director'] as const;
const who = { kind: 'roles', roles: desk } as const;
const largest = 100 * 1024 * 1024;

const ask = route({
  name: 'schools.import',
  method: 'GET',
  path: paths.schools.import,
  who,
  handle: async ({ db, frame }) => page(ImportPage({ frame, recent: await recentImports(db) })),
});

const read = route({
  name: 'schools.import.read',
  method: 'POST',
  path: paths.schools.import,
  who,
  form: 'multipart',
  fileLimit: largest,
  handle: async ({ actor, db, form, files, frame, now, site }) => {
    if (!actsAs(actor, desk)) return notFound;
    const asked = readForm(importForm, form);
    const file = files.find((each) => each.field === 'file' && each.bytes.length > 0);
    const fileProblem =
      file === undefined
        ? [{ field: 'file', message: 'Choose the CSV file to read' }]
        : file.isTruncated
          ? [{ field: 'file', message: 'The file is larger than 100 MB. Choose a smaller one' }]
          : [];
    if (asked.kind === 'problems' || file === undefined || fileProblem.length > 0) {
      const [problems, typed] = asked.kind === 'problems' ? [asked.problems, asked.typed] : [[], asked.value];
      const all = [...problems, ...fileProblem];
      return page(ImportPage({ frame, recent: await recentImports(db), problems: all, typed }), { status: 422 });
    }
    const id = await takeFile(db, actor, { ...asked.value, file }, site.dataDir, now);
    return redirect(href(paths.schools.imported, { import: id }));
  },
});

const done = route({
  name: 'schools.imported',
  method: 'GET',
  path: paths.schools.imported,
  who,
  handle: async ({ db, params, query, frame }) => {
    const id = params['import'] ?? '';
    const found = isUuid(id) ? await findImport(db, id) : null;
    if (found === null) return notFound;
    if (found.finishedAt === null)
      return page(ReadingPage({ frame, done: found, progress: await progressOf(db, progressKey(id)) }));
    const listed = Math.min(found.problemsTotal, 1000);
    const pages = Math.max(1, Math.ceil(listed / problemsPerPage));
    const at = pageAsked(query, pages);
    return page(ImportedPage({ frame, done: found, problems: await problemsOf(db, id, at), page: at, pages }));
  },
});

export const routes: readonly Route[] = [ask, read, done];
