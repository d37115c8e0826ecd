import type { HeldBy } from '#platform/kit';
import type { Hidden } from '#platform/disclosure';
import { onlyTargets, type MeasureInputs } from '../figures/inputs.ts';
import { workOut } from '../figures/working.ts';
import { heldBy } from '../finding/strength.ts';
import { followedIn, type Some, type Told } from '../impact/told.ts';
import type { MeasureSeries } from '../series/store.ts';
import type { Reached } from './store.ts';

/** What the target pupils whom one partner reached gained beyond comparison pupils; or why that is not shown. */
export type PartnerRow = Readonly<{
  partnerId: string;
  name: string;
  provisions: readonly string[];
  firstOn: string;
  lastOn: string | null;
}> &
  (
    | Readonly<{
        kind: 'shown';
        pupils: number;
        followed: number;
        estimate: number;
        low: number;
        high: number;
        /** The range leaves out no difference, but few pupils or unlike groups keep it from being clear. */
        heldBy: HeldBy | null;
      }>
    | Readonly<{ kind: 'few'; pupils: number; followed: number }>
    | Readonly<{ kind: 'hidden'; because: Hidden['because']; k: number }>
  );

/** The target pupils of each partner, by code. */
export const reachedCodes = ({ pupils }: MeasureSeries, partners: readonly Reached[]): readonly Some[] => {
  const codeOf = new Map(pupils.map(({ pupilId, code }) => [pupilId, code]));
  return partners.map(({ partnerId, pupilIds }) => ({
    key: partnerId,
    codes: new Set(pupilIds.flatMap((id) => codeOf.get(id) ?? [])),
  }));
};

/** One row for each partner. `told`: what readers may be told who may not see true figures; null inside the school. */
export const partnerRows = (
  inputs: MeasureInputs,
  series: MeasureSeries,
  partners: readonly Reached[],
  told: Told | null,
): readonly PartnerRow[] => {
  const hasBoth = followedIn(inputs);
  const reached = reachedCodes(series, partners);
  return partners.map((partner, at): PartnerRow => {
    const codes = reached[at]?.codes ?? new Set<string>();
    const followed = new Set([...codes].filter((code) => hasBoth.has(code)));
    const { partnerId, name, provisions, firstOn, lastOn } = partner;
    const row = { partnerId, name, provisions, firstOn, lastOn };
    const cell = told?.get(partnerId);
    if (cell?.kind === 'hidden') return { ...row, kind: 'hidden', because: cell.because, k: cell.k };
    const { beyond, strength } = workOut(onlyTargets(inputs, (code) => codes.has(code)));
    const counts = { pupils: codes.size, followed: followed.size };
    return beyond === null
      ? { ...row, kind: 'few', ...counts }
      : {
          ...row,
          kind: 'shown',
          ...counts,
          estimate: beyond.estimate,
          low: beyond.low,
          high: beyond.high,
          heldBy: heldBy(strength),
        };
  });
};
