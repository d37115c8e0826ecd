import { number, plural, range } from '#platform/kit';
import { heldBackBy } from './finding/strength.ts';
import type { Interval } from './methods/interval.ts';
import { isClearOfZero } from './methods/interval.ts';
import type { Figure, Group } from './rules.ts';

const way = (gain: Interval) => (gain.estimate >= 0 ? 'improved by' : 'fell back by');
const size = (gain: Interval) => number(Math.abs(gain.estimate), 1);
const likely = (gain: Interval) => `likely ${range(gain.low, gain.high)}`;

/** The finding first, in a sentence; then how sure it is. Never that the work caused it. */
export const findingOf = (title: string, figure: Figure): string => {
  const { target, gain, beyond, claim } = figure;
  if (target.listed === 0) return `${title}: no target pupil is listed`;
  if (target.withBaseline === 0) return `${title}: no baseline yet`;
  if (gain === null)
    return `${title}: ${target.withBaseline} of ${plural(target.listed, 'target pupil')} have a baseline`;
  if (beyond === null)
    return `${title}: target pupils ${way(gain)} ${size(gain)}, ${likely(gain)}; nothing is compared`;
  const held = claim === null ? null : heldBackBy(claim);
  const clear = !isClearOfZero(beyond) ? '; not yet clear' : held === null ? '' : `; ${held}, so it is not yet clear`;
  if (!/[1-9]/.test(size(beyond)))
    return `${title}: target pupils improved by as much as comparison pupils, ${likely(beyond)}${clear}`;
  const more = beyond.estimate >= 0 ? 'more' : 'less';
  return `${title}: target pupils improved by ${size(beyond)} ${more} than comparison pupils, ${likely(beyond)}${clear}`;
};

/** What may be said beside a figure, and what may not: it follows from the figure, whichever way that points. */
export const cautionOf = ({ gain, beyond }: Figure): string => {
  if (gain === null) return 'Nothing can be said before results are there at both ends.';
  if (beyond === null)
    return 'Without like pupils to compare with, a gain is mostly growth. It says little about the work itself.';
  if (!isClearOfZero(beyond)) return 'Not yet clear: consistent with the work having helped, and with no difference.';
  return beyond.estimate > 0
    ? 'Consistent with the work having helped; it does not show what caused the difference.'
    : 'Like pupils moved on further. That is consistent with the work not having helped; it does not show why.';
};

/** "38 of 40 target pupils have both results; 2 left; missing: absent on the day 1". */
export const countWords = (name: string, group: Group): string => {
  const parts = [`${group.figures.n} of ${plural(group.listed, name)} have both results`];
  if (group.leavers > 0) parts.push(`${group.leavers} left`);
  if (group.reasons.length > 0)
    parts.push(`missing: ${group.reasons.map(({ reason, times }) => `${reason.toLowerCase()} ${times}`).join(', ')}`);
  if (group.unexplained > 0) parts.push(`${plural(group.unexplained, 'result')} not yet entered`);
  return `${parts.join('; ')}.`;
};
