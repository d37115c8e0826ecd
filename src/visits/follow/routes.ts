import { isUuid } from '#platform/db';
import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { listActions, listMeasures, listNotes, type ListedAction } from '#plan';
import { impactOf } from '#tracking';
import { noted, visitFor } from '../actions.ts';
import { doing, hereOf, judgesRead, place, verifierOnly, type Asked, type Here } from '../asking.ts';
import { mayVisit } from '../rules.ts';
import { listClaims } from '../store.ts';
import { followForm } from './forms.ts';
import { FollowListPage } from './list/pages.tsx';
import { FollowPage, type FollowProps } from './pages.tsx';
import { TargetPupilsPage } from './pupils/pages.tsx';
import { listActionFindings, listTargetFigures, saveActionFinding } from './store.ts';

/** Actions that ran or were meant to: what was given up before it began is not followed. */
export const followed = (actions: readonly ListedAction[]): readonly ListedAction[] =>
  actions.filter(({ status, startedOn }) => status !== 'stopped' || startedOn !== null);

const list = route({
  name: 'visits.actions',
  method: 'GET',
  path: paths.visits.actions,
  who: judgesRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const findings = here.visit === null ? [] : await listActionFindings(ask.db, here.visit.id);
    return page(
      FollowListPage({
        ...place(ask, here),
        actions: followed(await listActions(ask.db, ask.scope.id)),
        findings: new Map(findings.map((finding) => [finding.actionId, finding])),
      }),
    );
  },
});

const askedFor = async ({ db, scope, params }: Asked): Promise<ListedAction | null> => {
  const id = params['action'] ?? '';
  return isUuid(id) ? (followed(await listActions(db, scope.id)).find((action) => action.id === id) ?? null) : null;
};

const shown = async (ask: Asked, here: Here, action: ListedAction, more: Partial<FollowProps> = {}) => {
  const findings = here.visit === null ? [] : await listActionFindings(ask.db, here.visit.id);
  const claims = await listClaims(ask.db, ask.scope.id, ask.scope.cutOffAt);
  const finding = findings.find(({ actionId }) => actionId === action.id) ?? null;
  return FollowPage({
    ...place(ask, here),
    action,
    finding,
    measures: await listMeasures(ask.db, action.id),
    notes: await listNotes(ask.db, action.id),
    claims: claims.filter(({ criterion }) => criterion === action.criterion),
    impacts: await impactOf(ask.db, ask.scope.id, ask.scope.cutOffAt),
    typed: finding === null ? {} : { seen: finding.seen, says: finding.says },
    mayJudge: mayVisit('judge', here.role, here.standing, here.today).kind === 'allowed',
    ...more,
  });
};

const one = route({
  name: 'visits.action',
  method: 'GET',
  path: paths.visits.action,
  who: judgesRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const action = await askedFor(ask);
    if (action === null) return notFound;
    return page(await shown(ask, here, action));
  },
});

const pupils = route({
  name: 'visits.target-pupils',
  method: 'GET',
  path: paths.visits.pupils,
  who: judgesRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const action = await askedFor(ask);
    if (action === null) return notFound;
    // A look at single pupils, if only by code, is in the trail that the school can read.
    await noted(doing(ask, here), 'visits.pupils-seen', { action: action.id });
    const measures = await listMeasures(ask.db, action.id);
    const figures = await listTargetFigures(ask.db, ask.scope.id, ask.scope.cutOffAt);
    return page(TargetPupilsPage({ ...place(ask, here), action, measures, figures }));
  },
});

const save = route({
  name: 'visits.follow',
  method: 'POST',
  path: paths.visits.action,
  who: verifierOnly,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const action = await askedFor(ask);
    if (action === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(followForm, ask.form);
    if (read.kind === 'problems')
      return page(await shown(ask, here, action, { problems: read.problems, typed }), { status: 422 });
    const open = await visitFor('judge', doing(ask, here));
    if (open.kind === 'refused')
      return page(await shown(ask, here, action, { refused: open.because, typed }), { status: 409 });
    const { actor } = doing(ask, here);
    const finding = { visitId: open.visit.id, actionId: action.id, ...read.value };
    if (!(await saveActionFinding(ask.db, ask.scope, finding, { personId: actor.personId, now: ask.now }))) {
      const theirs = (await listActionFindings(ask.db, open.visit.id)).find(({ actionId }) => actionId === action.id);
      const again = { ...here, visit: open.visit };
      return page(await shown(ask, again, action, theirs === undefined ? { typed } : { typed, overtaken: theirs }), {
        status: 409,
      });
    }
    await noted(doing(ask, here), 'visits.action-followed', { action: action.id });
    return redirect(href(paths.visits.actions, { enrolment: ask.scope.id }), {
      told: `Action ${action.number} is saved.`,
    });
  },
});

export const followRoutes: readonly Route[] = [list, one, pupils, save];
