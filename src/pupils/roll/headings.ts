/** Which heading of a school's file means what. Pure. */
import { headingKey, type PupilField } from './rules.ts';

export type KnownField =
  | PupilField
  | 'joinedOn'
  | 'leftOn'
  | 'laestab'
  | 'possible'
  | 'absent'
  | 'unauthorised'
  | 'kind';

const known: Readonly<Record<KnownField, readonly string[]>> = {
  upn: ['upn', 'unique pupil number', 'unique pupil no', 'upn number', 'pupil upn', 'student upn'],
  surname: ['surname', 'last name', 'legal surname', 'family name', 'legal last name', 'familyname', 'lastname'],
  forename: [
    'forename',
    'first name',
    'legal forename',
    'given name',
    'legal first name',
    'givenname',
    'firstname',
    'forenames',
  ],
  bornOn: ['dob', 'date of birth', 'born', 'birth date', 'birthdate', 'dateofbirth', 'd o b'],
  sex: ['sex', 'gender', 'legal sex', 'm f'],
  yearGroup: [
    'year',
    'year group',
    'nc year',
    'yr',
    'yeargroup',
    'ncyearactual',
    'national curriculum year',
    'nc year actual',
  ],
  formerUpn: ['former upn', 'formerupn', 'previous upn', 'old upn'],
  admissionNumber: ['admission number', 'adno', 'admission no', 'adm no', 'pupil id', 'student id', 'sourcedid'],
  ethnicity: ['ethnicity', 'ethnicity code', 'ethnic code', 'ethnic origin'],
  firstLanguage: ['first language', 'language', 'first language code', 'home language', 'mother tongue'],
  sen: ['sen', 'sen status', 'sen provision', 'sen code', 'sen stage'],
  joinedOn: [
    'date of entry',
    'entry date',
    'admission date',
    'date of admission',
    'joined',
    'joined on',
    'doa',
    'date joined',
  ],
  leftOn: ['date of leaving', 'leaving date', 'left', 'left on', 'dol', 'date left', 'leave date'],
  laestab: ['laestab', 'la estab', 'dfe number', 'school number'],
  possible: ['possible sessions', 'sessions possible', 'possible'],
  absent: ['absent sessions', 'sessions absent', 'sessions missed', 'absences', 'total absence sessions'],
  unauthorised: ['unauthorised sessions', 'unauthorised absences', 'unauthorised', 'sessions unauthorised'],
  kind: ['kind', 'target', 'target or comparison'],
};

const byKey = new Map(
  Object.entries(known).flatMap(([field, headings]) =>
    headings.map((heading) => [heading, field as KnownField] as const),
  ), // keys of the table above
);

/** Headings by which schools' systems name groups. Only what can mean nothing else is taken by itself; the rest is asked. */
const groups = new Map([
  ['fsm', 'free-meals'],
  ['free school meals', 'free-meals'],
  ['fsm eligible', 'free-meals'],
  ['fsm ever 6', 'ever6-fsm'],
  ['ever 6 fsm', 'ever6-fsm'],
  ['ever6', 'ever6-fsm'],
  ['fsm6', 'ever6-fsm'],
  ['eal', 'eal'],
  ['looked after', 'looked-after'],
  ['in care', 'looked-after'],
  ['lac', 'looked-after'],
  ['cla', 'looked-after'],
  ['post lac', 'previously-looked-after'],
  ['previously looked after', 'previously-looked-after'],
  ['service child', 'service'],
  ['service children', 'service'],
  ['young carer', 'young-carer'],
]);

/** What a heading is taken as when nobody has said: a field, "group:<key>", or null when it is not known. */
export const knownHeading = (heading: string): string | null => {
  const key = headingKey(heading);
  const group = groups.get(key);
  return byKey.get(key) ?? (group === undefined ? null : `group:${group}`);
};

export const isKnownField = (becomes: string): becomes is KnownField => Object.hasOwn(known, becomes);

/** The fields as the page offers them for a heading that is not known. */
export const offeredFields: Readonly<Record<Exclude<KnownField, 'kind'>, string>> = {
  upn: 'UPN',
  surname: 'Surname',
  forename: 'Forename',
  bornOn: 'Date of birth',
  sex: 'Sex',
  yearGroup: 'Year group',
  formerUpn: 'Former UPN',
  admissionNumber: 'Admission number',
  ethnicity: 'Ethnicity',
  firstLanguage: 'First language',
  sen: 'SEN provision',
  joinedOn: 'Joined this school on',
  leftOn: 'Left this school on',
  laestab: 'School number (LAESTAB)',
  possible: 'Sessions possible',
  absent: 'Sessions absent',
  unauthorised: 'Sessions absent without authorisation',
};
