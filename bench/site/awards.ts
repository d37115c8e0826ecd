import type { openDriver } from '#platform/db';
import { uuidv7 } from '#platform/db';

/** So many award holders in the register. Written past every rule, for what is measured is the list, not how it came about. */
export const fillRegister = async (sql: ReturnType<typeof openDriver>, holders: number): Promise<void> => {
  const [body] = await sql<{ id: string }[]>`select id from body limit 1`;
  const awards = Array.from({ length: holders }, (_, at) => ({
    id: uuidv7(),
    number: `wm-${String(at).padStart(4, '0')}-${String(at * 7)
      .padStart(4, '0')
      .slice(-4)}`,
    enrolment_id: uuidv7(),
    school_id: uuidv7(),
    body_id: body?.id ?? '',
    decision_id: uuidv7(),
    scheme: 'ecm-quality-mark',
    scheme_version: '1.0',
    scheme_title: 'ECM Quality Mark',
    statement: 'The school raised the achievement of its vulnerable learners through partnerships in learning.',
    criteria: 'Six strands',
    steps: ['Consultancy and training'],
    school_name: `${['Ash', 'Birch', 'Cedar', 'Elm', 'Oak'][at % 5] ?? ''}field School ${at}`,
    school_urn: 900_000 + at,
    town: 'Measureton',
    body_name: 'Bench Quality Marks',
    body_slug: 'bench-body',
    origin: 'https://marks.example.org',
    status_index: at,
    visited_on: '2026-05-01',
    awarded_on: '2026-06-01',
    renewal_from: '2028-12-01',
    valid_until: '2029-06-01',
    signatory_name: 'Dora Director',
    signatory_part: 'Director',
    created_at: new Date(),
    issued_at: new Date(),
    key_name: 'key-1',
  }));
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`insert into award ${tx(awards)}`;
  });
};
