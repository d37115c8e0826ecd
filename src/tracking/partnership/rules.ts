import { showMeans, type Hidden } from '#platform/disclosure';
import { onlyTargets, type MeasureInputs } from '../figures/inputs.ts';
import { workOut } from '../figures/working.ts';
import { heldBackBy } from '../finding/strength.ts';
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
        isHeld: boolean;
      }>
    | Readonly<{ kind: 'few'; pupils: number; followed: number }>
    | Readonly<{ kind: 'hidden'; because: Hidden['because']; k: number }>
  );

/** One row for each partner; outside the school no row speaks of few pupils, nor gives a few away beside the others. */
export const partnerRows = (
  inputs: MeasureInputs,
  series: MeasureSeries,
  partners: readonly Reached[],
  outside: boolean,
): readonly PartnerRow[] => {
  const codeOf = new Map(series.pupils.map(({ pupilId, code }) => [pupilId, code]));
  const hasBoth = new Set(
    inputs.pupils
      .filter(({ readings }) => readings[inputs.baseline]?.value != null && readings[inputs.after]?.value != null)
      .map(({ code }) => code),
  );
  const all = partners.map((partner) => {
    const codes = new Set(partner.pupilIds.flatMap((id) => codeOf.get(id) ?? []));
    return { partner, codes, followed: new Set([...codes].filter((code) => hasBoth.has(code))) };
  });
  const targets = new Set(
    inputs.pupils.filter(({ kind, code }) => kind === 'target' && hasBoth.has(code)).map(({ code }) => code),
  );
  const seen = outside
    ? showMeans([targets, ...all.map(({ followed }) => followed)].map((members) => ({ members, mean: 0 })))
    : [];
  return all.map(({ partner, codes, followed }, at): PartnerRow => {
    const { partnerId, name, provisions, firstOn, lastOn } = partner;
    const row = { partnerId, name, provisions, firstOn, lastOn };
    const cell = seen[at + 1];
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
          isHeld: strength !== null && heldBackBy(strength) !== null,
        };
  });
};
