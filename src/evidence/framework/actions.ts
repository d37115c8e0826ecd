import { findEnrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { schemeFor } from '#schemes';
import type { Scheme, Framework } from '#schemes/rules';
import { linkItem, type Linked } from '../claim/actions.ts';
import { noted, whoActs, type Doing } from '../doing.ts';
import type { Item } from '../store.ts';
import { findActivity } from '../premium/store.ts';
import { frameworksOf, partOf, premiumFramework, type Other, type Suggestion } from './rules.ts';
import { insertFrameworkClaim, listEnrolments, withdrawFrameworkClaim } from './store.ts';

/** The school's other enrolments with their schemes, and every framework that any of its schemes speaks of. */
export type Neighbours = Readonly<{ others: readonly Other[]; frameworks: readonly Framework[] }>;

export const neighboursOf = async (
  { db, enrolment }: Pick<Doing, 'db' | 'enrolment'>,
  scheme: Scheme,
): Promise<Neighbours> => {
  const rows = await listEnrolments(db, enrolment.schoolId, enrolment.id);
  const others: Other[] = [];
  for (const row of rows)
    if (row.enrolmentId !== enrolment.id)
      others.push({ enrolmentId: row.enrolmentId, scheme: await schemeFor(db, row) });
  return { others, frameworks: frameworksOf([scheme, ...others.map((other) => other.scheme)]) };
};

export type PartWords = Readonly<{
  framework: string;
  part: string;
  activityId: string | null;
  says: string;
  impact: string;
}>;
export type PartLinked =
  | Readonly<{ kind: 'linked'; name: string }>
  | Readonly<{ kind: 'refused'; because: 'not-active' | 'unknown-part' | 'already-claimed' }>;

/** Says that an item shows a part of another framework, or one of the school's own Pupil Premium activities. */
export const linkPart = async (
  doing: Doing,
  frameworks: readonly Framework[],
  item: Item,
  wanted: PartWords,
): Promise<PartLinked> => {
  if (!mayDo('work', doing.enrolment.state) || item.removedAt !== null)
    return { kind: 'refused', because: 'not-active' };
  const { schoolId } = doing.enrolment;
  const activity =
    wanted.activityId === null || wanted.framework !== premiumFramework
      ? null
      : await findActivity(doing.db, schoolId, wanted.activityId);
  if (wanted.activityId !== null && activity === null) return { kind: 'refused', because: 'unknown-part' };
  const part = activity?.part ?? wanted.part;
  const found = partOf(frameworks, wanted.framework, part);
  if (found === null) return { kind: 'refused', because: 'unknown-part' };
  const claim = { ...wanted, part, itemId: item.id, schoolId };
  if (!(await insertFrameworkClaim(doing.db, claim, whoActs(doing))))
    return { kind: 'refused', because: 'already-claimed' };
  await noted(doing, 'evidence.linked-elsewhere', { item: item.id, framework: wanted.framework, part });
  return { kind: 'linked', name: activity === null ? found.part.name : activity.title };
};

export const unlinkPart = async (doing: Doing, item: Item, id: string): Promise<boolean> => {
  const gone = await withdrawFrameworkClaim(doing.db, item.id, id, doing.now);
  if (gone !== null) await noted(doing, 'evidence.unlinked-elsewhere', { item: item.id, ...gone });
  return gone !== null;
};

export type Taken = Linked | PartLinked;

/** Follows one suggestion, because a person pressed it: the claim takes along the words of the one that it came from. */
export const takeSuggestion = async (
  doing: Doing,
  { frameworks }: Neighbours,
  item: Item,
  suggestion: Suggestion,
  words: Readonly<{ says: string; impact: string }>,
): Promise<Taken> => {
  if (suggestion.kind === 'part')
    return linkPart(doing, frameworks, item, {
      framework: suggestion.to,
      part: suggestion.code,
      activityId: null,
      ...words,
    });
  const enrolment = await findEnrolment(doing.db, suggestion.to);
  if (enrolment === null || enrolment.schoolId !== doing.enrolment.schoolId)
    return { kind: 'refused', because: 'unknown-part' };
  const scheme = await schemeFor(doing.db, enrolment);
  return linkItem({ ...doing, enrolment }, scheme, item, { criteria: [suggestion.code], replace: [], ...words });
};
