import { attendingGroups } from './attending.ts';
import { belongingGroups } from './belonging.ts';
import { careGroups } from './care.ts';
import type { GroupDefinition } from './kinds.ts';
import { learningGroups } from './learning.ts';
import { premiumGroups } from './premium.ts';

export type { Basis, DetailField, GroupDefinition, How } from './kinds.ts';

/** Every definition of every group that all schools have, with the days between which it holds. */
export const groupDefinitions: readonly GroupDefinition[] = [
  ...premiumGroups,
  ...careGroups,
  ...learningGroups,
  ...belongingGroups,
  ...attendingGroups,
];

/** The keys in the order in which pages show them, each once. */
export const groupKeys: readonly string[] = [...new Set(groupDefinitions.map((each) => each.key))];

/** What a group is called: by its key, `own:…` not among them. */
export const groupTitles: Readonly<Record<string, string>> = Object.fromEntries(
  groupDefinitions.map((each) => [each.key, each.title]),
);

/** Groups hidden outside the school under 10 in place of 6. */
export const sensitiveGroups: ReadonlySet<string> = new Set(
  groupDefinitions.filter((each) => each.sensitivity === 10).map((each) => each.key),
);

/** Groups that only the DSL and the staff whom the DSL names ever see, in counts too. The database holds the same three. */
export const heldBackGroups: ReadonlySet<string> = new Set(
  groupDefinitions.filter((each) => each.isHeldBack).map((each) => each.key),
);

const definitionsOf: ReadonlyMap<string, readonly GroupDefinition[]> = Map.groupBy(groupDefinitions, ({ key }) => key);

/** What a group meant on a day ('YYYY-MM-DD'); null when nothing was defined then. */
export const definitionOn = (key: string, on: string): GroupDefinition | null =>
  definitionsOf.get(key)?.find((each) => each.validFrom <= on && (each.validTo === null || on <= each.validTo)) ?? null;

/** The definitions of a day, one for each group that had one. */
export const definitionsOn = (on: string): readonly GroupDefinition[] =>
  groupKeys.flatMap((key) => definitionOn(key, on) ?? []);

/** A group of the school's own has the key `own:` and its id. */
export const ownKey = (id: string): string => `own:${id}`;
export const ownId = (key: string): string | null => (key.startsWith('own:') ? key.slice(4) : null);
