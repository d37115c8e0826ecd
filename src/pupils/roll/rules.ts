/** What a file of pupils may hold, and what becomes of it. Pure. */
import type { LineProblem } from '#platform/csv';

export const rollFormats = {
  csv: { title: 'Spreadsheet saved as CSV', ending: 'csv' },
  xlsx: { title: 'Excel workbook', ending: 'xlsx' },
  ctf: { title: 'Common Transfer File', ending: 'xml' },
  oneroster: { title: 'OneRoster zip', ending: 'zip' },
} as const;
export type RollFormat = keyof typeof rollFormats;

export const isRollFormat = (text: string | undefined): text is RollFormat =>
  text !== undefined && Object.hasOwn(rollFormats, text);

const startsWith = (bytes: Uint8Array, signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign);

/**
 * The format that a file's first bytes and its name speak of; CSV when nothing else is certain. Bytes go before the name: systems write
 * text into ".xls", and a workbook may be called ".csv".
 */
export const formatOf = (name: string, first: Uint8Array): RollFormat => {
  const start = new TextDecoder('latin1').decode(first.subarray(0, 64));
  // A workbook is a zip too, known by the name of its first part, which stands at the thirtieth byte.
  if (startsWith(first, [0x50, 0x4b]))
    return /\.xls[xm]?$/i.test(name) || /^(\[Content_Types\]|_rels\/|xl\/|docProps\/)/.test(start.slice(30))
      ? 'xlsx'
      : 'oneroster';
  // The envelope of an old workbook, or of one with a password: whoever reads workbooks says what to do.
  if (startsWith(first, [0xd0, 0xcf, 0x11, 0xe0])) return 'xlsx';
  const isMarkup = /^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*</.test(start.replaceAll('\0', ''));
  if (!isMarkup) return 'csv';
  return /\.xls[xm]?$/i.test(name) ? 'xlsx' : 'ctf';
};

/** What the roll keeps of a pupil, in the order in which pages show it, each with the words for it. */
export const pupilFields = {
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
} as const;
export type PupilField = keyof typeof pupilFields;
export const fieldsOfPupil = Object.keys(pupilFields) as readonly PupilField[]; // keys of the literal above

/** What a file says about one pupil. Null is not said, or said to be not available: never "no" and never 0. */
export type RollPupil = Readonly<Record<PupilField, string | null>> &
  Readonly<{
    line: number;
    surname: string;
    forename: string;
    joinedOn: string | null;
    leftOn: string | null;
    cameFrom: string | null;
    /** Target or comparison, in a list of pupils whom an award follows. */
    kind: string | null;
    memberships: readonly Membership[];
    attendance: Attendance | null;
    results: readonly RollResult[];
  }>;

/** Whether the file says that a pupil is in a group; a blank cell says nothing and makes no row. */
export type Membership = Readonly<{ group: string; isMember: boolean; line: number }>;

/** Sessions of a period, as integers: possible, absent, and of these unauthorised. */
export type Attendance = Readonly<{ possible: number; absent: number; unauthorised: number | null }>;

/** A result as it stands in the file. What its scale makes of the mark is decided where scales are known. */
export type RollResult = Readonly<{
  line: number;
  column: string;
  assessment: string;
  point: string | null;
  takenOn: string | null;
  mark: string | null;
  missingBecause: string | null;
}>;

/** A heading of the file and what it was taken as; `ignore` is passed over, null waits for somebody to say. */
export type RollColumn = Readonly<{ heading: string; becomes: string | null; isRemembered: boolean }>;

export type RollRead = Readonly<{
  format: RollFormat;
  pupils: number;
  results: number;
  memberships: number;
  /** Cells that say that a value is not available. */
  notAvailable: number;
  columns: readonly RollColumn[];
  /** Elements or files that hold nothing that is read. */
  unread: readonly string[];
}>;

/** Where a reading goes while it is read: nothing of the file is held as a whole. */
export type RollSink = Readonly<{
  pupils: (batch: readonly RollPupil[]) => Promise<void>;
  problem: (problem: LineProblem) => void;
}>;

const symbols = new Map([
  ['c', 'Withheld by whoever published it'],
  ['z', 'Not applicable'],
  ['x', 'Not available'],
  ['supp', 'Withheld by whoever published it'],
  ['ne', 'Not entered for it'],
  ['na', 'Not available'],
  ['n/a', 'Not available'],
  ['np', 'Withheld by whoever published it'],
  ['lowcov', 'Withheld by whoever published it'],
  ['..', 'Not available'],
  [':', 'Not available'],
]);

/** Why a cell has no value, when it holds one of the signs that stand for that; null when it holds something else. */
export const notAvailableBecause = (text: string): string | null => symbols.get(text.toLowerCase()) ?? null;

/** A heading as it is compared: small letters, signs and spaces as one space. */
export const headingKey = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%+]+/gu, ' ')
    .trim();

/** More pupils than this are no school's roll: such a file is read by the command, not by the page. */
export const mostPupilsByPage = 20_000;
