/** What a provision is, in the words that forms, pages and files share. Pure. */
export * from './cost/rules.ts';
export * from './cost/years.ts';

/** How many pupils it is for, and how far from everybody's lessons. */
export const tiers = {
  universal: { word: 'Universal', means: 'For everybody, as part of ordinary school' },
  targeted: { word: 'Targeted', means: 'For some pupils, for a time, to catch up or keep up' },
  specialist: { word: 'Specialist', means: 'For few pupils, by or with a specialist' },
} as const;
export type Tier = keyof typeof tiers;

/** The Education Endowment Foundation's tiered menu, as the Pupil Premium statement uses it. */
export const menus = {
  teaching: { word: 'High-quality teaching', means: 'Better teaching for everybody: training, feedback, curriculum' },
  targeted: { word: 'Targeted academic support', means: 'Tutoring, small groups, speech and language' },
  wider: { word: 'Wider strategies', means: 'Attendance, well-being, breakfast, family learning' },
} as const;
export type Menu = keyof typeof menus;

export const kinds = {
  ordinary: { word: 'Ordinary provision', means: 'Sessions for pupils, with a register' },
  'peer-mentoring': {
    word: 'Peer mentoring',
    means: 'Pupils help pupils: pairs, their meetings, training for mentors',
  },
  'parent-workshop': {
    word: 'Parent workshops',
    means: 'Sessions for parents and carers: sign-up, who came, what they say',
  },
} as const;
export type Kind = keyof typeof kinds;

export const decisions = {
  keep: { word: 'Keep', means: 'Go on as it is' },
  grow: { word: 'Grow', means: 'More pupils, or more often' },
  'look-again': { word: 'Look again', means: 'Change something, or measure it better, then decide' },
  stop: { word: 'Stop', means: 'End it, and use the money and time elsewhere' },
} as const;
export type Decision = keyof typeof decisions;

/** A pupil's outcome against what was expected of the provision, on the five-point scale that schools know. */
export const outcomes = {
  '2': 'Significantly more than expected',
  '1': 'More than expected',
  '0': 'As expected',
  '-1': 'Less than expected',
  '-2': 'Significantly less than expected',
} as const;
export type Outcome = keyof typeof outcomes;
export const outcomeOrder = ['2', '1', '0', '-1', '-2'] as const satisfies readonly Outcome[];

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** "Years 7 and 8"; "All years" when none is named. */
export const yearsWords = (years: readonly string[]): string => {
  const [only] = years;
  if (only === undefined) return 'All years';
  if (years.length === 1) return `Year ${only}`;
  return `Years ${years.slice(0, -1).join(', ')} and ${years.at(-1)}`;
};

/** "18 minutes twice a week" said from numbers, for one group. */
export const rhythmWords = ({
  sessionsPerWeek,
  minutes,
  weeks,
}: Readonly<{ sessionsPerWeek: number; minutes: number; weeks: number }>): string => {
  const often = ['', 'once', 'twice'][sessionsPerWeek] ?? `${sessionsPerWeek} times`;
  return `${minutes} minutes ${often} a week, ${weeks} ${weeks === 1 ? 'week' : 'weeks'}`;
};

/** The minute of the day at which a time on the clock stands. */
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** "group 2", "groups 1 and 3", "groups 1 to 8": which groups of several meet. */
export const groupWords = (groups: readonly number[]): string => {
  const all = [...new Set(groups)].toSorted((a, b) => a - b);
  const [first = 1, last = 1] = [all[0], all.at(-1)];
  if (all.length < 2) return `group ${first}`;
  return all.length > 2 && last - first === all.length - 1
    ? `groups ${first} to ${last}`
    : `groups ${all.slice(0, -1).join(', ')} and ${last}`;
};
