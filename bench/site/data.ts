import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { system } from '#platform/actor';
import { fileSource } from '#platform/csv';
import { projectRoot } from '#platform/config';
import { uuidv7, type Database, type Db } from '#platform/db';
import { importEstablishments } from '#schools';
import { inventedNation } from '../../src/schools/invented/rules.ts';
import { enrolmentIn } from '../../testing/enrolment.ts';
import { signedIn, type Signed } from '../../testing/people.ts';
import { keepScheme } from '../../testing/scheme.ts';
import { fillImpact } from './impact.ts';
import { fillPlan } from './plan.ts';
import { criteriaOf, large, schemeOfSize, small, type Size } from './scheme.ts';

export type Furnished = Readonly<{
  lead: Signed;
  schoolId: string;
  enrolments: Readonly<{ small: string; large: string }>;
  schools: number;
  isRealList: boolean;
}>;

/** A body, a school with two audits of the measured sizes, award holders, and a national list of schools around them. */
export const furnish = async (database: Database, dataDir: string, now: Date): Promise<Furnished> => {
  const work = <T>(does: (db: Db) => Promise<T>) => database.asActor(system('bench'), does);
  const { schools, isRealList } = await nationalList(database, dataDir);
  const [bodyId, schoolId] = [uuidv7(), uuidv7()];
  await work(async (db) => {
    await db`insert into body (id, slug, name) values (${bodyId}, 'bench-body', 'Bench Quality Marks')`;
    await db`insert into school (id, urn, name, la_name, town)
      values (${schoolId}, 999001, 'Measured High School', 'Measureshire', 'Measureton')`;
  });
  const lead = await signedIn(database, 'lead', 'Leda Lead', { schoolId }, now);
  const member = await signedIn(database, 'member', 'Mina Member', { schoolId }, now);
  const adviser = await signedIn(database, 'adviser', 'Adam Adviser', { bodyId }, now);
  const enrol = async (size: Size): Promise<string> => {
    const schemeVersionId = await keepScheme(database, schemeOfSize(size));
    const wanted = { schoolId, bodyId, schemeVersionId, team: { lead, member }, tasks: { adviser }, now };
    const { id } = await enrolmentIn(database, wanted);
    await work((db) => fillAudit(db, id, schoolId, member, lead, size, now));
    await work((db) => fillPlan(db, id, schoolId, member, now));
    return id;
  };
  const enrolments = { small: await enrol(small), large: await enrol(large) };
  await work((db) => fillImpact(db, { enrolmentId: enrolments.large, schoolId }, lead, now));
  return { lead, schoolId, enrolments, schools, isRealList };
};

/** The published list when it lies beside the project, else as many invented schools. */
const nationalList = async (database: Database, dataDir: string) => {
  const published = join(projectRoot(), '..', 'shared/data/gias/schools_joined_2018-19.csv');
  const isRealList = existsSync(published);
  const file = isRealList ? published : join(dataDir, 'schools.csv');
  if (!isRealList) writeFileSync(file, inventedList());
  const { added, problemsTotal } = await importEstablishments(database, fileSource(file));
  if (problemsTotal > 0) throw new Error(`The list of schools has ${problemsTotal} faults.`);
  return { schools: added, isRealList };
};

const inventedList = (): string => {
  const nations = Array.from({ length: 11 }, (_, at) => inventedNation(at + 1))
    .flat()
    .slice(0, 26_000);
  const rows = nations.map(({ name, laCode, laName, town, phase, type }, at) =>
    [100_001 + at, name, laCode, laName, town, phase, type, 'Open'].map((cell) => `"${cell}"`).join(','),
  );
  const heading =
    'URN,EstablishmentName,LA (code),LA (name),Town,PhaseOfEducation (name),TypeOfEstablishment (name),EstablishmentStatus (name)';
  return [heading, ...rows].join('\n');
};

const levels = ['seed', 'shoot', 'tree'];
const text = 'What we saw in lessons, on the corridors and in the work that pupils showed us in the autumn term. ';

/** Every criterion judged, four in five agreed, and so many links from sixty items of evidence. */
const fillAudit = async (
  db: Db,
  enrolmentId: string,
  schoolId: string,
  by: Signed,
  agreer: Signed,
  size: Size,
  now: Date,
) => {
  const criteria = criteriaOf(size);
  const answers = criteria.map((criterion, at) => {
    const isAgreed = at % 5 !== 0;
    return {
      id: uuidv7(),
      enrolment_id: enrolmentId,
      school_id: schoolId,
      criterion,
      level: levels[at % 3] ?? 'seed',
      comment: text,
      evidence: text,
      impact: text,
      answered_by: by.personId,
      answered_name: by.name,
      answered_at: now,
      agreed_by: isAgreed ? agreer.personId : null,
      agreed_name: isAgreed ? agreer.name : null,
      agreed_at: isAgreed ? now : null,
    };
  });
  await db`insert into audit_answer ${db(answers)}`;
  const items = Array.from({ length: Math.ceil(size.links / criteria.length) * 20 }, () => ({
    id: uuidv7(),
    school_id: schoolId,
    kind: 'note',
    title: 'Minutes of the partnership meeting',
    added_by: by.membershipId,
    added_at: now,
  }));
  await db`insert into evidence_item ${db(items)}`;
  const revisions = items.map(({ id, title }) => ({
    item_id: id,
    school_id: schoolId,
    version: 1,
    title,
    shows: text,
    to_on: '2026-10-01',
    note: text,
    changed_by: by.membershipId,
    changed_at: now,
  }));
  await db`insert into evidence_revision ${db(revisions)}`;
  const perCriterion = Math.round(size.links / criteria.length);
  const claims = criteria.flatMap((criterion, at) =>
    Array.from({ length: perCriterion }, (_, link) => ({
      id: uuidv7(),
      item_id: items[(at * perCriterion + link) % items.length]?.id ?? '',
      enrolment_id: enrolmentId,
      school_id: schoolId,
      criterion,
      says: text,
      impact: text,
      claimed_by: by.membershipId,
      claimed_at: now,
    })),
  );
  for (let at = 0; at < claims.length; at += 1000) await db`insert into claim ${db(claims.slice(at, at + 1000))}`;
};
