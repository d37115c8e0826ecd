import { isClear, list } from '#platform/kit';
import { isClearOfZero } from '../methods/interval.ts';
import type { PartnerRow } from './rules.ts';

/** What changed for the pupils whom partners reached, in a sentence. */
export const partnersFinding = (rows: readonly PartnerRow[], higherIsBetter = true): string => {
  const gained = higherIsBetter ? 'gained' : 'improved';
  const shown = rows.filter((row) => row.kind === 'shown');
  const clear = shown.filter((row) => row.kind === 'shown' && row.low > 0 && isClear(row));
  if (shown.length === 0 && rows.some(({ kind }) => kind === 'hidden'))
    return 'For every partner’s pupils the figure is hidden, to protect pupils';
  if (shown.length === 0) return 'No partner reached enough target pupils to say what changed for them';
  if (clear.length === 0)
    return shown.some((row) => row.kind === 'shown' && isClear(row))
      ? `No partner’s pupils ${gained} clearly more; some ${gained} clearly less`
      : shown.some((row) => row.kind === 'shown' && row.heldBy !== null && isClearOfZero(row))
        ? 'For no partner’s pupils is it clear yet: too few stand behind it, or those compared are not alike enough'
        : 'For every partner’s pupils it is too early to say';
  return `The pupils of ${list(clear.map(({ name }) => name))} ${gained} clearly more than comparison pupils`;
};
