/** Amounts of the Pupil Premium for each pupil, as the Department for Education published them, dated and with their source. */

type Rates = Readonly<{
  /** A financial year, April to March, named like the school year that begins in it. */
  year: string;
  source: string;
  /** In pence for each pupil. `service` is paid with it and is not for disadvantage. */
  pence: Readonly<
    Record<'ever6-primary' | 'ever6-secondary' | 'previously-looked-after' | 'looked-after' | 'service', number>
  >;
}>;

const conditions = (years: string) =>
  `Department for Education, pupil premium allocations and conditions of grant ${years}`;

const rates = (primary: number, secondary: number, care: number, service: number): Rates['pence'] => ({
  'ever6-primary': primary * 100,
  'ever6-secondary': secondary * 100,
  'previously-looked-after': care * 100,
  'looked-after': care * 100,
  service: service * 100,
});

/**
 * Each year as it was published. A year that is not here has no amounts that we know: the school takes them from its allocation,
 * and nothing is guessed. A new year is one line, with its source.
 */
export const ratesByYear: readonly Rates[] = [
  { year: '2022-23', source: conditions('2022 to 2023'), pence: rates(1385, 985, 2410, 320) },
  { year: '2023-24', source: conditions('2023 to 2024'), pence: rates(1455, 1035, 2530, 335) },
  { year: '2024-25', source: conditions('2024 to 2025'), pence: rates(1480, 1050, 2570, 340) },
  { year: '2025-26', source: conditions('2025 to 2026'), pence: rates(1515, 1075, 2630, 350) },
];

export const ratesOf = (year: string): Rates | null => ratesByYear.find((each) => each.year === year) ?? null;
