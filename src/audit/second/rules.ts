/** Second ratings: who may be asked, what both gave, and what is still to settle. Pure. */
import { criteriaOf, levelOf, standardOf, type Scheme } from '#schemes/rules';
import { isLeader } from '../rules.ts';
import type { Role } from '#platform/actor';
import type { Pair } from './agreement/rules.ts';

type Rated = Readonly<{ secondId: string; criterion: string; personId: string; level: string; givenAt: Date }>;
type Asked = Readonly<{
  id: string;
  criteria: readonly string[];
  isBlind: boolean;
  raters: readonly Readonly<{ personId: string; inAt: Date | null }>[];
}>;

export type Member = Readonly<{ personId: string; name: string; role: Role }>;

export type AskRefusal = 'same-person' | 'not-in-team' | 'no-standard' | 'under-way' | 'to-settle' | 'nobody-agrees';

/** Why a second rating of a standard cannot be asked of these two, or null. Somebody who leads has to be left to agree. */
export const askingProblem = (
  asked: Readonly<{ standard: string; raters: readonly string[] }>,
  given: Readonly<{
    scheme: Scheme;
    members: readonly Member[];
    /** Criteria that are being rated blind now, and those on which ratings differ. */
    underWay: readonly string[];
    differing: readonly string[];
  }>,
): AskRefusal | null => {
  const { scheme, members } = given;
  if (standardOf(scheme, asked.standard) === null) return 'no-standard';
  const people = asked.raters.flatMap((id) => members.find(({ personId }) => personId === id) ?? []);
  if (people.length !== asked.raters.length) return 'not-in-team';
  if (new Set(asked.raters).size !== asked.raters.length) return 'same-person';
  const codes = criteriaOf(scheme, asked.standard).map(({ code }) => code);
  if (codes.some((code) => given.underWay.includes(code))) return 'under-way';
  if (codes.some((code) => given.differing.includes(code))) return 'to-settle';
  const left = members.filter(({ personId, role }) => isLeader(role) && !asked.raters.includes(personId));
  return left.length === 0 ? 'nobody-agrees' : null;
};

/** Standards that a pair looks after and that nobody rates yet: what "ask the pairs" asks for. */
export const pairsToAsk = (
  scheme: Scheme,
  minders: readonly Readonly<{ personId: string; standards: readonly string[] }>[],
  given: Omit<Parameters<typeof askingProblem>[1], 'scheme'> & Readonly<{ rated: readonly string[] }>,
): readonly Readonly<{ standard: string; raters: readonly string[] }>[] =>
  scheme.standards.flatMap(({ code }) => {
    const raters = minders.filter(({ standards }) => standards.includes(code)).map(({ personId }) => personId);
    const isFresh = criteriaOf(scheme, code).every((each) => !given.rated.includes(each.code));
    const asked = { standard: code, raters };
    return raters.length === 2 && isFresh && askingProblem(asked, { ...given, scheme }) === null ? [asked] : [];
  });

export const areIn = ({ raters }: Pick<Asked, 'raters'>): boolean =>
  raters.length > 0 && raters.every(({ inAt }) => inAt !== null);

/** What both gave to one criterion, in the order of the raters; null until both are there. */
export const bothOf = <R extends Rated>(
  second: Asked,
  ratings: readonly R[],
  criterion: string,
): readonly [R, R] | null => {
  const found = second.raters.flatMap(
    ({ personId }) =>
      ratings.find(
        (each) => each.secondId === second.id && each.criterion === criterion && each.personId === personId,
      ) ?? [],
  );
  const [one, other] = found;
  return one === undefined || other === undefined ? null : [one, other];
};

/**
 * Pairs of ranks for the agreement figures, by standard: of blind ratings that are in, the latest of each criterion. A view that
 * was said after seeing the other's level is no independent rating and is left out.
 */
export const rankPairs = (
  scheme: Scheme,
  seconds: readonly Asked[],
  ratings: readonly Rated[],
): ReadonlyMap<string, readonly Pair[]> => {
  const done = new Set<string>();
  const pairs = new Map<string, Pair[]>();
  // The newest second ratings come first.
  for (const second of seconds.filter((each) => each.isBlind && areIn(each)))
    for (const code of second.criteria) {
      const criterion = scheme.criterionByCode.get(code);
      const both = bothOf(second, ratings, code);
      if (criterion === undefined || both === null || done.has(code)) continue;
      const [one, other] = both.map(({ level }) => levelOf(scheme, level)?.rank);
      if (one === undefined || other === undefined) continue;
      done.add(code);
      pairs.set(criterion.standard, [...(pairs.get(criterion.standard) ?? []), [one, other]]);
    }
  return pairs;
};

/** The reasons of both as the reasons of the judgement that they share. */
export const joined = (both: readonly Readonly<{ name: string; comment: string }>[]): string =>
  both
    .map(({ name, comment }) => `${name}: ${comment}`)
    .join('\n\n')
    .slice(0, 2000);
