import { findFile, giveFile, givePreview } from '#platform/files';
import { readForm, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { schemeFor } from '#schemes';
import { addItem, changeItem, removeItem } from '../actions.ts';
import { askedFor, doing, mayRead, mayWrite, place, sightOf, type Asked } from '../asking.ts';
import { claimsOfItem } from '../claim/store.ts';
import { addForm, changeForm } from '../forms.ts';
import type { Item } from '../store.ts';
import { ItemFormPage, typedFrom } from './form-page.tsx';
import { ItemPage, type ItemProps } from './page.tsx';
import { fileOfRevision, listRevisions } from './store.ts';

const uploaded = ({ files }: Asked) => files.find((file) => file.field === 'file') ?? null;
const schemeIn = ({ db, scope }: Asked) => schemeFor(db, scope);
const itemHref = ({ scope }: Asked, item: string) => href(paths.evidence.item, { enrolment: scope.id, item });

const paused: readonly Problem[] = [
  {
    field: '',
    message: 'This work is paused or has ended, so nothing can be saved now. The coordinator can take it up again.',
  },
];

/** One item with everything on its page. `more` brings back what was typed in the form under it. */
export const shownItem = async (
  ask: Asked,
  item: Item,
  more: Pick<Partial<ItemProps>, 'typed' | 'problems' | 'late'> = {},
) => {
  const scheme = await schemeIn(ask);
  const claims = await claimsOfItem(ask.db, sightOf(ask.actor, ask.scope), item.id);
  const revisions = await listRevisions(ask.db, item.id);
  return ItemPage({ ...place(ask), scheme, item, claims, revisions, ...more });
};

const one = route({
  name: 'evidence.item',
  method: 'GET',
  path: paths.evidence.item,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const item = await askedFor(ask);
    return item === null ? notFound : page(await shownItem(ask, item));
  },
});

const adding = route({
  name: 'evidence.adding',
  method: 'GET',
  path: paths.evidence.add,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => page(ItemFormPage({ ...place(ask), scheme: await schemeIn(ask), item: null, typed: {} })),
});

const add = route({
  name: 'evidence.add',
  method: 'POST',
  path: paths.evidence.add,
  who: mayWrite,
  scope: enrolmentScope,
  form: 'multipart',
  handle: async (ask) => {
    const again = async (problems: readonly Problem[]): Promise<Answer> =>
      page(
        ItemFormPage({ ...place(ask), scheme: await schemeIn(ask), item: null, typed: typedOf(ask.form), problems }),
        { status: 422 },
      );
    const read = readForm(addForm, ask.form);
    if (read.kind === 'problems') return again(read.problems);
    const added = await addItem(doing(ask), read.value, uploaded(ask));
    if (added.kind === 'problems') return again(added.problems);
    if (added.kind === 'refused') return again(paused);
    return redirect(itemHref(ask, added.itemId), {
      told: 'The item is in the library. Now say which criteria it serves.',
    });
  },
});

const changing = route({
  name: 'evidence.changing',
  method: 'GET',
  path: paths.evidence.change,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const item = await askedFor(ask);
    if (item === null) return notFound;
    return page(ItemFormPage({ ...place(ask), scheme: await schemeIn(ask), item, typed: typedFrom(item) }));
  },
});

const change = route({
  name: 'evidence.change',
  method: 'POST',
  path: paths.evidence.change,
  who: mayWrite,
  scope: enrolmentScope,
  form: 'multipart',
  handle: async (ask) => {
    const item = await askedFor(ask);
    if (item === null) return notFound;
    const typed = typedOf(ask.form);
    const shared = { ...place(ask), scheme: await schemeIn(ask), item, typed };
    const again = (problems: readonly Problem[]) => page(ItemFormPage({ ...shared, problems }), { status: 422 });
    const read = readForm(changeForm, ask.form);
    if (read.kind === 'problems') return again(read.problems);
    const changed = await changeItem(doing(ask), item, read.value, uploaded(ask));
    switch (changed.kind) {
      case 'problems':
        return again(changed.problems);
      case 'refused':
        return again(paused);
      case 'clash':
        return page(ItemFormPage({ ...shared, clash: { theirs: item } }), { status: 409 });
      case 'changed':
        return redirect(itemHref(ask, item.id), { told: 'The change is saved. The text before it is kept.' });
    }
  },
});

const remove = route({
  name: 'evidence.remove',
  method: 'POST',
  path: paths.evidence.remove,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const item = await askedFor(ask);
    if (item === null) return notFound;
    await removeItem(doing(ask), item);
    return redirect(href(paths.evidence.home, { enrolment: ask.scope.id }), { told: `“${item.title}” was taken out.` });
  },
});

/** The file of one text of an item, for whoever may see that text. */
const fileAsked = async (ask: Asked) => {
  const item = await askedFor(ask);
  const version = Number(ask.params['version']);
  const id =
    item === null || !Number.isSafeInteger(version) || version < 1 || version > 1e9
      ? null
      : await fileOfRevision(ask.db, item.id, version);
  return id === null ? null : findFile(ask.db, id);
};

const file = route({
  name: 'evidence.file',
  method: 'GET',
  path: paths.evidence.file,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => giveFile(ask.site.files, await fileAsked(ask)),
});

const preview = route({
  name: 'evidence.preview',
  method: 'GET',
  path: paths.evidence.preview,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => givePreview(ask.site.files, await fileAsked(ask)),
});

export const itemRoutes: readonly Route[] = [adding, add, one, changing, change, remove, file, preview];
