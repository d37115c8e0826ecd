/** The optional standards of a route: which a school leaves aside. Pure. */
import type { Route, Standard, Scheme } from '#schemes/rules';

export type Options = Readonly<{ offered: readonly Standard[]; atLeast: number }>;

/** What a route lets a school choose among; null where it offers no choice. `scheme` is the scheme as its file says it. */
export const optionsOf = (scheme: Scheme, route: string): Options | null => {
  const found: Route | undefined = scheme.routes.find(({ code }) => code === route);
  if (found?.optional === undefined || found.optional === null) return null;
  const { standards, atLeast } = found.optional;
  return { offered: scheme.standards.filter(({ code }) => standards.includes(code)), atLeast };
};

export type Choice =
  | Readonly<{ kind: 'chosen'; notChosen: readonly string[] }>
  | Readonly<{ kind: 'too-few'; atLeast: number }>;

/** What is left aside when these are chosen; a code that is not offered counts for nothing. */
export const choose = ({ offered, atLeast }: Options, chosen: readonly string[]): Choice => {
  const taken = offered.filter(({ code }) => chosen.includes(code));
  if (taken.length < atLeast) return { kind: 'too-few', atLeast };
  return { kind: 'chosen', notChosen: offered.filter((each) => !taken.includes(each)).map(({ code }) => code) };
};
