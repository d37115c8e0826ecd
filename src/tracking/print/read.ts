import { londonDay } from '#platform/clock';
import { mediumDate } from '#platform/kit';
import type { Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { fewestUnderMean } from '#platform/disclosure';
import type { Db } from '#platform/db';
import { gapFinding, gapFound, gapMayLeave, gapWords } from '../everyone/gap.ts';
import { readReferences, type Reference } from '../everyone/reference.ts';
import { readEveryone } from '../everyone/store.ts';
import { everyoneFinding, paidWords, wouldTell } from '../everyone/words.ts';
import { workOutEveryone, type EveryoneInputs } from '../figures/everyone.ts';
import { partnerRows, reachedCodes, type PartnerRow } from '../partnership/rules.ts';
import { readReached } from '../partnership/store.ts';
import { aroundFor, asTheHouse, cutOffFor, groupsFor, isOutside, workedFor, type Worked } from '../impact/asking.ts';
import { byGroup, type GroupRow } from '../impact/by-group.ts';
import { nothingAround } from '../impact/shown.ts';
import { tellTogether } from '../impact/told.ts';
import type { Around } from '../impact/store.ts';

/** What happened to all pupils, as far as it may leave the school. */
type Everyone = Readonly<{ finding: string; others: string; gap: string | null }>;

const everyoneOf = (inputs: EveryoneInputs, references: readonly Reference[]): Everyone | null => {
  const working = workOutEveryone(inputs);
  if (working.gain === null || working.followed.all < fewestUnderMean || wouldTell(working)) return null;
  if (working.followed.others > 0 && working.followed.others < fewestUnderMean) return null;
  const { title, words } = paidWords(inputs.measure.unit, working);
  const gap = gapFound(inputs, references);
  return {
    finding: everyoneFinding(inputs, working),
    others: `${title} ${words}`,
    gap:
      gap === null || gap.change === null || !gapMayLeave(gap)
        ? null
        : `${gapFinding(inputs, gap)}. ${gapWords(inputs, gap)}`,
  };
};

/** Every measure as it may leave the school: small groups hidden whoever asks, for a file travels further than its reader. */
export type ImpactRead = Readonly<{
  school: string;
  award: string;
  printed: string;
  /** "Results up to 23 November 2026". */
  version: string;
  day: string;
  measures: readonly Readonly<{
    worked: Worked;
    rows: readonly GroupRow[];
    /** What changed for the pupils whom each partner reached. */
    partners: readonly PartnerRow[];
    everyone: Everyone | null;
  }>[];
  around: Around;
}>;

/** The school's own team reads by itself; for whoever else may read the page the house adds up. */
const readBeside = async (ask: Ask<Enrolment>, all: readonly Worked[]) => {
  const { scope } = ask;
  const read = async (db: Db) => {
    const everyone: EveryoneInputs[] = [];
    for (const { series } of all) everyone.push(await readEveryone(db, scope, series, cutOffFor(ask)));
    return { everyone, partners: await readReached(db, scope, cutOffFor(ask)) };
  };
  const beside = await (isOutside(ask) ? asTheHouse(ask, read) : read(ask.db));
  return { ...beside, references: await readReferences(ask.db, scope.id) };
};

export const readImpact = async (ask: Ask<Enrolment>): Promise<ImpactRead> => {
  const { scope, now } = ask;
  const all = await workedFor(ask);
  const around = all.length === 0 ? nothingAround : await aroundFor(ask);
  const beside = all.length === 0 ? null : await readBeside(ask, all);
  const measures: ImpactRead['measures'][number][] = [];
  for (const [at, worked] of all.entries()) {
    const everyone = beside?.everyone[at];
    const { id } = worked.series.measure;
    const isCompared = beside !== null && worked.working.beyond !== null;
    const groups = isCompared ? await groupsFor(ask, worked, around, true) : [];
    const partners = isCompared ? beside.partners : [];
    // A file travels further than its reader: groups and partners are told together as to anybody outside.
    const told = tellTogether(worked.inputs, groups, reachedCodes(worked.series, partners));
    measures.push({
      worked,
      partners: partnerRows(worked.inputs, worked.series, partners, told),
      everyone:
        everyone === undefined
          ? null
          : everyoneOf(
              everyone,
              (beside?.references ?? []).filter(({ measureId }) => measureId === id),
            ),
      rows: isCompared ? byGroup(worked.inputs, groups, told) : [],
    });
  }
  return {
    school: scope.schoolName,
    award: scope.schemeTitle,
    printed: mediumDate(londonDay(now)),
    version: `Results up to ${mediumDate(londonDay(cutOffFor(ask) ?? now))}`,
    day: londonDay(now),
    measures,
    around,
  };
};
