/** One fault of a file, in the outside contract's shape: `line` counts from 1 with the heading row as line 1. */
export type LineProblem = Readonly<{ line: number; column: string | null; message: string }>;

/** The first thousand faults in order of line, and how many there are. */
export type Faults = Readonly<{ problems: readonly LineProblem[]; problemsTotal: number }>;

export const mostProblems = 1000;

export const noFaults: Faults = { problems: [], problemsTotal: 0 };

/** A single fault that stops the whole file. */
export const oneFault = (line: number, column: string | null, message: string): Faults => ({
  problems: [{ line, column, message }],
  problemsTotal: 1,
});
