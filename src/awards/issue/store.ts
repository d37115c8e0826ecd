import type { Db } from '#platform/db';

/** An award as its papers need it. */
export type AwardFacts = Readonly<{
  id: string;
  number: string;
  bodyId: string;
  bodySlug: string;
  bodyName: string;
  schoolId: string;
  enrolmentId: string;
  schoolName: string;
  schoolUrn: number | null;
  scheme: string;
  schemeVersion: string;
  schemeTitle: string;
  statement: string;
  criteria: string;
  steps: readonly string[];
  origin: string;
  statusIndex: number;
  visitedOn: string;
  awardedOn: string;
  validUntil: string;
  signatoryName: string;
  signatoryPart: string;
  issuedAt: Date | null;
}>;

export const findAwardFacts = async (db: Db, id: string): Promise<AwardFacts | null> => {
  const rows = await db<AwardFacts[]>`
    select id, number, body_id, body_slug, body_name, school_id, enrolment_id, school_name, school_urn, scheme, scheme_version,
           scheme_title, statement, criteria, steps, origin, status_index, visited_on, awarded_on, valid_until, signatory_name,
           signatory_part, issued_at
      from award where id = ${id}`;
  return rows[0] ?? null;
};

/** Keeps the papers and makes the award public, in one transaction. */
export const keepPapers = async (
  db: Db,
  award: string,
  papers: Readonly<{ credential: string; certificate: Uint8Array; keyName: string }>,
  now: Date,
): Promise<void> => {
  await db`insert into award_paper (award_id, credential, certificate, made_at)
    values (${award}, ${papers.credential}, ${Buffer.from(papers.certificate)}, ${now})`;
  await db`update award set issued_at = ${now}, key_name = ${papers.keyName} where id = ${award}`;
};

/** Who in the school is told of its award: its coordinator and senior leaders of the team. */
export const listTold = (db: Db, enrolmentId: string) => db<{ personId: string; name: string; address: string }[]>`
  select distinct p.id as person_id, p.name, p.email as address
    from team_member t join membership m on m.id = t.membership_id join person p on p.id = m.person_id
   where t.enrolment_id = ${enrolmentId} and t.part in ('lead', 'senior-leader') and t.left_on is null and m.ended_on is null and p.closed_at is null`;
