import type { FormFields } from '#platform/form';
import { field } from '#platform/form';
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
} from '../cells.ts';
import { fieldsOfPupil, type PupilField } from '../rules.ts';

export type FieldProblem = Readonly<{ field: string; message: string }>;
export type PupilGiven = Readonly<Record<PupilField, string | null>>;

const bare = (message: string): string => message.replace(/\.$/, '');

/** A pupil as somebody typed them: the readers and the sentences are those of files. */
export const readPupil = (
  form: FormFields,
  today: string,
): Readonly<{ given: PupilGiven; problems: readonly FieldProblem[] }> => {
  const readers: Readonly<Record<PupilField, (text: string) => Cell>> = {
    upn: readUpn,
    formerUpn: readUpn,
    surname: readName('surname'),
    forename: readName('forename'),
    bornOn: readBirth(today),
    sex: readSex,
    yearGroup: readYearCell,
    ethnicity: readEthnicityCell,
    firstLanguage: readLanguageCell,
    sen: readSenCell,
    admissionNumber: readAdmission,
  };
  const problems: FieldProblem[] = [];
  const entries = fieldsOfPupil.map((name) => {
    const read = readers[name](field(form, name));
    if (read.kind === 'value') return [name, read.value] as const;
    const said = name === 'formerUpn' ? read.message.replace(/^(A|This) UPN/, 'The former UPN') : read.message;
    problems.push({ field: name, message: bare(said) });
    return [name, null] as const;
  });
  return { given: Object.fromEntries(entries) as PupilGiven, problems }; // an entry for each field
};

/** A day that is needed, or may stay empty. `latest` is the last that makes sense. */
export const readOneDay = (
  form: FormFields,
  name: string,
  ask: string,
  today: string,
  isNeeded: boolean,
): Readonly<{ day: string | null; problem: FieldProblem | null }> => {
  const text = field(form, name);
  if (text === '') return { day: null, problem: isNeeded ? { field: name, message: ask } : null };
  const read = readPlainDay('the day', today)(text);
  if (read.kind === 'problem') return { day: null, problem: { field: name, message: `${ask}, like 14/03/2026` } };
  return read.value !== null && read.value > today
    ? { day: null, problem: { field: name, message: 'Enter a day that is not in the future' } }
    : { day: read.value, problem: null };
};
