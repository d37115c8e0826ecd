import { actsAs } from '#platform/actor';
import type { Db } from '#platform/db';
import {
  countedFor,
  dayOf,
  pupilsOn,
  pupilsOnAll,
  termsOf,
  type Effect,
  type Provision,
  type ProvisionAsked,
} from '#provision';
import { costOf } from '#provision/rules';
import { measuresOf, resultsOf } from '../store.ts';
import { effectOf, type Chosen } from './rules.ts';
import { choicesOf, scalesOfMeasures, voicesOf } from './store.ts';

type Shown = Pick<Provision, 'id' | 'measuredBy'> & Readonly<{ perPupilPence: number | null }>;

const effectsIn = async (
  db: Db,
  enrolment: Readonly<{ id: string; schoolId: string }>,
  shown: readonly Shown[],
  asOf: Date | null,
): Promise<ReadonlyMap<string, Effect>> => {
  const choices = new Map(
    (await choicesOf(db, enrolment.id)).map(({ provisionId, measureId }) => [provisionId, measureId]),
  );
  const measures = await measuresOf(db, enrolment.id);
  const scales = await scalesOfMeasures(db, enrolment.id);
  const results = choices.size === 0 ? null : await resultsOf(db, enrolment.id, asOf);
  const [only] = shown;
  const everybody =
    shown.length === 1 && only !== undefined ? await pupilsOn(db, only.id) : await pupilsOnAll(db, enrolment.schoolId);
  const on = Map.groupBy(everybody, ({ provisionId }) => provisionId);
  const voices = await voicesOf(db, enrolment.schoolId);
  const chosenFor = (id: string): Chosen | null => {
    const measure = measures.find((each) => each.id === choices.get(id));
    if (measure === undefined || results === null) return null;
    const { title, higherIsBetter } = measure;
    return { title, higherIsBetter, scale: scales.get(measure.id) ?? 'own', results: results(measure.id) };
  };
  return new Map(
    shown.map(({ id, measuredBy, perPupilPence }) => [
      id,
      effectOf({ on: on.get(id) ?? [], measuredBy, chosen: chosenFor(id), perPupilPence, voices: voices.get(id) ?? 0 }),
    ]),
  );
};

/** What each of these provisions changed, as this reader may know it: a judge as it stood at the cut-off. */
export const effectsFor = async (
  ask: ProvisionAsked,
  shown: readonly Provision[],
): Promise<ReadonlyMap<string, Effect>> => {
  if (shown.length === 0) return new Map();
  const dates = await termsOf(ask);
  const on = dayOf(ask);
  const asOf = actsAs(ask.actor, ['verifier', 'moderator', 'panel']) ? ask.scope.cutOffAt : null;
  const priced = shown.map((each) => ({
    id: each.id,
    measuredBy: each.measuredBy,
    perPupilPence: costOf(each, each, dates, on).perPupilPence,
  }));
  return countedFor(ask, (db) => effectsIn(db, ask.scope, priced, asOf));
};
