/** The columns of a school census file that we read. Pure. */
export const columns = [
  { heading: 'URN', column: 'urn' },
  { heading: 'SCHOOLTYPE', column: 'population' },
  { heading: 'NOR', column: 'nor' },
  { heading: 'PNORG', column: 'girls' },
  { heading: 'NUMFSM', column: 'fsm_pupils' },
  { heading: 'PNUMEAL', column: 'eal' },
  { heading: 'PNUMFSMEVER', column: 'fsm6' },
  { heading: 'PSENELK', column: 'sen_support' },
] as const;

export type Column = (typeof columns)[number]['column'];

/** Whole numbers of pupils, and percentages that may carry a per cent sign. */
export const counts = ['nor', 'fsm_pupils'] as const satisfies Column[];
export const percentages = ['girls', 'eal', 'fsm6', 'sen_support'] as const satisfies Column[];

export const needed = ['URN', 'SCHOOLTYPE', 'NOR'] as const;

export const headingProblem = (missing: readonly string[]): string =>
  `The heading row has no column ${missing.join(' and no column ')}. Choose a school census file with one row for each school.`;

/** In the place of a URN: a row of national totals, not a school. A plain sum with it counts every pupil twice. */
export const totalMark = 'NAT';

export const faults = {
  noUrn: 'This row has no URN, so no school can be found for it.',
  badUrn: '“%s” is not a URN. A URN is a whole number of five to seven digits; NAT marks a row of national totals.',
  twice: 'URN %s stands on line %s already. The first row was taken; keep one of them.',
  noPopulation: 'This row has no SCHOOLTYPE, so it cannot be said among which schools it stands.',
  badCount: '“%s” is not a whole number of pupils. Leave it blank, or write NA, where it is not known.',
  badPercentage: '“%s” is not a percentage from 0 to 100. Leave it blank, or write NA, where it is not known.',
  tooMany: '%s pupils eligible for free school meals are more than the %s on roll.',
  tooWide: 'This row has %s cells and the heading row %s.',
} as const;
