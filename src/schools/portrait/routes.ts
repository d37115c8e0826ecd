import { actsAs, type Actor, type Person } from '#platform/actor';
import { isUuid, type Db } from '#platform/db';
import { readForm, type FormFields } from '#platform/form';
import { notFound, page, redirect, route, type Ask, type Answer, type Route, type Scope } from '#platform/route';
import { href, paths } from '#paths';
import { findSchool, type School } from '../store.ts';
import * as act from './actions.ts';
import { EditPortraitPage } from './edit.tsx';
import { figureForm, quotationForm, removeForm, settingForm, trendForm } from './forms.ts';
import type { Section } from './statements.tsx';
import { portraitOf } from './store.ts';

const who = { kind: 'roles', roles: ['head', 'lead'] } as const;

type Ours = Readonly<{ school: School; actor: Person & Readonly<{ schoolId: string }> }>;

/** The school in the address, when it is the actor's own; any other does not exist here. */
const ownSchool: Scope<Ours> = async ({ actor, db, params }) => {
  const id = params['school'] ?? '';
  if (!isOwn(actor, id) || !isUuid(id)) return null;
  const school = await findSchool(db, id);
  return school === null ? null : { value: { school, actor: { ...actor, schoolId: id } } };
};

const isOwn = (actor: Actor, id: string): actor is Person => actsAs(actor, who.roles) && actor.schoolId === id;

const shown = async (db: Db, ask: Ask<Ours>, extra: Partial<Parameters<typeof EditPortraitPage>[0]> = {}) => {
  const { school } = ask.scope;
  return EditPortraitPage({ frame: ask.frame, school, portrait: await portraitOf(db, school.id), ...extra });
};

const back = (ask: Ask<Ours>, told: string) =>
  redirect(href(paths.schools.portrait, { school: ask.scope.school.id }), { told });

const edit = route({
  name: 'schools.portrait',
  method: 'GET',
  path: paths.schools.portrait,
  who,
  scope: ownSchool,
  handle: async (ask) => page(await shown(ask.db, ask)),
});

const save = route({
  name: 'schools.portrait.save',
  method: 'POST',
  path: paths.schools.portrait,
  who,
  scope: ownSchool,
  handle: async (ask) => {
    const read = readForm(settingForm, ask.form);
    if (read.kind === 'problems') return refused(ask, 'setting', read);
    if (await act.saveSetting(ask.db, ask.scope.actor, read.value, ask.now)) return back(ask, 'The setting is saved.');
    const clash = {
      settingType: read.value.settingType ?? '',
      attainmentOnEntry: read.value.attainmentOnEntry ?? '',
    };
    return page(await shown(ask.db, ask, { clash }), { status: 409 });
  },
});

type Faulty = Extract<ReturnType<typeof readForm>, { kind: 'problems' }>;

const refused = async (ask: Ask<Ours>, section: Section, { problems, typed }: Faulty): Promise<Answer> =>
  page(await shown(ask.db, ask, { section, problems, typed }), { status: 422 });

const adds = (
  name: string,
  path: string,
  section: Section,
  add: (ask: Ask<Ours>, form: FormFields) => Promise<Faulty | string>,
): Route =>
  route({
    name,
    method: 'POST',
    path,
    who,
    scope: ownSchool,
    handle: async (ask) => {
      const done = await add(ask, ask.form);
      return typeof done === 'string' ? back(ask, done) : refused(ask, section, done);
    },
  });

const figures = adds('schools.portrait.figure', paths.schools.figures, 'figure', async ({ db, scope, now }, form) => {
  const read = readForm(figureForm, form);
  if (read.kind === 'problems') return read;
  await act.quoteFigure(db, scope.actor, read.value, now);
  return 'The figure is kept as you quoted it.';
});

const quotations = adds(
  'schools.portrait.quotation',
  paths.schools.quotations,
  'quotation',
  async ({ db, scope, now }, form) => {
    const read = readForm(quotationForm, form);
    if (read.kind === 'problems') return read;
    const { quotation, ...from } = read.value;
    await act.quoteReport(db, scope.actor, { ...from, words: quotation }, now);
    return 'The quotation is kept.';
  },
);

const trends = adds('schools.portrait.trend', paths.schools.trends, 'trend', async ({ db, scope, now }, form) => {
  const read = readForm(trendForm, form);
  if (read.kind === 'problems') return read;
  await act.describeTrend(db, scope.actor, read.value, now);
  return 'The trend is kept with its reason.';
});

const remove = route({
  name: 'schools.portrait.remove',
  method: 'POST',
  path: paths.schools.removeStatement,
  who,
  scope: ownSchool,
  handle: async (ask) => {
    const read = readForm(removeForm, ask.form);
    if (read.kind === 'problems' || !(await act.removeStatement(ask.db, ask.scope.actor, read.value, ask.now)))
      return notFound;
    return back(ask, 'It is removed.');
  },
});

export const routes: readonly Route[] = [edit, save, figures, quotations, trends, remove];
