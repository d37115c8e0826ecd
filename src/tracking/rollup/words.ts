/** What a roll-up is called and what it says. Pure. */
import { isClear, number, plural, range } from '#platform/kit';
import { groupTitles } from '#pupils/rules';
import { scales } from '../scales/rules.ts';
import { fewestSchools, type RollUp } from './rules.ts';

export const groupTitle = (key: string): string => groupTitles[key] ?? key;
export const scaleTitle = (key: string | null): string =>
  key === null ? 'All primary measures' : Object.hasOwn(scales, key) ? scales[key as keyof typeof scales].title : key; // one of its keys

/** The finding first, as a sentence. */
export const findingOf = ({ schools, effects }: RollUp): string => {
  const all = effects[0]?.reml;
  if (schools.all < fewestSchools) return `Fewer than ${fewestSchools} schools: nothing is added up yet.`;
  if (all === null || all === undefined) return `Fewer than ${fewestSchools} schools have measured an effect yet.`;
  const [low, high] = all.ci;
  const size = `${number(Math.abs(all.estimate), 2)} standard deviations`;
  const way = all.estimate >= 0 ? 'more' : 'less';
  const clear = isClear({ low, high }) ? '' : '; not yet clear';
  return `Over ${plural(effects[0]?.schools ?? 0, 'school')} target pupils gained ${size} ${way} than comparison pupils, likely ${range(low, high, 2)}${clear}.`;
};
