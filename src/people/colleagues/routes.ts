import { isUuid } from '#platform/db';
import { field, type FormFields, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { paths } from '#paths';
import { invite, inviteAgain, takeBack } from '../invitations/actions.ts';
import { readInvite } from '../invitations/forms.ts';
import { offeredTo } from '../invitations/list/routes.ts';
import { isSchoolRole } from '../invitations/rules.ts';
import { isLed, schoolNamed, waitingInvitations } from '../invitations/store.ts';
import { endPart, findColleague, signOutColleague } from './actions.ts';
import { ColleaguesPage } from './pages.tsx';
import { colleagues } from './store.ts';

const leaders = { kind: 'roles', roles: ['head', 'lead', 'officer', 'director'] } as const;

type Shown = Readonly<{ typed: Readonly<Record<string, string>>; problems: readonly Problem[] | undefined }>;

const shown = async (ask: Ask, { typed, problems }: Shown): Promise<Answer> => {
  const { actor, db, frame, now } = ask;
  if (actor.kind !== 'person') return notFound;
  const people = await colleagues(db, actor);
  const waiting = await waitingInvitations(db);
  const props = {
    frame,
    place: actor.place,
    people,
    waiting,
    offered: offeredTo(ask),
    asksSchool: actor.schoolId === null,
    personId: actor.personId,
    now,
    typed,
    problems,
  };
  return page(ColleaguesPage(props), { status: problems === undefined ? 200 : 422 });
};

const typedOf = (form: FormFields) => ({
  name: field(form, 'name'),
  email: field(form, 'email'),
  role: field(form, 'role'),
  school: field(form, 'school'),
});

const idOf = (ask: Ask, name: string): string | null => {
  const id = ask.params[name] ?? '';
  return isUuid(id) ? id : null;
};

export const colleagueRoutes: readonly Route[] = [
  route({
    name: 'people.list',
    method: 'GET',
    path: paths.people.list,
    who: leaders,
    handle: (ask) => shown(ask, { typed: {}, problems: undefined }),
  }),
  route({
    name: 'people.invite',
    method: 'POST',
    path: paths.people.invite,
    who: leaders,
    handle: async (ask) => {
      const { actor, db, form, now, site } = ask;
      if (actor.kind !== 'person') return notFound;
      const read = readInvite(form, offeredTo(ask));
      if (read.kind === 'problems') return shown(ask, read);
      const schoolId =
        actor.schoolId ?? (isSchoolRole(read.role) ? await schoolNamed(db, field(form, 'school')) : null);
      if (schoolId === null && isSchoolRole(read.role)) {
        const message = "Enter the school's URN, or its name exactly as it stands in the list of schools.";
        return shown(ask, { typed: typedOf(form), problems: [{ field: 'school', message }] });
      }
      if (schoolId !== null && actor.schoolId === null && (await isLed(db, schoolId))) {
        const message =
          'Somebody leads this school here already. Ask them to invite their colleague from their page "People".';
        return shown(ask, { typed: typedOf(form), problems: [{ field: 'school', message }] });
      }
      await invite(db, actor, { ...read, schoolId }, site.origin, now);
      return redirect(paths.people.list, { told: `The invitation is on its way to ${read.email}.` });
    },
  }),
  route({
    name: 'people.invite-again',
    method: 'POST',
    path: paths.invitations.again,
    who: leaders,
    handle: async (ask) => {
      const id = idOf(ask, 'invitation');
      if (id === null || !(await inviteAgain(ask.db, ask.actor, id, ask.site.origin, ask.now))) return notFound;
      return redirect(paths.people.list, { told: 'The invitation is sent again. The link before it no longer works.' });
    },
  }),
  route({
    name: 'people.withdraw-invitation',
    method: 'POST',
    path: paths.invitations.withdraw,
    who: leaders,
    handle: async (ask) => {
      const id = idOf(ask, 'invitation');
      if (id === null || !(await takeBack(ask.db, ask.actor, id, ask.now))) return notFound;
      return redirect(paths.people.list, { told: 'The invitation is taken back.' });
    },
  }),
  route({
    name: 'people.end-part',
    method: 'POST',
    path: paths.people.end,
    who: leaders,
    handle: async (ask) => {
      const id = idOf(ask, 'membership');
      const { actor, db, now } = ask;
      const ended = id === null || actor.kind !== 'person' ? null : await endPart(db, actor, id, now);
      if (ended === null) return notFound;
      const told =
        ended.kind === 'ended'
          ? `The part of ${ended.name} has ended. Their work stays.`
          : 'You cannot end your own part. Ask another leader here, or your awarding body, to do it.';
      return redirect(paths.people.list, { told });
    },
  }),
  route({
    name: 'people.sign-out-colleague',
    method: 'POST',
    path: paths.people.signOut,
    who: leaders,
    isAlone: true,
    handle: async (ask) => {
      const id = idOf(ask, 'membership');
      const { actor, database, now } = ask;
      if (id === null || actor.kind !== 'person') return notFound;
      const colleague = await database.asActor(actor, (db) => findColleague(db, actor, id));
      if (colleague === null) return notFound;
      await signOutColleague(database, actor, colleague, now);
      return redirect(paths.people.list, { told: `${colleague.name} is signed out on every device.` });
    },
  }),
];
