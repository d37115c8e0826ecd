import { uuidv7, type Db } from '#platform/db';
import type { Calendar } from './calendar.ts';
import type { Cast } from './people.ts';
import { plots, type Plot } from './plots.ts';
import type { SchoolKey } from './schools.ts';

/** The demonstration's enrolments by school and mark: `wrenbourne.award` is its Standards Award, `wrenbourne.mark` its Quality Mark. */
export type EnrolmentKey = `${SchoolKey}.${'award' | 'mark'}`;
export type Enrolments = ReadonlyMap<EnrolmentKey, Readonly<{ id: string; schoolId: string; schemeVersionId: string }>>;

type Needs = Readonly<{
  bodyId: string;
  schools: Readonly<Record<SchoolKey, string>>;
  schemes: Readonly<Record<'award' | 'mark', string>>;
  cast: Cast;
  calendar: Calendar;
}>;

/** Who stands in for a short name; the demonstration's own lists name nobody who is not in the cast. */
export const inCast = (cast: Cast, key: string) => {
  const one = cast.get(key);
  if (one === undefined) throw new Error(`The demonstration has nobody called ${key}: add them to src/demo/cast.ts.`);
  return one;
};

/** Every school's journeys with their steps, teams and the body's people sent to them. */
export const enrolSchools = async (db: Db, needs: Needs): Promise<Enrolments> => {
  const made = new Map<EnrolmentKey, Readonly<{ id: string; schoolId: string; schemeVersionId: string }>>();
  for (const plot of plots) {
    // A key is a school and a mark with a full stop between, as its type says.
    const [school, mark] = plot.key.split('.') as [SchoolKey, 'award' | 'mark'];
    const one = { id: uuidv7(), schoolId: needs.schools[school], schemeVersionId: needs.schemes[mark] };
    made.set(plot.key, one);
    await writeEnrolment(db, plot, one, needs);
  }
  return made;
};

const writeEnrolment = async (
  db: Db,
  plot: Plot,
  one: { id: string; schoolId: string; schemeVersionId: string },
  { bodyId, cast, calendar }: Needs,
): Promise<void> => {
  const { day, at } = calendar;
  const submitted = plot.submitted === null ? null : at(plot.submitted, 16);
  await db`
    insert into enrolment (id, school_id, body_id, scheme_version_id, route, cohort, state, started_on, due_on, submitted_at, cut_off_at, visit_on, ended_on)
    values (${one.id}, ${one.schoolId}, ${bodyId}, ${one.schemeVersionId}, ${plot.key.endsWith('.award') ? 'full' : 'whole-school'}, ${`Started ${day(plot.began).slice(0, 4)}`},
      ${plot.isComplete ? 'completed' : 'active'}, ${day(plot.began)}, ${day(plot.due)}, ${submitted}, ${submitted},
      ${plot.visit === null ? null : day(plot.visit)}, ${plot.isComplete ? day(plot.steps[5]?.[1] ?? plot.due) : null})`;
  await db`insert into enrolment_event ${db([{ id: uuidv7(), enrolment_id: one.id, school_id: one.schoolId, kind: 'enrolled', happened_at: at(plot.began), by_name: 'Northlight Quality Marks' }])}`;
  await db`insert into enrolment_step ${db(
    plot.steps.map(([begun, done], index) => ({
      enrolment_id: one.id,
      school_id: one.schoolId,
      step: index + 1,
      started_on: day(begun),
      done_on: done === null ? null : day(done),
    })),
  )}`;
  await db`insert into team_member ${db(
    plot.team.map(([who, part, standards]) => ({
      enrolment_id: one.id,
      school_id: one.schoolId,
      membership_id: inCast(cast, who).membershipId,
      part,
      standards: [...standards],
      joined_on: day(plot.began),
    })),
  )}`;
  await db`insert into assignment ${db(
    plot.tasks.map(([kind, who, opens, closed]) => ({
      id: uuidv7(),
      enrolment_id: one.id,
      school_id: one.schoolId,
      body_id: bodyId,
      membership_id: inCast(cast, who).membershipId,
      person_id: inCast(cast, who).personId,
      kind,
      opens_on: day(opens),
      closed_at: closed === null ? null : at(closed, 17),
      assigned_at: at(opens, 9),
    })),
  )}`;
};
