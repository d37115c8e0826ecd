import { isUuid, uuidv7 } from '#platform/db';
import type { Problem } from '#platform/form';
import { mayDo } from '#enrolment/rules';
import type { Scheme } from '#schemes/rules';
import { keepOne, putBack, type Brought } from './brought/actions.ts';
import { claimNew, type Linked } from './claim/actions.ts';
import { isPictureName } from './consent/rules.ts';
import { insertConsent } from './consent/store.ts';
import { noted, whoActs, type Doing } from './doing.ts';
import type { Added as AddedForm, Changed as ChangedForm, Text } from './forms.ts';
import { insertItem, insertRevision, moveVersion, type Revision } from './item/store.ts';
import { itemKinds, type ItemKind } from './kind/rules.ts';
import { findItem, type Item } from './store.ts';
import type { Twin } from './twin/store.ts';

type NotSaved =
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'same'; twin: Twin }>
  | Readonly<{ kind: 'refused'; because: 'not-active' }>;
export type Added = Readonly<{ kind: 'added'; itemId: string; linked: Linked | null }> | NotSaved;
export type Changed = Readonly<{ kind: 'changed' }> | Readonly<{ kind: 'clash' }> | NotSaved;

type Kept = Readonly<{ kind: 'kept'; fileId: string | null; isPicture: boolean }> | NotSaved;

/** Keeps the file that came, unless the library has the same bytes already; without one, `standing` stays. */
const keptFile = async (
  doing: Doing,
  kind: ItemKind,
  brought: Brought | null,
  { standing, itemId, anyway }: Readonly<{ standing: string | null; itemId: string | null; anyway: boolean }>,
): Promise<Kept> => {
  const { holds } = itemKinds[kind];
  if (holds !== 'file' && holds !== 'words-or-file') return { kind: 'kept', fileId: null, isPicture: false };
  if (brought === null) return { kind: 'kept', fileId: standing, isPicture: false };
  const kept = await keepOne(doing, brought, { itemId, anyway });
  if (kept.kind === 'same') return kept;
  if (kept.kind === 'problem') return { kind: 'problems', problems: [{ field: 'file', message: kept.message }] };
  return { kind: 'kept', fileId: kept.fileId, isPicture: isPictureName(kept.name) };
};

const revisionOf = (text: Text, fileId: string | null): Revision => ({
  title: text.title,
  shows: text.shows,
  voices: text.voices,
  fromOn: text.from,
  toOn: text.to,
  fileId,
  holding: text.holding,
});

const notSaidYet: Problem = {
  field: 'consent',
  message: 'This file is a picture: say whether somebody can be recognised, and whether they agreed',
};

/**
 * Adds an item to the school's library, with what is said about consent and, from a criterion's page, its first claim. The
 * file is kept in the same transaction, so neither stands without the other. The same form sent twice adds one item.
 */
export const addItem = async (
  doing: Doing,
  scheme: Scheme,
  typed: AddedForm,
  brought: Brought | null,
): Promise<Added> => {
  if (!mayDo('work', doing.enrolment.state)) return { kind: 'refused', because: 'not-active' };
  const { schoolId } = doing.enrolment;
  const sight = { enrolmentId: doing.enrolment.id, schoolId, upTo: null };
  const wanted = isUuid(typed.id) ? typed.id : uuidv7();
  if ((await findItem(doing.db, sight, wanted)) !== null) return { kind: 'added', itemId: wanted, linked: null };
  const kept = await keptFile(doing, typed.kind, brought, { standing: null, itemId: null, anyway: typed.anyway });
  if (kept.kind !== 'kept') return kept;
  if (kept.isPicture && typed.said === null) {
    await putBack(doing);
    return { kind: 'problems', problems: [notSaidYet] };
  }
  const who = whoActs(doing);
  const item = { id: wanted, schoolId, kind: typed.kind, title: typed.title };
  if (!(await insertItem(doing.db, item, who))) {
    // Somebody else's form has this id, or the same form overtook us: the file that we kept belongs to nobody.
    if (brought !== null) await putBack(doing);
    const first = await findItem(doing.db, sight, wanted);
    if (first !== null) return { kind: 'added', itemId: wanted, linked: null };
    return addItem(doing, scheme, { ...typed, id: uuidv7() }, brought);
  }
  await insertRevision(doing.db, item, 1, revisionOf(typed, kept.fileId), who);
  if (typed.said !== null) await insertConsent(doing.db, item, typed.said, who);
  await noted(doing, 'evidence.added', { item: item.id, kind: item.kind });
  return { kind: 'added', itemId: item.id, linked: await claimNew(doing, scheme, item.id, typed) };
};

/** Saves a new text of an item; the ones before it stay. A save that lost a race changes nothing. */
export const changeItem = async (
  doing: Doing,
  item: Item,
  { version, ...typed }: ChangedForm,
  brought: Brought | null,
): Promise<Changed> => {
  if (!mayDo('work', doing.enrolment.state)) return { kind: 'refused', because: 'not-active' };
  // The file first: when it is refused, nothing has been changed yet; when the race was lost, it waits again.
  const kept = await keptFile(doing, item.kind, brought, {
    standing: item.file?.id ?? null,
    itemId: item.id,
    anyway: typed.anyway,
  });
  if (kept.kind !== 'kept') return kept;
  const which = { id: item.id, schoolId: doing.enrolment.schoolId };
  if (!(await moveVersion(doing.db, which, version, typed.title, typed.holding.url))) {
    if (brought !== null) await putBack(doing);
    return { kind: 'clash' };
  }
  await insertRevision(doing.db, which, version + 1, revisionOf(typed, kept.fileId), whoActs(doing));
  await noted(doing, 'evidence.changed', { item: item.id });
  return { kind: 'changed' };
};
