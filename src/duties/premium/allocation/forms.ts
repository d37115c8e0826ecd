import { z } from 'zod';
import { anyWords, aVersion, pounds, type Problem } from '#platform/form';
import { bases, basisNames, type Allocation, type Basis } from '../rules.ts';

const aCount = (what: string) =>
  z.string().transform((text, context) => {
    if (text === '') return 0;
    if (/^\d{1,5}$/.test(text)) return Number(text);
    context.addIssue({ code: 'custom', message: `${what} as a whole number; leave it empty for none` });
    return z.NEVER;
  });

/** Most that may stand for one pupil, in pence: what is more was a sum for all of them. */
const mostEach = 10_000_000;

const perhapsPounds = (what: string, most = Number.POSITIVE_INFINITY) =>
  z.string().transform((text, context) => {
    if (text === '') return 0;
    const read = pounds(what).safeParse(text);
    if (read.success && read.data <= most) return read.data;
    context.addIssue({ code: 'custom', message: `${what}, like 1075 or 1075.50` });
    return z.NEVER;
  });

/** The names of a basis's three fields. */
export const fieldsOf = (basis: Basis) =>
  ({ pupils: `${basis}-pupils`, each: `${basis}-each`, source: `${basis}-source` }) as const;

export const allocationForm = z.object({
  version: aVersion,
  carried: perhapsPounds('Enter what was carried forward'),
  onRoll: aCount('Enter the pupils on roll'),
  ...Object.fromEntries(
    basisNames.flatMap((basis) => {
      const { pupils, each, source } = fieldsOf(basis);
      return [
        [pupils, aCount(`${bases[basis].short}: enter how many pupils`)],
        [each, perhapsPounds(`${bases[basis].short}: enter the amount for each pupil`, mostEach)],
        [source, anyWords(200)],
      ];
    }),
  ),
} as Record<string, z.ZodType>); // the fields of each basis have names that are made above

type Read = Readonly<Record<string, unknown>>;

/** The rows that were filled in. Pupils need an amount and where it comes from, so that the sum can be checked. */
export const allocationOf = (read: Read): Readonly<{ rows: readonly Allocation[]; problems: readonly Problem[] }> => {
  const all = basisNames.map((basis) => {
    const { pupils, each, source } = fieldsOf(basis);
    // The form above gave a number, a number and a text for these names.
    return { basis, pupils: read[pupils] as number, eachPence: read[each] as number, source: read[source] as string };
  });
  const rows = all.filter(({ pupils }) => pupils > 0);
  const problems = rows.flatMap(({ basis, eachPence, source }): Problem[] => [
    ...(eachPence === 0
      ? [{ field: fieldsOf(basis).each, message: `${bases[basis].short}: enter the amount for each pupil` }]
      : []),
    ...(source === ''
      ? [{ field: fieldsOf(basis).source, message: `${bases[basis].short}: say where the amount comes from` }]
      : []),
  ]);
  return { rows, problems };
};
