import type { Actor } from '#platform/actor';
import { londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import { readTablesNow } from '#platform/reading';
import type { Upload } from '#platform/route';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import { auditNow, memberOf, type AuditNow } from '../actions.ts';
import { longText } from '../forms.ts';
import { addOffers } from '../offer/store.ts';
import { judgingRefusal, writingRefusal, type Refusal } from '../rules.ts';
import { refusalWords } from '../refusal/rules.ts';
import { guessMapping, likeliestTable, type Table } from './columns/rules.ts';
import { kindOf, wrongKind } from './forms.ts';
import { readRows, type GridRow } from './rows/rules.ts';
import { addGrid, lastMapping, writeDone, type Brought } from './store.ts';

const mostRows = 5000;
const mostLetters = 8_000_000;

const by = (actor: Actor) => ({ personId: memberOf(actor).personId, name: memberOf(actor).name });

type Problem = Readonly<{ kind: 'problem'; message: string }>;
const problem = (message: string): Problem => ({ kind: 'problem', message });

/** Cells as the database keeps them; tables without a second row say nothing. */
const kept = (tables: readonly Table[]): readonly Table[] =>
  tables
    .filter(({ rows }) => rows.length > 1)
    .slice(0, 200)
    .map(({ name, rows }) => ({
      name: name.slice(0, 100).replaceAll('\0', '').toWellFormed(),
      rows: rows.map((row) => row.map((cell) => cell.replaceAll('\0', '').toWellFormed())),
    }));

const sizeFault = (tables: readonly Table[]): string | null => {
  if (tables.length === 0)
    return 'There is no table with rows in this file. Choose the file that holds your grid, with a row of headings.';
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  if (rows > mostRows)
    return `This file has ${rows.toLocaleString('en-GB')} rows, and an audit never has more than ${mostRows.toLocaleString('en-GB')}. Save the sheet with your grid by itself.`;
  const letters = tables.reduce((sum, table) => sum + table.rows.flat().reduce((all, cell) => all + cell.length, 0), 0);
  return letters > mostLetters
    ? 'There is more text in this file than an audit can hold. Save the sheet with your grid by itself.'
    : null;
};

/** Reads a school's own grid and keeps it, so that its columns and rows can be looked at. Nothing of it counts yet. */
export const receiveGrid = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  upload: Upload | undefined,
  now: Date,
): Promise<Readonly<{ kind: 'received'; id: string }> | Problem | Refusal> => {
  const { scheme, asking, standing } = await auditNow(db, actor, enrolment);
  const refusal = writingRefusal(asking.role, standing);
  if (refusal !== null) return refusal;
  if (upload === undefined || upload.name === '') return problem('Choose the file that holds your grid');
  if (upload.isTruncated) return problem('This file is larger than 10 MB. Save the sheet with your grid by itself');
  if (upload.bytes.length === 0)
    return problem('This file is empty (0 bytes). Check that it was saved, and choose it again');
  const kind = kindOf(upload.name);
  if (kind === null) return problem(wrongKind(upload.name));
  const read = await readTablesNow(upload.bytes, kind);
  if (read.kind === 'problem') return problem(read.message);
  const tables = kept(read.tables);
  const fault = sizeFault(tables);
  if (fault !== null) return problem(fault);
  const chosen = likeliestTable(tables, scheme);
  const last = await lastMapping(db, enrolment.schoolId);
  // likeliestTable gives the place of one of them.
  const mapping = guessMapping(tables[chosen]!, scheme, last);
  const name = upload.name.replaceAll(/[\0-\u001f]/g, ' ').slice(-120);
  return { kind: 'received', id: await addGrid(db, enrolment, { name, tables, chosen, mapping }, by(actor), now) };
};

/** The rows of a brought grid as they are to be read, each with what stands in the way of its coming. */
export const rowsOfGrid = ({ scheme, asking, taken, standing }: AuditNow, grid: Brought): readonly GridRow[] => {
  const table = grid.tables[grid.chosen];
  if (table === undefined) return [];
  return readRows(scheme, table, grid.mapping, { text: longText }).map((row) => {
    const standard = row.criterion === null ? undefined : scheme.criterionByCode.get(row.criterion)?.standard;
    const refusal = standard === undefined ? null : judgingRefusal(asking, standard, taken, standing);
    if (refusal === null) return row;
    const { what, why } = refusalWords(scheme, refusal.because);
    return { ...row, problems: [...row.problems, `${what} ${why}`] };
  });
};

export type BroughtIn =
  | Readonly<{ kind: 'brought'; count: number; levels: number }>
  | Readonly<{ kind: 'changed' }>
  | Readonly<{ kind: 'done-already' }>;

/**
 * Puts the chosen rows beside their criteria, all of them or none: a row that can no longer come stops the rest. What a row says
 * of a level is a proposal that a named judge confirms.
 */
export const bringIn = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  grid: Brought,
  lines: readonly number[],
  now: Date,
): Promise<BroughtIn> => {
  const rows = rowsOfGrid(await auditNow(db, actor, enrolment), grid);
  const chosen = rows.filter(({ line }) => lines.includes(line));
  const good = chosen.flatMap((row) =>
    row.criterion === null || row.problems.length > 0 ? [] : [{ ...row, criterion: row.criterion }],
  );
  if (good.length !== new Set(lines).size) return { kind: 'changed' };
  if (!(await writeDone(db, grid.id, now))) return { kind: 'done-already' };
  const table = grid.tables.length > 1 ? (grid.tables[grid.chosen]?.name ?? '') : '';
  const offers = good.map((row) => ({
    criterion: row.criterion,
    kind: 'grid' as const,
    source: `${grid.name}${table === '' ? '' : `, ${table}`}, row ${row.line}`,
    sourceWords: '',
    saidOn: londonDay(now),
    from: null,
    ...{ level: row.level, comment: row.comment, evidence: row.evidence, impact: row.impact },
  }));
  const count = await addOffers(db, enrolment, offers, by(actor), now);
  await note(
    db,
    actor,
    {
      act: 'audit.grid-brought',
      schoolId: enrolment.schoolId,
      enrolmentId: enrolment.id,
      about: { criteria: [...new Set(good.map(({ criterion }) => criterion))].join(' ') },
    },
    now,
  );
  return { kind: 'brought', count, levels: good.filter(({ level }) => level !== null).length };
};
