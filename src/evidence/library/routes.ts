import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import { snippetsOf } from '#platform/files';
import { pageAsked } from '#platform/form';
import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { schemeFor } from '#schemes';
import { criteriaOf } from '#schemes/rules';
import { isStaff, mayRead, place, sightOf } from '../asking.ts';
import { claimsOfItem, usedAt } from '../claim/store.ts';
import { elsewhereOf } from '../item/shown.ts';
import { LibraryPage } from './pages.tsx';
import { filterFrom } from './rules.ts';
import { countItems, listItems } from './store.ts';

const library = route({
  name: 'evidence.home',
  method: 'GET',
  path: paths.evidence.home,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const { db, actor, scope, query } = ask;
    const sight = sightOf(actor, scope);
    const scheme = await schemeFor(db, scope);
    const filter = filterFrom(query, pageAsked(query), isUuid);
    const asked = { today: londonDay(ask.now), freshForMonths: scheme.evidence.freshForMonths };
    const criteria = criteriaOf(scheme, filter.standard).map(({ code }) => code);
    const items = await listItems(db, sight, filter, { ...asked, criteria });
    const inFiles =
      filter.words === ''
        ? []
        : await snippetsOf(
            db,
            filter.words,
            items.flatMap(({ file }) => file?.id ?? []),
          );
    const counts = await countItems(db, sight, asked);
    // The panel shows the item that was asked for while the list has it, else the first.
    const chosen = items.find(({ id }) => id === query['item']) ?? items[0] ?? null;
    const claims = chosen === null ? [] : await claimsOfItem(db, sight, chosen.id);
    const shared = {
      ...place(ask),
      scheme,
      items,
      counts,
      filter,
      chosen,
      claims,
      inFiles: new Map(inFiles.map((said) => [said.fileId, said.snippet])),
      used: await usedAt(db, sight),
    };
    const wasAsked = query['item'] !== undefined && chosen?.id === query['item'];
    if (chosen === null || !isStaff(actor))
      return page(LibraryPage({ ...shared, wasAsked, elsewhere: [], parts: [], frameworks: [] }));
    return page(LibraryPage({ ...shared, wasAsked, ...(await elsewhereOf(ask, scheme, chosen, claims)) }));
  },
});

export const libraryRoutes: readonly Route[] = [library];
