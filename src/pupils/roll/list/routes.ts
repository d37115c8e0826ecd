import { actsAs } from '#platform/actor';
import { pageAsked } from '#platform/form';
import { page, route, type Route } from '#platform/route';
import { note } from '#platform/trail';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { teamOf } from '../../scope.ts';
import { yearGroups } from '../../rules.ts';
import { RollPage } from './pages.tsx';
import { rollPage, rollPerPage, rollSizes, type RollAsked } from './store.ts';

const askedOf = (query: Readonly<Record<string, string>>): RollAsked => ({
  q: (query['q'] ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 80),
  year: yearGroups.find((year) => year === query['year']) ?? '',
  show: query['show'] === 'left' ? 'left' : 'on',
});

const roll = route({
  name: 'roll.list',
  method: 'GET',
  path: paths.roll.home,
  who: teamOf,
  scope: enrolmentScope,
  handle: async ({ actor, db, frame, scope, query, now }) => {
    const { schoolId } = scope;
    const asked = askedOf(query);
    const sizes = await rollSizes(db, schoolId);
    const first = pageAsked(query, 100_000);
    const { pupils, rows } = await rollPage(db, schoolId, asked, first);
    const pages = Math.max(1, Math.ceil(rows / rollPerPage));
    if (pupils.length > 0)
      await note(db, actor, { act: 'roll.seen', schoolId, about: { pupils: pupils.length, where: 'roll' } }, now);
    const mayChange = actsAs(actor, ['head', 'lead']);
    return page(RollPage({ frame, enrolment: scope.id, asked, pupils, rows, sizes, page: first, pages, mayChange }));
  },
});

export const routes: readonly Route[] = [roll];
