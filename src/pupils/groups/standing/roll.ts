import { schoolYearOf } from '#platform/clock';
import { recordedStanding, type PupilFacts, type Standing } from './facts.ts';

const isEnglish = /^EN[GB]/;
const noLanguage = /^(NOT|REF|CLL)/;

/** First language recorded as other than English; a language refused, not obtained or not yet classified says nothing. */
export const additionalLanguage = (code: string | null): Standing => {
  if (code === null || noLanguage.test(code)) return 'unknown';
  return isEnglish.test(code) ? 'out' : 'in';
};

const noEthnicity = new Set(['REFU', 'NOBT']);
const gypsyRoma = /^(WIRT|WRO[MGOR])$/;

/** Ethnicity recorded as Traveller of Irish heritage or Gypsy/Roma, in the main codes or an authority's finer ones. */
export const gypsyRomaTraveller = (code: string | null): Standing => {
  if (code === null || noEthnicity.has(code)) return 'unknown';
  return gypsyRoma.test(code) ? 'in' : 'out';
};

/** SEN support (K) or an EHC plan (E): by dated records where there are any, else by the code that the roll has now. */
export const specialNeeds = (facts: PupilFacts, group: 'sen-support' | 'ehc-plan', on: string): Standing => {
  const groups = ['sen-support', 'ehc-plan'];
  if (facts.memberships.some((each) => groups.includes(each.group))) {
    const other = groups.find((each) => each !== group) ?? '';
    const standing = recordedStanding(facts, group, on);
    return standing === 'unknown' && recordedStanding(facts, other, on) === 'in' ? 'out' : standing;
  }
  if (facts.sen === null) return 'unknown';
  return facts.sen === (group === 'sen-support' ? 'K' : 'E') ? 'in' : 'out';
};

/** Autumn: born September to December; spring: January to March; summer: April to August. */
export type TermOfBirth = 'autumn' | 'spring' | 'summer';

export const termOfBirth = (bornOn: string): TermOfBirth => {
  const month = Number(bornOn.slice(5, 7));
  return month >= 9 ? 'autumn' : month <= 3 ? 'spring' : 'summer';
};

export const summerBorn = (bornOn: string | null): Standing =>
  bornOn === null ? 'unknown' : termOfBirth(bornOn) === 'summer' ? 'in' : 'out';

/** The year of age of a pupil in the school year of a day: 0 in reception, 7 in year 7, below 0 in nursery. */
export const yearOfAge = (bornOn: string, on: string): number => {
  const [born, year] = [Number(schoolYearOf(bornOn).slice(0, 4)), Number(schoolYearOf(on).slice(0, 4))];
  return year - born - 5;
};

/**
 * Joined at another time than the usual one. Usual is August or September, in a year in which the school takes pupils in:
 * `entryYears`, as years of age. A first day that nobody knows says nothing.
 */
export const mobile = (facts: PupilFacts, on: string, entryYears: ReadonlySet<number>): Standing => {
  const spell = facts.spells
    .toSorted((a, b) => b.joinedOn.localeCompare(a.joinedOn))
    .find((each) => each.joinedOn <= on && (each.leftOn === null || each.leftOn >= on));
  if (spell === undefined || !spell.joinedKnown) return 'unknown';
  if (!/-0[89]-/.test(spell.joinedOn)) return 'in';
  if (facts.bornOn === null) return 'unknown';
  // Who joins in August joins for the school year that is about to begin.
  const from = spell.joinedOn.replace(/-08-\d\d$/, '-09-01');
  return entryYears.has(yearOfAge(facts.bornOn, from)) ? 'out' : 'in';
};

/**
 * The years of age in which a school usually takes pupils in: its youngest, and each at which schools of its kind begin again:
 * reception, year 3, year 7 and year 12, as far as it has them. Ages are the statutory lowest and highest; null is not known.
 */
export const entryYearsOf = (lowAge: number | null, highAge: number | null): ReadonlySet<number> => {
  const usual = [-2, -1, 0, 7, 12];
  if (lowAge === null) return new Set([...usual, 3]);
  const first = lowAge - 4;
  return new Set([first, ...usual.filter((year) => year > first && (highAge === null || year <= highAge - 5))]);
};
