import type { Person } from '#platform/actor';
import { isUuid } from '#platform/db';
import { field, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Ask, type Scope } from '#platform/route';
import { href, paths } from '#paths';
import { listSchemes, schemeOf } from '#schemes';
import {
  accept,
  acceptTerms,
  apply,
  askHead,
  confirmByHead,
  enterContact,
  refuse,
  seeByHead,
  withdraw,
  type Refusal,
} from './actions.ts';
import { readApplication, readConfirmation, readContact, readReason } from './forms.ts';
import {
  ApplicationPage,
  ApplicationsPage,
  ApplyPage,
  ConfirmedPage,
  ConfirmPage,
  SpentLinkPage,
  type Offer,
} from './pages.tsx';
import { bodiesOf, findApplication, hasOpenCourse, listApplications, type Application } from './store.ts';

const leads = { kind: 'roles', roles: ['lead', 'head'] } as const;
const desk = { kind: 'roles', roles: ['officer', 'director'] } as const;
const both = { kind: 'roles', roles: ['lead', 'head', 'officer', 'director'] } as const;
const pageSize = 25;

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

/** Every mark that an awarding body offers, in its newest version. */
const offersOf = async (ask: Ask<unknown>): Promise<readonly Offer[]> => {
  const bodies = await bodiesOf(ask.db);
  const newest = (await listSchemes(ask.db)).filter((scheme) => scheme.isNewest);
  const offers: Offer[] = [];
  for (const body of bodies)
    for (const listed of newest) {
      const scheme = await schemeOf(ask.db, listed.id);
      const title = bodies.length === 1 ? listed.title : `${listed.title}, ${body.name}`;
      offers.push({ value: `${body.id}.${listed.id}`, title, summary: listed.summary, routes: scheme.routes });
    }
  return offers;
};

/** The cohorts that can still be joined: this term and the next two. */
export const cohortsFrom = (now: Date): readonly string[] => {
  const terms = ['Spring', 'Summer', 'Autumn'] as const;
  const current = now.getMonth() < 3 ? 0 : now.getMonth() < 7 ? 1 : 2;
  return [0, 1, 2].map((ahead) => {
    const index = current + ahead;
    return `${terms[index % 3]} ${now.getFullYear() + Math.floor(index / 3)}`;
  });
};

const applyPage = async (
  ask: Ask,
  typed: Readonly<Record<string, string>>,
  problems: readonly Problem[],
  refusal: string | null,
) => (
  <ApplyPage
    frame={ask.frame}
    offers={await offersOf(ask)}
    cohorts={cohortsFrom(ask.now)}
    typed={typed}
    problems={problems}
    refusal={refusal}
  />
);

const showOne = (
  ask: Ask<Application>,
  more: {
    refusal?: string;
    problems?: readonly Problem[];
    typed?: Readonly<Record<string, string>>;
    application?: Application;
  } = {},
) => (
  <ApplicationPage
    frame={ask.frame}
    application={more.application ?? ask.scope}
    side={personOf(ask).bodyId === null ? 'school' : 'body'}
    refusal={more.refusal ?? null}
    problems={more.problems ?? []}
    typed={more.typed ?? {}}
  />
);

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
      const at = Math.max(1, Number.parseInt(ask.query['page'] ?? '1', 10) || 1);
      const { rows, total } = await listApplications(ask.db, at, pageSize);
      return page(
        <ApplicationsPage
          frame={ask.frame}
          applications={rows}
          page={at}
          pages={Math.ceil(total / pageSize)}
          total={total}
          mayApply={personOf(ask).schoolId !== null}
        />,
      );
    },
  }),
  route({
    name: 'applications.begin',
    method: 'GET',
    path: paths.applications.begin,
    who: leads,
    handle: async (ask) => page(await applyPage(ask, {}, [], null)),
  }),
  route({
    name: 'applications.make',
    method: 'POST',
    path: paths.applications.begin,
    who: leads,
    handle: async (ask) => {
      const actor = personOf(ask);
      const read = readApplication(ask.form);
      if (read.kind === 'problems') return page(await applyPage(ask, read.typed, read.problems, null), { status: 422 });
      const { value } = read;
      const offer = (await offersOf(ask)).find((each) => each.value === value.scheme);
      const problems = [
        ...(offer === undefined ? [{ field: 'scheme', message: 'Choose one of the marks on this page' }] : []),
        ...(offer !== undefined && !offer.routes.some((each) => each.code === value.route)
          ? [{ field: 'route', message: `Choose one of the routes of the ${offer.title}` }]
          : []),
        ...(cohortsFrom(ask.now).includes(value.cohort)
          ? []
          : [{ field: 'cohort', message: 'Choose one of the cohorts on this page' }]),
      ];
      if (problems.length > 0) return page(await applyPage(ask, { ...value }, problems, null), { status: 422 });
      const [bodyId = '', schemeVersionId = ''] = value.scheme.split('.');
      const scheme = await schemeOf(ask.db, schemeVersionId);
      if (actor.schoolId === null || actor.membershipId === null) return notFound;
      if (await hasOpenCourse(ask.db, actor.schoolId, scheme.id))
        return page(
          await applyPage(
            ask,
            { ...value },
            [],
            `Your school already has an application or an enrolment for the ${scheme.title}.`,
          ),
          { status: 409 },
        );
      const id = await apply(
        ask.db,
        actor,
        {
          schoolId: actor.schoolId,
          bodyId,
          schemeVersionId,
          route: value.route,
          cohort: value.cohort,
          why: value.why,
          appliedBy: actor.membershipId,
          appliedAt: ask.now,
        },
        ask.site.origin,
      );
      return redirect(href(paths.applications.one, { application: id }), { told: 'Your application has been sent.' });
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
  route({
    name: 'applications.confirm-page',
    method: 'GET',
    path: paths.applications.confirm,
    who: { kind: 'public' },
    isAlone: true,
    handle: async (ask) => {
      const token = ask.params['token'] ?? '';
      const application = await seeByHead(ask.database, token);
      if (application === null) return page(<SpentLinkPage frame={ask.frame} />, { status: 404 });
      return page(<ConfirmPage frame={ask.frame} application={application} token={token} problems={[]} typed={{}} />);
    },
  }),
  route({
    name: 'applications.confirm',
    method: 'POST',
    path: paths.applications.confirm,
    who: { kind: 'public' },
    isAlone: true,
    handle: async (ask) => {
      const token = ask.params['token'] ?? '';
      const application = await seeByHead(ask.database, token);
      if (application === null) return page(<SpentLinkPage frame={ask.frame} />, { status: 404 });
      const read = readConfirmation(ask.form);
      if (read.kind === 'problems')
        return page(
          <ConfirmPage
            frame={ask.frame}
            application={application}
            token={token}
            problems={read.problems}
            typed={{ name: field(ask.form, 'name') }}
          />,
          { status: 422 },
        );
      const confirmed = await confirmByHead(ask.database, token, read.value.name, ask.now);
      if (confirmed === null) return page(<SpentLinkPage frame={ask.frame} />, { status: 404 });
      return page(<ConfirmedPage frame={ask.frame} application={confirmed} />);
    },
  }),
];
