import type { Db } from '#platform/db';
import type { AwardStanding } from '../award/rules.ts';

export type AwardEvent = Readonly<{
  kind: 'awarded' | 'issued' | 'suspended' | 'lifted' | 'withdrawn';
  says: string;
  happenedAt: Date;
}>;

/** An award as everybody may read it. */
export type PublicAward = AwardStanding &
  Readonly<{
    id: string;
    number: string;
    schoolName: string;
    schoolUrn: number | null;
    town: string | null;
    scheme: string;
    schemeVersion: string;
    schemeTitle: string;
    statement: string;
    criteria: string;
    bodyId: string;
    bodyName: string;
    bodySlug: string;
    origin: string;
    visitedOn: string;
    awardedOn: string;
    keyName: string;
    stateReason: string | null;
    stateSince: string | null;
    events: readonly AwardEvent[];
  }>;

type Row = Omit<PublicAward, 'events'> &
  Readonly<{ events: readonly Readonly<{ kind: AwardEvent['kind']; says: string; happenedAt: string }>[] | null }>;

/** An issued award with its history, oldest first. One statement. */
export const findPublicAward = async (db: Db, number: string): Promise<PublicAward | null> => {
  const rows = await db<Row[]>`
    select a.id, a.number, a.school_name, a.school_urn, a.town, a.scheme, a.scheme_version, a.scheme_title, a.statement, a.criteria,
           a.body_id, a.body_name, a.body_slug, a.origin, a.visited_on, a.awarded_on, a.renewal_from, a.valid_until, a.key_name,
           a.state, a.state_reason, a.state_since,
           (select jsonb_agg(jsonb_build_object('kind', e.kind, 'says', e.says, 'happenedAt', e.happened_at) order by e.happened_at, e.id)
              from award_event e where e.award_id = a.id) as events
      from award a where a.number = ${number} and a.issued_at is not null`;
  const row = rows[0];
  if (row === undefined) return null;
  return { ...row, events: (row.events ?? []).map((event) => ({ ...event, happenedAt: new Date(event.happenedAt) })) };
};

/** The signed credential, as text. */
export const findCredential = async (db: Db, awardId: string): Promise<string | null> => {
  const rows = await db<{ credential: string }[]>`select credential from award_paper where award_id = ${awardId}`;
  return rows[0]?.credential ?? null;
};

export const findCertificate = async (db: Db, awardId: string): Promise<Uint8Array | null> => {
  const rows = await db<{ certificate: Buffer }[]>`select certificate from award_paper where award_id = ${awardId}`;
  return rows[0]?.certificate ?? null;
};
