import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { field, typedOf } from '#platform/form';
import { plural } from '#platform/kit';
import { page, redirect, route, type Ask, type Route } from '#platform/route';
import { note } from '#platform/trail';
import { href, paths } from '#paths';
import { narrow, rollOn, teamOf, type OnRoll } from '#pupils';
import { yearGroups } from '#pupils/rules';
import { readEntries } from '../entry/forms.ts';
import { heldWords, type EntryColumn, type EntryRow } from '../entry/rules.ts';
import { heldScores, holdPoints } from '../entry/store.ts';
import { enterResults } from '../assessments/actions.ts';
import { askedQuery, EntryPage, type WhoAsked } from './entry-page.tsx';
import { openPoint, type FoundPoint } from '../assessments/scope.ts';
import { kindsOf, type Point } from '../assessments/store.ts';

const askedBy = (query: Readonly<Record<string, string>>): WhoAsked => ({
  q: (query['q'] ?? '').trim().slice(0, 60),
  year: (yearGroups as readonly string[]).find((year) => year === query['year']) ?? '',
  kind: ['target', 'comparison'].find((kind) => kind === query['kind']) ?? '',
  isMissing: query['missing'] === '1',
  page: query['page'],
});

type Laid = Readonly<{
  column: EntryColumn;
  /** Everybody on roll, so that a box that was sent finds its pupil whatever the choices say. */
  all: readonly EntryRow[];
  rows: readonly EntryRow[];
  years: readonly string[];
}>;

/** The point before this one in time, for what pupils had last time. */
const before = (points: readonly Point[], point: Point): Point | undefined =>
  points.filter(({ takenOn }) => takenOn !== null && (point.takenOn === null || takenOn < point.takenOn)).at(-1);

const laid = async ({ actor, db, scope, now }: Ask<FoundPoint>, asked: WhoAsked): Promise<Laid> => {
  const { enrolment, point, points, scale } = scope;
  const roll = await rollOn(db, enrolment.schoolId, londonDay(now));
  const kinds = await kindsOf(db, enrolment.id);
  const last = before(points, point);
  const held = await heldScores(
    db,
    [point.id, last?.id].flatMap((id) => id ?? []),
  );
  const column = { key: 'value', head: point.label, pointId: point.id, scale };
  const rowOf = ({ pupilId, code, surname, forename, yearGroup }: OnRoll): EntryRow => {
    const kind = kinds.get(pupilId);
    const now = held(point.id, pupilId);
    const was = last === undefined ? undefined : held(last.id, pupilId);
    return {
      pupilId,
      code,
      name: `${surname}, ${forename}`,
      about: [yearGroup === null ? null : `year ${yearGroup}`, kind].filter(Boolean).join(', '),
      held: now === undefined ? {} : { value: now },
      ...(last === undefined ? {} : { before: was === undefined ? 'nothing' : heldWords(scale, was) }),
    };
  };
  const wanted = narrow(roll, asked).filter(({ pupilId }) => {
    const score = held(point.id, pupilId);
    const isOpen = score === undefined || (score.value === null && score.missingBecause === null);
    return (asked.kind === '' || kinds.get(pupilId) === asked.kind) && (!asked.isMissing || isOpen);
  });
  if (roll.length > 0) {
    const about = { pupils: wanted.length, where: 'results' };
    await note(db, actor, { act: 'pupils.seen', schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);
  }
  return {
    column,
    all: roll.map(rowOf),
    rows: wanted.map(rowOf),
    years: yearGroups.filter((year) => roll.some(({ yearGroup }) => yearGroup === year)),
  };
};

type More = Partial<Pick<Parameters<typeof EntryPage>[0], 'problems' | 'typed' | 'clashed'>>;

const laidOut = ({ frame, scope }: Ask<FoundPoint>, what: Laid, asked: WhoAsked, more: More = {}) =>
  EntryPage({
    frame,
    enrolment: scope.enrolment.id,
    ...{ assessment: scope.assessment, point: scope.point, column: what.column },
    ...{ rows: what.rows, onRoll: what.all.length, years: what.years, asked },
    ...more,
  });

const entering = route({
  name: 'tracking.point',
  method: 'GET',
  path: paths.tracking.point,
  who: teamOf,
  scope: openPoint,
  handle: async (ask) => {
    const asked = askedBy(ask.query);
    return page(laidOut(ask, await laid(ask, asked), asked));
  },
});

const tooEarly = (column: EntryColumn) =>
  ({ field: 'source', message: `${column.head} lies in the future: it has no results yet` }) as const;

const enter = route({
  name: 'tracking.point.save',
  method: 'POST',
  path: paths.tracking.point,
  who: teamOf,
  scope: openPoint,
  handle: async (ask) => {
    const { actor, db, form, scope, now } = ask;
    const { enrolment, assessment, point } = scope;
    const asked = askedBy(
      Object.fromEntries(['q', 'year', 'kind', 'missing', 'page'].map((name) => [name, field(form, name)])),
    );
    await holdPoints(db, [point.id]);
    const what = await laid(ask, asked);
    const read = readEntries(form, what.all, [what.column]);
    const source = field(form, 'source').slice(0, 120) || null;
    const isEarly = point.takenOn !== null && point.takenOn > londonDay(now);
    const typed = typedOf(form);
    if (read.kind === 'problems')
      return page(laidOut(ask, what, asked, { problems: read.problems, typed }), { status: 422 });
    if (read.kind === 'clash') return page(laidOut(ask, what, asked, { clashed: read.fields, typed }), { status: 409 });
    if (isEarly && read.changes.length > 0)
      return page(laidOut(ask, what, asked, { problems: [tooEarly(what.column)], typed }), { status: 422 });
    const changes = read.changes.map((change) => ({ ...change, source }));
    await enterResults(db, actor as Person, enrolment, point.id, changes, now); // the route lets only people in
    const at = Number(asked.page) || 1;
    const told =
      changes.length === 0
        ? 'No result had changed.'
        : `${plural(changes.length, 'result')} ${changes.length === 1 ? 'is' : 'are'} saved.`;
    return redirect(
      href(
        paths.tracking.point,
        { enrolment: enrolment.id, assessment: assessment.id, point: point.id },
        // Those who now have a result are gone from a list of those without: its first page shows who is left.
        askedQuery(asked, asked.isMissing ? 1 : field(form, 'then') === 'next' ? at + 1 : at),
      ),
      { told },
    );
  },
});

export const routes: readonly Route[] = [entering, enter];
