import { londonDay } from '#platform/clock';
import { readForm, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { askedFor, doing, isLeader, mayErase, mayWrite, place, type Asked } from '../asking.ts';
import type { Item } from '../store.ts';
import { chooseReview, eraseItem, removeItem, restoreItem } from './actions.ts';
import { removeForm, reviewForm, reviewProblems } from './forms.ts';
import { KeepPage, RemovePage } from './pages.tsx';

const props = (ask: Asked, item: Item, problems: readonly Problem[] = []) => ({
  ...place(ask),
  item,
  typed: typedOf(ask.form),
  problems,
  isLeader: isLeader(ask.actor),
});
const itemHref = ({ scope }: Asked, item: Item) => href(paths.evidence.item, { enrolment: scope.id, item: item.id });
const shared = { who: mayWrite, scope: enrolmentScope } as const;

/** The item while it is in the library: what was taken out has no more to decide. */
const inLibrary = async (ask: Asked): Promise<Item | null> => {
  const item = await askedFor(ask);
  return item?.removedAt === null ? item : null;
};

const keeping = route({
  ...shared,
  name: 'evidence.keeping',
  method: 'GET',
  path: paths.evidence.keep,
  handle: async (ask) => {
    const item = await inLibrary(ask);
    return item === null ? notFound : page(KeepPage(props(ask, item)));
  },
});

const keep = route({
  ...shared,
  name: 'evidence.keep',
  method: 'POST',
  path: paths.evidence.keep,
  handle: async (ask) => {
    const item = await inLibrary(ask);
    if (item === null) return notFound;
    const read = readForm(reviewForm, ask.form);
    const problems = read.kind === 'problems' ? read.problems : reviewProblems(read.value, londonDay(ask.now));
    if (read.kind === 'problems' || problems.length > 0)
      return page(KeepPage(props(ask, item, problems)), { status: 422 });
    await chooseReview(doing(ask), item, read.value.reviewOn, read.value.reviewBecause);
    return redirect(itemHref(ask, item), { told: 'The day is saved.' });
  },
});

const removing = route({
  ...shared,
  name: 'evidence.removing',
  method: 'GET',
  path: paths.evidence.remove,
  handle: async (ask) => {
    const item = await inLibrary(ask);
    return item === null ? notFound : page(RemovePage(props(ask, item)));
  },
});

const remove = route({
  ...shared,
  name: 'evidence.remove',
  method: 'POST',
  path: paths.evidence.remove,
  handle: async (ask) => {
    const item = await askedFor(ask);
    if (item === null) return notFound;
    // A second press finds it gone already: that is what was wanted.
    if (item.removedAt !== null) return redirect(itemHref(ask, item), { told: 'It was taken out already.' });
    const read = readForm(removeForm, ask.form);
    if (read.kind === 'problems') return page(RemovePage(props(ask, item, read.problems)), { status: 422 });
    const erase = read.value.erase === 'yes' && isLeader(ask.actor);
    await removeItem(doing(ask), item, read.value.because, erase);
    return redirect(href(paths.evidence.home, { enrolment: ask.scope.id }), { told: `“${item.title}” was taken out.` });
  },
});

const restore = route({
  ...shared,
  name: 'evidence.restore',
  method: 'POST',
  path: paths.evidence.restore,
  handle: async (ask) => {
    const item = await askedFor(ask);
    if (item === null) return notFound;
    const isDone = await restoreItem(doing(ask), item);
    return redirect(itemHref(ask, item), {
      told: isDone
        ? 'The item is back in the library.'
        : 'It could not be put back: it is there already, was erased, or the work is paused.',
    });
  },
});

const erase = route({
  ...shared,
  name: 'evidence.erase',
  method: 'POST',
  path: paths.evidence.erase,
  who: mayErase,
  handle: async (ask) => {
    const item = await askedFor(ask);
    if (item === null || item.removedAt === null) return notFound;
    if (item.erasedAt === null) await eraseItem(doing(ask), item);
    return redirect(itemHref(ask, item), { told: 'Its content is erased. The fingerprints stay.' });
  },
});

export const keepRoutes: readonly Route[] = [keeping, keep, removing, remove, restore, erase];
