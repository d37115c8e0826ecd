import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { uuidv7, type Db } from '#platform/db';
import { keep, letGo, type Content } from '#platform/files';
import type { Problem } from '#platform/form';
import type { Upload } from '#platform/route';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { contentProblems, type Typed } from './forms.ts';
import { insertItem, insertRevision, moveVersion, writeRemoved, type Revision } from './item/store.ts';
import type { ItemKind } from './rules.ts';
import type { Item } from './store.ts';

export type Doing = Readonly<{ db: Db; actor: Person; enrolment: Enrolment; now: Date; content: Content }>;

type NotSaved =
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'refused'; because: 'not-active' }>;
export type Added = Readonly<{ kind: 'added'; itemId: string; fileName: string | null }> | NotSaved;
export type Changed = Readonly<{ kind: 'changed' }> | Readonly<{ kind: 'clash' }> | NotSaved;

const noted = ({ db, actor, enrolment, now }: Doing, act: string, itemId: string) =>
  note(db, actor, { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about: { item: itemId } }, now);

const who = ({ actor, now }: Doing) => {
  if (actor.membershipId === null)
    throw new Error('Choose a role first: evidence belongs to the school that one acts for.');
  return { membershipId: actor.membershipId, at: now };
};

type Kept = Readonly<{ kind: 'kept'; fileId: string | null; name: string | null }> | NotSaved;

/** Keeps the file that came with the form; without one, `standing` stays. */
const keptFile = async (
  doing: Doing,
  kind: ItemKind,
  upload: Upload | null,
  standing: string | null,
): Promise<Kept> => {
  if (kind !== 'file') return { kind: 'kept', fileId: null, name: null };
  if (upload === null) return { kind: 'kept', fileId: standing, name: null };
  const kept = await keep(doing.db, doing.content, doing.actor, upload, doing.now);
  if (kept.kind === 'problem') return { kind: 'problems', problems: [{ field: 'file', message: kept.message }] };
  return { kind: 'kept', fileId: kept.fileId, name: kept.name };
};

const revisionOf = (kind: ItemKind, typed: Omit<Typed, 'kind'>, fileId: string | null): Revision => ({
  title: typed.title,
  shows: typed.shows,
  voices: typed.voices,
  fromOn: typed.from,
  toOn: typed.to,
  fileId,
  url: kind === 'link' ? typed.url : null,
  note: kind === 'note' ? typed.note : null,
});

/** Adds an item to the school's library. The file is kept in the same transaction, so neither stands without the other. */
export const addItem = async (doing: Doing, typed: Typed, upload: Upload | null): Promise<Added> => {
  if (!mayDo('work', doing.enrolment.state)) return { kind: 'refused', because: 'not-active' };
  const problems = contentProblems(typed.kind, typed, upload !== null, londonDay(doing.now));
  if (problems.length > 0) return { kind: 'problems', problems };
  const kept = await keptFile(doing, typed.kind, upload, null);
  if (kept.kind !== 'kept') return kept;
  const item = { id: uuidv7(), schoolId: doing.enrolment.schoolId, kind: typed.kind, title: typed.title };
  await insertItem(doing.db, item, who(doing));
  await insertRevision(doing.db, item, 1, revisionOf(typed.kind, typed, kept.fileId), who(doing));
  await noted(doing, 'evidence.added', item.id);
  return { kind: 'added', itemId: item.id, fileName: kept.name };
};

/** Saves a new text of an item; the ones before it stay. A save that lost a race changes nothing. */
export const changeItem = async (
  doing: Doing,
  item: Item,
  { version, ...typed }: Omit<Typed, 'kind'> & Readonly<{ version: number }>,
  upload: Upload | null,
): Promise<Changed> => {
  if (!mayDo('work', doing.enrolment.state)) return { kind: 'refused', because: 'not-active' };
  const problems = contentProblems(item.kind, typed, upload !== null || item.file !== null, londonDay(doing.now));
  if (problems.length > 0) return { kind: 'problems', problems };
  // The file first: when it is refused, nothing has been changed yet; when the race was lost, it is let go again.
  const kept = await keptFile(doing, item.kind, upload, item.file?.id ?? null);
  if (kept.kind !== 'kept') return kept;
  const which = { id: item.id, schoolId: doing.enrolment.schoolId };
  if (!(await moveVersion(doing.db, which, version, typed.title))) {
    if (upload !== null && kept.fileId !== null) await letGo(doing.db, kept.fileId);
    return { kind: 'clash' };
  }
  await insertRevision(doing.db, which, version + 1, revisionOf(item.kind, typed, kept.fileId), who(doing));
  await noted(doing, 'evidence.changed', item.id);
  return { kind: 'changed' };
};

/** Takes an item out of the library. What a submission froze can still be read there. */
export const removeItem = async (doing: Doing, item: Item): Promise<void> => {
  await writeRemoved(doing.db, { id: item.id, schoolId: doing.enrolment.schoolId }, doing.now);
  await noted(doing, 'evidence.removed', item.id);
};
