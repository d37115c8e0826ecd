import { pageAsked } from '#platform/form';
import { actsAs } from '#platform/actor';
import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { SearchPage, schoolsPerPage } from './pages.tsx';
import { shortestQuery } from './rules.ts';
import { heldNow, searchSchools } from './store.ts';

const furthestPage = 100;

const search = route({
  name: 'schools.search',
  method: 'GET',
  path: paths.schools.search,
  who: { kind: 'public' },
  handle: async ({ actor, db, query, frame }) => {
    const asked = (query['q'] ?? '').trim().slice(0, 200);
    const at = pageAsked(query, furthestPage);
    const isAsked = asked.length >= shortestQuery;
    const found = isAsked
      ? await searchSchools(db, asked, { limit: schoolsPerPage, offset: (at - 1) * schoolsPerPage })
      : null;
    const held = isAsked ? { schools: 0, years: [] } : await heldNow(db);
    return page(
      SearchPage({ frame, query: asked, found, page: at, held, isDesk: actsAs(actor, ['officer', 'director']) }),
    );
  },
});

export const routes: readonly Route[] = [search];
