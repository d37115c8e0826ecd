/** What a file of pupils would change beside the pupils themselves. */
import { number, plural } from '#platform/kit';
import type { PreviewPart, RollFile } from '#pupils';

/** What would follow the pupils, in words; empty when nothing would. */
export const followsWords = ({ follows }: RollFile): string =>
  [
    follows.groups > 0 ? `${plural(follows.groups, 'membership')} of groups changed` : '',
    follows.attendance > 0 ? `attendance of ${plural(follows.attendance, 'pupil')} kept` : '',
    follows.results > 0 ? `${plural(follows.results, 'result')} added or corrected` : '',
  ]
    .filter(Boolean)
    .join(', ');

/** How many results the file has, and of these how many are new, change or stand already. */
export const resultsWords = ({ results, follows: { told } }: RollFile): string => {
  if (results === 0) return '';
  if (told === undefined) return plural(results, 'result');
  const passed = told.undeclared.reduce((sum, each) => sum + each.results, 0);
  const parts = [`${number(told.added)} new`, `${number(told.changed)} changed`, `${number(told.unchanged)} unchanged`];
  return `${plural(results, 'result')} (${[...parts, ...(passed > 0 ? [`${number(passed)} passed over`] : [])].join(', ')})`;
};

/** Whether a press would change nothing but, if asked, who is on roll. */
export const isNothingNew = (file: RollFile, counts: Readonly<Record<PreviewPart, number>>): boolean =>
  counts.new + counts.changed === 0 && followsWords(file) === '';
