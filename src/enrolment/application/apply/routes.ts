import { londonDay } from '#platform/clock';
import type { Problem } from '#platform/form';
import { notFound, page, redirect, route, type Ask } from '#platform/route';
import { href, paths } from '#paths';
import { listSchemes, schemeOf } from '#schemes';
import { cohortsFrom } from '../../rules.ts';
import { apply } from '../actions.ts';
import { readApplication } from '../forms.ts';
import { bodiesOf, hasOpenCourse } from '../store.ts';
import { ApplyPage, type Offer } from './pages.tsx';

const leads = { kind: 'roles', roles: ['lead', 'head'] } as const;

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

const applyPage = async (
  ask: Ask,
  typed: Readonly<Record<string, string>>,
  problems: readonly Problem[],
  refusal: string | null,
) =>
  ApplyPage({
    frame: ask.frame,
    offers: await offersOf(ask),
    cohorts: cohortsFrom(londonDay(ask.now)),
    typed,
    problems,
    refusal,
  });

export const applyRoutes = [
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
      const { actor } = ask;
      if (actor.kind !== 'person') return notFound;
      const read = readApplication(ask.form);
      if (read.kind === 'problems') return page(await applyPage(ask, read.typed, read.problems, null), { status: 422 });
      const { value } = read;
      const offer = (await offersOf(ask)).find((each) => each.value === value.scheme);
      const problems = [
        ...(offer === undefined ? [{ field: 'scheme', message: 'Choose one of the marks on this page' }] : []),
        ...(offer !== undefined && !offer.routes.some((each) => each.code === value.route)
          ? [{ field: 'route', message: `Choose one of the routes of the ${offer.title}` }]
          : []),
        ...(cohortsFrom(londonDay(ask.now)).includes(value.cohort)
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
];
