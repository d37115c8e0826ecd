import { isUuid } from '#platform/db';
import { field, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { plural } from '#platform/kit';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { askedFor, doing, mayWrite, place, sightOf, type Asked } from '../asking.ts';
import { findItem, type Item } from '../store.ts';
import { joinItems, type Joined } from './actions.ts';
import { JoinPage } from './join-page.tsx';
import { joinCandidates } from './store.ts';

const shown = async (ask: Asked, item: Item, problems: readonly Problem[] = []) => {
  const words = (ask.query['words'] ?? '').trim().slice(0, 100);
  const candidates = await joinCandidates(ask.db, ask.scope.schoolId, item.id, words);
  return JoinPage({ ...place(ask), item, candidates, words, problems });
};

const refusedWords = (because: Extract<Joined, { kind: 'refused' }>['because']): string => {
  switch (because) {
    case 'not-active':
      return 'This work is paused or has ended, so nothing can be joined now. The coordinator can take it up again.';
    case 'same-item':
      return 'An item cannot be joined with itself. Choose another one.';
    case 'gone':
      return 'One of the two was taken out meanwhile. Choose another one.';
  }
};

const joining = route({
  name: 'evidence.joining',
  method: 'GET',
  path: paths.evidence.join,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const item = await askedFor(ask);
    return item === null || item.removedAt !== null ? notFound : page(await shown(ask, item));
  },
});

const join = route({
  name: 'evidence.join',
  method: 'POST',
  path: paths.evidence.join,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const item = await askedFor(ask);
    const id = field(ask.form, 'other');
    if (item === null) return notFound;
    const other = isUuid(id) ? await findItem(ask.db, sightOf(ask.actor, ask.scope), id) : null;
    const itemHref = href(paths.evidence.item, { enrolment: ask.scope.id, item: item.id });
    // Pressed twice: the other went into this one already.
    if (other?.joinedInto === item.id) return redirect(itemHref, { told: 'They are one item already.' });
    if (other === null)
      return page(await shown(ask, item, [{ field: 'words', message: 'Choose an item of the list' }]), { status: 422 });
    const joined = await joinItems(doing(ask), item, other);
    if (joined.kind === 'refused')
      return page(await shown(ask, item, [{ field: 'words', message: refusedWords(joined.because) }]), { status: 422 });
    const stayed =
      joined.kept === 0
        ? ''
        : ` At ${joined.kept} both said something: these words stand, the others are in the history.`;
    return redirect(itemHref, {
      told: `“${other.title}” is part of this item now: ${plural(joined.moved, 'claim')} came along.${stayed}`,
    });
  },
});

export const twinRoutes: readonly Route[] = [joining, join];
