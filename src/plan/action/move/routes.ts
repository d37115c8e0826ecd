import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { actionAskedFor, doing, mayWrite, place, type Asked } from '../../asking.ts';
import { moveAction } from '../actions.ts';
import { moveForm } from '../forms.ts';
import type { ActionProps } from '../pages.tsx';
import { shown } from '../shown.ts';
import type { ListedAction } from '../store.ts';
import { MovePage } from './pages.tsx';

type More = Pick<ActionProps, 'problems' | 'typed' | 'refused' | 'overtaken'>;

/** Whoever came from the board stays on the small page, the others on the action's own. */
const movePage = async (ask: Asked, action: ListedAction, typed: Record<string, string>, more: More) =>
  typed['from'] === 'board'
    ? MovePage({ ...place(ask), action, from: 'board', typed, ...more })
    : shown(ask, action, { typed, ...more });

const moveFrom = route({
  name: 'plan.move-form',
  method: 'GET',
  path: paths.plan.move,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const action = await actionAskedFor(ask);
    if (action === null) return notFound;
    return page(MovePage({ ...place(ask), action, from: ask.query['from'] === 'board' ? 'board' : undefined }));
  },
});

const move = route({
  name: 'plan.move',
  method: 'POST',
  path: paths.plan.move,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const action = await actionAskedFor(ask);
    if (action === null) return notFound;
    const typed = typedOf(ask.form);
    const at = { enrolment: ask.scope.id, action: action.id };
    const read = readForm(moveForm, ask.form);
    if (read.kind === 'problems')
      return page(await movePage(ask, action, typed, { problems: read.problems }), { status: 422 });
    const { version, ...wanted } = read.value;
    const moved = await moveAction(doing(ask), { before: action, version }, wanted);
    switch (moved.kind) {
      case 'saved':
        return typed['from'] === 'board'
          ? redirect(href(paths.plan.board, { enrolment: ask.scope.id }), { told: `Action ${action.number} is moved.` })
          : redirect(href(paths.plan.action, at), { told: 'Saved how the action goes.' });
      case 'clash': {
        const overtaken = { who: moved.theirs.savedByName };
        return page(await movePage(ask, moved.theirs, typed, { overtaken }), { status: 409 });
      }
      case 'refused':
        return page(await movePage(ask, action, typed, { refused: moved.because }), { status: 409 });
    }
  },
});

export const moveRoutes: readonly Route[] = [moveFrom, move];
