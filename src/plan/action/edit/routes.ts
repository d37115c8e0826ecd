import { longDate } from '#platform/kit';
import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { listPartnerships } from '#partnerships';
import { schemeFor } from '#schemes';
import { listAgreements } from '../../agreement/store.ts';
import { actionAskedFor, doing, mayWrite, place, type Asked } from '../../asking.ts';
import { addAction, changeAction, planRefusal } from '../actions.ts';
import { addActionForm, changeActionForm } from '../forms.ts';
import { listAreas, listOwners, type ListedAction } from '../store.ts';
import { ActionClashPage, ActionEditPage, type Offers } from './pages.tsx';

/** What the form offers: areas and criteria to answer, people to own it, partnerships to name. */
const offersFor = async ({ db, scope }: Asked): Promise<Offers> => {
  const scheme = await schemeFor(db, scope);
  const partnerships = await listPartnerships(db, scope.id);
  return {
    areas: await listAreas(db, scope.id),
    criteria: scheme.criteria.map(({ code, text }) => ({ code, text })),
    owners: await listOwners(db, scope.id),
    partnerships: partnerships
      .filter(({ endedOn }) => endedOn === null)
      .map(({ id, partnerName }) => ({ id, name: partnerName })),
  };
};

type More = Partial<Omit<Parameters<typeof ActionEditPage>[0], 'action' | 'typed'>>;

const edited = async (ask: Asked, action: ListedAction | null, typed: Record<string, string>, more: More = {}) => {
  const agreements = await listAgreements(ask.db, ask.scope.id);
  return ActionEditPage({
    ...place(ask),
    action,
    typed,
    offers: await offersFor(ask),
    isAgreed: agreements.some(({ reopenedAt }) => reopenedAt === null),
    ...more,
  });
};

const addForm = route({
  name: 'plan.add-form',
  method: 'GET',
  path: paths.plan.add,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const { area, criterion } = ask.query;
    const answers = area === undefined ? (criterion === undefined ? '' : `criterion:${criterion}`) : `area:${area}`;
    const refused = planRefusal(ask.scope);
    return page(await edited(ask, null, { answers }, refused === null ? {} : { refused: refused.because }));
  },
});

const told = (said: string, hasReopened: boolean) =>
  hasReopened ? `${said} The plan is open again: both sides agree it anew.` : said;

const add = route({
  name: 'plan.add',
  method: 'POST',
  path: paths.plan.add,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const typed = typedOf(ask.form);
    const read = readForm(addActionForm, ask.form);
    if (read.kind === 'problems')
      return page(await edited(ask, null, typed, { problems: read.problems }), { status: 422 });
    const saved = await addAction(doing(ask), read.value);
    if (saved.kind === 'problems')
      return page(await edited(ask, null, typed, { problems: saved.problems }), { status: 422 });
    if (saved.kind === 'refused')
      return page(await edited(ask, null, typed, { refused: saved.because }), { status: 409 });
    if (saved.kind === 'clash') throw new Error('A new action cannot clash: it has no earlier version.');
    return redirect(href(paths.plan.action, { enrolment: ask.scope.id, action: saved.id }), {
      told: told('The action is in the plan. Now declare how you will know that it worked.', saved.hasReopened),
    });
  },
});

/** The fields of the form as they stand for a saved action. */
const textsOf = (action: ListedAction): Record<string, string> => ({
  answers: action.areaId === null ? `criterion:${action.criterion ?? ''}` : `area:${action.areaId}`,
  objective: action.objective,
  coreChange: action.coreChange,
  owner: action.ownerId,
  partnership: action.partnershipId ?? '',
  pupils: action.pupils,
  cost: String(action.costPence / 100),
  premium: String(action.premiumPence / 100),
  dueOn: longDate(action.dueOn),
});

const changeForm = route({
  name: 'plan.change-form',
  method: 'GET',
  path: paths.plan.change,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const action = await actionAskedFor(ask);
    if (action === null) return notFound;
    const refused = planRefusal(ask.scope);
    return page(await edited(ask, action, textsOf(action), refused === null ? {} : { refused: refused.because }));
  },
});

const change = route({
  name: 'plan.change',
  method: 'POST',
  path: paths.plan.change,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const action = await actionAskedFor(ask);
    if (action === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(changeActionForm, ask.form);
    if (read.kind === 'problems')
      return page(await edited(ask, action, typed, { problems: read.problems }), { status: 422 });
    const { version, ...value } = read.value;
    const saved = await changeAction(doing(ask), { before: action, version }, value);
    switch (saved.kind) {
      case 'saved':
        return redirect(href(paths.plan.action, { enrolment: ask.scope.id, action: saved.id }), {
          told: told('The action is saved.', saved.hasReopened),
        });
      case 'problems':
        return page(await edited(ask, action, typed, { problems: saved.problems }), { status: 422 });
      case 'refused':
        return page(await edited(ask, action, typed, { refused: saved.because }), { status: 409 });
      case 'clash':
        return page(ActionClashPage({ ...place(ask), theirs: saved.theirs, offers: await offersFor(ask), typed }), {
          status: 409,
        });
    }
  },
});

export const editRoutes: readonly Route[] = [addForm, add, changeForm, change];
