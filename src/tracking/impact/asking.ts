import { londonDay } from '#platform/clock';
import { actsAs } from '#platform/actor';
import { asSystemWithin, type Db } from '#platform/db';
import type { Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { membersOf, teamOf } from '#pupils';
import { groupKeys, groupTitles, heldBackGroups, sensitiveGroups } from '#pupils/rules';
import type { MeasureInputs } from '../figures/inputs.ts';
import { inputsOf } from '../figures/series.ts';
import { workOut, type MeasureWorking } from '../figures/working.ts';
import { outlinesOf, seriesOf, type MeasureOutline, type MeasureSeries } from '../series/store.ts';
import type { Group } from './by-group.ts';
import { aroundOf, type Around } from './store.ts';

/** A measure as the page shows it: what was read, and what is worked out of it. */
export type Worked = Readonly<{ series: MeasureSeries; inputs: MeasureInputs; working: MeasureWorking }>;

/** True for readers who may not see true figures of few pupils: everybody but the school's own team. */
export const isOutside = ({ actor }: Pick<Ask, 'actor'>): boolean => !actsAs(actor, teamOf.roles);

/** Up to when results count for this reader: a judge and the desk see what was submitted, everybody else what stands now. */
export const cutOffFor = ({ actor, scope }: Pick<Ask<Enrolment>, 'actor' | 'scope'>): Date | null =>
  actsAs(actor, ['verifier', 'moderator', 'panel', 'officer', 'director']) ? scope.cutOffAt : null;

/** A governor may read no pupil's row; the figures are made for them by the house, and small groups are withheld. */
export const readFor = <T>(ask: Ask<Enrolment>, work: (db: Db) => Promise<T>): Promise<T> =>
  actsAs(ask.actor, ['governor']) ? asTheHouse(ask, work) : work(ask.db);

/** For what a reader may not read row by row, and may see added up. */
export const asTheHouse = <T>(ask: Ask<Enrolment>, work: (db: Db) => Promise<T>): Promise<T> =>
  asSystemWithin(ask.db, { actor: ask.actor, task: 'tracking figures', now: ask.now }, work);

const primaryFirst = <Of extends MeasureOutline>(all: readonly Of[]): readonly Of[] =>
  all.toSorted((a, b) => Number(b.measure.isPrimary) - Number(a.measure.isPrimary));

/** Every measure with its points, as this reader may see it; what the work is judged by comes first. */
export const outlinesFor = async (ask: Ask<Enrolment>): Promise<readonly MeasureOutline[]> =>
  primaryFirst(await readFor(ask, (db) => outlinesOf(db, ask.scope.id)));

/** The same with the readings of the pupils whom the enrolment follows. */
export const seriesFor = async (ask: Ask<Enrolment>): Promise<readonly MeasureSeries[]> =>
  primaryFirst(await readFor(ask, (db) => seriesOf(db, ask.scope.id, cutOffFor(ask))));

export const worked = (series: MeasureSeries): Worked => {
  const inputs = inputsOf(series);
  return { series, inputs, working: workOut(inputs) };
};

/** Every measure of the enrolment worked out, as this reader may see it. */
export const workedFor = async (ask: Ask<Enrolment>): Promise<readonly Worked[]> => (await seriesFor(ask)).map(worked);

/**
 * The groups of the target pupils on the day of the baseline, so that nothing that happened since moves anybody. Readers who may not
 * see memberships have them counted by the house; what only the DSL sees stays with the DSL, in counts too.
 */
export const groupsFor = async (
  ask: Ask<Enrolment>,
  { series, inputs }: Worked,
  around: Around,
  /** On paper and in files nothing stands that only the DSL may see: they travel. */
  isForPaper = false,
): Promise<readonly Group[]> => {
  const on = inputs.points[inputs.baseline]?.on ?? londonDay(ask.now);
  const read = (db: Db) => membersOf(db, ask.scope.schoolId, on, ask.scope.id);
  const outside = isOutside(ask);
  const own = new Map(around.own.map(({ key, title }) => [key, title]));
  const members = await (outside ? asTheHouse(ask, read) : read(ask.db));
  const targets = series.pupils.filter(({ kind }) => kind === 'target');
  const order = [...groupKeys, ...[...members.keys()].filter((key) => !groupKeys.includes(key))];
  return order.flatMap((key): readonly Group[] => {
    const of = members.get(key);
    if (of === undefined || ((outside || isForPaper) && heldBackGroups.has(key))) return [];
    const codes = new Set(targets.filter(({ pupilId }) => of.has(pupilId)).map(({ code }) => code));
    const k = sensitiveGroups.has(key) || key.startsWith('own:') ? 10 : 6;
    return codes.size === 0
      ? []
      : [{ key, title: groupTitles[key] ?? own.get(key) ?? 'A group of the school’s own', k, codes }];
  });
};

/** What stands around the figures: what the target pupils were on, which years they are in, what could not be had. */
export const aroundFor = (ask: Ask<Enrolment>): Promise<Around> => {
  const read = (db: Db) => aroundOf(db, ask.scope);
  return isOutside(ask) && !actsAs(ask.actor, ['adviser']) ? asTheHouse(ask, read) : readFor(ask, read);
};
