import { schemeFor } from '#schemes';
import { place, type Asked } from '../asking.ts';
import { listMeasures } from '../measure/store.ts';
import { ActionPage, type ActionProps } from './pages.tsx';
import * as progress from './progress/store.ts';
import * as store from './store.ts';

/** The page of an action with everything that it shows. */
export const shown = async (ask: Asked, action: store.ListedAction, more: Partial<ActionProps> = {}) => {
  const scheme = await schemeFor(ask.db, ask.scope);
  const comments = await progress.listComments(ask.db, ask.scope.id);
  const here = place(ask);
  return ActionPage({
    ...here,
    action,
    measures: await listMeasures(ask.db, action.id),
    milestones: await progress.listMilestones(ask.db, action.id),
    notes: await progress.listNotes(ask.db, action.id),
    comments: comments.filter(({ actionId }) => actionId === action.id),
    groups: scheme.targetGroups.filter(({ code }) => action.targetGroups.includes(code)).map(({ name }) => name),
    codes: action.pupilCount === 0 ? [] : await store.listPupilCodes(ask.db, action.id),
    owners: action.ownerLeftOn === null ? [] : await store.listOwners(ask.db, ask.scope.id),
    quietAfter: scheme.reviews.everyWeeks * 7,
    now: ask.now,
    ...more,
  });
};
