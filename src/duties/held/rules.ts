import { groupTitles } from '#pupils/rules';

/** What is held of a pupil, in parts: each is a table on the page and a file of its own. Null stands for what a person may not read. */
export const heldParts = {
  pupil: { title: 'The pupil', about: 'As the roll has them today.' },
  corrections: { title: 'Corrections', about: 'What was corrected, with the value before.' },
  spells: { title: 'On roll', about: 'From when to when.' },
  groups: { title: 'Groups', about: 'Each membership with its dates, basis and source.' },
  attendance: { title: 'Attendance', about: 'Half-day sessions.' },
  suspensions: { title: 'Suspensions and exclusions', about: 'With those taken back.' },
  results: { title: 'Results', about: 'Every result, corrections included.' },
  followed: { title: 'Followed by an award', about: 'As target or comparison pupil, by code.' },
  choices: { title: 'Changes of who is followed', about: 'By code, with the reason.' },
  provision: { title: 'Provision', about: 'Entry, exit and outcome of each.' },
  sessions: { title: 'Sessions of provision', about: 'Present, late or absent.' },
  mentoring: { title: 'Peer mentoring', about: 'The other pupil is not named.' },
  training: { title: 'Trained as a mentor', about: 'The days on which.' },
  meetings: { title: 'Meetings of mentors', about: 'With their notes.' },
  workshops: { title: 'Workshops for parents', about: 'Places taken for this pupil; the adult is not named.' },
  actions: { title: 'Actions of the plan', about: 'Those that name this pupil.' },
  words: { title: 'What the pupil said', about: 'In the pupil’s own words, as far as you may read them.' },
  before: { title: 'What stood before', about: 'Words of the pupil as they were written before a change.' },
  evidence: { title: 'Evidence', about: 'Items that concern this pupil, by title.' },
  askings: { title: 'Askings', about: 'That a slip was made; what was answered is nobody’s to read.' },
  wishes: { title: 'Wishes to talk', about: 'For the safeguarding lead alone.' },
  erasing: { title: 'Askings to erase', about: 'Asked, agreed or stopped.' },
  looks: { title: 'Who looked', about: 'From the trail.' },
} as const satisfies Record<string, Readonly<{ title: string; about: string }>>;

/** What to do before the files are handed over: they are the pupil's, and other people's as well where somebody wrote of them. */
export const beforeHandingOver =
  'Who wrote a row, the other pupil of a pair of mentors and the adult at a workshop are left out; who looked is named, and notes and reasons that staff wrote may name others. Read them before you hand them over, and take out what is about somebody else.';

export type HeldPart = keyof typeof heldParts;
// The keys are the ones written above; Object.keys only forgets it.
export const partNames = Object.keys(heldParts) as HeldPart[];

export type HeldRow = Readonly<Record<string, string | number | boolean | null>>;
export type Held = Readonly<Record<HeldPart, readonly HeldRow[]>>;

/** Parts of which a person may be shown a part only, or none: an empty one is not said to be empty. */
const perhapsMore: ReadonlySet<HeldPart> = new Set(['groups', 'words', 'before', 'askings', 'wishes', 'looks']);

/** How many rows there are, without saying "nothing" where there may be something for others to read. */
export const countWords = (part: HeldPart, rows: number): string => {
  if (rows > 0) return rows === 1 ? '1 row' : `${rows} rows`;
  return perhapsMore.has(part) ? 'nothing that you may read' : 'nothing';
};

/** A column as a person reads it: `joined_on` is Joined on. */
export const headingOf = (column: string): string => {
  const words = column.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A cell as a person reads it; a group has its title. */
export const cellOf = (column: string, value: HeldRow[string]): string => {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = String(value);
  return column === 'group' ? (groupTitles[text] ?? text) : text;
};

/** All columns that any row of a part has, in the order in which they come. */
export const columnsOf = (rows: readonly HeldRow[]): readonly string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(row))),
];
