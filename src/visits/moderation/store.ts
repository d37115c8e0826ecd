import type { Db } from '#platform/db';
import type { Moderated } from './rules.ts';

export type ListedModerated = Moderated & Readonly<{ version: number; who: string; moderatedAt: Date }>;

export const listModerated = (db: Db, visitId: string) => db<ListedModerated[]>`
  select m.criterion, m.agrees, m.level, m.reasons, m.version, coalesce(p.name, 'The second verifier') as who, m.moderated_at
    from moderation m left join person p on p.id = m.moderated_by where m.visit_id = ${visitId}`;

type Place = Readonly<{ id: string; schoolId: string }>;
type NewView = Moderated & Readonly<{ visitId: string; version: number }>;

/** Saves over the version that was read (0 when there was none); false when somebody saved first. */
export const saveModerated = async (
  db: Db,
  enrolment: Place,
  view: NewView,
  by: { personId: string; now: Date },
): Promise<boolean> => {
  const rows = await (view.version === 0
    ? db`
      insert into moderation (visit_id, criterion, enrolment_id, school_id, agrees, level, reasons, moderated_by, moderated_at)
      values (${view.visitId}, ${view.criterion}, ${enrolment.id}, ${enrolment.schoolId}, ${view.agrees}, ${view.level}, ${view.reasons},
        ${by.personId}, ${by.now}) on conflict (visit_id, criterion) do nothing returning criterion`
    : db`
      update moderation set agrees = ${view.agrees}, level = ${view.level}, reasons = ${view.reasons}, version = version + 1,
        moderated_by = ${by.personId}, moderated_at = ${by.now}
       where visit_id = ${view.visitId} and criterion = ${view.criterion} and version = ${view.version} returning criterion`);
  return rows.length > 0;
};
