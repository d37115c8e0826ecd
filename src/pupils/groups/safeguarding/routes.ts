import { actsAs } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import { readForm, typedOf, type Problem } from '#platform/form';
import { pageOf } from '#platform/kit';
import { note } from '#platform/trail';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { teamOf, workScope } from '../../scope.ts';
import { person, place, type Asked } from '../asking.ts';
import { narrow, readNarrowed } from '../named/rules.ts';
import { FlagsPage } from './flags-page.tsx';
import { leadForm, staffForm } from './forms.ts';
import { SafeguardingPage } from './pages.tsx';
import {
  colleaguesOf,
  endNaming,
  flagsOn,
  insertLead,
  insertNamed,
  isDsl,
  namingsOf,
  seesSafeguarding,
} from './store.ts';

const headOf = { kind: 'roles', roles: ['head'] } as const;

type More = Readonly<{ typed?: Readonly<Record<string, string>>; problems?: readonly Problem[] }>;

const shown = async (ask: Asked, more: More = {}) => {
  const { db, actor, scope } = ask;
  return SafeguardingPage({
    ...place(ask),
    namings: await namingsOf(db, scope.schoolId),
    colleagues: await colleaguesOf(db, scope.schoolId),
    mayNameLead: actsAs(actor, ['head']),
    mayNameStaff: await isDsl(db, actor),
    sees: await seesSafeguarding(db, scope.schoolId),
    ...more,
  });
};

const noted = (ask: Asked, act: string, about: Record<string, string | number>) =>
  note(ask.db, person(ask), { act, schoolId: ask.scope.schoolId, enrolmentId: ask.scope.id, about }, ask.now);

const by = (ask: Asked) => ({ personId: person(ask).personId, on: londonDay(ask.now), now: ask.now });

const back = (ask: Asked, told: string): Answer =>
  redirect(href(paths.groups.safeguarding, { enrolment: ask.scope.id }), { told });

const wrong = async (ask: Asked, problems: readonly Problem[]): Promise<Answer> =>
  page(await shown(ask, { typed: typedOf(ask.form), problems }), { status: 422 });

const isColleague = async ({ db, scope }: Asked, id: string): Promise<boolean> =>
  (await colleaguesOf(db, scope.schoolId)).some((each) => each.personId === id);

const home = route({
  name: 'safeguarding.home',
  method: 'GET',
  path: paths.groups.safeguarding,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => page(await shown(ask)),
});

const nameLead = route({
  name: 'safeguarding.name-lead',
  method: 'POST',
  path: paths.groups.nameLead,
  who: headOf,
  scope: workScope,
  handle: async (ask) => {
    const read = readForm(leadForm, ask.form);
    if (read.kind === 'problems') return wrong(ask, read.problems);
    const { person: named, kind } = read.value;
    if (!(await isColleague(ask, named)))
      return wrong(ask, [{ field: 'person', message: 'Choose a colleague who acts in this school' }]);
    if (!(await insertLead(ask.db, ask.scope.schoolId, named, kind, by(ask)))) {
      const message =
        kind === 'lead'
          ? 'There is a lead, or this colleague is a deputy. End that first'
          : 'This colleague leads or deputises already';
      return wrong(ask, [{ field: 'person', message }]);
    }
    await noted(ask, 'safeguarding.lead-named', { person: named, kind });
    return back(ask, kind === 'lead' ? 'The safeguarding lead is named.' : 'The deputy is named.');
  },
});

const endLead = route({
  name: 'safeguarding.end-lead',
  method: 'POST',
  path: paths.groups.endLead,
  who: headOf,
  scope: workScope,
  handle: async (ask) => {
    const id = ask.params['naming'] ?? '';
    if (!isUuid(id)) return notFound;
    const isEnded = await endNaming(ask.db, 'safeguarding_lead', ask.scope.schoolId, id, by(ask));
    if (isEnded) await noted(ask, 'safeguarding.lead-ended', { naming: id });
    return isEnded ? back(ask, 'It has ended. They do not see the flags any more.') : notFound;
  },
});

const nameStaff = route({
  name: 'safeguarding.name-staff',
  method: 'POST',
  path: paths.groups.nameStaff,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    if (!(await isDsl(ask.db, ask.actor))) return notFound;
    const read = readForm(staffForm, ask.form);
    if (read.kind === 'problems') return wrong(ask, read.problems);
    const { staff, reason } = read.value;
    if (!(await isColleague(ask, staff)))
      return wrong(ask, [{ field: 'staff', message: 'Choose a colleague who acts in this school' }]);
    if (!(await insertNamed(ask.db, ask.scope.schoolId, staff, reason, by(ask))))
      return wrong(ask, [{ field: 'staff', message: 'This colleague is named already' }]);
    await noted(ask, 'safeguarding.staff-named', { person: staff });
    return back(ask, 'They may see the flags from now on.');
  },
});

const endStaff = route({
  name: 'safeguarding.end-staff',
  method: 'POST',
  path: paths.groups.endStaff,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const id = ask.params['naming'] ?? '';
    if (!isUuid(id) || !(await isDsl(ask.db, ask.actor))) return notFound;
    const isEnded = await endNaming(ask.db, 'safeguarding_named', ask.scope.schoolId, id, by(ask));
    if (isEnded) await noted(ask, 'safeguarding.staff-ended', { naming: id });
    return isEnded ? back(ask, 'It has ended. They do not see the flags any more.') : notFound;
  },
});

const flags = route({
  name: 'safeguarding.flags',
  method: 'GET',
  path: paths.groups.flags,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => {
    if (!(await seesSafeguarding(ask.db, ask.scope.schoolId))) return notFound;
    const today = londonDay(ask.now);
    const all = await flagsOn(ask.db, ask.scope.schoolId, today);
    await noted(ask, 'safeguarding.seen', { pupils: new Set(all.map((each) => each.pupilId)).size });
    const narrowed = readNarrowed(ask.query);
    return page(
      FlagsPage({ ...place(ask), all, shown: pageOf(narrow(all, narrowed), ask.query['page']), narrowed, today }),
    );
  },
});

export const safeguardingRoutes: readonly Route[] = [home, nameLead, endLead, nameStaff, endStaff, flags];
