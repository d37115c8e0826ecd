import { mostProblems, type Faults, type LineProblem } from '#platform/csv';
import { readRollFile, type ReadOptions } from './read.ts';
import type { RollFormat, RollPupil, RollRead } from './rules.ts';

/** What a look at a file found, as the contract has it: counts, the first thousand problems in order of line, and how many there are. */
export type RollCheck = RollRead & Faults;

/** Keeps the first thousand problems by line and counts all. */
export const collector = () => {
  let [kept, total]: [LineProblem[], number] = [[], 0];
  const inOrder = (): readonly LineProblem[] => {
    kept = kept.toSorted((one, two) => one.line - two.line).slice(0, mostProblems);
    return kept;
  };
  return {
    problem: (each: LineProblem): void => {
      total += 1;
      kept.push(each);
      if (kept.length >= 4 * mostProblems) inOrder();
    },
    isSound: (): boolean => total === 0,
    faults: (): Faults => ({ problems: inOrder(), problemsTotal: total }),
  };
};

/** Looks a file through and keeps nothing of it. */
export const checkRoll = async (path: string, format: RollFormat, options: ReadOptions): Promise<RollCheck> => {
  const { problem, faults } = collector();
  const read = await readRollFile(path, format, options, { problem, pupils: () => Promise.resolve() });
  return { ...read, ...faults() };
};

/** Reads a file whole, for a list that a school's page can show: pupils and problems together. */
export const wholeRoll = async (
  path: string,
  format: RollFormat,
  options: ReadOptions,
): Promise<RollCheck & Readonly<{ given: readonly RollPupil[] }>> => {
  const { problem, faults } = collector();
  const given: RollPupil[] = [];
  const read = await readRollFile(path, format, options, {
    problem,
    pupils: async (batch) => void given.push(...batch),
  });
  return { ...read, ...faults(), given };
};
