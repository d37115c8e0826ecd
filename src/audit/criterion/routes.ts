import { isUuid } from '#platform/db';
import { readForm, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer as Reply, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { claimsOfCriterion, sightOf } from '#evidence';
import { href, paths } from '#paths';
import { criteriaOf, criterionOf, isInScope, type Criterion } from '#schemes/rules';
import { agree, auditNow, judge, type AuditNow } from '../actions.ts';
import { judgementForm, secondForm, versionForm } from '../forms.ts';
import {
  agreeingRefusal,
  differingRefusal,
  isLevel,
  judgingRefusal,
  leaders,
  nextCriterion,
  readers,
  writers,
} from '../rules.ts';
import { useOffer } from '../offer/actions.ts';
import { taken } from '../offer/rules.ts';
import { findOffer, readOfferedItems, readOffers } from '../offer/store.ts';
import { OutOfScopePage } from '../scope/pages.tsx';
import { seeDifferently } from '../second/actions.ts';
import { readViews } from '../second/store.ts';
import { readAnswers, type Answer } from '../store.ts';
import { CriterionPage, RefusedPage } from './pages.tsx';

type Extra = Readonly<{ problems?: readonly Problem[]; typed?: Readonly<Record<string, string>>; theirs?: Answer }>;

const show = async (ask: Ask<Enrolment>, audit: AuditNow, criterion: Criterion, extra: Extra = {}) => {
  const { db, scope, frame } = ask;
  const codes = criteriaOf(audit.scheme, criterion.standard, criterion.outcome ?? undefined).map(({ code }) => code);
  const [answers, claims, views, offers, offeredItems] = await Promise.all([
    readAnswers(db, scope.id, codes),
    claimsOfCriterion(db, sightOf(ask.actor, scope), criterion.code),
    readViews(db, scope.id, [criterion.code]),
    readOffers(db, scope.id, [criterion.code]),
    readOfferedItems(db, scope.id, criterion.code),
  ]);
  const judging = judgingRefusal(audit.asking, criterion.standard, audit.taken, audit.standing);
  const answer = answers.find((each) => each.criterion === criterion.code);
  return CriterionPage({
    ...{ frame, enrolment: scope, scheme: audit.scheme, criterion, answers, minders: audit.minders, ...extra },
    claims,
    offers,
    offeredItems,
    judging,
    agreeing: agreeingRefusal(
      audit.asking,
      answer?.answeredBy ?? null,
      audit.standing,
      views.some(({ stands }) => stands),
    ),
    views,
    differing: differingRefusal(judging, audit.asking, answer?.answeredBy ?? null),
  });
};

/** Finds the criterion of the address in the enrolment's own scheme; anything else is not found. */
const withCriterion = async (
  ask: Ask<Enrolment>,
  then: (audit: AuditNow, criterion: Criterion) => Promise<Reply>,
): Promise<Reply> => {
  const audit = await auditNow(ask.db, ask.actor, ask.scope);
  const criterion = criterionOf(audit.scheme, ask.params['criterion'] ?? '');
  if (criterion === null) return notFound;
  if (!isInScope(audit.scheme, criterion.code))
    return page(OutOfScopePage({ frame: ask.frame, enrolment: ask.scope, scheme: audit.scheme, criterion }), {
      status: Object.keys(ask.form).length === 0 ? 200 : 409,
    });
  return then(audit, criterion);
};

/** The form with brought words below what is written, where the reader asked for them. */
const takenFrom = async ({ db, scope, query }: Ask<Enrolment>, criterion: Criterion): Promise<Extra> => {
  const id = query['offer'] ?? '';
  const offer = isUuid(id) ? await findOffer(db, scope.id, id) : null;
  if (offer === null || offer.criterion !== criterion.code) return {};
  const [answer] = await readAnswers(db, scope.id, [criterion.code]);
  return { typed: { ...taken(answer ?? { comment: '', evidence: '', impact: '' }, offer), offer: id } };
};

const noSuchLevel: Problem = { field: 'level', message: 'Choose one of the levels shown' };

const saved = (ask: Ask<Enrolment>, audit: AuditNow, criterion: Criterion): Reply => {
  const next = ask.form['then']?.[0] === 'next' ? nextCriterion(audit.scheme, criterion.code) : null;
  const told = `Your judgement of ${criterion.code} is saved.`;
  if (next !== null)
    return redirect(href(paths.audit.criterion, { enrolment: ask.scope.id, criterion: next.code }), { told });
  return redirect(href(paths.audit.standard, { enrolment: ask.scope.id, standard: criterion.standard }), { told });
};

const judged = (ask: Ask<Enrolment>) =>
  withCriterion(ask, async (audit, criterion) => {
    const read = readForm(judgementForm, ask.form);
    if (read.kind === 'problems')
      return page(await show(ask, audit, criterion, { problems: read.problems, typed: read.typed }), { status: 422 });
    const typed = { ...read.value, version: String(read.value.version) };
    if (!isLevel(audit.scheme, read.value.level))
      return page(await show(ask, audit, criterion, { problems: [noSuchLevel], typed }), { status: 422 });
    const done = await judge(ask.db, ask.actor, ask.scope, criterion, read.value, ask.now);
    if (done.kind === 'saved')
      await useOffer(ask.db, ask.actor, ask.scope, criterion.code, ask.form['offer']?.[0], ask.now);
    if (done.kind === 'saved') return saved(ask, audit, criterion);
    if (done.kind === 'clash')
      return page(await show(ask, audit, criterion, { typed, theirs: done.theirs }), { status: 409 });
    const back = href(paths.audit.criterion, { enrolment: ask.scope.id, criterion: criterion.code });
    return page(RefusedPage({ frame: ask.frame, scheme: audit.scheme, because: done.because, back }), { status: 409 });
  });

const agreed = (ask: Ask<Enrolment>) =>
  withCriterion(ask, async (audit, criterion) => {
    const back = href(paths.audit.criterion, { enrolment: ask.scope.id, criterion: criterion.code });
    const read = readForm(versionForm, ask.form);
    if (read.kind === 'problems')
      return redirect(back, { told: 'Read the judgement again and press the button there.' });
    const done = await agree(
      ask.db,
      ask.actor,
      ask.scope,
      [{ criterion: criterion.code, version: read.value.version }],
      ask.now,
    );
    if (done.kind === 'refused')
      return page(RefusedPage({ frame: ask.frame, scheme: audit.scheme, because: done.because, back }), {
        status: 409,
      });
    return redirect(back, {
      told:
        done.agreed === 1
          ? `You agreed the judgement of ${criterion.code}.`
          : 'This judgement changed since you read it. Read it again before you agree.',
    });
  });

const seenDifferently = (ask: Ask<Enrolment>) =>
  withCriterion(ask, async (audit, criterion) => {
    const read = readForm(secondForm, ask.form);
    if (read.kind === 'problems')
      return page(await show(ask, audit, criterion, { problems: read.problems, typed: read.typed }), { status: 422 });
    const { otherLevel, why } = read.value;
    if (!isLevel(audit.scheme, otherLevel)) {
      const problems = [{ ...noSuchLevel, field: 'otherLevel' }];
      return page(await show(ask, audit, criterion, { problems, typed: read.value }), { status: 422 });
    }
    const back = href(paths.audit.criterion, { enrolment: ask.scope.id, criterion: criterion.code });
    const done = await seeDifferently(ask.db, ask.actor, ask.scope, criterion, { level: otherLevel, why }, ask.now);
    if (done.kind === 'said')
      return redirect(back, { told: 'Your view stands beside the judgement. Nothing was written over.' });
    return page(RefusedPage({ frame: ask.frame, scheme: audit.scheme, because: done.because, back }), { status: 409 });
  });

export const routes: readonly Route[] = [
  route({
    name: 'audit.see-differently',
    method: 'POST',
    path: paths.audit.second,
    who: { kind: 'roles', roles: writers },
    scope: enrolmentScope,
    handle: seenDifferently,
  }),
  route({
    name: 'audit.criterion',
    method: 'GET',
    path: paths.audit.criterion,
    who: { kind: 'roles', roles: readers },
    scope: enrolmentScope,
    handle: (ask) =>
      withCriterion(ask, async (audit, criterion) =>
        page(await show(ask, audit, criterion, await takenFrom(ask, criterion))),
      ),
  }),
  route({
    name: 'audit.judge',
    method: 'POST',
    path: paths.audit.criterion,
    who: { kind: 'roles', roles: writers },
    scope: enrolmentScope,
    handle: judged,
  }),
  route({
    name: 'audit.agree',
    method: 'POST',
    path: paths.audit.agree,
    who: { kind: 'roles', roles: leaders },
    scope: enrolmentScope,
    handle: agreed,
  }),
];
