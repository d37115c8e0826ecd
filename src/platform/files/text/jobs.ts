import { z } from 'zod';
import { system } from '#platform/actor';
import { enqueue, type Daily, type Task, type Tools } from '#platform/jobs';
import { drawPages, largestRead, readTables, readText } from '#platform/reading';
import { openContent, type Content } from '../content.ts';
import { kinds } from '../rules.ts';
import { findFile, type KeptFile } from '../store.ts';
import { keptWords, pagesDrawn, readableKind, readAs, readTask, shownTables } from './rules.ts';
import { unread, writePages, writeText, type FileText } from './store.ts';

const payloadShape = z.object({ file: z.uuid() });

type ReadAs = (typeof readAs)[keyof typeof readAs];

const nothing = { words: '', isCut: false, pageCount: 0, tables: null } as const;
const tooLarge: FileText = {
  ...nothing,
  problem: 'This file is larger than 64 MB, so it is not searched and not shown here.',
};

/** Reads a file's words, and the tables of a workbook, outside of any transaction: a hard one takes its time. */
const textOf = async (bytes: Uint8Array, as: ReadAs): Promise<FileText> => {
  const read = await readText(bytes, as);
  if (read.kind === 'problem') return { ...nothing, problem: read.message };
  const tables = as === 'xlsx' || as === 'csv' ? await readTables(bytes, as) : null;
  const { words, isCut } = keptWords(read.text);
  return {
    problem: null,
    words,
    isCut: isCut || read.isCut,
    pageCount: read.pages.length,
    tables: tables?.kind === 'read' ? shownTables(tables.tables) : null,
  };
};

/** Draws the first pages of a PDF and keeps them; one that cannot be drawn has none. */
const pagesOf = async (content: Content, bytes: Uint8Array, as: ReadAs): Promise<string[]> => {
  if (as !== 'pdf') return [];
  const drawn = await drawPages(bytes, 0, pagesDrawn);
  const kept: string[] = [];
  if (drawn.kind === 'drawn') for (const picture of drawn.pages) kept.push(await content.put(picture));
  return kept;
};

const readFile = async (file: KeptFile, schoolId: string, { database, place, now }: Tools): Promise<void> => {
  const kind = readableKind(file.type);
  if (kind === null) return;
  const content = openContent(place);
  // What is too large to be read is not taken into memory to be told so.
  const bytes = file.size > largestRead ? null : await content.read(file.sha256);
  const text = bytes === null ? tooLarge : await textOf(bytes, readAs[kind]);
  const pages = bytes === null ? [] : await pagesOf(content, bytes, readAs[kind]);
  const write = (kept: FileText): Promise<void> =>
    database
      .asActor(system(readTask), async (db) => {
        // Let go meanwhile: then there is nothing to say about it.
        if ((await findFile(db, file.id)) === null) return;
        await writeText(db, { id: file.id, schoolId }, kept, now());
        await writePages(db, { id: file.id, schoolId }, pages);
      })
      .catch((error: unknown) => {
        if (!isTooManyWords(error)) throw error;
        return write({ ...kept, ...keptWords(kept.words.slice(0, kept.words.length / 2)), isCut: true });
      });
  await write(text);
};

/** The database indexes no more than a megabyte of different words: a text of nothing else, in a long alphabet, is cut. */
const isTooManyWords = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '54000';

/** How many unread files one day sends to be read. */
const atOnce = 5_000;

export const textTasks: readonly Task[] = [
  {
    name: readTask,
    run: async (payload, tools) => {
      const { file: id } = payloadShape.parse(payload);
      const file = await tools.database.asActor(system(readTask), (db) => findFile(db, id));
      if (file !== null && file.state === 'ready' && file.schoolId !== null) await readFile(file, file.schoolId, tools);
    },
  },
];

/** Files kept before there was reading, or whose reading was cut off for good: some each day, the newest first. */
export const dailies: readonly Daily[] = [
  {
    name: 'files.read-missing',
    run: async (_today, { database }) => {
      const types = (Object.keys(readAs) as (keyof typeof readAs)[]).map((kind) => kinds[kind].type);
      await database.asActor(system('files.read-missing'), async (db) => {
        for (const id of await unread(db, types, atOnce))
          await enqueue(db, readTask, { file: id }, { key: `${readTask}:${id}` });
      });
    },
  },
];
