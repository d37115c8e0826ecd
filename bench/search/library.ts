import { system } from '#platform/actor';
import { uuidv7, type Database, type Db } from '#platform/db';
import type { Signed } from '../../testing/people.ts';

/** Words of a length and spread like those of a school's papers: a few stand everywhere, most are rare. */
const vocabulary = Array.from({ length: 4_000 }, (_, at) => {
  const syllables = ['ba', 'ten', 'ri', 'lo', 'mas', 'ke', 'dun', 'vi', 'pra', 'sho'];
  return String(at)
    .padStart(3, '0')
    .split('')
    .map((digit) => syllables[Number(digit)])
    .join('');
});

/** Always the same numbers, so that each run searches the same library. */
const dice = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

const textOf = (words: number, roll: () => number): string =>
  Array.from({ length: words }, () => vocabulary[Math.floor(vocabulary.length * roll() ** 3)]).join(' ');

/** Words to search by: one in nearly every text, one in some, one in a few, two at once, and one in none. */
const word = (at: number): string => vocabulary[at] ?? '';
export const asked = [word(3), word(900), word(3_700), `${word(900)} ${word(40)}`, 'zzyzx'];

const inAll = 10_000;
const withFile = 6_000;
const different = 200;

/**
 * Ten thousand items of one school, six thousand of them with a file of 100 to 2,000 words. Two hundred texts are read as the
 * worker reads them; the others are copies, for the search reads each by itself.
 */
export const fillLibrary = async (database: Database, schoolId: string, by: Signed, now: Date): Promise<void> => {
  const roll = dice(7);
  const work = <T>(does: (db: Db) => Promise<T>) => database.asActor(system('bench'), does);
  const samples = Array.from({ length: different }, () => textOf(100 + Math.floor(roll() * 1_900), roll));
  const files = Array.from({ length: withFile }, () => uuidv7());
  await work((db) => insertFiles(db, schoolId, by, files, now));
  await work((db) => insertTexts(db, schoolId, files, samples, now));
  const titles = Array.from({ length: inAll }, () => textOf(6, roll));
  await work((db) => insertItems(db, schoolId, by, titles, files, now));
};

const inThousands = async <T>(rows: readonly T[], insert: (some: T[]) => PromiseLike<unknown>): Promise<void> => {
  for (let from = 0; from < rows.length; from += 1_000) await insert(rows.slice(from, from + 1_000));
};

const insertFiles = (db: Db, schoolId: string, by: Signed, files: readonly string[], now: Date): Promise<void> => {
  const rows = files.map((id, at) => ({
    id,
    school_id: schoolId,
    owner_id: by.personId,
    name: `paper ${at}.pdf`,
    type: 'application/pdf',
    size: 40_000,
    sha256: String(at).padStart(64, '0'),
    original_sha256: String(at).padStart(64, '0'),
    state: 'ready',
    kept_at: now,
  }));
  return inThousands(rows, (some) => db`insert into file ${db(some)}`);
};

const insertTexts = async (
  db: Db,
  schoolId: string,
  files: readonly string[],
  samples: readonly string[],
  now: Date,
) => {
  for (const [at, words] of samples.entries())
    await db`insert into file_text (file_id, school_id, words, vector, read_at)
      values (${files[at] ?? ''}, ${schoolId}, ${words},
        app.file_vector(${schoolId}, ${words}), ${now})`;
  for (let from = different; from < files.length; from += different)
    await db`insert into file_text (file_id, school_id, words, vector, read_at)
      select copy.id, t.school_id, t.words, t.vector, t.read_at
        from unnest(${files.slice(0, different)}::uuid[], ${files.slice(from, from + different)}::uuid[]) copy(of, id)
        join file_text t on t.file_id = copy.of`;
};

const insertItems = async (
  db: Db,
  schoolId: string,
  by: Signed,
  titles: readonly string[],
  files: readonly string[],
  now: Date,
) => {
  const items = titles.map((title, at) => ({ id: uuidv7(), title, file: files[at] ?? null }));
  await inThousands(
    items,
    (some) =>
      db`insert into evidence_item ${db(
        some.map(({ id, title, file }) => ({
          id,
          school_id: schoolId,
          kind: file === null ? 'note' : 'file',
          title,
          added_by: by.membershipId,
          added_at: now,
        })),
      )}`,
  );
  await inThousands(
    items,
    (some) =>
      db`insert into evidence_revision ${db(
        some.map(({ id, title, file }) => ({
          item_id: id,
          school_id: schoolId,
          version: 1,
          title,
          shows: title,
          to_on: '2026-10-01',
          file_id: file,
          note: file === null ? title : null,
          changed_by: by.membershipId,
          changed_at: now,
        })),
      )}`,
  );
};
