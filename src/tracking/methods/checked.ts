import type { MethodKey } from './versions.ts';

/**
 * The published result that each method gives back, as a test has it; null where we found none, and the formula is tried on
 * figures worked by hand alone. docs/statistics.md says more of each.
 */
export const checkedAgainst = {
  'two-groups': 'Project STAR as Stock and Watson print it: 13.90 (2.45); NIST’s reference data for means and spreads',
  gap: null,
  gain: 'NIST’s reference data for means and spreads; quartiles as R and Excel give them',
  'ratio-gain': null,
  'expected-growth': null,
  'own-baseline': null,
  'difference-in-differences': 'Card and Krueger (1994): 2.75 (1.34)',
  'parallel-trends': null,
  'standardised-gain': null,
  ancova:
    'least squares: NIST’s certified values for Longley’s data; HC3: Cribari-Neto (2004); Student’s t: any printed table',
  'progress-from-prior': 'least squares: NIST’s certified values for Longley’s data',
  'value-added':
    '65 London schools in MLwiN’s manual; Potthoff and Roy’s growth data, rails and dyestuff by maximum likelihood',
  'group-progress': null,
  'cluster-effect':
    'Potthoff and Roy’s growth data as nlme prints them; rails and dyestuff by restricted maximum likelihood',
  'design-effect': null,
  'hedges-g': 'a printed worked example (0.448); nine trials of stroke units as metafor gives them',
  pooled: 'the BCG trials as Stata’s metan and metafor print them, and four more tables of metafor',
  wilson: 'Newcombe (1998), Statistics in Medicine 17, 857, table I',
  newcombe: 'Newcombe (1998), Statistics in Medicine 17, 873, table II',
  'newcombe-paired': 'Altman and others (2000), table 6.2; Fagerland, Lydersen and Laake (2014)',
  'finite-margin': null,
  'percentile-rank': null,
  'eef-months': 'every band of the table as the Education Endowment Foundation prints it',
  'regression-to-mean': null,
  'cost-per-month': null,
  absence: null,
  'three-years': null,
} as const satisfies Readonly<Record<MethodKey, string | null>>;
