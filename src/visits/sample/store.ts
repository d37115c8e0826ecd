import type { Db } from '#platform/db';
import type { Drawn, DrawnBecause, Supported } from './rules.ts';

export type Sampled = Readonly<{
  claimId: string;
  place: number;
  drawnBecause: DrawnBecause;
  supported: Supported | null;
  seen: string;
  version: number;
  who: string;
  savedAt: Date;
}>;

type Place = Readonly<{ id: string; schoolId: string }>;
type Judge = Readonly<{ personId: string; now: Date }>;

/** The drawn claims in the order of the draw. */
export const listSample = (db: Db, visitId: string) => db<Sampled[]>`
  select s.claim_id, s.place, s.drawn_because, s.supported, s.seen, s.version, coalesce(p.name, 'The verifier') as who, s.saved_at
    from visit_sample s left join person p on p.id = s.saved_by where s.visit_id = ${visitId} order by s.place, s.claim_id`;

/** Keeps a draw; claims that were drawn before stay as they are, and the new ones follow them. */
export const keepDraw = (db: Db, visitId: string, enrolment: Place, drawn: readonly Drawn[], by: Judge) => db`
  insert into visit_sample (visit_id, claim_id, enrolment_id, school_id, place, drawn_because, saved_by, saved_at)
  select ${visitId}, d.claim, ${enrolment.id}, ${enrolment.schoolId},
         d.place + coalesce((select max(s.place) from visit_sample s where s.visit_id = ${visitId}), 0), d.because, ${by.personId}, ${by.now}
    from unnest(${drawn.map(({ id }) => id)}::uuid[], ${drawn.map(({ because }) => because)}::text[]) with ordinality as d(claim, because, place)
  on conflict (visit_id, claim_id) do nothing`;

type Seen = Readonly<{ visitId: string; claimId: string; supported: Supported; seen: string; version: number }>;

export const saveSeen = async (db: Db, seen: Seen, by: Judge): Promise<boolean> => {
  const rows = await db`
    update visit_sample set supported = ${seen.supported}, seen = ${seen.seen}, version = version + 1, saved_by = ${by.personId}, saved_at = ${by.now}
     where visit_id = ${seen.visitId} and claim_id = ${seen.claimId} and version = ${seen.version} returning claim_id`;
  return rows.length > 0;
};
