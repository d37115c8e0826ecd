/** What one cell says, or the sentence that says what to do about it. One set of sentences for files, lists and forms. Pure. */
import { isPupilAge, readYear, upnFault, upnSentence } from '../rules.ts';
import { readEthnicity } from './codes/ethnicity.ts';
import { readLanguage } from './codes/language.ts';
import { readSen } from './codes/sen.ts';
import { readDay } from './dates.ts';

export type Cell = Readonly<{ kind: 'value'; value: string | null }> | Readonly<{ kind: 'problem'; message: string }>;

const value = (text: string | null): Cell => ({ kind: 'value', value: text });
const problem = (message: string): Cell => ({ kind: 'problem', message });

export const readUpn = (text: string): Cell => {
  const bare = text.toUpperCase().replaceAll(/\s+/g, '');
  if (bare === '') return value(null);
  const fault = upnFault(bare);
  return fault === null ? value(bare) : problem(upnSentence[fault]);
};

const runsAsFormula = /^[=+@\-\uff1d\uff0b\uff0d\uff20]/;
const hidden = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A name in whatever script, as it is; only signs that nobody sees go, and letters are joined with their marks (NFC). */
export const readName = (which: 'surname' | 'forename') => {
  const missing = `Enter the ${which}.`;
  return (text: string): Cell => {
    const name = text.replaceAll(hidden, '').normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
    if (name === '') return problem(missing);
    if (runsAsFormula.test(name))
      return problem(`The ${which} starts like a formula, with ${name.charAt(0)}. Enter the ${which} itself.`);
    return [...name].length > 100 ? problem(`Use 100 characters or fewer for the ${which}.`) : value(name);
  };
};

/** A day of birth that a pupil can have. */
export const readBirth =
  (today: string, isMonthFirst = false) =>
  (text: string): Cell => {
    const day = readPlainDay('the date of birth', today, isMonthFirst)(text);
    if (day.kind === 'problem' || day.value === null) return day;
    if (day.value > today) return problem('This date of birth is in the future. Correct it, or leave it blank.');
    return isPupilAge(day.value, today)
      ? day
      : problem('Check the date of birth: a pupil is between 1 and 25 years old.');
  };

export const readPlainDay =
  (what: string, today: string, isMonthFirst = false) =>
  (text: string): Cell => {
    if (text === '') return value(null);
    const read = readDay(text, today, isMonthFirst);
    if (read.kind === 'day') return value(read.day);
    return problem(
      read.kind === 'month-first'
        ? `Write ${what} with the day before the month, like 14/03/2014.`
        : `Enter ${what} like 14/03/2014, or leave it blank.`,
    );
  };

export const readSex = (text: string): Cell => {
  if (text === '' || /^(u|n|unknown|not known|not specified|unspecified)$/i.test(text)) return value(null);
  if (/^(f|female|girl)$/i.test(text)) return value('F');
  return /^(m|male|boy)$/i.test(text) ? value('M') : problem('Enter F or M, or leave it blank.');
};

export const readYearCell = (text: string): Cell => {
  if (text === '') return value(null);
  const year = readYear(text);
  return year === null ? problem('Enter the year group as N1, N2, R or 1 to 14, or leave it blank.') : value(year);
};

export const readEthnicityCell = (text: string): Cell => {
  if (text === '') return value(null);
  const code = readEthnicity(text);
  return code === null
    ? problem('This is no ethnicity code of the school census, such as WBRI. Correct it, or leave it blank.')
    : value(code);
};

export const readLanguageCell = (text: string): Cell => {
  if (text === '') return value(null);
  const code = readLanguage(text);
  return code === null
    ? problem('This is no language code of the school census, such as ENG or POL. Correct it, or leave it blank.')
    : value(code);
};

export const readSenCell = (text: string): Cell => {
  if (text === '') return value(null);
  const read = readSen(text);
  if (read.kind === 'sen') return value(read.sen);
  return problem(
    read.kind === 'ended'
      ? 'This SEN code ended in 2018. Enter E, K or N, or leave it blank.'
      : 'Enter the SEN provision as E, K or N, or leave it blank.',
  );
};

export const readAdmission = (text: string): Cell =>
  text === ''
    ? value(null)
    : text.length > 60
      ? problem('Use 60 characters or fewer for the admission number.')
      : value(text);

/** "Yes", "Y", "1" and "true" say that a pupil is in a group, "No", "N", "0" and "false" that they are not. */
export const readYesNo = (text: string): boolean | null | 'unclear' => {
  if (text === '' || /^(unknown|not known|not declared|\?)$/i.test(text)) return null;
  if (/^(y|yes|true|t|1|✓|✔)$/i.test(text)) return true;
  return /^(n|no|false|f|0)$/i.test(text) ? false : 'unclear';
};

export const readSessions = (text: string): number | null | 'unclear' => {
  if (text === '') return null;
  return /^\d{1,4}$/.test(text) ? Number(text) : 'unclear';
};
