import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope, markStep } from '#enrolment';
import { criterionOf, type Criterion } from '#schemes/rules';
import { noted, visitFor } from '../actions.ts';
import { doing, hereOf, moderatorOnly, place, type Asked, type Here } from '../asking.ts';
import { mayVisit } from '../rules.ts';
import { listAnswers, listClaims, listFindings, moveVisit } from '../store.ts';
import { moderationForm, moderationProblems } from './forms.ts';
import { ModeratePage, type ModerateProps } from './one/pages.tsx';
import { ModerationPage, type ModerationProps } from './pages.tsx';
import { differences, unmoderated } from './rules.ts';
import { listModerated, saveModerated } from './store.ts';

const loaded = async (ask: Asked, here: Here) => {
  const findings = here.visit === null ? [] : await listFindings(ask.db, here.visit.id);
  const moderated = here.visit === null ? [] : await listModerated(ask.db, here.visit.id);
  return {
    findings: new Map(findings.map((each) => [each.criterion, each])),
    moderated: new Map(moderated.map((each) => [each.criterion, each])),
  };
};

const listed = async (ask: Asked, here: Here, more: Partial<ModerationProps> = {}) => {
  const { findings, moderated } = await loaded(ask, here);
  const codes = here.scheme.criteria.map(({ code }) => code);
  return ModerationPage({
    ...place(ask, here),
    findings,
    moderated,
    differences: differences(codes, findings, moderated),
    missing: unmoderated(codes, moderated),
    asked: ask.query['page'],
    mayFinish: mayVisit('finish', here.role, here.standing, here.today).kind === 'allowed',
    ...more,
  });
};

const list = route({
  name: 'visits.second-view',
  method: 'GET',
  path: paths.visits.moderation,
  who: moderatorOnly,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const may = mayVisit('moderate', here.role, here.standing, here.today);
    return page(
      await listed(
        ask,
        here,
        may.kind === 'refused' && here.standing.state !== 'ready' ? { refused: may.because, isReading: true } : {},
      ),
    );
  },
});

const shown = async (ask: Asked, here: Here, criterion: Criterion, more: Partial<ModerateProps> = {}) => {
  const { findings, moderated } = await loaded(ask, here);
  const answers = await listAnswers(ask.db, ask.scope.id);
  const claims = await listClaims(ask.db, ask.scope.id, ask.scope.cutOffAt);
  const view = moderated.get(criterion.code) ?? null;
  return ModeratePage({
    ...place(ask, here),
    criterion,
    view,
    finding: findings.get(criterion.code) ?? null,
    answer: answers.find((each) => each.criterion === criterion.code) ?? null,
    claims: claims.filter((each) => each.criterion === criterion.code),
    mayModerate: mayVisit('moderate', here.role, here.standing, here.today).kind === 'allowed',
    typed:
      view === null ? {} : { view: view.agrees ? 'agree' : 'differ', level: view.level ?? '', reasons: view.reasons },
    ...more,
  });
};

const one = route({
  name: 'visits.second-view-of',
  method: 'GET',
  path: paths.visits.moderate,
  who: moderatorOnly,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const criterion = criterionOf(here.scheme, ask.params['criterion'] ?? '');
    if (criterion === null) return notFound;
    const may = mayVisit('moderate', here.role, here.standing, here.today);
    const tells = may.kind === 'refused' && here.standing.state !== 'ready';
    return page(await shown(ask, here, criterion, tells ? { refused: may.because, isReading: true } : {}));
  },
});

const save = route({
  name: 'visits.moderate',
  method: 'POST',
  path: paths.visits.moderate,
  who: moderatorOnly,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const criterion = criterionOf(here.scheme, ask.params['criterion'] ?? '');
    if (criterion === null) return notFound;
    const typed = typedOf(ask.form);
    const { findings } = await loaded(ask, here);
    const levels = here.scheme.levels.map(({ code }) => code);
    const read = readForm(moderationForm, ask.form);
    const problems =
      read.kind === 'problems'
        ? read.problems
        : moderationProblems(read.value, levels, findings.get(criterion.code)?.level ?? null);
    if (read.kind === 'problems' || problems.length > 0)
      return page(await shown(ask, here, criterion, { problems, typed }), { status: 422 });
    const open = await visitFor('moderate', doing(ask, here));
    if (open.kind === 'refused')
      return page(await shown(ask, here, criterion, { refused: open.because, typed }), { status: 409 });
    const { view, level, reasons, version } = read.value;
    const agrees = view === 'agree';
    const kept = {
      visitId: open.visit.id,
      criterion: criterion.code,
      agrees,
      level: agrees ? null : level,
      reasons,
      version,
    };
    const { actor } = doing(ask, here);
    if (!(await saveModerated(ask.db, ask.scope, kept, { personId: actor.personId, now: ask.now }))) {
      const theirs = (await loaded(ask, here)).moderated.get(criterion.code);
      return page(await shown(ask, here, criterion, theirs === undefined ? { typed } : { typed, overtaken: theirs }), {
        status: 409,
      });
    }
    await noted(doing(ask, here), 'visits.moderated', { criterion: criterion.code });
    const { moderated } = await loaded(ask, here);
    const next = unmoderated(
      here.scheme.criteria.map(({ code }) => code),
      moderated,
    )[0];
    const target =
      next === undefined
        ? href(paths.visits.moderation, { enrolment: ask.scope.id })
        : href(paths.visits.moderate, { enrolment: ask.scope.id, criterion: next });
    return redirect(target, { told: `${criterion.code} is saved.` });
  },
});

const finish = route({
  name: 'visits.finish',
  method: 'POST',
  path: paths.visits.finished,
  who: moderatorOnly,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const open = await visitFor('finish', doing(ask, here));
    if (open.kind === 'refused') return page(await listed(ask, here, { refused: open.because }), { status: 409 });
    const { moderated } = await loaded(ask, here);
    if (
      unmoderated(
        here.scheme.criteria.map(({ code }) => code),
        moderated,
      ).length > 0
    )
      return page(await listed(ask, here, { refused: 'missing' }), { status: 409 });
    // Pressed twice at once, the second press finds it passed on.
    if (!(await moveVisit(ask.db, open.visit.id, 'with-moderator', { moderatedAt: ask.now })))
      return page(await listed(ask, await hereOf(ask), { refused: 'too-late' }), { status: 409 });
    await markStep(ask.db, ask.scope, 5, 'done', ask.now);
    await noted(doing(ask, here), 'visits.ready-for-panel');
    return redirect(href(paths.visits.home, { enrolment: ask.scope.id }), {
      told: 'The report is ready for the panel.',
    });
  },
});

export const moderationRoutes: readonly Route[] = [list, one, save, finish];
