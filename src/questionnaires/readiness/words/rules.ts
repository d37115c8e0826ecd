/** What a pupil reads: in English from here, in other languages as the school had it put. Pure. */
import type { Statement } from '../statements.ts';

/** A part in braces is filled in, and stays in braces in every language. */
export const english = {
  'before-title': 'Before you start',
  'before-lead': 'We will ask you {n} short questions about coming to school ready to learn.',
  'before-seen': 'Nobody at school can see what you said. They see only what ten pupils or more said together.',
  'before-skip': 'There are no right answers. You can skip any question.',
  'before-kept': 'Your answers are kept when you press “Send my answers”, and not before.',
  'before-worry':
    'Because nobody reads your own answers, they cannot tell us if you are not safe. If you are worried about yourself or somebody else, press “I want to talk to someone”.',
  'before-listener': '{who} will then know that you want to talk, and your name. They will not know what you answered.',
  'head-of-school': 'The head of your school',
  danger: 'If you or somebody else may be in danger now, tell a grown-up at once or call 999.',
  start: 'Start the questions',
  talk: 'I want to talk to someone',
  place: 'Question {n} of {all}',
  'read-aloud': 'Read it to me',
  yes: 'Yes',
  sometimes: 'Sometimes',
  no: 'No',
  'dont-know': 'I don’t know',
  skipped: 'Skipped',
  next: 'Next',
  back: 'Back',
  skip: 'Skip this one',
  missing: 'Choose an answer, or press “Skip this one”',
  'no-names': 'No names. Nobody at school can see who said what.',
  'send-title': 'Send your answers',
  'send-lead': 'Look once more. After that nobody can change them.',
  send: 'Send my answers',
  again: 'Go through the questions again',
  'sent-title': 'Thank you',
  'sent-lead': 'Your answers are sent. Nobody at school can see who said what.',
  'answered-title': 'This code is used',
  'answered-lead': 'Answers were sent with it already. If that was not you, tell your teacher.',
  'closed-title': 'The questions are closed',
  'closed-lead': 'This round is over. Your school will say when it asks again.',
  'give-back': 'You can give the tablet back, or close this page.',
  'told-title': 'Somebody will talk with you',
  'told-lead': '{who} knows that you want to talk. They do not know what you answered.',
  childline: 'You can talk to Childline about anything, free, at any time: 0800 1111.',
  'to-questions': 'Go to the questions',
} as const satisfies Readonly<Record<string, string>>;

export type Word = keyof typeof english;
// The keys are the ones written above; Object.keys only forgets it.
export const wordNames = Object.keys(english) as readonly Word[];

export type Direction = 'ltr' | 'rtl';
export type Language = Readonly<{ code: string; name: string; own: string; direction: Direction }>;

const language = (code: string, name: string, own: string, direction: Direction = 'ltr'): Language => ({
  code,
  name,
  own,
  direction,
});

export const inEnglish: Language = language('en-GB', 'English', 'English');

/** Languages that pupils of English schools often have at home, by their English names; each with its own name for the pupil. */
export const languages: readonly Language[] = [
  language('sq', 'Albanian', 'Shqip'),
  language('am', 'Amharic', 'አማርኛ'),
  language('ar', 'Arabic', 'العربية', 'rtl'),
  language('bn', 'Bengali', 'বাংলা'),
  language('bg', 'Bulgarian', 'Български'),
  language('zh', 'Chinese', '中文'),
  language('cs', 'Czech', 'Čeština'),
  language('prs', 'Dari', 'دری', 'rtl'),
  language('nl', 'Dutch', 'Nederlands'),
  language('fa', 'Farsi', 'فارسی', 'rtl'),
  language('fr', 'French', 'Français'),
  language('de', 'German', 'Deutsch'),
  language('el', 'Greek', 'Ελληνικά'),
  language('gu', 'Gujarati', 'ગુજરાતી'),
  language('hi', 'Hindi', 'हिन्दी'),
  language('hu', 'Hungarian', 'Magyar'),
  language('it', 'Italian', 'Italiano'),
  language('ckb', 'Kurdish (Sorani)', 'کوردی', 'rtl'),
  language('lt', 'Lithuanian', 'Lietuvių'),
  language('ne', 'Nepali', 'नेपाली'),
  language('ps', 'Pashto', 'پښتو', 'rtl'),
  language('pl', 'Polish', 'Polski'),
  language('pt', 'Portuguese', 'Português'),
  language('pa', 'Punjabi', 'ਪੰਜਾਬੀ'),
  language('ro', 'Romanian', 'Română'),
  language('ru', 'Russian', 'Русский'),
  language('sk', 'Slovak', 'Slovenčina'),
  language('so', 'Somali', 'Soomaali'),
  language('es', 'Spanish', 'Español'),
  language('ta', 'Tamil', 'தமிழ்'),
  language('ti', 'Tigrinya', 'ትግርኛ'),
  language('tr', 'Turkish', 'Türkçe'),
  language('uk', 'Ukrainian', 'Українська'),
  language('ur', 'Urdu', 'اردو', 'rtl'),
  language('vi', 'Vietnamese', 'Tiếng Việt'),
  language('cy', 'Welsh', 'Cymraeg'),
];

export const languageOf = (code: string): Language | null => languages.find((each) => each.code === code) ?? null;

export type Words = Readonly<Record<string, string>>;

export const questionKey = (statement: Pick<Statement, 'key'>): `q-${string}` => `q-${statement.key}`;

/** Everything that a pupil reads of a version, in English, by its key. */
export const englishOf = (statements: readonly Statement[]): Words => ({
  ...Object.fromEntries(statements.map((statement) => [questionKey(statement), statement.ask])),
  ...english,
});

const bracesOf = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([brace]) => brace).toSorted();

/** The parts in braces that another language lost or made up; none when it keeps them all. */
export const lostBraces = (said: string, put: string): boolean =>
  said !== '' && put !== '' && bracesOf(said).join() !== bracesOf(put).join();

/** How many words of a version are there, and whether all are and somebody who speaks the language has read them. */
export const howFar = (
  { words, checkedBy }: Readonly<{ words: Words; checkedBy: string }>,
  statements: readonly Statement[],
): Readonly<{ done: number; all: number; isOffered: boolean }> => {
  const whole = Object.entries(englishOf(statements));
  const done = whole.filter(([key, said]) => (words[key] ?? '') !== '' && !lostBraces(said, words[key] ?? '')).length;
  return { done, all: whole.length, isOffered: done === whole.length && checkedBy !== '' };
};

/** One language as a pupil meets it. */
export type Spoken = Readonly<{ language: Language; words: Words }>;

/** A word with its parts in braces filled in. */
export const say = (
  { words }: Spoken,
  key: Word | `q-${string}`,
  parts: Readonly<Record<string, string | number>> = {},
) => (words[key] ?? '').replaceAll(/\{(\w+)\}/g, (brace, name: string) => String(parts[name] ?? brace));
