import { schoolYearOf } from '#platform/clock';
import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { countedFor, dayOf, mayRead, place, provisionsFor, termsOf, type Asked } from '../asking.ts';
import { countsOf } from '../map/counts.ts';
import { ranIn } from '../map/rules.ts';
import { membersOfAll } from '../map/store.ts';
import { costOf } from '../rules.ts';
import { PicturePage } from './pages.tsx';
import { pictureOf } from './rules.ts';

/** The picture of the present school year, as this reader may see it. */
export const pictureFor = async (ask: Asked, isFile = false) => {
  const [here, on] = [place(ask), dayOf(ask)];
  const year = schoolYearOf(on);
  const all = await provisionsFor(ask);
  const shown = all.filter((each) => ranIn(each, year));
  const dates = await termsOf(ask);
  const ids = all.map(({ id }) => id);
  const members = await countedFor(ask, (db) => membersOfAll(db, ids, on));
  const isTeam = here.isTeam && !isFile;
  const counts = countsOf(all, members, on, isTeam);
  const rows = shown.map((provision) => ({ provision, cost: costOf(provision, provision, dates, on) }));
  return { ...here, year, picture: pictureOf(rows, members, { counts, year, isTeam }), files: shown.length > 0 };
};

const picture = route({
  name: 'provision.picture',
  method: 'GET',
  path: paths.provision.picture,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => page(PicturePage(await pictureFor(ask))),
});

export const pictureRoutes: readonly Route[] = [picture];
