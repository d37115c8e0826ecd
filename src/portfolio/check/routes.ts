import { page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { doing, mayLead, mayReadReview, place, type Asked } from '../asking.ts';
import { leaveLinks } from '../links/jobs.ts';
import { lookForNames } from '../names/actions.ts';
import { standingOf } from './actions.ts';
import { CheckPage } from './page.tsx';
import { checkPortfolio, factsOfStandard, itemsReady } from './rules.ts';

const onlyAsked = (asked: string | undefined): 'all' | 'must' | 'should' =>
  asked === 'must' || asked === 'should' ? asked : 'all';

const shown = async (ask: Asked) => {
  const where = place(ask);
  const { facts, letOff } = await standingOf(ask.db, ask.scope, ask.now, where);
  const findings = checkPortfolio(facts, letOff);
  const byStandard = facts.standards.map(({ code, name }) => ({
    code,
    name,
    findings: checkPortfolio(factsOfStandard(facts, code), letOff),
  }));
  const asked = ask.query['standard'];
  return CheckPage({
    ...where,
    facts,
    findings,
    byStandard,
    letOff,
    ready: itemsReady(facts, findings),
    standard: byStandard.some(({ code }) => code === asked) ? (asked ?? null) : null,
    only: onlyAsked(ask.query['only']),
    page: ask.query['page'],
  });
};

const check = route({
  name: 'portfolio.check',
  method: 'GET',
  path: paths.portfolio.check,
  who: mayReadReview,
  scope: enrolmentScope,
  handle: async (ask) => page(await shown(ask)),
});

const run = route({
  name: 'portfolio.run-check',
  method: 'POST',
  path: paths.portfolio.runCheck,
  who: mayLead,
  scope: enrolmentScope,
  handle: async (ask) => {
    await lookForNames(doing(ask));
    await leaveLinks(ask.db, ask.scope.id);
    return redirect(href(paths.portfolio.check, { enrolment: ask.scope.id }), {
      told: 'Names were looked for in every text, and links are being asked whether they still answer.',
    });
  },
});

export const checkRoutes: readonly Route[] = [check, run];
