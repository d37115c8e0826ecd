import { pageAsked } from '#platform/form';
import { schemeFor } from '#schemes';
import { listActions } from '../action/store.ts';
import { place, type Asked } from '../asking.ts';
import type { ViewProps } from './pages.tsx';
import { shownOf, standardFor, wantedOf } from './rules.ts';

/** What every view of the plan is given: the whole plan, and what of it was asked for. */
export const viewOf = async (ask: Asked): Promise<ViewProps> => {
  const { db, scope, actor, query } = ask;
  const scheme = await schemeFor(db, scope);
  const actions = await listActions(db, scope.id);
  const here = place(ask);
  const wanted = wantedOf(query);
  const quietAfter = scheme.reviews.everyWeeks * 7;
  const standardOf = (criterion: string) => scheme.criterionByCode.get(criterion)?.standard ?? null;
  const { found, count } = shownOf(actions, wanted, {
    today: here.today,
    quietAfter,
    membershipId: actor.kind === 'person' ? actor.membershipId : null,
    standardOf,
  });
  const used = new Set(actions.map((action) => standardFor(action, standardOf)));
  return {
    ...here,
    actions,
    found,
    wanted,
    countOf: count,
    standards: scheme.standards.filter(({ code }) => used.has(code)),
    standardWord: scheme.words.standard.one,
    quietAfter,
    page: pageAsked(query),
  };
};
