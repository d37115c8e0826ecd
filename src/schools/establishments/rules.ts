/** The columns of the national list of establishments (GIAS) that we keep, by the heading that the list gives them. Pure. */
export const columns = [
  { heading: 'URN', column: 'urn' },
  { heading: 'LA (code)', column: 'la_code' },
  { heading: 'LA (name)', column: 'la_name' },
  { heading: 'EstablishmentNumber', column: 'establishment_number' },
  { heading: 'EstablishmentName', column: 'name' },
  { heading: 'EstablishmentStatus (name)', column: 'status' },
  { heading: 'TypeOfEstablishment (name)', column: 'type' },
  { heading: 'PhaseOfEducation (name)', column: 'phase' },
  { heading: 'StatutoryLowAge', column: 'low_age' },
  { heading: 'StatutoryHighAge', column: 'high_age' },
  { heading: 'Gender (name)', column: 'gender' },
  { heading: 'ReligiousCharacter (name)', column: 'religious_character' },
  { heading: 'Street', column: 'street' },
  { heading: 'Town', column: 'town' },
  { heading: 'Postcode', column: 'postcode' },
  { heading: 'GOR (name)', column: 'region' },
] as const;

export type Column = (typeof columns)[number]['column'];

/** Without these two a row cannot be told from another, or be shown. */
export const needed = ['URN', 'EstablishmentName'] as const;

/** The sentence for a file whose heading row lacks what every row needs. */
export const headingProblem = (missing: readonly string[]): string =>
  `The heading row has no column ${missing.join(' and no column ')}. Choose a file with the headings of the national list of establishments, separated by commas.`;

/** Sentences of the faults, in the database's own words: %s is the cell. They stand here so that one place holds them all. */
export const faults = {
  noUrn: 'This row has no URN. Every establishment of the national list has one.',
  badUrn: '“%s” is not a URN. A URN is a whole number of five to seven digits.',
  twice: 'URN %s stands on line %s already. The first row was taken; keep one of them.',
  demonstration: 'URN %s belongs to an invented school of the demonstration. Import into a database without it.',
  noName: 'This row has no name. Fill in EstablishmentName.',
  longName: 'The name is longer than 200 letters. Shorten it.',
  badAge: '“%s” is not an age in whole years from 0 to 130.',
  agesCross: 'The lowest age, %s, is above the highest, %s. Correct one of them.',
  tooWide: 'This row has %s cells and the heading row %s. A name with a comma needs quotation marks.',
} as const;
