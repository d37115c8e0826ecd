import { system } from '#platform/actor';
import { uuidv7, type Database, type Db } from '#platform/db';
import type { Content } from '#platform/files';
import { loadInventedNation } from '#schools';
import { schemeOf } from '#schemes';
import { applyForHallowBridge } from './applications.ts';
import { openCalendars } from './calendars.ts';
import { calendarFrom, type Calendar } from './calendar.ts';
import { enrolSchools, inCast, type Enrolments } from './enrolments.ts';
import { castPeople, type Cast } from './people.ts';
import { plots, type Plot } from './plots.ts';
import { portraitWrenbourne } from './portrait.ts';
import { seeded } from '#platform/random';
import { enterTermDates } from './terms.ts';
import { demonstrationSchools, schoolKeys, type SchoolKey } from './schools.ts';
import { auditSchool } from './acts/audit.ts';
import { awardSchools } from './acts/awards.ts';
import { gatherEvidence } from './acts/evidence.ts';
import { freezeAsItWas } from './acts/figures.ts';
import { keepFiles } from './acts/files.ts';
import { findPartners } from './acts/partners.ts';
import { actedLately } from './acts/lately.ts';
import { tellThem } from './acts/party.ts';
import { planActions } from './acts/plan.ts';
import { submitPortfolio } from './acts/portfolio.ts';
import { enterNational } from './acts/national.ts';
import { followPupils, targetsOf } from './acts/pupils.ts';
import { askPupils } from './acts/readiness.ts';
import { hearPupils } from './acts/voice.ts';
import { shareFigures } from './acts/sharing.ts';
import { hasBegun, type Scene } from './acts/stage.ts';
import { trainStaff } from './acts/training.ts';
import { earlierSupports } from './provision/earlier.ts';
import { openLinks } from './provision/evenings.ts';
import { provide } from './provision/keep.ts';
import { supports } from './provision/plans.ts';
import { accountForPremium } from './provision/premium.ts';
import { visitSchool } from './acts/visits.ts';

/** What the demonstration runs on, besides the database. */
export type Stage = Readonly<{ database: Database; now: Date; origin: string; dataDir: string; files: Content }>;

/** True while no awarding body is kept here: nobody has begun to use this database. */
export const isEmpty = (database: Database): Promise<boolean> =>
  database.asActor(system('demonstration'), async (db) => (await db`select 1 from body limit 1`).length === 0);

/** Loads the demonstration into a new database in which the schemes are kept already. */
export const loadDemonstration = async ({ database, now, origin, dataDir, files }: Stage): Promise<void> => {
  const calendar = calendarFrom(now);
  await loadInventedNation(database, now, Object.values(demonstrationSchools));
  await database.asActor(system('demonstration'), async (db) => {
    const bodyId = uuidv7();
    await db`insert into body (id, slug, name, contact_email) values (${bodyId}, 'northlight', 'Northlight Quality Marks', 'hello@northlight.example')`;
    const rows = await db<
      { id: string; urn: number }[]
    >`select id, urn from school where urn = any(${Object.values(demonstrationSchools).map((one) => one.urn)})`;
    const byUrn = new Map(rows.map((row) => [row.urn, row.id]));
    // Every key has a school, and every school was imported a moment ago.
    const schools = Object.fromEntries(
      schoolKeys.map((key) => [key, byUrn.get(demonstrationSchools[key].urn)]),
    ) as Record<SchoolKey, string>;
    const schemes = await newestVersions(db);
    const cast = await castPeople(db, { bodyId, partnerId: uuidv7(), schools }, calendar.day(-1_700), now);
    const enrolments = await enrolSchools(db, { bodyId, schools, schemes, cast, calendar });
    await applyForHallowBridge(db, {
      bodyId,
      schoolId: schools.hallowbridge,
      schemeVersionId: schemes.mark,
      cast,
      calendar,
    });
    await enterTermDates(db, { bodyId, schoolId: schools.wrenbourne, cast, calendar });
    const won: [Scene, string][] = [];
    const scenes: Scene[] = [];
    for (const plot of plots) {
      const scene = await sceneOf(db, plot, enrolments, cast, calendar);
      scenes.push(scene);
      const visitId = await fillJourney(scene);
      if (plot.isComplete && visitId !== null) won.push([scene, visitId]);
    }
    await portraitWrenbourne(db, schools.wrenbourne, cast, calendar);
    await awardSchools(db, won, { bodyId, origin, dataDir });
    await openCalendars(db, { cast, bodyId, dataDir, at: calendar.at(-6) });
    for (const scene of scenes) {
      await actedLately(scene);
      if (scene.key === 'wrenbourne.mark') {
        await provide(scene, supports, await targetsOf(scene));
        await openLinks(db, dataDir, calendar.at(-10));
        await accountForPremium(scene);
        await askPupils(scene);
        await hearPupils(scene);
        await keepFiles(scene, files);
      }
      await tellThem(scene);
      await shareFigures(scene);
    }
  });
};

/** What one school did on its way, step by step as far as it has come; gives the visit, where one was made. */
const fillJourney = async (scene: Scene): Promise<string | null> => {
  await trainStaff(scene);
  if (!hasBegun(scene, 2)) return null;
  await followPupils(scene);
  await enterNational(scene);
  await auditSchool(scene);
  const partnerships = await findPartners(scene);
  if (scene.key === 'wrenbourne.award') await provide(scene, earlierSupports, await targetsOf(scene));
  await freezeAsItWas(scene);
  await planActions(scene, partnerships);
  await gatherEvidence(scene);
  await submitPortfolio(scene);
  return visitSchool(scene);
};

const sceneOf = async (db: Db, plot: Plot, enrolments: Enrolments, cast: Cast, calendar: Calendar): Promise<Scene> => {
  const enrolment = enrolments.get(plot.key);
  const [leadKey = ''] = plot.team[0] ?? [];
  const secondKey = plot.team.find(([, part]) => part === 'senior-leader')?.[0] ?? '';
  if (enrolment === undefined)
    throw new Error(`The demonstration enrolled nobody as ${plot.key}: look at src/demo/enrolments.ts.`);
  return {
    db,
    key: plot.key,
    plot,
    enrolmentId: enrolment.id,
    schoolId: enrolment.schoolId,
    scheme: await schemeOf(db, enrolment.schemeVersionId),
    cast,
    calendar,
    // Each school draws from its own seed, so a change to one leaves the others' figures as they were.
    random: seeded([...plot.key].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7)),
    lead: inCast(cast, leadKey),
    second: inCast(cast, secondKey),
  };
};

/** The two marks of the demonstration in their newest versions. */
const newestVersions = async (
  db: Parameters<Parameters<Database['asActor']>[1]>[0],
): Promise<Readonly<Record<'award' | 'mark', string>>> => {
  const rows = await db<{ id: string; scheme: string }[]>`
    select distinct on (scheme) id, scheme from scheme_version where scheme in ('ecm-standards-award', 'ecm-quality-mark')
     order by scheme, string_to_array(version, '.')::int[] desc`;
  const idOf = (scheme: string): string => {
    const found = rows.find((row) => row.scheme === scheme);
    if (found === undefined)
      throw new Error(`The demonstration needs the scheme ${scheme}: put its file back into schemes/.`);
    return found.id;
  };
  return { award: idOf('ecm-standards-award'), mark: idOf('ecm-quality-mark') };
};
