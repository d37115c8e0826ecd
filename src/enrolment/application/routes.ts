import type { Person } from '#platform/actor';
import { isUuid } from '#platform/db';
import { pageAsked, type Problem } from '#platform/form';
import { page, redirect, route, type Answer, type Ask, type Scope } from '#platform/route';
import { href, paths } from '#paths';
import { schemeOf } from '#schemes';
import { accept, acceptTerms, askHead, enterContact, refuse, withdraw, type Refusal } from './actions.ts';
import { readContact, readReason } from './forms.ts';
import { ApplicationPage, ApplicationsPage } from './pages.tsx';
import { findApplication, listApplications, type Application } from './store.ts';

const leads = { kind: 'roles', roles: ['lead', 'head'] } as const;
const desk = { kind: 'roles', roles: ['officer', 'director'] } as const;
const both = { kind: 'roles', roles: ['lead', 'head', 'officer', 'director'] } as const;
const pageSize = 25;
/** Further than any list goes, and no further than the database can count. */
const furthestPage = 100_000;

/** A route's `who` has made sure that a person asks; the compiler cannot see that. */
const personOf = (ask: { actor: Ask['actor'] }): Person => {
  if (ask.actor.kind !== 'person') throw new Error('Only a person may ask for this: give the route a "who" of roles.');
  return ask.actor;
};

const applicationScope: Scope<Application> = async ({ db, params }) => {
  const id = params['application'] ?? '';
  const application = isUuid(id) ? await findApplication(db, id) : null;
  return application === null ? null : { value: application };
};

const showOne = (
  ask: Ask<Application>,
  more: {
    refusal?: string;
    problems?: readonly Problem[];
    typed?: Readonly<Record<string, string>>;
    application?: Application;
  } = {},
) =>
  ApplicationPage({
    frame: ask.frame,
    application: more.application ?? ask.scope,
    side: personOf(ask).bodyId === null ? 'school' : 'body',
    refusal: more.refusal ?? null,
    problems: more.problems ?? [],
    typed: more.typed ?? {},
  });

const refusalWords = {
  'not-now': 'The application is no longer where this can be done.',
  'changed-meanwhile': 'Somebody else changed the application a moment ago.',
} as const satisfies Record<Refusal['because'], string>;

/** After an act: back to the application with a sentence, or the page with the refusal as things stand now. */
const afterAct = async (ask: Ask<Application>, done: { kind: 'done' } | Refusal, told: string): Promise<Answer> => {
  if (done.kind === 'done') return redirect(href(paths.applications.one, { application: ask.scope.id }), { told });
  const fresh = await findApplication(ask.db, ask.scope.id);
  return page(
    showOne(ask, { refusal: refusalWords[done.because], ...(fresh === null ? {} : { application: fresh }) }),
    { status: 409 },
  );
};

export const applicationRoutes = [
  route({
    name: 'applications.list',
    method: 'GET',
    path: paths.applications.list,
    who: both,
    handle: async (ask) => {
      const at = pageAsked(ask.query, furthestPage);
      const { rows, total } = await listApplications(ask.db, at, pageSize);
      return page(
        ApplicationsPage({
          frame: ask.frame,
          applications: rows,
          page: at,
          pages: Math.ceil(total / pageSize),
          total,
          mayApply: personOf(ask).schoolId !== null,
        }),
      );
    },
  }),
  route({
    name: 'applications.one',
    method: 'GET',
    path: paths.applications.one,
    who: both,
    scope: applicationScope,
    handle: async (ask) => page(showOne(ask)),
  }),
  route({
    name: 'applications.contact',
    method: 'POST',
    path: paths.applications.contact,
    who: desk,
    scope: applicationScope,
    handle: async (ask) => {
      const read = readContact(ask.form);
      if (read.kind === 'problems') return page(showOne(ask, read), { status: 422 });
      await enterContact(ask.db, personOf(ask), ask.scope, read.value, ask.site.origin, ask.now);
      return redirect(href(paths.applications.one, { application: ask.scope.id }), {
        told: 'The address is kept, and the head has been asked.',
      });
    },
  }),
  route({
    name: 'applications.remind',
    method: 'POST',
    path: paths.applications.remind,
    who: leads,
    scope: applicationScope,
    handle: async (ask) =>
      afterAct(
        ask,
        await askHead(ask.db, personOf(ask), ask.scope, ask.site.origin, ask.now),
        'The head has been sent a fresh link.',
      ),
  }),
  route({
    name: 'applications.accept',
    method: 'POST',
    path: paths.applications.accept,
    who: desk,
    scope: applicationScope,
    handle: async (ask) =>
      afterAct(
        ask,
        await accept(ask.db, personOf(ask), ask.scope, ask.now),
        'The school is accepted. Both sides now accept the data terms.',
      ),
  }),
  route({
    name: 'applications.refuse',
    method: 'POST',
    path: paths.applications.refuse,
    who: desk,
    scope: applicationScope,
    handle: async (ask) => {
      const read = readReason(ask.form);
      if (read.kind === 'problems') return page(showOne(ask, read), { status: 422 });
      return afterAct(
        ask,
        await refuse(ask.db, personOf(ask), ask.scope, read.value.reason, ask.now),
        'The school reads your reason on its application.',
      );
    },
  }),
  route({
    name: 'applications.terms',
    method: 'POST',
    path: paths.applications.terms,
    who: both,
    scope: applicationScope,
    handle: async (ask) => {
      const scheme = await schemeOf(ask.db, ask.scope.schemeVersionId);
      const months = scheme.routes.find((each) => each.code === ask.scope.route)?.months ?? 12;
      const done = await acceptTerms(ask.db, personOf(ask), ask.scope, months, ask.now);
      const told =
        done.kind === 'done' && done.value !== null
          ? 'Both sides have accepted: the school is enrolled.'
          : 'Your side has accepted the data terms.';
      return afterAct(ask, done, told);
    },
  }),
  route({
    name: 'applications.withdraw',
    method: 'POST',
    path: paths.applications.withdraw,
    who: leads,
    scope: applicationScope,
    handle: async (ask) =>
      afterAct(ask, await withdraw(ask.db, personOf(ask), ask.scope, ask.now), 'The application is withdrawn.'),
  }),
];
