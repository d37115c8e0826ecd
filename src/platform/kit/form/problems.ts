import type { ErrorMessageParams } from '../govuk/params.ts';

/** What is wrong with one field, and what to enter: the same sentence stands on top of the page and at the field. */
export type Problem = Readonly<{ field: string; message: string; line?: number | undefined }>;

export type Problems = readonly Problem[] | undefined;

/** The first problem of a field, as its error message. */
export const errorOf = (problems: Problems, field: string): ErrorMessageParams | undefined => {
  const problem = problems?.find((each) => each.field === field);
  return problem === undefined ? undefined : { text: problem.message };
};
