import { bytesSource, mostProblems, readRows, type LineProblem } from '#platform/csv';
import { readKind, sexOf, type GivenPupil } from '../forms.ts';
import { noMapping } from '../roll/mapping.ts';
import { readSheet } from '../roll/sheet.ts';
import type { PupilKind } from '../rules.ts';

export type ReadPupils =
  | Readonly<{ kind: 'read'; pupils: readonly GivenPupil[] }>
  | Readonly<{ kind: 'problems'; problems: readonly LineProblem[] }>;

const mostPupils = 2000;

/**
 * Reads a list of pupils to be followed, as every other file of pupils is read; a column Kind says target or comparison, and those
 * without it are all `otherwise`. Every fault has its line.
 */
export const readList = async (bytes: Uint8Array, otherwise: string, today: string): Promise<ReadPupils> => {
  const problems: LineProblem[] = [];
  const pupils: GivenPupil[] = [];
  const rest: PupilKind = otherwise === 'comparison' ? 'comparison' : 'target';
  await readSheet(
    readRows(bytesSource(bytes)),
    { mapping: noMapping, today, format: 'csv' },
    {
      problem: (each) => void (problems.length < mostProblems && problems.push(each)),
      pupils: async (batch) => {
        for (const { kind, upn, surname, forename, bornOn, sex, yearGroup } of batch)
          if (pupils.length <= mostPupils)
            pupils.push({
              kind: readKind(kind ?? '') ?? rest,
              upn,
              surname,
              forename,
              bornOn,
              sex: sexOf(sex),
              yearGroup,
            });
      },
    },
  );
  if (pupils.length > mostPupils)
    problems.push({ line: mostPupils + 2, column: null, message: 'The list has more than 2,000 pupils. Split it.' });
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'read', pupils };
};
