import { z } from 'zod';
import { someWords } from '#platform/form';
import { readBirth, readName, readSex, readUpn, readYearCell, type Cell } from './roll/cells.ts';
import type { PupilKind } from './rules.ts';

/** A pupil as a form or a line of a list gives them. */
export type GivenPupil = Readonly<{
  kind: PupilKind;
  upn: string | null;
  surname: string;
  forename: string;
  bornOn: string | null;
  sex: 'F' | 'M' | null;
  yearGroup: string | null;
}>;

/** A field of a form, read as a cell of a file is: one reader and one set of sentences for both. */
const cell = (read: (text: string) => Cell) =>
  z.string().transform((text, context) => {
    const found = read(text);
    if (found.kind === 'value') return found.value;
    context.addIssue({ code: 'custom', message: found.message.replace(/\.$/, '') });
    return z.NEVER;
  });

/** A name, which its reader never leaves empty. */
const name = (which: 'surname' | 'forename') => cell(readName(which)).transform((text) => text ?? '');

/** Target pupil or one for comparison, from the first letter; null when it is neither. */
export const readKind = (text: string): PupilKind | null =>
  /^t/i.test(text) ? 'target' : /^c/i.test(text) ? 'comparison' : null;

const kind = z.string().transform((text, context): PupilKind => {
  const known = readKind(text);
  if (known !== null) return known;
  context.addIssue({ code: 'custom', message: 'Say whether this is a target pupil or one for comparison' });
  return z.NEVER;
});

/** What the sex cell gives: its reader knows no other letter. */
export const sexOf = (text: string | null): 'F' | 'M' | null => (text === 'F' || text === 'M' ? text : null);

export const pupilForm = (today: string) =>
  z.object({
    kind,
    surname: name('surname'),
    forename: name('forename'),
    upn: cell(readUpn),
    bornOn: cell(readBirth(today)),
    sex: cell(readSex).transform(sexOf),
    yearGroup: cell(readYearCell),
  });

export const leaveForm = z.object({ reason: someWords('Say why the pupil is no longer followed', 300) });
