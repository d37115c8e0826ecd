import { isUuid } from '#platform/db';
import { field, readForm, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { schemeFor } from '#schemes';
import { askedFor, doing, mayWrite, sightOf, type Asked } from '../asking.ts';
import { claimsOfItem } from '../claim/store.ts';
import { elsewhereOf, shownItem } from '../item/shown.ts';
import { claimRefusalWords } from '../rules.ts';
import type { Item } from '../store.ts';
import { linkPart, neighboursOf, takeSuggestion, unlinkPart, type PartLinked, type Taken } from './actions.ts';
import { partForm } from './forms.ts';

const shared = { who: mayWrite, scope: enrolmentScope, method: 'POST' } as const;
const back = ({ scope }: Asked, item: Item) =>
  `${href(paths.evidence.item, { enrolment: scope.id, item: item.id })}#elsewhere`;

const partRefused = (because: Extract<PartLinked, { kind: 'refused' }>['because']): string => {
  switch (because) {
    case 'not-active':
      return 'This work is paused or has ended, or the item was taken out. Nothing can be linked now.';
    case 'unknown-part':
      return 'This is no longer on the list. Choose one from the list.';
    case 'already-claimed':
      return 'This item counts there already.';
  }
};

const wordsOf = (taken: Exclude<Taken, { kind: 'linked' }>, atMost: number): string =>
  'refusals' in taken
    ? taken.refusals.map((one) => claimRefusalWords(one, atMost)).join(' ')
    : partRefused(taken.because);

const link = route({
  ...shared,
  name: 'evidence.link-elsewhere',
  path: paths.evidence.frameworks,
  handle: async (ask) => {
    const item = await askedFor(ask);
    if (item === null) return notFound;
    const again = async (problems: readonly Problem[]): Promise<Answer> =>
      page(await shownItem(ask, item, { typed: typedOf(ask.form), problems }), { status: 422 });
    const read = readForm(partForm, ask.form);
    if (read.kind === 'problems') return again(read.problems);
    const [framework = '', part = '', activity] = read.value.part.split(' ');
    const scheme = await schemeFor(ask.db, ask.scope);
    const { frameworks } = await neighboursOf({ db: ask.db, enrolment: ask.scope }, scheme);
    const linked = await linkPart(doing(ask), frameworks, item, {
      framework,
      part,
      activityId: activity === undefined ? null : isUuid(activity) ? activity : '00000000-0000-0000-0000-000000000000',
      says: read.value.partSays,
      impact: read.value.partImpact,
    });
    return linked.kind === 'linked'
      ? redirect(back(ask, item), { told: `The item counts for ${linked.name} too.` })
      : again([{ field: 'part', message: partRefused(linked.because) }]);
  },
});

const unlink = route({
  ...shared,
  name: 'evidence.unlink-elsewhere',
  path: paths.evidence.withdrawFramework,
  handle: async (ask) => {
    const item = await askedFor(ask);
    const id = ask.params['frameworkClaim'] ?? '';
    if (item === null || !isUuid(id)) return notFound;
    const isDone = await unlinkPart(doing(ask), item, id);
    return redirect(back(ask, item), {
      told: isDone ? 'The item no longer counts there.' : 'It did not count there any more already.',
    });
  },
});

/** One press follows one suggestion of the crosswalks, if it still is one. */
const suggested = route({
  ...shared,
  name: 'evidence.follow-suggestion',
  path: paths.evidence.suggested,
  handle: async (ask) => {
    const item = await askedFor(ask);
    if (item === null || item.removedAt !== null) return notFound;
    const scheme = await schemeFor(ask.db, ask.scope);
    const claims = await claimsOfItem(ask.db, sightOf(ask.actor, ask.scope), item.id);
    const there = await elsewhereOf(ask, scheme, item, claims);
    const [to, code] = [field(ask.form, 'to'), field(ask.form, 'code')];
    const chosen = there.suggestions.find((one) => one.to === to && one.code === code);
    const claim = claims.find(({ id }) => id === chosen?.claimId);
    if (chosen === undefined || claim === undefined)
      return redirect(back(ask, item), { told: 'That is linked already, or no longer suggested.' });
    const taken = await takeSuggestion(doing(ask), there.neighbours, item, chosen, claim);
    const other = there.neighbours.others.find(({ enrolmentId }) => enrolmentId === chosen.to)?.scheme ?? scheme;
    return redirect(back(ask, item), {
      told:
        taken.kind === 'linked'
          ? `The item now counts for ${chosen.name}, ${chosen.kind === 'criterion' ? chosen.code : chosen.text}, with the words of ${chosen.because}. Change them there if they do not fit.`
          : wordsOf(taken, other.evidence.atMostPerCriterion),
    });
  },
});

export const frameworkRoutes: readonly Route[] = [link, unlink, suggested];
