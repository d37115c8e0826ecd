import { longDate } from '#platform/kit';
import { field, numberIn, readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { listAgreements } from '../../agreement/store.ts';
import { actionAskedFor, doing, mayWrite, place, type Asked } from '../../asking.ts';
import { planRefusal } from '../actions.ts';
import { listPupilIds, type ListedAction } from '../store.ts';
import { changeAction, handOver, type Saved } from './actions.ts';
import { changeActionForm, unfolded } from './forms.ts';
import { offersFor } from './offers.ts';
import { ActionClashPage, ActionEditPage } from './pages.tsx';
import { mayWriteAction } from './rules.ts';

type More = Partial<Omit<Parameters<typeof ActionEditPage>[0], 'action' | 'typed'>>;

const edited = async (ask: Asked, action: ListedAction, typed: Record<string, string>, more: More = {}) => {
  const agreements = await listAgreements(ask.db, ask.scope.id);
  return ActionEditPage({
    ...place(ask),
    action,
    typed,
    offers: await offersFor(ask, action),
    isAgreed: agreements.some(({ reopenedAt }) => reopenedAt === null),
    ...more,
  });
};

/** The fields of the form as they stand for a saved action. */
const textsOf = async (ask: Asked, action: ListedAction): Promise<Record<string, string>> => ({
  answers: action.areaId === null ? `criterion:${action.criterion ?? ''}` : `area:${action.areaId}`,
  objective: action.objective,
  coreChange: action.coreChange,
  targetGroups: action.targetGroups.join('\n'),
  pupils: action.pupils,
  pupilIds: (await listPupilIds(ask.db, action.id)).join('\n'),
  owner: action.ownerId,
  partnership: action.partnershipId ?? '',
  resources: action.resources,
  cost: String(action.costPence / 100),
  premium: String(action.premiumPence / 100),
  beginsOn: action.beginsOn === null ? '' : longDate(action.beginsOn),
  dueOn: longDate(action.dueOn),
  staysFixed: action.staysFixed,
  mayAdapt: action.mayAdapt,
  deliveredBy: action.deliveredBy,
  staffNeed: action.staffNeed,
  doneAsMeant: action.doneAsMeant,
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
    const may = planRefusal(ask.scope) ?? mayWriteAction(action);
    const texts = await textsOf(ask, action);
    return page(await edited(ask, action, texts, may.kind === 'refused' ? { refused: may.because } : {}));
  },
});

/** Where somebody goes after saving, or the page that says why nothing was saved. */
const answered = async (ask: Asked, action: ListedAction, typed: Record<string, string>, saved: Saved) => {
  switch (saved.kind) {
    case 'saved':
      return redirect(href(paths.plan.action, { enrolment: ask.scope.id, action: saved.id }), {
        told: saved.hasReopened
          ? 'The action is saved. The plan is open again: both sides agree it anew.'
          : 'The action is saved.',
      });
    case 'problems':
      return page(await edited(ask, action, typed, { problems: saved.problems }), { status: 422 });
    case 'refused':
      return page(await edited(ask, action, typed, { refused: saved.because }), { status: 409 });
    case 'clash': {
      const offers = await offersFor(ask, saved.theirs);
      const theirTexts = await textsOf(ask, saved.theirs);
      return page(ActionClashPage({ ...place(ask), theirs: saved.theirs, theirTexts, offers, typed }), { status: 409 });
    }
  }
};

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
    const read = readForm(changeActionForm, unfolded(ask.form));
    if (read.kind === 'problems')
      return page(await edited(ask, action, typed, { problems: read.problems }), { status: 422 });
    const { version, ...value } = read.value;
    return answered(ask, action, typed, await changeAction(doing(ask), { before: action, version }, value));
  },
});

const hand = route({
  name: 'plan.hand-over',
  method: 'POST',
  path: paths.plan.handOver,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const action = await actionAskedFor(ask);
    if (action === null) return notFound;
    const owner = field(ask.form, 'owner');
    const version = numberIn(field(ask.form, 'version'));
    const saved = await handOver(doing(ask), { before: action, version }, owner);
    // Where it goes wrong, the whole form shows what there is to choose, with the owner that was wanted.
    const typed = saved.kind === 'saved' ? {} : { ...(await textsOf(ask, action)), owner };
    return answered(ask, action, typed, saved);
  },
});

export const editRoutes: readonly Route[] = [changeForm, change, hand];
