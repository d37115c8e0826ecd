import { inSentence, number, range } from '#platform/kit';
import { fewestUnderMean } from '#platform/disclosure';
import type { EveryoneInputs, EveryoneWorking } from '../figures/everyone.ts';
import { isClearOfZero } from '../methods/interval.ts';

/** What happened to all pupils, in a sentence. */
export const everyoneFinding = ({ measure }: EveryoneInputs, { gain, all }: EveryoneWorking): string => {
  const title = inSentence(measure.title);
  if (gain === null) {
    const latest = all.findLast(({ mean }) => mean !== null);
    return latest?.mean == null
      ? `No pupil has a result in ${title} yet`
      : `All pupils stand at ${number(latest.mean, 1)} in ${title}`;
  }
  const size = number(Math.abs(gain.estimate), 1);
  if (!/[1-9]/.test(size)) return `All pupils stand in ${title} where they began`;
  return `All pupils ${gain.estimate > 0 ? 'improved' : 'fell back'} by ${size} ${measure.unit} in ${title}${isClearOfZero(gain) ? '' : ', not yet clear'}`;
};

type Paid = Readonly<{ kind: 'info' | 'success' | 'warning'; title: string; words: string }>;

/** Whether those who are not target pupils lost while target pupils gained. */
export const paidWords = (unit: string, { othersGain, followed }: EveryoneWorking): Paid => {
  if (othersGain === null)
    return {
      kind: 'info',
      title: 'It cannot be said yet.',
      words: 'Too few other pupils have a result before and after the work.',
    };
  const change = `${number(followed.others)} other pupils ${othersGain.estimate >= 0 ? 'improved by' : 'fell back by'} ${number(Math.abs(othersGain.estimate), 1)} ${unit}, likely ${range(othersGain.low, othersGain.high)} with improvement above 0.`;
  if (othersGain.low > 0)
    return {
      kind: 'success',
      title: 'No sign of it: the other pupils moved on too.',
      words: `${change} They did not fall back while target pupils gained.`,
    };
  if (othersGain.high < 0)
    return {
      kind: 'warning',
      title: 'The other pupils fell back in the same time.',
      words: `${change} That may have other causes; look at where time and staff came from.`,
    };
  return {
    kind: 'info',
    title: 'No sign of it: the other pupils stand about where they did.',
    words: `${change} The range takes in no change.`,
  };
};

/** Few target pupils could be worked out from the figures of all and of the others. */
export const wouldTell = ({ followed }: EveryoneWorking): boolean =>
  followed.all - followed.others > 0 && followed.all - followed.others < fewestUnderMean;
