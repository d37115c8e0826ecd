/** Who reads which field of a sheet. Pure. */
import {
  readAdmission,
  readBirth,
  readEthnicityCell,
  readLanguageCell,
  readName,
  readPlainDay,
  readSenCell,
  readSex,
  readUpn,
  readYearCell,
  type Cell,
} from './cells.ts';
import { readLaestab } from './codes/authority.ts';

export type Readers = Readonly<Record<string, (text: string) => Cell>>;

/** As what an award follows the pupil, in a list of those whom it follows. */
const readFollowed = (text: string): Cell =>
  text === '' || /^[tc]/i.test(text)
    ? { kind: 'value', value: text === '' ? null : text }
    : { kind: 'problem', message: 'Say whether this is a target pupil or one for comparison.' };

/** Few days, codes and letters stand in a long file, each many times: what one says is worked out once. */
const remembered = (read: (text: string) => Cell): ((text: string) => Cell) => {
  const known = new Map<string, Cell>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const cell = read(text);
    if (known.size < 20_000) known.set(text, cell);
    return cell;
  };
};

/** The reader of each field, by the day of today. */
export const readersOf = (today: string, isMonthFirst: boolean): Readers => {
  const day = remembered(readPlainDay('the day', today, isMonthFirst));
  return {
    upn: readUpn,
    formerUpn: readUpn,
    surname: readName('surname'),
    forename: readName('forename'),
    bornOn: remembered(readBirth(today, isMonthFirst)),
    sex: remembered(readSex),
    yearGroup: remembered(readYearCell),
    ethnicity: remembered(readEthnicityCell),
    firstLanguage: remembered(readLanguageCell),
    sen: remembered(readSenCell),
    admissionNumber: readAdmission,
    joinedOn: day,
    leftOn: day,
    kind: readFollowed,
    laestab: (text) =>
      text === '' || readLaestab(text) !== null
        ? { kind: 'value', value: null }
        : {
            kind: 'problem',
            message: 'Enter the school number with seven digits, such as 341/4427, or leave it blank.',
          },
  };
};
