/** How the school will know that an action worked: declared before it begins, and not moved afterwards. */

export type SuccessMeasure = Readonly<{
  id: string;
  actionId: string;
  title: string;
  unit: string;
  baseline: number;
  target: number;
  dueOn: string;
  figureFrom: string;
  measureId: string | null;
  declaredOn: string;
  version: number;
}>;

/** True when baseline and target were written before the action began, or it has not begun. Only such measures answer for the award. */
export const isDeclaredInTime = (measure: Pick<SuccessMeasure, 'declaredOn'>, startedOn: string | null): boolean =>
  startedOn === null || measure.declaredOn <= startedOn;

/** Once the action has begun its measures stand as declared: another may be added, and says that it came later. */
export const mayChangeMeasure = (
  startedOn: string | null,
): Readonly<{ kind: 'allowed' }> | Readonly<{ kind: 'refused'; because: 'action-began' }> =>
  startedOn === null ? { kind: 'allowed' } : { kind: 'refused', because: 'action-began' };
