import { field, pageAsked, readForm, typedOf, type Problem } from '#platform/form';
import { isUuid } from '#platform/db';
import { readTablesNow } from '#platform/reading';
import { notFound, page, redirect, route, type Answer, type Route, type Upload } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { doing, mayAnswer, mayLead, place, type Asked } from '../asking.ts';
import { addNames, clearHit, forgetNames, noteLook, takeBackCleared } from './actions.ts';
import { addForm, clearForm, forgetForm, mostNames, tableNames, typedNames, type GivenNames } from './forms.ts';
import { becauseFor, NamedPage } from './named-page.tsx';
import { NamesPage } from './pages.tsx';
import { findHit, lastLook, listCleared, listHits, listNames } from './store.ts';

const listAt = (ask: Asked) => href(paths.portfolio.names, { enrolment: ask.scope.id });
const namedAt = (ask: Asked) => href(paths.portfolio.named, { enrolment: ask.scope.id });

const shownList = async (ask: Asked, more: Readonly<{ problems?: readonly Problem[]; typed?: string }> = {}) => {
  const words = (ask.query['find'] ?? '').trim().slice(0, 100);
  const at = pageAsked(ask.query);
  const names = await listNames(ask.db, ask.scope.schoolId, words, at);
  await noteLook(doing(ask), names.length, 'list');
  return NamesPage({ ...place(ask), names, words, page: at, ...more });
};

const list = route({
  name: 'portfolio.names',
  method: 'GET',
  path: paths.portfolio.names,
  who: mayLead,
  scope: enrolmentScope,
  handle: async (ask) => page(await shownList(ask)),
});

const extensionKind = (name: string) => (/\.xlsx$/i.test(name) ? 'xlsx' : 'csv');

/** The names in a form: pasted, in a file, or both; or one sentence that says what to do. */
const given = async (typed: string, file: Upload | undefined): Promise<GivenNames | string> => {
  const pasted = typedNames(typed);
  if (file === undefined || file.bytes.length === 0) return pasted;
  const read = await readTablesNow(file.bytes, extensionKind(file.name));
  if (read.kind === 'problem') return read.message;
  const found = tableNames(read.tables);
  if (found === null) return 'Choose a file with the headings Surname and Forename';
  return { names: [...pasted.names, ...found.names], problems: [...pasted.problems, ...found.problems] };
};

const add = route({
  name: 'portfolio.add-names',
  method: 'POST',
  path: paths.portfolio.names,
  who: mayLead,
  scope: enrolmentScope,
  form: 'multipart',
  fileLimit: 5 * 1024 * 1024,
  handle: async (ask): Promise<Answer> => {
    const typed = typedOf(ask.form)['names'] ?? '';
    const again = async (problems: readonly Problem[]) =>
      page(await shownList(ask, { problems, typed }), { status: 422 });
    const read = readForm(addForm, ask.form);
    if (read.kind === 'problems') return again(read.problems);
    const names = await given(read.value.names, ask.files[0]);
    if (typeof names === 'string') return again([{ field: 'file', message: names }]);
    const [first] = names.problems;
    if (first !== undefined) return again([{ field: 'names', message: `Line ${first.line}: ${first.message}` }]);
    if (names.names.length === 0)
      return again([{ field: 'names', message: 'Paste at least one name, or choose a file' }]);
    if (names.names.length > mostNames)
      return again([{ field: 'names', message: `Bring at most ${mostNames.toLocaleString('en-GB')} names at a time` }]);
    const added = await addNames(doing(ask), names.names);
    return redirect(listAt(ask), {
      told: `${added} ${added === 1 ? 'name is' : 'names are'} new on the list. Run the check again to look for them.`,
    });
  },
});

const forget = route({
  name: 'portfolio.forget-names',
  method: 'POST',
  path: paths.portfolio.forgetNames,
  who: mayLead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const read = readForm(forgetForm, ask.form);
    const which = read.kind === 'read' ? read.value.name : '';
    if (which !== 'all' && !isUuid(which)) return notFound;
    const gone = await forgetNames(doing(ask), which === 'all' ? null : which);
    return redirect(listAt(ask), {
      told: gone === 1 ? 'The name is off the list.' : `${gone} names are off the list.`,
    });
  },
});

const shownHits = async (ask: Asked, more: Readonly<{ problems?: readonly Problem[]; clearing?: string }> = {}) => {
  const at = pageAsked(ask.query);
  const hits = await listHits(ask.db, ask.scope.id, at);
  await noteLook(doing(ask), hits.length, 'check');
  const where = place(ask);
  return NamedPage({
    ...where,
    hits,
    cleared: await listCleared(ask.db, ask.scope.schoolId),
    look: await lastLook(ask.db, ask.scope.id),
    page: at,
    mayClear: where.mayLead,
    ...more,
  });
};

const named = route({
  name: 'portfolio.named',
  method: 'GET',
  path: paths.portfolio.named,
  who: mayAnswer,
  scope: enrolmentScope,
  handle: async (ask) => page(await shownHits(ask)),
});

const clear = route({
  name: 'portfolio.clear-name',
  method: 'POST',
  path: paths.portfolio.clearName,
  who: mayLead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const id = field(ask.form, 'hit');
    const hit = isUuid(id) ? await findHit(ask.db, ask.scope.id, id) : null;
    // A newer look has taken the place of the one that this form was opened on.
    if (hit === null)
      return redirect(namedAt(ask), { told: 'The check was run again meanwhile. Look at what it found.' });
    const read = readForm(clearForm, { hit: [id], because: [field(ask.form, becauseFor(id))] });
    if (read.kind === 'problems') {
      const problems = read.problems.map((one) => ({ ...one, field: becauseFor(id) }));
      return page(await shownHits(ask, { problems, clearing: id }), { status: 422 });
    }
    await clearHit(doing(ask), hit, read.value.because);
    return redirect(namedAt(ask), { told: 'It is kept that this is no pupil.' });
  },
});

const takeBack = route({
  name: 'portfolio.take-back-name',
  method: 'POST',
  path: paths.portfolio.takeBackName,
  who: mayLead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const id = field(ask.form, 'cleared');
    if (!isUuid(id) || !(await takeBackCleared(doing(ask), id))) return notFound;
    return redirect(namedAt(ask), { told: 'These words are flagged again.' });
  },
});

export const nameRoutes: readonly Route[] = [list, add, forget, named, clear, takeBack];
