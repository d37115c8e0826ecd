import { setImmediate as breathe } from 'node:timers/promises';
import type { Db } from '#platform/db';
import { note, type About } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import { schemeFor } from '#schemes';
import type { Scheme } from '#schemes/rules';
import type { Doing } from '../actions.ts';
import { readLibrary } from '../check/store.ts';
import type { GivenName } from './forms.ts';
import { excerptOf, findNames, indexNames, wordsKey, type NameIndex } from './rules.ts';
import {
  countUnread,
  deleteCleared,
  deleteNames,
  insertCleared,
  insertNames,
  namesToFind,
  replaceHits,
  staffNames,
  textsOf,
  type Hit,
  type ListedHit,
  type Text,
} from './store.ts';

const noted = ({ db, actor, enrolment, now }: Doing, act: string, about: About) =>
  note(db, actor, { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);
const by = ({ actor, now }: Doing) => ({ personId: actor.personId, name: actor.name, now });

/** As many places as anybody would mend; the sure ones are kept first. */
const mostHits = 2000;

const hitsIn = (text: Text, scheme: Scheme, index: NameIndex): readonly Hit[] => {
  const standard =
    text.place === 'reflection' ? text.placeId : (scheme.criterionByCode.get(text.criterion ?? '')?.standard ?? null);
  const found = new Map<string, Hit>();
  for (const hit of findNames(text.text, index)) {
    const key = wordsKey(hit.words).slice(0, 300);
    if (found.has(key)) continue;
    found.set(key, {
      place: text.place,
      placeId: text.placeId,
      placeSays: text.says.slice(0, 300),
      standard,
      itemId: text.itemId,
      words: hit.words.slice(0, 300),
      wordsKey: key,
      excerpt: excerptOf(text.text, hit).slice(0, 600),
      // With consent on record a name may stand; whether the consent covers it is worth a look.
      isSure: hit.isSure && !text.hasConsent,
    });
  }
  return [...found.values()];
};

/** The names to look for, ready to look with. Nobody sees them: they are compared. */
export const nameIndexOf = async (db: Db, schoolId: string): Promise<NameIndex> =>
  indexNames(await namesToFind(db, schoolId), await staffNames(db, schoolId));

/**
 * Looks for pupils' names in everything that would leave the school, and keeps where they stand. Long texts are looked
 * through one after another, with room for other people's requests between them.
 */
export const lookForNames = async (doing: Doing): Promise<void> => {
  const { db, enrolment } = doing;
  await db`select pg_advisory_xact_lock(hashtextextended(${`names ${enrolment.id}`}, 0))`;
  const scheme = await schemeFor(db, enrolment);
  const index = await nameIndexOf(db, enrolment.schoolId);
  const { mark } = await readLibrary(db, enrolment.id);
  const texts = await textsOf(db, enrolment.id);
  const hits: Hit[] = [];
  for (const [at, text] of texts.entries()) {
    hits.push(...hitsIn(text, scheme, index));
    if (at % 50 === 49) await breathe();
  }
  const kept = hits.toSorted((a, b) => Number(b.isSure) - Number(a.isSure)).slice(0, mostHits);
  const files = texts.filter(({ place }) => place === 'file').length;
  const unreadFiles = await countUnread(db, enrolment.id);
  const looked = { mark: markWords(mark), names: index.size, texts: texts.length - files, files, unreadFiles };
  await replaceHits(db, enrolment, looked, kept, by(doing));
  await noted(doing, 'portfolio.names-compared', { pupils: index.size, found: kept.length });
};

const markWords = (mark: Readonly<Record<string, string>>): string => Object.values(mark).join('').slice(0, 100) || '-';

/** Adds names to the school's list; gives how many were new. */
export const addNames = async (doing: Doing, names: readonly GivenName[]): Promise<number> => {
  const added = await insertNames(doing.db, doing.enrolment.schoolId, names, by(doing));
  await noted(doing, 'portfolio.names-listed', { added });
  return added;
};

/** Takes one name off the list, or every one. */
export const forgetNames = async (doing: Doing, id: string | null): Promise<number> => {
  const gone = await deleteNames(doing.db, doing.enrolment.schoolId, id);
  if (gone > 0) await noted(doing, 'portfolio.names-forgotten', { pupils: gone });
  return gone;
};

/** Every look at names is in the trail, with how many were seen and where. */
export const noteLook = async (doing: Doing, pupils: number, where: string): Promise<void> => {
  if (pupils > 0) await noted(doing, 'portfolio.names-seen', { pupils, where });
};

/** Keeps that these words are no pupil, with the reason. False when somebody said so before. */
export const clearHit = async (doing: Doing, hit: ListedHit, because: string): Promise<boolean> => {
  const isNew = await insertCleared(doing.db, doing.enrolment.schoolId, hit, because, by(doing));
  if (isNew) await noted(doing, 'portfolio.name-cleared', { kind: hit.place });
  return isNew;
};

export const takeBackCleared = async (doing: Doing, id: string): Promise<boolean> => {
  const isDone = await deleteCleared(doing.db, doing.enrolment.schoolId, id);
  if (isDone) await noted(doing, 'portfolio.name-uncleared', {});
  return isDone;
};

/** The school's names for documents that leave it: read by the worker, to cover them. */
export const namesToCover = (db: Db, enrolment: Pick<Enrolment, 'schoolId'>): Promise<NameIndex> =>
  nameIndexOf(db, enrolment.schoolId);
