import { longDate } from '#platform/kit';
import { isUuid } from '#platform/db';
import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { actionAskedFor, doing, mayWrite, place, type Asked } from '../../asking.ts';
import { mayWriteAction } from '../edit/rules.ts';
import { changeMilestoneForm, milestoneForm } from '../forms.ts';
import { listMilestones } from '../progress/store.ts';
import { shown } from '../shown.ts';
import * as actions from './actions.ts';
import { MilestonePage } from './pages.tsx';

const toAction = (ask: Asked, action: Readonly<{ id: string }>, told: string) =>
  redirect(href(paths.plan.action, { enrolment: ask.scope.id, action: action.id }), { told });

const addMilestone = route({
  name: 'plan.add-milestone',
  method: 'POST',
  path: paths.plan.milestone,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const action = await actionAskedFor(ask);
    if (action === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(milestoneForm, ask.form);
    if (read.kind === 'problems')
      return page(await shown(ask, action, { problems: read.problems, typed }), { status: 422 });
    const { what, milestoneDue } = read.value;
    const refused = await actions.addMilestone(doing(ask), action, { what, dueOn: milestoneDue });
    if (refused?.kind === 'problems')
      return page(await shown(ask, action, { problems: refused.problems, typed }), { status: 422 });
    if (refused !== null) return page(await shown(ask, action, { typed, refused: refused.because }), { status: 409 });
    return toAction(ask, action, 'The milestone is added.');
  },
});

const markMilestone = route({
  name: 'plan.mark-milestone',
  method: 'POST',
  path: paths.plan.milestoneDone,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const action = await actionAskedFor(ask);
    const id = ask.params['milestone'] ?? '';
    if (action === null || !isUuid(id)) return notFound;
    const isReached = typedOf(ask.form)['reached'] !== 'no';
    if (mayWriteAction(action).kind === 'refused')
      return page(await shown(ask, action, { refused: 'ended' }), { status: 409 });
    if (!(await actions.markMilestone(doing(ask), action, id, isReached))) return notFound;
    return toAction(ask, action, isReached ? 'The milestone is reached.' : 'The milestone is open again.');
  },
});

/** The milestone named in the address, with its action. */
const askedFor = async (ask: Asked) => {
  const action = await actionAskedFor(ask);
  const milestones = action === null ? [] : await listMilestones(ask.db, action.id);
  const milestone = milestones.find(({ id }) => id === ask.params['milestone']);
  return action === null || milestone === undefined ? null : { action, milestone };
};

const changeForm = route({
  name: 'plan.change-milestone-form',
  method: 'GET',
  path: paths.plan.changeMilestone,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const found = await askedFor(ask);
    if (found === null) return notFound;
    const may = mayWriteAction(found.action);
    const typed = { what: found.milestone.what, milestoneDue: longDate(found.milestone.dueOn) };
    return page(
      MilestonePage({ ...place(ask), ...found, typed, ...(may.kind === 'refused' ? { refused: may.because } : {}) }),
    );
  },
});

const change = route({
  name: 'plan.change-milestone',
  method: 'POST',
  path: paths.plan.changeMilestone,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const found = await askedFor(ask);
    if (found === null) return notFound;
    const typed = typedOf(ask.form);
    const again = { ...place(ask), ...found, typed };
    const read = readForm(changeMilestoneForm, ask.form);
    if (read.kind === 'problems') return page(MilestonePage({ ...again, problems: read.problems }), { status: 422 });
    const { what, milestoneDue, version } = read.value;
    const wanted = { before: found.milestone, version };
    const saved = await actions.changeMilestone(doing(ask), found.action, wanted, { what, dueOn: milestoneDue });
    switch (saved.kind) {
      case 'saved':
        return toAction(ask, found.action, 'The milestone is saved.');
      case 'problems':
        return page(MilestonePage({ ...again, problems: saved.problems }), { status: 422 });
      case 'refused':
        return page(MilestonePage({ ...again, refused: saved.because }), { status: 409 });
      case 'clash':
        return page(MilestonePage({ ...again, theirs: saved.theirs }), { status: 409 });
    }
  },
});

export const milestoneRoutes: readonly Route[] = [addMilestone, markMilestone, changeForm, change];
