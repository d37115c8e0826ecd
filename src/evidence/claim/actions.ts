import { uuidv7 } from '#platform/db';
import { note } from '#platform/trail';
import { mayDo } from '#enrolment/rules';
import type { Scheme } from '#schemes/rules';
import type { Doing } from '../actions.ts';
import { claimRefusal, type ClaimRefusal } from '../rules.ts';
import type { Item } from '../store.ts';
import { insertClaim, itemsAt, writeWithdrawn, type Claim } from './store.ts';

type Words = Readonly<{ says: string; impact: string }>;
export type Linked =
  | Readonly<{ kind: 'linked'; criteria: number }>
  | Readonly<{ kind: 'refused'; refusals: readonly ClaimRefusal[] }>;

const noted = ({ db, actor, enrolment, now }: Doing, act: string, about: Readonly<Record<string, string>>) =>
  note(db, actor, { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);

const put = async (doing: Doing, itemId: string, criterion: string, words: Words): Promise<void> => {
  const { membershipId } = doing.actor;
  if (membershipId === null) throw new Error('Choose a role first: a claim is made for a school.');
  const { id: enrolmentId, schoolId } = doing.enrolment;
  await insertClaim(doing.db, {
    id: uuidv7(),
    itemId,
    enrolmentId,
    schoolId,
    criterion,
    ...words,
    membershipId,
    at: doing.now,
  });
};

/** Links one item to several criteria with one sentence of what it shows and what changed. All of them or none. */
export const linkItem = async (
  doing: Doing,
  scheme: Scheme,
  item: Item,
  { criteria, ...words }: Words & Readonly<{ criteria: readonly string[] }>,
): Promise<Linked> => {
  const wanted = [...new Set(criteria)];
  const there = await itemsAt(doing.db, doing.enrolment.id, wanted);
  const refusals = wanted.flatMap((criterion) => {
    const refusal = claimRefusal({
      criterion,
      isActive: mayDo('work', doing.enrolment.state) && item.removedAt === null,
      isKnown: scheme.criterionByCode.has(criterion),
      itemsThere: there.get(criterion) ?? [],
      itemId: item.id,
      atMost: scheme.evidence.atMostPerCriterion,
    });
    return refusal === null ? [] : [refusal];
  });
  if (refusals.length > 0) return { kind: 'refused', refusals };
  for (const criterion of wanted) await put(doing, item.id, criterion, words);
  await noted(doing, 'evidence.linked', { item: item.id, criteria: wanted.join(' ') });
  return { kind: 'linked', criteria: wanted.length };
};

/** Says a claim anew: the old words are kept with the moment at which they were withdrawn. False when somebody was first. */
export const sayAnew = async (doing: Doing, claim: Claim, words: Words): Promise<boolean> => {
  if (!(await writeWithdrawn(doing.db, doing.enrolment.id, claim.id, doing.now))) return false;
  await put(doing, claim.itemId, claim.criterion, words);
  await noted(doing, 'evidence.claim-changed', { item: claim.itemId, criterion: claim.criterion });
  return true;
};

/** Unlinks an item from a criterion. */
export const unlinkItem = async (doing: Doing, claim: Claim): Promise<boolean> => {
  const isDone = await writeWithdrawn(doing.db, doing.enrolment.id, claim.id, doing.now);
  if (isDone) await noted(doing, 'evidence.unlinked', { item: claim.itemId, criterion: claim.criterion });
  return isDone;
};
