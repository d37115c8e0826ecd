/** What is known of one method: what it does, by which formula and on whose authority, and in which unit it answers. */
export type MethodVersion = Readonly<{
  key: MethodKey;
  /** Goes up when the same inputs would give another figure. */
  version: number;
  title: string;
  formula: string;
  source: string;
  units: string;
}>;

const methods = {
  'two-groups': [
    1,
    'Difference of two groups',
    'M1 − M2; SE = √(s1²/n1 + s2²/n2), sample SD; likely range ± 1.96 SE',
    'Welch (1947), Biometrika 34',
    'units of the measure',
  ],
  gap: [
    1,
    'Gap to the national figure of other pupils',
    'mean of the group − national mean of pupils outside it; SE = s/√n, the national figure taken as known. Change = gap at the end − gap at the start',
    'Department for Education, disadvantage gap; Welch (1947) for the gap within the school',
    'units of the measure; below 0 the group stands lower',
  ],
  gain: [
    1,
    'Gain, before and after',
    'mean of (after − before) over pupils with both; SE = s/√n of the gains; quartiles by linear interpolation (type 7)',
    'Hyndman and Fan (1996) for quartiles',
    'units of the measure',
  ],
  'ratio-gain': [
    1,
    'Ratio gain',
    'months gained in age ÷ months between the two tests, pupil by pupil: median and quartiles; mean of ratios and ratio of means both given',
    'Brooks, What works for children and young people with literacy difficulties?',
    'months of age for each month; 1 is the usual pace',
  ],
  'expected-growth': [
    1,
    'Gain beyond expected growth',
    'mean of (after − before − growth expected of each pupil’s age and start); SE = s/√n; effect size ÷ SD before, with the exact factor J(n − 1)',
    'New Zealand Ministry of Education, effect sizes with expected growth taken off',
    'units of the measure',
  ],
  'own-baseline': [
    1,
    'Pace during the work against the pupil’s own pace before it',
    'mean over pupils of (gain in the work ÷ its months − gain before ÷ its months); SE = s/√n',
    'Interrupted series with the pupil as their own comparison: Shadish, Cook and Campbell (2002), chapter 6',
    'units of the measure for each month',
  ],
  'difference-in-differences': [
    1,
    'Difference in differences',
    '(T after − T before) − (C after − C before) over pupils with both; SE = √(sT²/nT + sC²/nC) of the gains; g = J(df) × difference ÷ pooled SD before',
    'Card and Krueger (1994); balance by What Works Clearinghouse, 0.25 SD',
    'units of the measure',
  ],
  'parallel-trends': [
    2,
    'Did both groups move alike before the work?',
    'difference in differences from the earliest point at which five pupils of each group have a result, to the baseline, with its likely range. Version 1 took the first point of all, however few had a result at it',
    'Angrist and Pischke (2009), chapter 5',
    'units of the measure',
  ],
  ancova: [
    1,
    'Difference adjusted for the start',
    'least squares of after on group and before; SE from the residual variance with n − 3 degrees of freedom, likely range by Student’s t; SE robust to unequal variance (HC3) beside it',
    'Fisher (1932); MacKinnon and White (1985) for HC3',
    'units of the measure',
  ],
  'progress-from-prior': [
    1,
    'Progress from prior attainment',
    'least squares of end on start among comparison pupils, 30 at least; mean of (end − foretold) over the group; SE holds the line’s own uncertainty',
    'Department for Education, progress measures; regression as in any text',
    'units of the measure',
  ],
  'value-added': [
    1,
    'Value added, with effects of groups drawn towards the middle',
    'y = b0 + b1 × before + u + e by maximum likelihood; effect = λ × mean residual, λ = σu²/(σu² + σe²/n); range ± 1.96 √(σu²(1 − λ))',
    'Goldstein and others (1993), Oxford Review of Education 19; MLwiN’s IGLS',
    'units of the measure',
  ],
  'group-progress': [
    1,
    'Progress of groups from the same start',
    'line of end on start through every pupil with both; mean of (end − foretold) over a group, drawn towards 0 by λ = τ²/(τ² + σ²/n), τ² by maximum likelihood over the groups as though none overlapped, σ of the line; range ± 1.96 √(τ²(1 − λ)), the line taken as known',
    'Goldstein and others (1993), Oxford Review of Education 19; Morris (1983), Journal of the American Statistical Association 78, for drawing in',
    'units of the measure',
  ],
  'cluster-effect': [
    1,
    'Effect with schools or classes counted as wholes',
    'y = b0 + b1 × before + b × group + u + e by restricted maximum likelihood; within = b/√σe², total = b/√(σu² + σe²)',
    'Hedges (2007), Journal of Educational and Behavioral Statistics 32; the EEF’s published analysis',
    'standard deviations',
  ],
  'design-effect': [
    1,
    'Design effect',
    '1 + (m − 1) × icc, with m = Σn²/Σn pupils in a cluster; SE that ignores schools × √ of it',
    'Kish (1965), Survey Sampling',
    'a factor',
  ],
  'hedges-g': [
    1,
    'Effect size: Hedges’ g',
    'g = J × (M1 − M2)/pooled SD, J exact through log-gamma with n1 + n2 − 2; variance 1/n1 + 1/n2 + g²/(2(n1 + n2)) (metafor’s “LS”)',
    'Hedges (1981), Journal of Educational Statistics 6',
    'standard deviations',
  ],
  'standardised-gain': [
    1,
    'Effect size of a difference of gains',
    'g = J(df) × difference ÷ pooled SD before; the ends of the range are the δ with (g − δ)² = z²(a² + δ²/2df), a = J × SE ÷ pooled SD before. So the spread’s own uncertainty counts, and the range leaves out 0 exactly where that of the difference does. Figures kept until November 2026 name hedges-g 1 in its place and take the spread as known',
    'Hedges and Olkin (1985), Statistical Methods for Meta-Analysis, chapter 5, for the variance',
    'standard deviations of where pupils began',
  ],
  pooled: [
    1,
    'Effects pooled over cohorts or schools',
    'Σwy/Σw; FE w = 1/v; DL and REML w = 1/(v + τ²); ± 1.96/√Σw; I² = τ²/(τ² + s²), s² = (k − 1)Σw/((Σw)² − Σw²) with w = 1/v, and by FE (Q − (k − 1))/Q, not below 0',
    'DerSimonian and Laird (1986); Viechtbauer (2005) for REML and I²',
    'units of the effects',
  ],
  wilson: [
    1,
    'Likely range of a share',
    '(p + z²/2n ± z√(p(1 − p)/n + z²/4n²))/(1 + z²/n)',
    'Wilson (1927), Journal of the American Statistical Association 22',
    'a share from 0 to 1',
  ],
  newcombe: [
    1,
    'Likely range of a change between two shares',
    'd − √((p1 − l1)² + (u2 − p2)²) to d + √((u1 − p1)² + (p2 − l2)²), from the two Wilson ranges',
    'Newcombe (1998), Statistics in Medicine 17, method 10',
    'a difference of shares, −1 to 1',
  ],
  'newcombe-paired': [
    1,
    'Likely range of a change between two answers of the same pupils',
    'as above, each sum of squares less 2φ times the product of its two terms; φ = C/√(product of the four margins), C = ad − bc less n/2 but not below 0, or ad − bc where that is negative',
    'Newcombe (1998), Statistics in Medicine 17, paired method 10',
    'a difference of shares, −1 to 1',
  ],
  'finite-margin': [
    1,
    'Margin when a known number could be asked',
    'z√(p(1 − p)/n × (N − n)/(N − 1))',
    'Cochran (1977), Sampling Techniques',
    'a share from 0 to 1',
  ],
  'percentile-rank': [
    1,
    'Percentile of a school’s figure',
    '100 × schools in the population with a lower figure ÷ schools with a figure',
    'Waymark’s contract',
    'per cent of schools',
  ],
  'eef-months': [
    1,
    'Months of progress',
    'the EEF’s table: 1 month from 0.02, 2 from 0.10, 3 from 0.19 … 12 from 0.96, the effect rounded to hundredths, below 0 mirrored; the ends of the likely range converted by the same table',
    'Education Endowment Foundation, Teaching and Learning Toolkit guide',
    'months; a year of teaching is 12',
  ],
  'regression-to-mean': [
    1,
    'Drift to be expected of pupils chosen for being low',
    '(1 − r) × (mean of everybody − mean of those chosen)',
    'Davis (1976), American Journal of Epidemiology 104',
    'units of the measure',
  ],
  'cost-per-month': [
    1,
    'Cost of one month of extra progress',
    'cost per pupil ÷ months, and ÷ both ends of the months’ range; only where the range leaves out 0',
    'Waymark',
    'pounds per pupil and month',
  ],
  absence: [
    1,
    'Absence, persistent and severe',
    '100 × absent ÷ possible sessions; persistent where absent × 10 ≥ possible, severe where absent × 2 ≥ possible, in whole numbers',
    'Department for Education, Pupil absence in schools in England: methodology',
    'per cent of sessions',
  ],
  'three-years': [
    1,
    'Three years weighted 3 : 2 : 1',
    '(3 × this year + 2 × last year + 1 × the year before) ÷ weights of the years that are there',
    'FFT Education, how Aspire ranks schools',
    'units of the measure',
  ],
} as const satisfies Record<string, readonly [number, string, string, string, string]>;

export type MethodKey = keyof typeof methods;

/**
 * Every method, with the formula, source, units and version that a figure names. A frozen figure keeps `key` and `version`;
 * `/methods` lists them all.
 */
export const methodVersions = Object.fromEntries(
  Object.entries(methods).map(([key, [version, title, formula, source, units]]) => [
    key,
    { key, version, title, formula, source, units },
  ]),
) as Readonly<Record<MethodKey, MethodVersion>>; // the keys are those of the table above

/** "Difference in differences, version 1": what stands beside a figure. */
export const methodName = (key: MethodKey): string =>
  `${methodVersions[key].title}, version ${methodVersions[key].version}`;
