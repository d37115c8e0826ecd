import { actsAs, type Person } from '#platform/actor';
import { notFound, page, redirect, route, type Ask, type Route } from '#platform/route';
import { note } from '#platform/trail';
import { href, paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { teamOf, workScope } from '#pupils';
import { newestVersion, statementsOf } from '../statements.ts';
import { readWords } from './forms.ts';
import { LanguagePage, LanguagesPage } from './pages.tsx';
import { languageOf } from './rules.ts';
import { listPut, writePut } from './store.ts';

const leaders = { kind: 'roles', roles: ['head', 'lead'] } as const;
const statements = () => statementsOf(newestVersion);

type Asked = Ask<Enrolment>;

const list = route({
  name: 'questionnaires.languages',
  method: 'GET',
  path: paths.questionnaires.languages,
  who: teamOf,
  scope: enrolmentScope,
  handle: async ({ actor, db, frame, query, scope }) => {
    const mayWrite = actsAs(actor, leaders.roles) && mayDo('work', scope.state);
    const added = languageOf(query['add'] ?? '');
    if (mayWrite && added !== null)
      return redirect(href(paths.questionnaires.language, { enrolment: scope.id, language: added.code }));
    return page(
      LanguagesPage({
        frame,
        enrolment: scope.id,
        statements: statements(),
        all: await listPut(db, scope.schoolId, newestVersion),
        mayWrite,
      }),
    );
  },
});

const languageIn = async ({ db, params, scope }: Asked) => {
  const language = languageOf(params['language'] ?? '');
  if (language === null) return null;
  const all = await listPut(db, scope.schoolId, newestVersion);
  return { language, put: all.find((each) => each.language === language.code) ?? null };
};

const one = route({
  name: 'questionnaires.language',
  method: 'GET',
  path: paths.questionnaires.language,
  who: leaders,
  scope: workScope,
  handle: async (ask) => {
    const found = await languageIn(ask);
    if (found === null) return notFound;
    return page(LanguagePage({ frame: ask.frame, enrolment: ask.scope.id, statements: statements(), ...found }));
  },
});

const save = route({
  name: 'questionnaires.language.save',
  method: 'POST',
  path: paths.questionnaires.language,
  who: leaders,
  scope: workScope,
  handle: async (ask) => {
    const { actor, db, form, frame, scope, now } = ask;
    const found = await languageIn(ask);
    if (found === null) return notFound;
    const { problems, version, ...typed } = readWords(form, statements());
    const shown = { frame, enrolment: scope.id, statements: statements(), typed };
    if (version === null || problems.length > 0)
      return page(LanguagePage({ ...shown, ...found, problems }), { status: 422 });
    const person = actor as Person; // the route lets only people in
    const which = { schoolId: scope.schoolId, statementsVersion: newestVersion, language: found.language.code };
    if (!(await writePut(db, which, { ...typed, version }, { personId: person.personId, name: person.name, now }))) {
      const stands = await languageIn(ask);
      return page(LanguagePage({ ...shown, ...(stands ?? found), clash: true }), { status: 409 });
    }
    const about = { language: found.language.code };
    await note(db, actor, { act: 'questionnaires.words', schoolId: scope.schoolId, enrolmentId: scope.id, about }, now);
    return redirect(href(paths.questionnaires.languages, { enrolment: scope.id }), { told: 'The words are saved.' });
  },
});

export const routes: readonly Route[] = [list, one, save];
