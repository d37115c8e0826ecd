import { londonDay } from '#platform/clock';
import { uuidv7, type Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import type { GivenPupil } from './forms.ts';
import { codeOf, type PupilKind } from './rules.ts';

type Which = Pick<Enrolment, 'id' | 'schoolId'>;

/** A pupil whom an enrolment follows, as everybody with a task on it sees them: by code. */
export type FollowedPupil = Readonly<{
  pupilId: string;
  code: string;
  kind: PupilKind;
  leftOn: string | null;
  leftBecause: string | null;
}>;

/** The same with the name, for the school's own team. */
export type NamedPupil = FollowedPupil &
  Readonly<{
    upn: string | null;
    surname: string;
    forename: string;
    bornOn: string | null;
    sex: 'F' | 'M' | null;
    yearGroup: string | null;
  }>;

export const pupilsByCode = async (db: Db, enrolmentId: string): Promise<readonly FollowedPupil[]> => db<
  FollowedPupil[]
>`
  select pupil_id, code, kind, left_on, left_because from target_pupil where enrolment_id = ${enrolmentId} order by code`;

export const pupilsByName = async (db: Db, enrolmentId: string): Promise<readonly NamedPupil[]> => db<NamedPupil[]>`
  select t.pupil_id, t.code, t.kind, t.left_on, t.left_because, p.upn, p.surname, p.forename, p.born_on, p.sex, p.year_group
    from target_pupil t join restricted.pupil p on p.id = t.pupil_id
   where t.enrolment_id = ${enrolmentId} order by t.kind desc, p.surname, p.forename, t.code`;

type Held = Readonly<{
  id: string;
  code: string;
  upn: string | null;
  surname: string;
  forename: string;
  bornOn: string | null;
  sex: 'F' | 'M' | null;
  yearGroup: string | null;
  kind: PupilKind | null;
}>;

export type Reconciled = Readonly<{
  added: readonly GivenPupil[];
  /** Known to the school, not yet followed here or with something new. */
  changed: readonly Readonly<{ id: string; code: string; isFollowed: boolean; to: GivenPupil }>[];
  unchanged: number;
}>;

const nameKey = (each: Pick<GivenPupil, 'surname' | 'forename' | 'bornOn'>) =>
  `${each.surname} ${each.forename} ${each.bornOn ?? ''}`.toLowerCase();

/** Held before pupils are compared and written, so that no two lists at once add the same pupil or share a code. */
export const lockPupils = (db: Db, schoolId: string) =>
  db`select pg_advisory_xact_lock(hashtextextended('pupil codes ' || ${schoolId}, 0))`;

/** Compares given pupils with those whom the school holds: by UPN, else by name and date of birth. */
export const reconcile = async (db: Db, enrolment: Which, given: readonly GivenPupil[]): Promise<Reconciled> => {
  const held = await db<Held[]>`
    select p.id, p.code, p.upn, p.surname, p.forename, p.born_on, p.sex, p.year_group, t.kind
      from restricted.pupil p left join target_pupil t on t.pupil_id = p.id and t.enrolment_id = ${enrolment.id}
     where p.school_id = ${enrolment.schoolId}`;
  const byUpn = new Map(held.flatMap((each) => (each.upn === null ? [] : [[each.upn, each] as const])));
  const byName = new Map(held.map((each) => [nameKey(each), each]));
  const added: GivenPupil[] = [];
  const changed: { id: string; code: string; isFollowed: boolean; to: GivenPupil }[] = [];
  let unchanged = 0;
  for (const pupil of given) {
    const named = byName.get(nameKey(pupil));
    const same =
      (pupil.upn === null ? undefined : byUpn.get(pupil.upn)) ??
      (named?.upn === null || pupil.upn === null ? named : undefined);
    if (same === undefined) {
      added.push(pupil);
      continue;
    }
    // What a list leaves blank it does not take away.
    const to = {
      ...pupil,
      upn: pupil.upn ?? same.upn,
      bornOn: pupil.bornOn ?? same.bornOn,
      sex: pupil.sex ?? same.sex,
      yearGroup: pupil.yearGroup ?? same.yearGroup,
    };
    const isSame =
      same.kind === to.kind &&
      (['upn', 'surname', 'forename', 'bornOn', 'sex', 'yearGroup'] as const).every(
        (field) => same[field] === to[field],
      );
    if (isSame) unchanged += 1;
    else changed.push({ id: same.id, code: same.code, isFollowed: same.kind !== null, to });
  }
  return { added, changed, unchanged };
};

const follow = (
  db: Db,
  enrolment: Which,
  pupils: readonly { id: string; code: string; kind: PupilKind }[],
  now: Date,
) => db`
  insert into target_pupil ${db(pupils.map(({ id, code, kind }) => ({ enrolmentId: enrolment.id, schoolId: enrolment.schoolId, pupilId: id, code, kind, listedAt: now })))}
  on conflict (enrolment_id, pupil_id) do update set kind = excluded.kind
    where not exists (select from enrolment e where e.id = target_pupil.enrolment_id and e.submitted_at is not null)`;

/** Writes what was reconciled, all or nothing, under the lock that was taken before it was compared. */
export const writePupils = async (
  db: Db,
  enrolment: Which,
  what: Reconciled,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<void> => {
  const [last] = await db<{ number: number }[]>`
    select app.last_pupil_code(${enrolment.schoolId}) as number`;
  const fresh = what.added.map((pupil, at) => ({ ...pupil, id: uuidv7(), code: codeOf((last?.number ?? 0) + at + 1) }));
  if (fresh.length > 0) {
    const rows = fresh.map(({ kind: _kind, ...pupil }) => ({
      ...pupil,
      schoolId: enrolment.schoolId,
      addedBy: by.personId,
      addedAt: by.now,
    }));
    await db`insert into restricted.pupil ${db(rows)}`;
    // From when they were on roll is not known: the roll's own file says that.
    await db`
      insert into restricted.spell (id, school_id, pupil_id, joined_on, joined_known, added_by, added_at)
      select gen_random_uuid(), ${enrolment.schoolId}, id, ${londonDay(by.now)}::date, false, ${by.personId}, ${by.now}
        from restricted.pupil where school_id = ${enrolment.schoolId} and id = any (${db.array(fresh.map(({ id }) => id))}::uuid[])`;
    await follow(db, enrolment, fresh, by.now);
  }
  for (const { id, to } of what.changed)
    await db`
      update restricted.pupil set upn = ${to.upn}, surname = ${to.surname}, forename = ${to.forename}, born_on = ${to.bornOn}, sex = ${to.sex},
             year_group = ${to.yearGroup}, version = version + 1
       where id = ${id} and school_id = ${enrolment.schoolId}`;
  if (what.changed.length > 0)
    await follow(
      db,
      enrolment,
      what.changed.map(({ id, code, to }) => ({ id, code, kind: to.kind })),
      by.now,
    );
};

export const writeLeft = async (
  db: Db,
  enrolmentId: string,
  pupilId: string,
  on: string,
  reason: string,
): Promise<boolean> => {
  const left = await db`
    update target_pupil set left_on = ${on}, left_because = ${reason}
     where enrolment_id = ${enrolmentId} and pupil_id = ${pupilId} and left_on is null`;
  return left.count === 1;
};
