import { uuidv7 } from '#platform/db';
import { mayDo } from '#enrolment/rules';
import type { Scheme } from '#schemes/rules';
import { noted, whoActs, type Doing } from '../doing.ts';
import { claimRefusal, type ClaimRefusal } from '../rules.ts';
import type { Item } from '../store.ts';
import { insertClaim, itemsAt, writeWithdrawn, type Claim } from './store.ts';

export type ClaimWords = Readonly<{ says: string; impact: string }>;
export type Linked =
  | Readonly<{ kind: 'linked'; criteria: number }>
  | Readonly<{ kind: 'refused'; refusals: readonly ClaimRefusal[] }>;

const put = async (doing: Doing, itemId: string, criterion: string, words: ClaimWords): Promise<void> => {
  const { membershipId, at } = whoActs(doing);
  const { id: enrolmentId, schoolId } = doing.enrolment;
  await insertClaim(doing.db, {
    id: uuidv7(),
    itemId,
    enrolmentId,
    schoolId,
    criterion,
    says: words.says,
    impact: words.impact,
    membershipId,
    at,
  });
};

type Wanted = ClaimWords &
  Readonly<{
    criteria: readonly string[];
    /** Claims that give way, so that the limit is kept. */ replace: readonly string[];
  }>;

/** Links one item to several criteria with one sentence of what it shows and what changed. All of them or none. */
export const linkItem = async (
  doing: Doing,
  scheme: Scheme,
  item: Pick<Item, 'id' | 'removedAt'>,
  { criteria, replace, ...words }: Wanted,
): Promise<Linked> => {
  const wanted = [...new Set(criteria)];
  const there = await itemsAt(doing.db, doing.enrolment.id, wanted);
  const leaving = [...there.values()].flat().filter((one) => replace.includes(one.claimId));
  const refusals = wanted.flatMap((criterion) => {
    const refusal = claimRefusal({
      criterion,
      isActive: mayDo('work', doing.enrolment.state) && item.removedAt === null,
      isKnown: scheme.criteria.some(({ code }) => code === criterion),
      itemsThere: (there.get(criterion) ?? []).filter((one) => !leaving.includes(one)).map((one) => one.itemId),
      itemId: item.id,
      atMost: scheme.evidence.atMostPerCriterion,
      overLimit: scheme.evidence.overLimit,
    });
    return refusal === null ? [] : [refusal];
  });
  if (refusals.length > 0) return { kind: 'refused', refusals };
  for (const one of leaving) await writeWithdrawn(doing.db, doing.enrolment.id, one.claimId, doing.now);
  for (const criterion of wanted) await put(doing, item.id, criterion, words);
  await noted(doing, 'evidence.linked', {
    item: item.id,
    criteria: wanted.join(' '),
    ...(leaving.length === 0 ? {} : { inPlaceOf: leaving.map((one) => one.itemId).join(' ') }),
  });
  return { kind: 'linked', criteria: wanted.length };
};

/** The first claim of a new item that was added from a criterion's page: it says there what it shows. Null when no criterion was named. */
export const claimNew = async (
  doing: Doing,
  scheme: Scheme,
  itemId: string,
  { criterion, shows, impact }: Readonly<{ criterion: string; shows: string; impact: string }>,
): Promise<Linked | null> => {
  if (criterion === '') return null;
  const words = { criteria: [criterion], replace: [], says: [...shows].slice(0, 2000).join(''), impact };
  return linkItem(doing, scheme, { id: itemId, removedAt: null }, words);
};

/** Says a claim anew: the old words are kept with the moment at which they were withdrawn. False when somebody was first. */
export const sayAnew = async (doing: Doing, claim: Claim, words: ClaimWords): Promise<boolean> => {
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
