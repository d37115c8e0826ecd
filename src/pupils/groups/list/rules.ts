import { definitionOn, groupKeys, heldBackGroups, type GroupDefinition } from '../definitions/rules.ts';
import { standingOf, type PupilFacts, type SchoolFacts } from '../standing/rules.ts';

/** A group on a day: how many are in it, of how many nobody has said anything, and the definition of that day. */
export type GroupCount = Readonly<{ key: string; definition: GroupDefinition; members: number; unknown: number }>;

type On = Readonly<{ on: string; pupils: readonly PupilFacts[]; school: SchoolFacts }>;

/** Every group that was defined on a day, but those that are held back. */
export const countGroups = ({ on, pupils, school }: On): readonly GroupCount[] =>
  groupKeys
    .filter((key) => !heldBackGroups.has(key))
    .flatMap((key) => {
      const definition = definitionOn(key, on);
      if (definition === null) return [];
      const standings = pupils.map((facts) => standingOf(key, facts, on, school));
      const of = (which: string) => standings.filter((each) => each === which).length;
      return [{ key, definition, members: of('in'), unknown: of('unknown') }];
    });

/** Groups as the page stands them together. */
export const themes: readonly Readonly<{ title: string; keys: readonly string[] }>[] = [
  { title: 'Free meals and Pupil Premium', keys: ['free-meals', 'ever6-fsm', 'pupil-premium', 'service'] },
  { title: 'Care and caring', keys: ['looked-after', 'previously-looked-after', 'young-carer'] },
  {
    title: 'Learning',
    keys: ['sen-support', 'ehc-plan', 'eal', 'low-prior-attainment', 'more-able-underachieving', 'gifted-talented'],
  },
  { title: 'Belonging', keys: ['gypsy-roma-traveller', 'refugee', 'mobile', 'summer-born'] },
  {
    title: 'Attendance and exclusion',
    keys: ['persistent-absence', 'severe-absence', 'suspended', 'permanently-excluded'],
  },
];
