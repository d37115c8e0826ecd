import { actsAs } from '#platform/actor';
import { asSystemWithin } from '#platform/db';
import { field, readForm, typedOf, type Problem } from '#platform/form';
import { plural } from '#platform/kit';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { choiceChangesOf, choosePupils, codedOf, freezeChoice, freezesOf, takeOut, teamOf, workScope } from '#pupils';
import type { ChoiceDesign } from '#pupils/rules';
import { schemeOf } from '#schemes';
import { designsFor } from '../finding/designs.ts';
import { choosingSeen, doing, startTitle, type Asked, type More } from './asked.ts';
import { whyFor } from './chosen.tsx';
import { freezeForm, takeForm, takeOutForm } from './forms.ts';
import { ChoosingPage, CodedChoicePage, refusalWords } from './pages.tsx';
import { proposeRoutes } from './propose/routes.ts';

const leaders = { kind: 'roles', roles: ['head', 'lead'] } as const;

/** The designs of a choice by those of figures that the scheme allows. */
const allowedDesigns = async ({ db, scope }: Asked): Promise<readonly ChoiceDesign[]> => {
  const { designs } = await schemeOf(db, scope.schemeVersionId);
  const allowed = designsFor({ target: 100, comparison: 100 }, designs).map((each) => each.key);
  return [
    ...(allowed.some(
      (key) => !['expected-growth', 'own-baseline', 'cohorts-pooled', 'before-after', 'voice'].includes(key),
    )
      ? (['comparison'] as const)
      : []),
    ...(allowed.includes('expected-growth') ? (['expected-growth'] as const) : []),
    ...(allowed.includes('own-baseline') ? (['own-baseline'] as const) : []),
    ...(allowed.includes('cohorts-pooled') ? (['pooled'] as const) : []),
  ];
};

const shown = async (ask: Asked, more: More = {}) =>
  ChoosingPage({ ...(await choosingSeen(ask)), allowed: await allowedDesigns(ask), ...more });

const wrong = async (ask: Asked, problems: readonly Problem[], status: 409 | 422 = 422): Promise<Answer> =>
  page(await shown(ask, { typed: typedOf(ask.form), problems }), { status });

const back = (ask: Asked, told: string): Answer =>
  redirect(href(paths.groups.choosing, { enrolment: ask.scope.id }, { from: ask.query['from'] }), { told });

const home = route({
  name: 'choosing.home',
  method: 'GET',
  path: paths.groups.choosing,
  who: { kind: 'roles', roles: [...teamOf.roles, ...codedOf] },
  scope: enrolmentScope,
  handle: async (ask) => {
    const { actor, db, frame, scope } = ask;
    if (actsAs(actor, teamOf.roles)) return page(await shown(ask));
    // The awarding body's desk reads the work while a submission stands, and not before.
    if (actsAs(actor, ['officer', 'director']) && scope.submittedAt === null) return notFound;
    const read = await freezesOf(db, scope.id);
    // True numbers are the team's alone: the system reads them, and the page hides what is small before it is shown.
    const all = await asSystemWithin(db, { actor, task: 'balance', now: ask.now }, (asSystem) =>
      freezesOf(asSystem, scope.id),
    );
    const freezes = all.filter(({ id }) => read.some((each) => each.id === id));
    const seen = { freezes, changes: await choiceChangesOf(db, scope.id) };
    return page(CodedChoicePage({ frame, enrolment: scope.id, ...seen }));
  },
});

const take = route({
  name: 'choosing.take',
  method: 'POST',
  path: paths.groups.take,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const code = field(ask.form, 'of');
    const at = code === '' ? 'reason' : whyFor(code);
    const read = readForm(takeForm, { ...ask.form, reason: [field(ask.form, at)] });
    if (read.kind === 'problems') return wrong(ask, read.problems);
    const { pupil, kind, reason } = read.value;
    const chosen = await choosePupils(doing(ask), pupil, kind, reason);
    if (chosen.kind === 'refused')
      return wrong(
        ask,
        [{ field: chosen.because === 'reason-needed' ? at : 'pupil', message: refusalWords(chosen.because) }],
        409,
      );
    return back(ask, `${plural(chosen.count, 'pupil')} chosen ${kind === 'target' ? 'as target' : 'for comparison'}.`);
  },
});

const out = route({
  name: 'choosing.take-out',
  method: 'POST',
  path: paths.groups.takeOut,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const read = readForm(takeOutForm, ask.form);
    if (read.kind === 'problems') return wrong(ask, read.problems);
    const taken = await takeOut(doing(ask), read.value.pupil);
    if (taken.kind === 'refused') return wrong(ask, [{ field: 'pupil', message: refusalWords(taken.because) }], 409);
    return back(ask, taken.count === 0 ? 'Nobody was left to take out.' : 'The pupil is taken out.');
  },
});

const freeze = route({
  name: 'choosing.freeze',
  method: 'POST',
  path: paths.groups.freeze,
  who: leaders,
  scope: workScope,
  handle: async (ask) => {
    const read = readForm(freezeForm, ask.form);
    if (read.kind === 'problems') return wrong(ask, read.problems);
    const seen = await choosingSeen(ask);
    const { design, why } = read.value;
    if (!(await allowedDesigns(ask)).includes(design))
      return wrong(ask, [{ field: 'design', message: 'Choose one that your scheme allows' }]);
    const still = seen.chosen.filter((each) => each.leftOn === null);
    const targets = still.filter((each) => each.kind === 'target').length;
    const found = seen.from === null ? {} : { from: startTitle(seen.from) };
    const given = { design, reason: why, targets, comparisons: still.length - targets, found, balance: seen.balance };
    const frozen = await freezeChoice(doing(ask), given);
    if (frozen.kind === 'refused') return wrong(ask, [{ field: 'design', message: refusalWords(frozen.because) }], 409);
    return back(ask, 'The choice is frozen.');
  },
});

export const choosingRoutes: readonly Route[] = [home, ...proposeRoutes, take, out, freeze];
