import { londonDay } from '#platform/clock';
import { isUuid, uuidv7 } from '#platform/db';
import type { Problem } from '#platform/form';
import { noted, planRefusal, type Doing, type PlanRefusal } from '../action/actions.ts';
import { mayWriteAction } from '../action/edit/rules.ts';
import type { ListedAction } from '../action/store.ts';
import { reopenPlan } from '../agreement/actions.ts';
import { measureProblems, type MeasureTyped } from './forms.ts';
import { mayChangeMeasure } from './rules.ts';
import { insertMeasure, listMeasures, listTracked, updateMeasure, type ListedMeasure } from './store.ts';

export type MeasureSaved =
  | Readonly<{ kind: 'saved'; hasReopened: boolean }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'clash'; theirs: ListedMeasure }>
  | Readonly<{ kind: 'refused'; because: 'action-began' }>
  | PlanRefusal;

/** The tracked measure that was chosen, or a problem when it is not one of this enrolment's. */
const tracked = async ({ db, enrolment }: Doing, chosen: string): Promise<string | null | Problem> => {
  if (chosen === '') return null;
  const known = await listTracked(db, enrolment.id);
  return isUuid(chosen) && known.some(({ id }) => id === chosen)
    ? chosen
    : { field: 'measure', message: 'Choose a tracked measure from the list, or none' };
};

/** Declares a measure today. After the action began it is still kept, and says that it came later. */
export const declareMeasure = async (
  doing: Doing,
  action: ListedAction,
  typed: MeasureTyped,
): Promise<MeasureSaved> => {
  const refused = planRefusal(doing.enrolment);
  if (refused !== null) return refused;
  const open = mayWriteAction(action);
  if (open.kind === 'refused') return open;
  const measureId = await tracked(doing, typed.measure);
  const problems = [
    ...measureProblems(typed),
    ...(measureId !== null && typeof measureId === 'object' ? [measureId] : []),
  ];
  if (problems.length > 0 || (measureId !== null && typeof measureId === 'object'))
    return { kind: 'problems', problems };
  const by = { personId: doing.actor.personId, now: doing.now };
  await insertMeasure(
    doing.db,
    uuidv7(),
    action.id,
    doing.enrolment,
    { ...typed, measureId, declaredOn: londonDay(doing.now) },
    by,
  );
  await noted(doing, 'plan.measure-declared', { action: action.id });
  return {
    kind: 'saved',
    hasReopened: await reopenPlan(doing, `Action ${action.number}: a success measure was added`),
  };
};

/** Changes a measure while its action has not begun; from then on baseline and target stand as declared. */
export const changeMeasure = async (
  doing: Doing,
  action: ListedAction,
  wanted: Readonly<{ id: string; version: number }>,
  typed: MeasureTyped,
): Promise<MeasureSaved> => {
  const refused = planRefusal(doing.enrolment);
  if (refused !== null) return refused;
  const open = mayWriteAction(action);
  if (open.kind === 'refused') return open;
  const may = mayChangeMeasure(action.startedOn);
  if (may.kind === 'refused') return may;
  const measureId = await tracked(doing, typed.measure);
  const problems = [
    ...measureProblems(typed),
    ...(measureId !== null && typeof measureId === 'object' ? [measureId] : []),
  ];
  if (problems.length > 0 || (measureId !== null && typeof measureId === 'object'))
    return { kind: 'problems', problems };
  const by = { personId: doing.actor.personId, now: doing.now };
  if (!(await updateMeasure(doing.db, wanted.id, wanted.version, { ...typed, measureId }, by))) {
    const theirs = (await listMeasures(doing.db, action.id)).find(({ id }) => id === wanted.id);
    if (theirs === undefined)
      throw new Error(
        'A measure vanished while it was being changed. Nothing here deletes measures: look at the database.',
      );
    return { kind: 'clash', theirs };
  }
  await noted(doing, 'plan.measure-changed', { action: action.id, measure: wanted.id });
  return { kind: 'saved', hasReopened: await reopenPlan(doing, `Action ${action.number}: a success measure changed`) };
};
