import { isUuid } from '#platform/db';
import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { schemeFor } from '#schemes';
import { askedFor, doing, mayWrite, sightOf, type Asked } from '../asking.ts';
import { changeClaimForm, claimForm } from '../forms.ts';
import { shownItem } from '../item/shown.ts';
import { claimRefusalWords } from '../rules.ts';
import { linkItem, sayAnew, unlinkItem } from './actions.ts';
import { claimsOfItem, itemsAt, withdrawnClaim, type Claim } from './store.ts';

const back = ({ scope }: Asked, item: string) => `${href(paths.evidence.item, { enrolment: scope.id, item })}#criteria`;

/** The claim named in the address, of the item named there, if this reader may see it. */
const claimAsked = async (ask: Asked): Promise<Claim | null> => {
  const item = await askedFor(ask);
  const id = ask.params['claim'] ?? '';
  if (item === null || !isUuid(id)) return null;
  const claims = await claimsOfItem(ask.db, sightOf(ask.actor, ask.scope), item.id);
  return claims.find((claim) => claim.id === id) ?? null;
};

const link = route({
  name: 'evidence.link',
  method: 'POST',
  path: paths.evidence.claims,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const item = await askedFor(ask);
    if (item === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(claimForm, ask.form);
    if (read.kind === 'problems') {
      const problems = read.problems.map((problem) =>
        problem.field === 'criteria' ? { ...problem, field: 'criteria-choice' } : problem,
      );
      return page(await shownItem(ask, item, { typed, problems }), { status: 422 });
    }
    const scheme = await schemeFor(ask.db, ask.scope);
    const linked = await linkItem(doing(ask), scheme, item, read.value);
    if (linked.kind === 'linked') return redirect(back(ask, item.id), { told: 'The item is linked.' });
    const problems = linked.refusals.map((refusal) => ({
      field: 'criteria-choice',
      message: claimRefusalWords(refusal, scheme.evidence.atMostPerCriterion),
    }));
    const isFull = linked.refusals.filter((one) => one.because === 'limit-reached').map((one) => one.criterion);
    const full = await itemsAt(ask.db, ask.scope.id, isFull);
    return page(await shownItem(ask, item, { typed, problems, full }), { status: 422 });
  },
});

/** Somebody was first: the page as it stands now, with the words that were sent, so that none is lost. */
const cameLate = async (ask: Asked): Promise<Answer> => {
  const item = await askedFor(ask);
  const id = ask.params['claim'] ?? '';
  const criterion = item === null || !isUuid(id) ? null : await withdrawnClaim(ask.db, ask.scope.id, item.id, id);
  if (item === null || criterion === null) return notFound;
  const { says = '', impact = '' } = typedOf(ask.form);
  return page(await shownItem(ask, item, { late: { criterion, says, impact } }), { status: 409 });
};

const change = route({
  name: 'evidence.change-claim',
  method: 'POST',
  path: paths.evidence.claim,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const claim = await claimAsked(ask);
    if (claim === null) return cameLate(ask);
    const read = readForm(changeClaimForm, ask.form);
    if (read.kind === 'problems') {
      const item = await askedFor(ask);
      if (item === null) return notFound;
      const problems = read.problems.map(({ field, message }) => ({ field: `${field}-${claim.id}`, message }));
      return page(await shownItem(ask, item, { problems }), { status: 422 });
    }
    const isDone = await sayAnew(doing(ask), claim, read.value);
    return isDone ? redirect(back(ask, claim.itemId), { told: 'The claim is changed.' }) : cameLate(ask);
  },
});

const withdraw = route({
  name: 'evidence.unlink',
  method: 'POST',
  path: paths.evidence.withdrawClaim,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const claim = await claimAsked(ask);
    if (claim === null) return notFound;
    const isDone = await unlinkItem(doing(ask), claim);
    return redirect(back(ask, claim.itemId), {
      told: isDone
        ? `The item no longer serves ${claim.criterion}.`
        : 'Somebody changed this claim before you. Here is what it says now.',
    });
  },
});

export const claimRoutes: readonly Route[] = [link, change, withdraw];
