/** The results in a Common Transfer File: one for each test of a key stage, with what it is called there. */
import type { Leaf } from '#platform/reading';
import { readPlainDay } from './cells.ts';
import { notAvailableBecause, type RollResult } from './rules.ts';

const stage = 'StageAssessments/KeyStage/';
const test = `${stage}StageAssessment/`;
const parts = [
  'Locale',
  'Year',
  'Subject',
  'Method',
  'Component',
  'ResultStatus',
  'ResultQualifier',
  'Result',
  'ResultDate',
];

/** The elements of results, below a pupil. */
export const resultPaths = [stage, `${stage}Stage`, test, ...parts.map((name) => `${test}${name}`)];

type Problem = (line: number, column: string | null, message: string) => void;
type Group = Record<string, string>;

/** What a result says, or null when it is a target or has no mark. */
const resultOf = (
  group: Group,
  keyStage: string,
  bornOn: string | null,
  today: string,
  problem: Problem,
): RollResult | null => {
  if (group['Result'] === undefined || group['ResultStatus'] === 'T') return null;
  const line = Number(group['line']);
  const date = readPlainDay('the day of the result', today)(group['ResultDate'] ?? '');
  if (date.kind === 'problem') problem(line, 'ResultDate', date.message);
  const takenOn = date.kind === 'value' ? date.value : null;
  const year = /^\d{4}$/.test(group['Year'] ?? '') ? (group['Year'] ?? '') : null;
  if (bornOn !== null && ((takenOn !== null && takenOn < bornOn) || (year !== null && year < bornOn.slice(0, 4))))
    problem(
      line,
      'Result',
      'This result is from before the pupil was born. Correct the date of birth or the year of the result.',
    );
  const because = notAvailableBecause(group['Result']);
  const name = [keyStage, group['Subject'], group['Method'], group['Component'], group['ResultQualifier']];
  return {
    line,
    column: 'Result',
    assessment: name
      .filter((part) => part !== undefined && part !== '')
      .join(' ')
      .slice(0, 120),
    point: takenOn ?? year,
    takenOn,
    mark: because === null ? group['Result'] : null,
    missingBecause: because,
  };
};

/** The results of one pupil, from the elements in the order of the file. */
export const ctfResults = (
  leaves: readonly Leaf[],
  bornOn: string | null,
  today: string,
  problem: Problem,
): readonly RollResult[] => {
  let keyStage = '';
  let open: Group | null = null;
  const results: RollResult[] = [];
  const close = (): void => {
    const result = open === null ? null : resultOf(open, keyStage, bornOn, today, problem);
    if (result !== null) results.push(result);
    open = null;
  };
  for (const { path, line, text } of leaves) {
    if (path === stage || path === test) {
      close();
      if (path === test) open = { line: String(line) };
    } else if (path === `${stage}Stage`) keyStage = text ?? '';
    else if (open !== null && path.startsWith(test)) (open as Group)[path.slice(test.length)] = text ?? ''; // set by a closure, which narrowing forgets
  }
  close();
  return results;
};
