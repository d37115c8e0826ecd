/** Pupils whom an enrolment follows: their numbers, codes and kinds. Pure. */

export { readDay } from './roll/dates.ts';

const checkLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

export type UpnFault = 'shape' | 'check-letter';

/**
 * A Unique Pupil Number: a check letter, eleven digits and a last character that is a digit or, in a temporary number, one
 * of the check letters. The check letter is the sum of characters 2 to 13, each times its place, modulo 23.
 */
export const upnFault = (upn: string): UpnFault | null => {
  if (!/^[A-Z]\d{11}[\dA-Z]$/.test(upn) || !checkLetters.includes(upn.charAt(0))) return 'shape';
  const letter = checkLetterOf(upn.slice(1));
  if (letter === null) return 'shape';
  return letter === upn[0] ? null : 'check-letter';
};

/** The check letter that goes before these twelve characters of a UPN; null when one of them cannot stand there. */
export const checkLetterOf = (twelve: string): string | null => {
  const values = [...twelve].map((each) => (/\d/.test(each) ? Number(each) : checkLetters.indexOf(each)));
  if (values.includes(-1)) return null;
  return checkLetters.charAt(values.reduce((total, value, at) => total + value * (at + 2), 0) % 23);
};

export const upnSentence = {
  shape:
    'A UPN has a letter, eleven digits and a last digit or letter, such as H801200001001. Correct it or leave it blank.',
  'check-letter': 'This UPN does not check: one of its characters is wrong. Compare it with your school’s system.',
} as const satisfies Record<UpnFault, string>;

export const kinds = { target: 'Target pupil', comparison: 'Comparison pupil' } as const;
export type PupilKind = keyof typeof kinds;

export const yearGroups = [
  'N1',
  'N2',
  'R',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '10',
  '11',
  '12',
  '13',
  '14',
] as const;

/** "Y8", "Year 8" and "08" are all year 8, "YR" is reception; nursery keeps its letters. Null when it is none of these. */
export const readYear = (text: string): string | null => {
  if (/^(YR|REC|RECEPTION|YEAR R)$/i.test(text)) return 'R';
  const bare = text
    .toUpperCase()
    .replace(/^NATIONAL CURRICULUM\s+/, '')
    .replace(/\.0+$/, '')
    .replace(/^(YEAR|YR|Y)\s*/, '')
    .replace(/^0(?=\d)/, '');
  return (yearGroups as readonly string[]).includes(bare) ? bare : null;
};

/** P-001 for the first pupil of a school, counted on and never used twice. */
export const codeOf = (number: number): string => `P-${String(number).padStart(3, '0')}`;

/** Ages between which somebody is a pupil: wide enough for nurseries and colleges, narrow enough to catch a slip. */
export const isPupilAge = (bornOn: string, today: string): boolean => {
  const age = (Date.parse(today) - Date.parse(bornOn)) / (365.25 * 24 * 3_600_000);
  return age >= 1 && age < 26;
};

export {
  definitionOn,
  groupKeys,
  groupTitles,
  heldBackGroups,
  ownId,
  sensitiveGroups,
  type GroupDefinition,
} from './groups/definitions/rules.ts';
export { reaches, type Absence, type Sessions } from './groups/attending/rules.ts';
export type { GivenMembership, HeldMembership } from './groups/membership/rules.ts';
export {
  groupsOf,
  premiumFunding,
  termOfBirth,
  type PremiumFunding,
  type PupilFacts,
  type Standing,
  type TermOfBirth,
} from './groups/standing/rules.ts';
export { narrow, readNarrowed, type Narrowed } from './groups/named/rules.ts';
export { countInNeed, isNeed, riskFactors, risksOf, type RiskFactor } from './groups/risk/rules.ts';
export { balanceOf, mostApart, type BalanceRow, type Side } from './choosing/balance/rules.ts';
export {
  propose,
  usualLikeness,
  type Candidate,
  type Likeness,
  type Proposal,
  type Unmatched,
} from './choosing/matching/rules.ts';
export type { ChoiceChange, ChoiceDesign, ChoiceRefusal, Found, Freeze } from './choosing/rules.ts';
