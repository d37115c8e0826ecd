import { field, type FormFields, type Problem } from '#platform/form';
import { missingReasons } from '../scales/missing.ts';
import { readScore } from '../scales/read.ts';
import type { Scale } from '../scales/rules.ts';
import type { NewScore } from '../scores/store.ts';
import { heldAt, reasonField, seqField, valueField, writtenText, type EntryColumn, type EntryRow } from './rules.ts';

type Entered = Pick<NewScore, 'value' | 'missingBecause'> & Readonly<{ mark: string | null }>;

const nothing: Entered = { value: null, missingBecause: null, mark: null };

/** One box with its reason, or the sentence that says what is wrong with it. */
const entered = (scale: Scale, text: string, reason: string): Entered | string => {
  if (reason !== '' && !(missingReasons as readonly string[]).includes(reason)) return 'Choose a reason from the list';
  const read = readScore(scale, text);
  if (read.kind === 'problem') return read.message;
  if (read.kind === 'empty') return reason === '' ? nothing : { ...nothing, missingBecause: reason };
  if (reason !== '') return 'Enter a result or a reason why it is missing, not both';
  return read.kind === 'missing'
    ? { ...nothing, missingBecause: read.because }
    : { value: read.value, mark: read.mark?.slice(0, 40) ?? null, missingBecause: null };
};

/** Only what differs from what is held. A clash is a box in which somebody else wrote after this page was opened. */
export type Entries =
  | Readonly<{ kind: 'read'; changes: readonly NewScore[] }>
  | Readonly<{ kind: 'clash'; fields: ReadonlySet<string> }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>;

/** Reads one page of boxes. A pupil who is not on it stays as they are; every fault names its pupil by code. */
export const readEntries = (form: FormFields, rows: readonly EntryRow[], columns: readonly EntryColumn[]): Entries => {
  const problems: Problem[] = [];
  const changes: NewScore[] = [];
  const clashed = new Set<string>();
  for (const row of rows)
    for (const column of columns) {
      const name = valueField(column.key, row.code);
      if (form[name] === undefined) continue;
      const held = heldAt(row, column);
      const [text, reason] = [field(form, name), field(form, reasonField(column.key, row.code))];
      if (text === writtenText(column.scale, held) && reason === (held.missingBecause ?? '')) continue;
      const read = entered(column.scale, text, reason);
      if (typeof read === 'string') {
        problems.push({ field: name, message: `${row.code}: ${read}` });
        continue;
      }
      const isSame =
        read.value === held.value &&
        read.missingBecause === held.missingBecause &&
        (read.mark === held.mark || read.mark === null);
      if (isSame) continue;
      if (Number(field(form, seqField(column.key, row.code)) || '0') !== held.seq) clashed.add(name);
      changes.push({ pointId: column.pointId, pupilId: row.pupilId, ...read });
    }
  if (problems.length > 0) return { kind: 'problems', problems };
  return clashed.size > 0 ? { kind: 'clash', fields: clashed } : { kind: 'read', changes };
};
