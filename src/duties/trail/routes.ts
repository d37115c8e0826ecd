import { isUuid } from '#platform/db';
import { typedDay, type Problem } from '#platform/form';
import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { TrailPage } from './pages.tsx';
import { trailRooms } from './rules.ts';
import { listDoers, listEntries, perPage } from './store.ts';

const trail = route({
  name: 'trail.page',
  method: 'GET',
  path: paths.trail,
  who: { kind: 'roles', roles: ['head', 'lead', 'officer', 'director'] },
  handle: async ({ db, actor, frame, query }) => {
    const said = (name: string) => (query[name] ?? '').trim().slice(0, 60);
    const typed = { person: said('person'), room: said('room'), from: said('from'), to: said('to') };
    const day = (text: string) => (text === '' ? null : typedDay(text));
    const problems = (['from', 'to'] as const).flatMap((field): Problem[] =>
      typed[field] !== '' && day(typed[field]) === null
        ? [{ field, message: 'Enter a day, like 1 September 2026, or leave it empty' }]
        : [],
    );
    const before = Number(said('before'));
    const entries = await listEntries(db, {
      person: isUuid(typed.person) ? typed.person : null,
      room: Object.hasOwn(trailRooms, typed.room) ? typed.room : null,
      from: day(typed.from),
      to: day(typed.to),
      before: Number.isSafeInteger(before) && before > 0 ? before : null,
    });
    const shown = entries.slice(0, perPage);
    return page(
      TrailPage({
        frame,
        place: actor.kind === 'person' ? actor.place : '',
        entries: shown,
        older: entries.length > perPage ? (shown.at(-1)?.id ?? null) : null,
        doers: await listDoers(db),
        typed,
        isFirstPage: !(before > 0),
        ...(problems.length === 0 ? {} : { problems }),
      }),
      { status: problems.length === 0 ? 200 : 422 },
    );
  },
});

export const trailRoutes: readonly Route[] = [trail];
