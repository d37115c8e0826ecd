import { londonDay } from '#platform/clock';
import { json, page, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { awardStatus } from '#awards/rules';
import { RegisterPage } from './pages.tsx';
import { perPage, readQuery } from './rules.ts';
import { countAwards, findAwards } from './store.ts';

const open = { who: { kind: 'public' }, method: 'GET', isOpen: true } as const;

export const routes: readonly Route[] = [
  route({
    ...open,
    name: 'register.list',
    path: paths.register.list,
    handle: async ({ db, frame, query, now }) => {
      const asked = readQuery(query);
      const today = londonDay(now);
      const rows = await findAwards(db, asked, today, perPage);
      const counts = await countAwards(db, asked, today);
      return page(RegisterPage({ frame, query: asked, rows, counts, today, now }));
    },
  }),
  route({
    ...open,
    name: 'register.data',
    path: paths.register.data,
    handle: async ({ db, query, now }) => {
      const today = londonDay(now);
      const awards = (await findAwards(db, readQuery(query), today, null)).map((row) => ({
        id: row.number,
        url: row.origin + href(paths.awards.page, { award: row.number }),
        school: row.schoolName,
        town: row.town,
        scheme: row.scheme,
        schemeTitle: row.schemeTitle,
        status: awardStatus(row, today),
        awardedOn: row.awardedOn,
        validUntil: row.validUntil,
      }));
      return json({ awards }, { open: true });
    },
  }),
];
