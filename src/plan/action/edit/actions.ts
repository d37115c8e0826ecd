import { uuidv7 } from '#platform/db';
import type { Problem } from '#platform/form';
import { href, paths } from '#paths';
import { markStep } from '#enrolment';
import { listPartnerships } from '#partnerships';
import { notify } from '#people';
import { schemeFor } from '#schemes';
import { reopenPlan } from '../../agreement/actions.ts';
import { noted, overtakenBy, planRefusal, type Doing, type PlanRefusal, type Wanted } from '../actions.ts';
import * as store from '../store.ts';
import { actionProblems, type ActionTyped } from './forms.ts';
import { changedTexts, mayWriteAction, planTextWords, type ActionTexts } from './rules.ts';
import { listTargets, ownerPerson } from './store.ts';

export type Saved =
  | Readonly<{ kind: 'saved'; id: string; hasReopened: boolean }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'clash'; theirs: store.ListedAction }>
  | PlanRefusal;

/** The texts to save, or what names nothing that the school has: an area, criterion, owner, partner, group or pupil from elsewhere. */
export const textsOf = async (
  doing: Doing,
  typed: ActionTyped,
  before: store.ListedAction | null,
): Promise<ActionTexts | readonly Problem[]> => {
  const { db, enrolment } = doing;
  const scheme = await schemeFor(db, enrolment);
  const areas = await store.listAreas(db, enrolment.id);
  const owners = await store.listOwners(db, enrolment.id);
  const partnerships = typed.partnership === '' ? [] : await listPartnerships(db, enrolment.id);
  const pupils = typed.pupilIds.length === 0 ? [] : await listTargets(db, enrolment.id);
  const { areaId, criterion } = typed.answers;
  const problems: Problem[] = [...actionProblems(typed)];
  const ask = (isKnown: boolean, field: string, message: string) => void (isKnown || problems.push({ field, message }));
  ask(
    areaId === null ? scheme.criterionByCode.has(criterion ?? '') : areas.some(({ id }) => id === areaId),
    'answers',
    'Choose what this action answers',
  );
  ask(
    owners.some(({ id }) => id === typed.owner),
    'owner',
    typed.owner === before?.ownerId ? 'Choose who answers for it now' : 'Choose who answers for it',
  );
  const partner = partnerships.find(({ id }) => id === typed.partnership);
  ask(
    typed.partnership === '' ||
      (partner !== undefined && (partner.endedOn === null || partner.id === before?.partnershipId)),
    'partnership',
    'Choose a partner from the list, or none',
  );
  ask(
    typed.targetGroups.every((code) => scheme.targetGroups.some((group) => group.code === code)),
    'targetGroups',
    'Choose groups from the list',
  );
  ask(
    typed.pupilIds.every((id) => pupils.some((pupil) => pupil.id === id)),
    'pupilIds',
    'Choose pupils from the list',
  );
  if (problems.length > 0) return problems;
  const { answers: _answers, owner, partnership, cost, premium, pupilIds, targetGroups, ...said } = typed;
  return {
    ...said,
    areaId,
    criterion: criterion ?? areas.find(({ id }) => id === areaId)?.criterion ?? null,
    ownerId: owner,
    partnershipId: partnership === '' ? null : partnership,
    costPence: cost,
    premiumPence: premium,
    targetGroups: scheme.targetGroups.map(({ code }) => code).filter((code) => targetGroups.includes(code)),
    pupilIds: [...new Set(pupilIds)].toSorted(),
  };
};

export const isProblems = (made: ActionTexts | readonly Problem[]): made is readonly Problem[] => Array.isArray(made);

/** Whoever is given an action is told, unless they gave it to themselves. */
const tellOwner = async (
  doing: Doing,
  action: Readonly<{ id: string; number: number; version: number }>,
  texts: ActionTexts,
) => {
  const to = await ownerPerson(doing.db, texts.ownerId);
  if (to === null || to === doing.actor.personId) return;
  await notify(
    doing.db,
    {
      to,
      about: 'action',
      subject: `You answer for action ${action.number}`,
      text: `${doing.actor.name} gave you action ${action.number}: ${texts.objective}`,
      href: href(paths.plan.action, { enrolment: doing.enrolment.id, action: action.id }),
      schoolId: doing.enrolment.schoolId,
      enrolmentId: doing.enrolment.id,
      key: `plan-owner:${action.id}:${action.version}`,
    },
    doing.now,
  );
};

export const addAction = async (doing: Doing, typed: ActionTyped): Promise<Saved> => {
  const refused = planRefusal(doing.enrolment);
  if (refused !== null) return refused;
  const texts = await textsOf(doing, typed, null);
  if (isProblems(texts)) return { kind: 'problems', problems: texts };
  const [id, by] = [uuidv7(), { personId: doing.actor.personId, now: doing.now }];
  const number = await store.insertAction(doing.db, id, doing.enrolment, texts, by);
  await store.insertRevision(doing.db, id, doing.enrolment, 1, texts, by);
  await markStep(doing.db, doing.enrolment, 3, 'started', doing.now);
  await noted(doing, 'plan.action-added', { action: id });
  await tellOwner(doing, { id, number, version: 1 }, texts);
  return { kind: 'saved', id, hasReopened: await reopenPlan(doing, `Action ${number} was added`) };
};

/** The action as it stands, in the shape of its texts. */
export const textsAsSaved = async (doing: Pick<Doing, 'db'>, action: store.ListedAction): Promise<ActionTexts> => ({
  ...action,
  pupilIds: await store.listPupilIds(doing.db, action.id),
});

export const changeAction = async (doing: Doing, { before, version }: Wanted, typed: ActionTyped): Promise<Saved> => {
  const refused = planRefusal(doing.enrolment);
  if (refused !== null) return refused;
  const may = mayWriteAction(before);
  if (may.kind === 'refused') return may;
  const texts = await textsOf(doing, typed, before);
  if (isProblems(texts)) return { kind: 'problems', problems: texts };
  return writeTexts(doing, { before, version }, texts);
};

/** Gives an action to another member of the team; everything else that it says stays. */
export const handOver = async (doing: Doing, { before, version }: Wanted, owner: string): Promise<Saved> => {
  const refused = planRefusal(doing.enrolment);
  if (refused !== null) return refused;
  const may = mayWriteAction(before);
  if (may.kind === 'refused') return may;
  const owners = await store.listOwners(doing.db, doing.enrolment.id);
  if (!owners.some(({ id }) => id === owner))
    return { kind: 'problems', problems: [{ field: 'owner', message: 'Choose who answers for it now' }] };
  return writeTexts(doing, { before, version }, { ...(await textsAsSaved(doing, before)), ownerId: owner });
};

const writeTexts = async (doing: Doing, { before, version }: Wanted, texts: ActionTexts): Promise<Saved> => {
  const by = { personId: doing.actor.personId, now: doing.now };
  const changed = changedTexts(await textsAsSaved(doing, before), texts);
  if (changed.length === 0 && version === before.version) return { kind: 'saved', id: before.id, hasReopened: false };
  if (!(await store.updateAction(doing.db, before.id, doing.enrolment, version, texts, by)))
    return { kind: 'clash', theirs: await overtakenBy(doing, before.id) };
  await store.insertRevision(doing.db, before.id, doing.enrolment, version + 1, texts, by);
  await noted(doing, 'plan.action-changed', { action: before.id });
  if (changed.includes('ownerId')) await tellOwner(doing, { ...before, version: version + 1 }, texts);
  const words = changed.map((text) => planTextWords[text]).join(', ');
  return {
    kind: 'saved',
    id: before.id,
    hasReopened: await reopenPlan(doing, `Action ${before.number}: ${words} changed`),
  };
};
