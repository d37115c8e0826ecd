import { isUuid } from '#platform/db';
import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { isInScope, levelOf, type Scheme } from '#schemes/rules';
import { noted, visitFor } from '../actions.ts';
import { doing, hereOf, place, verifierOnly, type Asked, type Here } from '../asking.ts';
import { mayVisit } from '../rules.ts';
import { listAnswers, listClaims, type ListedClaim, type SchoolAnswer } from '../store.ts';
import { claimForm, claimProblems } from './forms.ts';
import { ClaimPage, SamplePage, type ClaimProps, type DrawnRow, type SampleProps } from './pages.tsx';
import { drawSample, sampleSize, type DrawnClaim } from './rules.ts';
import { keepDraw, listSample, saveSeen } from './store.ts';

/** Every claim as the draw sees it: the level that the school claims for its criterion, and how many items stand behind that. */
const drawable = (
  claims: readonly ListedClaim[],
  answers: readonly SchoolAnswer[],
  scheme: Scheme,
): readonly DrawnClaim[] =>
  claims.map(({ id, criterion }) => {
    const level = answers.find((each) => each.criterion === criterion)?.level;
    return {
      id,
      criterion,
      rank: level === undefined ? null : (levelOf(scheme, level)?.rank ?? null),
      items: new Set(claims.filter((each) => each.criterion === criterion).map(({ itemId }) => itemId)).size,
      ratersDiffered: false,
    };
  });

/** What is claimed for criteria that the school is judged on; those out of scope are not checked. */
const claimsOf = async ({ db, scope }: Asked, { scheme }: Here): Promise<readonly ListedClaim[]> =>
  (await listClaims(db, scope.id, scope.cutOffAt)).filter(({ criterion }) => isInScope(scheme, criterion));

const rowsOf = async (
  ask: Asked,
  here: Here,
): Promise<{ rows: readonly DrawnRow[]; claims: readonly ListedClaim[] }> => {
  const claims = await claimsOf(ask, here);
  const sample = here.visit === null ? [] : await listSample(ask.db, here.visit.id);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return { claims, rows: sample.map((sampled) => ({ sampled, claim: byId.get(sampled.claimId) ?? null })) };
};

const listed = async (ask: Asked, here: Here, more: Partial<SampleProps> = {}) => {
  const { rows, claims } = await rowsOf(ask, here);
  return SamplePage({
    ...place(ask, here),
    rows,
    claims: claims.length,
    size: sampleSize(claims.length, here.scheme.visit),
    mayDraw: mayVisit('sample', here.role, here.standing, here.today).kind === 'allowed',
    ...more,
  });
};

const list = route({
  name: 'visits.sample',
  method: 'GET',
  path: paths.visits.sample,
  who: verifierOnly,
  scope: enrolmentScope,
  handle: async (ask) => page(await listed(ask, await hereOf(ask))),
});

const draw = route({
  name: 'visits.draw',
  method: 'POST',
  path: paths.visits.sample,
  who: verifierOnly,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const open = await visitFor('sample', doing(ask, here));
    if (open.kind === 'refused') return page(await listed(ask, here, { refused: open.because }), { status: 409 });
    const claims = await claimsOf(ask, here);
    const answers = await listAnswers(ask.db, ask.scope.id);
    const had = new Set((await listSample(ask.db, open.visit.id)).map(({ claimId }) => claimId));
    const size = sampleSize(claims.length, here.scheme.visit) - had.size;
    const left = claims.filter(({ id }) => !had.has(id));
    const drawn = drawSample(
      drawable(left, answers, here.scheme),
      here.scheme.levels.length,
      Math.max(0, size),
      open.visit.id,
    );
    const { actor } = doing(ask, here);
    if (drawn.length > 0)
      await keepDraw(ask.db, open.visit.id, ask.scope, drawn, { personId: actor.personId, now: ask.now });
    await noted(doing(ask, here), 'visits.claims-drawn', { claims: drawn.length });
    return redirect(href(paths.visits.sample, { enrolment: ask.scope.id }), { told: 'The claims are drawn.' });
  },
});

const found = async (ask: Asked, here: Here) => {
  const { rows } = await rowsOf(ask, here);
  const id = ask.params['claim'] ?? '';
  const row = isUuid(id) ? rows.find(({ sampled }) => sampled.claimId === id) : undefined;
  return row === undefined ? null : { rows, row };
};

const shown = async (
  ask: Asked,
  here: Here,
  rows: readonly DrawnRow[],
  row: DrawnRow,
  more: Partial<ClaimProps> = {},
) => {
  const answers = await listAnswers(ask.db, ask.scope.id);
  return ClaimPage({
    ...place(ask, here),
    rows,
    row,
    answer: answers.find(({ criterion }) => criterion === row.claim?.criterion) ?? null,
    mayJudge: mayVisit('judge', here.role, here.standing, here.today).kind === 'allowed',
    typed: { supported: row.sampled.supported ?? '', seen: row.sampled.seen },
    ...more,
  });
};

const claim = route({
  name: 'visits.claim',
  method: 'GET',
  path: paths.visits.claim,
  who: verifierOnly,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const one = await found(ask, here);
    return one === null ? notFound : page(await shown(ask, here, one.rows, one.row));
  },
});

const check = route({
  name: 'visits.check-claim',
  method: 'POST',
  path: paths.visits.claim,
  who: verifierOnly,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const one = await found(ask, here);
    if (one === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(claimForm, ask.form);
    const problems = read.kind === 'problems' ? read.problems : claimProblems(read.value);
    if (read.kind === 'problems' || problems.length > 0)
      return page(await shown(ask, here, one.rows, one.row, { problems, typed }), { status: 422 });
    const open = await visitFor('judge', doing(ask, here));
    if (open.kind === 'refused')
      return page(await shown(ask, here, one.rows, one.row, { refused: open.because, typed }), { status: 409 });
    const { actor } = doing(ask, here);
    const seen = { visitId: open.visit.id, claimId: one.row.sampled.claimId, ...read.value };
    if (!(await saveSeen(ask.db, seen, { personId: actor.personId, now: ask.now }))) {
      const again = await found(ask, here);
      if (again === null) return notFound;
      return page(await shown(ask, here, again.rows, again.row, { typed, overtaken: again.row.sampled }), {
        status: 409,
      });
    }
    await noted(doing(ask, here), 'visits.claim-checked', { claim: one.row.sampled.claimId });
    const next = one.rows.find(({ sampled }) => sampled.place > one.row.sampled.place && sampled.supported === null);
    const target =
      next === undefined
        ? href(paths.visits.sample, { enrolment: ask.scope.id })
        : href(paths.visits.claim, { enrolment: ask.scope.id, claim: next.sampled.claimId });
    return redirect(target, { told: 'The claim is saved.' });
  },
});

export const sampleRoutes: readonly Route[] = [list, draw, claim, check];
