import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import type { Problem } from '#platform/form';
import { notFound, page, type Answer as Reply, type Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { claimsOfCriterion, sightOf } from '#evidence';
import { href, paths } from '#paths';
import { criteriaOf, criterionOf, isInScope, type Criterion } from '#schemes/rules';
import { auditNow, type AuditNow } from '../actions.ts';
import { readDrafts } from '../draft/store.ts';
import { linesNow } from '../lines/actions.ts';
import { filtered, filterFrom, isNarrow, neighbours, queryOf } from '../overview/filter/rules.ts';
import { agreeingRefusal, differingRefusal, judgingRefusal, settlingRefusal, type Refusal } from '../rules.ts';
import { taken } from '../offer/rules.ts';
import { findOffer, readOfferedItems, readOffers } from '../offer/store.ts';
import type { GuidingView } from '../questions/pages.tsx';
import { asReasons } from '../questions/rules.ts';
import { readGuided } from '../questions/store.ts';
import { OutOfScopePage } from '../scope/pages.tsx';
import { readAnswers, type Answer } from '../store.ts';
import { besideOf, refusalAt } from './actions.ts';
import { CriterionPage, RefusedPage } from './pages.tsx';
import type { CriterionView, Way } from './view/rules.ts';

/** What the routes of one criterion share: finding it, the way the reader came, and its page in every state. */

export type Asked = Ask<Enrolment>;
export type Extra = Readonly<{
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
  theirs?: Answer;
  /** A form of guiding questions that was not saved. */
  guiding?: Partial<GuidingView>;
  /** Answers to guiding questions stand copied in the form. */
  isCopied?: boolean;
}>;

/** Finds the criterion of the address in the enrolment's own scheme; anything else is not found. */
export const withCriterion = async (
  ask: Asked,
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

/** The filter that the address carries, for this audit. */
export const filterOf = (ask: Asked, { scheme, minders }: AuditNow) =>
  filterFrom(
    ask.query,
    scheme,
    minders.map(({ personId }) => personId),
    londonDay(ask.now),
  );

/** Where the reader is in what they go through: the whole scheme, or what their filter leaves. */
export const wayOf = async (ask: Asked, audit: AuditNow, code: string): Promise<Way> => {
  const filter = filterOf(ask, audit);
  const query = queryOf(filter);
  if (!isNarrow(filter)) {
    const codes = audit.scheme.criteria.map((each) => each.code);
    const place = codes.indexOf(code);
    const [before, after] = [codes[place - 1] ?? null, codes[place + 1] ?? null];
    return { query, isNarrow: false, before, after, place: place + 1, of: codes.length };
  }
  const { lines } = await linesNow(ask.db, ask.actor, ask.scope, audit, null);
  const reader = { mine: audit.asking.standards, minders: audit.minders, scheme: audit.scheme };
  const left = filtered(lines, { ...filter, at: null }, reader);
  return { query, isNarrow: true, of: left.length, ...neighbours(left, code) };
};

/** Everything that the page of a criterion is made of. */
export const viewOf = async (
  ask: Asked,
  audit: AuditNow,
  criterion: Criterion,
  extra: Extra,
): Promise<CriterionView> => {
  const { db, scope, frame } = ask;
  const codes = criteriaOf(audit.scheme, criterion.standard, criterion.outcome ?? undefined).map(({ code }) => code);
  const { guiding: asked, ...rest } = extra;
  const [answers, claims, beside, drafts, way, offers, offeredItems, guided] = await Promise.all([
    readAnswers(db, scope.id, codes),
    claimsOfCriterion(db, sightOf(ask.actor, scope), criterion.code),
    besideOf(db, scope, criterion.code),
    readDrafts(db, scope.id, criterion.code),
    wayOf(ask, audit, criterion.code),
    readOffers(db, scope.id, [criterion.code]),
    readOfferedItems(db, scope.id, criterion.code),
    criterion.guiding === null ? null : readGuided(db, scope.id, criterion.guiding.place),
  ]);
  const { asking, standing } = audit;
  const answer = answers.find((each) => each.criterion === criterion.code);
  const judging = refusalAt(audit, criterion, beside);
  const isJoint = beside.settlements.some(
    ({ secondId, level, settledAt }) =>
      level === answer?.level &&
      settledAt.getTime() === answer.answeredAt.getTime() &&
      beside.seconds.some(
        ({ id, isBlind, raters }) =>
          id === secondId && isBlind && raters.some(({ personId }) => personId === asking.personId),
      ),
  );
  const whose = isJoint ? asking.personId : (answer?.answeredBy ?? null);
  return {
    ...{ frame, enrolment: scope, scheme: audit.scheme, criterion, answers, claims, minders: audit.minders },
    ...{ beside, drafts, way, offers, offeredItems, judging, personId: asking.personId, ...rest },
    guiding: criterion.guiding === null ? null : { guiding: criterion.guiding, guided, ...asked },
    agreeing: agreeingRefusal(asking, whose, standing, beside.isDisputed),
    differing: differingRefusal(judging, asking, answer?.answeredBy ?? null),
    settling: settlingRefusal(asking, beside.dispute?.raters.map(({ personId }) => personId) ?? [], standing),
    deciding: judgingRefusal(asking, criterion.standard, audit.taken, standing),
  };
};

/** The criterion's page as this reader sees it now. */
export const show = async (ask: Asked, audit: AuditNow, criterion: Criterion, extra: Extra = {}) =>
  CriterionPage({
    view: await viewOf(ask, audit, criterion, extra),
    asking: audit.asking,
    today: londonDay(ask.now),
    isLater: ask.query['draft'] === 'later',
    isChanging: ask.query['change'] === 'yes',
  });

/** The form with brought words, or with answers to guiding questions, below what is written: where the reader asked for them. */
export const takenFrom = async ({ db, scope, query }: Asked, criterion: Criterion): Promise<Extra> => {
  const [answer] = await readAnswers(db, scope.id, [criterion.code]);
  const written = answer ?? { comment: '', evidence: '', impact: '' };
  if (query['answers'] === 'copied' && criterion.guiding !== null) {
    const guided = await readGuided(db, scope.id, criterion.guiding.place);
    const comment = asReasons(criterion.guiding, guided?.answers ?? {});
    return comment === '' ? {} : { typed: taken(written, { comment, evidence: '', impact: '' }), isCopied: true };
  }
  const id = query['offer'] ?? '';
  const offer = isUuid(id) ? await findOffer(db, scope.id, id) : null;
  if (offer === null || offer.criterion !== criterion.code) return {};
  return { typed: { ...taken(written, offer), offer: id } };
};

/** The way back to a criterion's page, with the filter that the reader came with. */
export const backTo = (ask: Asked, audit: AuditNow, criterion: Criterion): string =>
  href(paths.audit.criterion, { enrolment: ask.scope.id, criterion: criterion.code }, queryOf(filterOf(ask, audit)));

export const refuse = (ask: Asked, audit: AuditNow, criterion: Criterion, { because }: Refusal): Reply =>
  page(RefusedPage({ frame: ask.frame, scheme: audit.scheme, because, back: backTo(ask, audit, criterion) }), {
    status: 409,
  });

export const given = ({ db, actor, scope, now }: Asked) => ({ db, actor, enrolment: scope, now });
