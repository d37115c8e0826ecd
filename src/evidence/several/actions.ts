import { uuidv7 } from '#platform/db';
import { mayDo } from '#enrolment/rules';
import type { Scheme } from '#schemes/rules';
import { keepOne, type Brought } from '../brought/actions.ts';
import { claimNew } from '../claim/actions.ts';
import { isPictureName } from '../consent/rules.ts';
import { insertConsent } from '../consent/store.ts';
import { noted, whoActs, type Doing } from '../doing.ts';
import { insertItem, insertRevision } from '../item/store.ts';
import { holdsNothing } from '../kind/rules.ts';
import type { SaidOfOne, Several } from './forms.ts';
import { titleFrom } from './rules.ts';
import { writeWords } from './store.ts';

/** What became of one of several files. */
export type Outcome =
  | Readonly<{ kind: 'added'; name: string; itemId: string }>
  | Readonly<{ kind: 'same'; name: string; itemId: string; title: string }>
  | Readonly<{ kind: 'refused'; because: string }>;

const addOne = async (doing: Doing, scheme: Scheme, brought: Brought, typed: Several): Promise<Outcome> => {
  const { schoolId } = doing.enrolment;
  const kept = await keepOne(doing, brought, { itemId: null, anyway: false });
  if (kept.kind === 'problem') return { kind: 'refused', because: kept.message };
  const { name } = kept;
  if (kept.kind === 'same') return { name, kind: 'same', itemId: kept.twin.id, title: kept.twin.title };
  const kind = isPictureName(kept.name) ? 'photograph' : 'file';
  const item = { id: uuidv7(), schoolId, kind, title: titleFrom(kept.name) } as const;
  const who = whoActs(doing);
  await insertItem(doing.db, item, who);
  const text = { ...typed, title: item.title, shows: '', fromOn: null, toOn: typed.to };
  await insertRevision(doing.db, item, 1, { ...text, fileId: kept.fileId, holding: holdsNothing }, who);
  if (typed.said !== null) await insertConsent(doing.db, item, typed.said, who);
  await noted(doing, 'evidence.added', { item: item.id, kind });
  const words = { criterion: typed.criterion, shows: `See ${item.title}`, impact: '' };
  await claimNew(doing, scheme, item.id, words);
  return { name, kind: 'added', itemId: item.id };
};

/** Adds one item for each file; what they show is said afterwards. A file that is refused does not take the others with it. */
export const addSeveral = async (
  doing: Doing,
  scheme: Scheme,
  brought: readonly Brought[],
  typed: Several,
): Promise<readonly Outcome[] | 'not-active'> => {
  if (!mayDo('work', doing.enrolment.state)) return 'not-active';
  const outcomes: Outcome[] = [];
  for (const one of brought) outcomes.push(await addOne(doing, scheme, one, typed));
  return outcomes;
};

/** Saves what was said of each item; says of which ones somebody else was first. */
export const sayWhatTheyShow = async (
  doing: Doing,
  said: readonly SaidOfOne[],
): Promise<Readonly<{ saved: number; late: readonly string[] }> | 'not-active'> => {
  if (!mayDo('work', doing.enrolment.state)) return 'not-active';
  const late: string[] = [];
  for (const one of said) {
    const isSaved = await writeWords(doing.db, { ...one, schoolId: doing.enrolment.schoolId }, whoActs(doing));
    if (isSaved) await noted(doing, 'evidence.changed', { item: one.id });
    else late.push(one.id);
  }
  return { saved: said.length - late.length, late };
};
