import { readForm, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { acceptDay, invite, proposeDay, stateOf, type Done } from './actions.ts';
import { doing, mayLead, mayRead, maySettle, place, sideOf, type Asked } from './asking.ts';
import { standingOf } from './check/actions.ts';
import { checkPortfolio, itemsReady } from './check/rules.ts';
import { checklistRoutes } from './checklist/routes.ts';
import { checkRoutes } from './check/routes.ts';
import { findProposal } from './date/store.ts';
import { everythingRoutes } from './everything/routes.ts';
import { acceptForm, dayForm, inviteForm } from './forms.ts';
import { nameRoutes } from './names/routes.ts';
import { PortfolioPage, type PortfolioProps } from './pages.tsx';
import { printRoutes } from './print/routes.ts';
import { reflectionRoutes } from './reflection/routes.ts';
import { reviewRoutes } from './review/routes.ts';
import { listReviews } from './store.ts';
import { submissionRoutes } from './submission/routes.ts';
import { listSubmissions } from './submission/store.ts';

/** The portfolio's page, with what one act on it brought. */
const shown = async (ask: Asked, more: Partial<PortfolioProps> = {}) => {
  const where = place(ask);
  const { scheme, facts, letOff, mark, progress, reviews, comments, measures } = await standingOf(
    ask.db,
    ask.scope,
    ask.now,
    where,
  );
  const findings = checkPortfolio(facts, letOff);
  return PortfolioPage({
    ...where,
    state: stateOf(ask.scope, reviews),
    scheme,
    reviews,
    comments,
    findings,
    ready: itemsReady(facts, findings),
    letOff,
    mark,
    progress,
    measures,
    proposal: await findProposal(ask.db, ask.scope.id),
    submissions: await listSubmissions(ask.db, ask.scope.id),
    ...more,
  });
};

/** After an act: back to the page with a word, or the page again with why not. */
const settled = async (ask: Asked, result: Done, told: string): Promise<Answer> => {
  switch (result.kind) {
    case 'done':
      return redirect(href(paths.portfolio.home, { enrolment: ask.scope.id }), { told });
    case 'clash':
      return page(await shown(ask, { clash: true }), { status: 409 });
    case 'refused':
      return page(await shown(ask, { refused: result, typed: typedOf(ask.form) }), { status: 422 });
  }
};

const again = async (ask: Asked, problems: readonly Problem[]): Promise<Answer> =>
  page(await shown(ask, { problems, typed: typedOf(ask.form) }), { status: 422 });

const home = route({
  name: 'portfolio.home',
  method: 'GET',
  path: paths.portfolio.home,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => page(await shown(ask)),
});

const inviting = route({
  name: 'portfolio.invite',
  method: 'POST',
  path: paths.portfolio.invite,
  who: mayLead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const read = readForm(inviteForm, ask.form);
    if (read.kind === 'problems') return again(ask, read.problems);
    return settled(
      ask,
      await invite(doing(ask), await listReviews(ask.db, ask.scope.id), read.value.message),
      'Your adviser is invited, and has a mail.',
    );
  },
});

const proposing = route({
  name: 'portfolio.propose-date',
  method: 'POST',
  path: paths.portfolio.proposeDate,
  who: maySettle,
  scope: enrolmentScope,
  handle: async (ask) => {
    const read = readForm(dayForm, ask.form);
    if (read.kind === 'problems') return again(ask, read.problems);
    const side = sideOf(ask);
    if (side === null) return notFound;
    return settled(
      ask,
      await proposeDay(doing(ask), await listReviews(ask.db, ask.scope.id), side, read.value.day),
      'The day is proposed. The other side accepts it or proposes another.',
    );
  },
});

const accepting = route({
  name: 'portfolio.accept-date',
  method: 'POST',
  path: paths.portfolio.acceptDate,
  who: maySettle,
  scope: enrolmentScope,
  handle: async (ask) => {
    const read = readForm(acceptForm, ask.form);
    const side = sideOf(ask);
    if (read.kind === 'problems' || side === null) return notFound;
    return settled(
      ask,
      await acceptDay(doing(ask), await listReviews(ask.db, ask.scope.id), side, read.value.proposal),
      'The day of the visit is agreed.',
    );
  },
});

export const routes: readonly Route[] = [
  home,
  inviting,
  proposing,
  accepting,
  ...submissionRoutes({ settled, again }),
  ...checklistRoutes,
  ...checkRoutes,
  ...everythingRoutes,
  ...nameRoutes,
  ...printRoutes,
  ...reflectionRoutes,
  ...reviewRoutes,
];
