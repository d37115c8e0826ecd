import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { aFigure, type Problem } from '#platform/form';
import { daysBetween, plural } from '#platform/kit';
import { note } from '#platform/trail';
import { notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { href, paths } from '#paths';
import type { Enrolment } from '#enrolment';
import { membersOf, recordMemberships, rollOn, teamOf, workScope } from '#pupils';
import { groupTitles } from '#pupils/rules';
import { startTitle } from '../choosing/asked.ts';
import { startPointsOf, startsAt, type StartPoint } from '../choosing/store.ts';
import { expectedGain } from '../scales/rules.ts';
import { AttainedPage, type Following } from './pages.tsx';
import { followsFrom, isAttained, usualLimit, type AttainedGroup } from './rules.ts';

type Asked = Ask<Enrolment>;
type Given = Readonly<{ point: string; later: string; limit: string }>;

/** Months between two points as the scale's growth counts them; 0 where a day is not known. */
const monthsBetween = (a: StartPoint, b: StartPoint): number =>
  a.takenOn === null || b.takenOn === null ? 0 : Math.max(0, Math.round(daysBetween(a.takenOn, b.takenOn) / 30.44));

type Worked = Readonly<{
  points: readonly StartPoint[];
  given: Given;
  point: StartPoint | null;
  found: readonly Following[] | null;
  already: number;
  problems: readonly Problem[];
}>;

/** Works out who follows; what is missing or nonsense is a problem beside its field. */
const workOut = async ({ db, scope, now }: Asked, group: AttainedGroup, asked: Partial<Given>): Promise<Worked> => {
  const points = await startPointsOf(db, scope.schoolId, scope.id);
  const point = points.find((each) => each.id === asked.point) ?? points[0] ?? null;
  const later = points.find((each) => each.id === asked.later) ?? null;
  const usual = point === null ? null : usualLimit(group, point.expected);
  const given = {
    point: point?.id ?? '',
    later: later?.id ?? '',
    limit: asked.limit ?? (usual === null ? '' : String(usual)),
  };
  const limit = aFigure('Enter the limit as a figure').safeParse(given.limit);
  const needsLater = group === 'more-able-underachieving';
  const isSame = later !== null && later.assessmentId === point?.assessmentId && later.id !== point.id;
  const problems: Problem[] =
    asked.point === undefined
      ? []
      : [
          ...(needsLater && !isSame ? [{ field: 'later', message: 'Choose a later point of the same test' }] : []),
          ...(limit.success ? [] : [{ field: 'limit', message: limit.error.issues[0]?.message ?? 'Enter the limit' }]),
        ];
  if (point === null || !limit.success || (needsLater && !isSame))
    return { points, given, point, found: null, already: 0, problems };
  const starts = await startsAt(db, scope.schoolId, point.id);
  const ends = later === null ? new Map<string, number>() : await startsAt(db, scope.schoolId, later.id);
  const gain = later === null ? 0 : (expectedGain(point.scale, monthsBetween(point, later)) ?? 0);
  const by = { limit: limit.data, gain, higherIsBetter: point.higherIsBetter };
  const inside = (await membersOf(db, scope.schoolId, londonDay(now))).get(group) ?? new Set();
  const follow = (await rollOn(db, scope.schoolId, londonDay(now))).flatMap((pupil): Following[] => {
    const of = {
      pupilId: pupil.pupilId,
      start: starts.get(pupil.pupilId) ?? null,
      later: ends.get(pupil.pupilId) ?? null,
    };
    return of.start !== null && followsFrom(group, of, by) ? [{ ...pupil, start: of.start, later: of.later }] : [];
  });
  const found = follow.filter((each) => !inside.has(each.pupilId));
  return { points, given, point, found, already: follow.length - found.length, problems };
};

const shown = (ask: Asked, group: AttainedGroup, worked: Worked, status: 200 | 422 = 200): Answer => {
  const { points, given, found, already, problems } = worked;
  const at = { frame: ask.frame, enrolment: ask.scope.id, group, title: groupTitles[group] ?? group };
  return page(AttainedPage({ ...at, points, asked: given, found, already, problems, page: ask.query['page'] }), {
    status,
  });
};

const look = route({
  name: 'groups.from-results',
  method: 'GET',
  path: paths.groups.fromResults,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const group = ask.params['group'] ?? '';
    if (!isAttained(group)) return notFound;
    const worked = await workOut(ask, group, ask.query);
    const about = { group, pupils: worked.found?.length ?? 0, where: 'results' };
    const act = { act: 'groups.seen', schoolId: ask.scope.schoolId, enrolmentId: ask.scope.id, about };
    await note(ask.db, ask.actor as Person, act, ask.now); // the route lets only people in
    return shown(ask, group, worked, worked.problems.length > 0 ? 422 : 200);
  },
});

const record = route({
  name: 'groups.from-results.save',
  method: 'POST',
  path: paths.groups.fromResults,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const { actor, db, form, params, scope, now } = ask;
    const group = params['group'] ?? '';
    if (!isAttained(group)) return notFound;
    const field = (name: keyof Given) => form[name]?.[0] ?? '';
    const asked = { point: field('point'), later: field('later'), limit: field('limit') };
    const worked = await workOut(ask, group, asked);
    if (worked.found === null || worked.point === null) return shown(ask, group, worked, 422);
    const today = londonDay(now);
    const taken = worked.point.takenOn ?? today;
    const membership = { group, fromOn: taken < today ? taken : today, toOn: null, basis: 'results', detail: {} };
    const given = worked.found.map(({ pupilId }) => ({ pupilId, ...membership }));
    const source =
      `${startTitle(worked.point)}: ${group === 'low-prior-attainment' ? 'below' : 'at least'} ${worked.given.limit}`.slice(
        0,
        120,
      );
    const recorded = await recordMemberships(db, actor as Person, scope.schoolId, given, {
      source,
      importId: null,
      now,
    });
    return redirect(href(paths.groups.one, { enrolment: scope.id, group }), {
      told: `${plural(recorded.added, 'pupil')} recorded from results.`,
    });
  },
});

export const attainedRoutes: readonly Route[] = [look, record];
