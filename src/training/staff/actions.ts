import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import type { ListedStaff } from './forms.ts';
import { reconcile, writeLeft, writeStaff, type Reconciled } from './store.ts';

/** Takes a whole list over, all or nothing. */
export const takeStaffList = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  staff: readonly ListedStaff[],
  now: Date,
): Promise<Reconciled> => {
  const today = londonDay(now);
  const what = await reconcile(db, enrolment.schoolId, staff, today);
  await writeStaff(db, enrolment.schoolId, what, today);
  const about = { added: what.added.length, changed: what.changed.length };
  await note(
    db,
    actor,
    { act: 'training.staff-listed', schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about },
    now,
  );
  return what;
};

/** From today on this person no longer counts among the staff; what they attended stays. False when there is no such person. */
export const staffLeft = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  id: string,
  now: Date,
): Promise<boolean> => {
  const isLeft = await writeLeft(db, enrolment.schoolId, id, londonDay(now));
  if (isLeft)
    await note(
      db,
      actor,
      { act: 'training.staff-left', schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about: { staff: id } },
      now,
    );
  return isLeft;
};
