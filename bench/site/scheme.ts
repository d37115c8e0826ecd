import { grid } from '../../testing/schemes.ts';

/** How large an audit is measured: criteria in a grid of standards by outcomes, and links from evidence to them. */
export type Size = Readonly<{ standards: number; outcomes: number; perCell: number; links: number }>;

export const small: Size = { standards: 12, outcomes: 4, perCell: 2, links: 288 };
export const large: Size = { standards: 12, outcomes: 5, perCell: 10, links: 3000 };

const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1);

export const criteriaOf = (size: Size): string[] =>
  upTo(size.standards).flatMap((s) =>
    upTo(size.outcomes).flatMap((o) => upTo(size.perCell).map((c) => `${s}.${o}.${c}`)),
  );

/** A scheme of that size with the words of none, on the pattern of the tests' grid. */
export const schemeOfSize = (size: Size) => {
  const [standard] = grid.standards;
  const code = (outcome: number) => `outcome-${outcome}`;
  return {
    ...grid,
    id: `bench-${size.links}`,
    title: `A grid of ${criteriaOf(size).length} criteria`,
    outcomes: upTo(size.outcomes).map((o) => ({
      code: code(o),
      name: `Outcome ${o}`,
      means: `What outcome ${o} means.`,
    })),
    standards: upTo(size.standards).map((s) => ({
      code: `${s}`,
      name: `Standard ${s} of partnership and provision`,
      asks: standard?.asks ?? '',
      guidance: standard?.guidance ?? '',
      levels: standard?.levels ?? {},
      criteria: criteriaOf(size)
        .filter((criterion) => criterion.startsWith(`${s}.`))
        .map((criterion) => ({
          code: criterion,
          outcome: code(Number(criterion.split('.')[1])),
          text: `What a visitor could see, hear or read in a school about ${criterion}, in a sentence of usual length.`,
          evidence: ['A photograph', 'What pupils say'],
        })),
    })),
  };
};
