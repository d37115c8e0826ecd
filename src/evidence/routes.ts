import { pageAsked } from '#platform/form';
import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { schemeFor } from '#schemes';
import { mayRead, place, sightOf } from './asking.ts';
import { claimRoutes } from './claim/routes.ts';
import { itemRoutes } from './item/routes.ts';
import { CoveragePage } from './coverage/page.tsx';
import { LibraryPage } from './pages.tsx';
import { coverageOf, itemKinds, type ItemKind } from './rules.ts';
import { countItems, listClaimed, listItems, type Filter } from './store.ts';

const isKind = (text: string): text is ItemKind => Object.hasOwn(itemKinds, text);

/** What the address asks of the list; anything that it does not know is left out. */
const filterFrom = (query: Readonly<Record<string, string>>): Filter => {
  const [kind, show] = [query['kind'] ?? '', query['show'] ?? ''];
  return {
    words: (query['words'] ?? '').trim().slice(0, 100),
    kind: isKind(kind) ? kind : null,
    show: show === 'unused' || show === 'no-impact' ? show : 'all',
    page: pageAsked(query),
  };
};

const library = route({
  name: 'evidence.home',
  method: 'GET',
  path: paths.evidence.home,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const sight = sightOf(ask.actor, ask.scope);
    const filter = filterFrom(ask.query);
    const scheme = await schemeFor(ask.db, ask.scope);
    const items = await listItems(ask.db, sight, filter);
    const counts = await countItems(ask.db, sight);
    return page(LibraryPage({ ...place(ask), scheme, items, counts, filter }));
  },
});

const coverage = route({
  name: 'evidence.coverage',
  method: 'GET',
  path: paths.evidence.coverage,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const scheme = await schemeFor(ask.db, ask.scope);
    const claims = await listClaimed(ask.db, sightOf(ask.actor, ask.scope));
    const covered = scheme.criteria.map(({ code }) => coverageOf(code, claims, scheme.evidence));
    return page(CoveragePage({ ...place(ask), scheme, coverage: covered, asked: ask.query['standard'] }));
  },
});

export const routes: readonly Route[] = [library, coverage, ...itemRoutes, ...claimRoutes];
