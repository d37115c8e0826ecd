import { uuidv7 } from '#platform/db';
import { findFile, giveFile, givePreview } from '#platform/files';
import { field, typedOf, type Problem } from '#platform/form';
import { londonDay } from '#platform/clock';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { schemeFor } from '#schemes';
import { addItem, changeItem } from '../actions.ts';
import { askedFor, doing, mayRead, mayWrite, place, sightOf, type Asked } from '../asking.ts';
import { noted, whoActs } from '../doing.ts';
import { readAdded, readChanged } from '../forms.ts';
import { KindChoicePage } from '../kind/choice-page.tsx';
import { isKind } from '../kind/rules.ts';
import { claimRefusalWords } from '../rules.ts';
import { ItemFormPage, typedFrom, type FormProps } from './form-page.tsx';
import { shownItem } from './shown.ts';
import { fileOfRevision, writeLooked } from './store.ts';

const uploaded = ({ files }: Asked) => files.find((file) => file.field === 'file') ?? null;
const schemeIn = ({ db, scope }: Asked) => schemeFor(db, scope);
const itemHref = ({ scope }: Asked, item: string) => href(paths.evidence.item, { enrolment: scope.id, item });

const paused: readonly Problem[] = [
  {
    field: '',
    message: 'This work is paused or has ended, so nothing can be saved now. The coordinator can take it up again.',
  },
];

const one = route({
  name: 'evidence.item',
  method: 'GET',
  path: paths.evidence.item,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const item = await askedFor(ask);
    const criterion = ask.query['criterion'];
    return item === null
      ? notFound
      : page(await shownItem(ask, item, criterion === undefined ? {} : { typed: { criterion } }));
  },
});

const adding = route({
  name: 'evidence.adding',
  method: 'GET',
  path: paths.evidence.add,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const scheme = await schemeIn(ask);
    const { kind = '', criterion = '' } = ask.query;
    const asks = scheme.criterionByCode.get(criterion)?.text ?? null;
    if (isKind(kind))
      return page(ItemFormPage({ ...place(ask), scheme, kind, item: null, typed: { id: uuidv7(), kind, criterion } }));
    return page(KindChoicePage({ ...place(ask), criterion: asks === null ? '' : criterion, asks }));
  },
});

const add = route({
  name: 'evidence.add',
  method: 'POST',
  path: paths.evidence.add,
  who: mayWrite,
  scope: enrolmentScope,
  form: 'multipart',
  handle: async (ask) => {
    const scheme = await schemeIn(ask);
    const typed = typedOf(ask.form);
    const kind = typed['kind'] ?? '';
    const upload = uploaded(ask);
    const again = (more: Partial<FormProps>, status: 409 | 422 = 422): Answer =>
      page(
        ItemFormPage({
          ...place(ask),
          scheme,
          item: null,
          typed,
          kind: isKind(kind) ? kind : 'file',
          fileIsGone: upload !== null,
          ...more,
        }),
        { status },
      );
    if (!mayDo('work', ask.scope.state)) return again({ problems: paused });
    const read = readAdded(ask.form, upload !== null, londonDay(ask.now));
    if ('problems' in read) return again({ problems: read.problems });
    const added = await addItem(doing(ask), scheme, read.value, upload);
    if (added.kind === 'problems') return again({ problems: added.problems });
    if (added.kind === 'same') return again({ twin: added.twin }, 409);
    if (added.kind === 'refused') return again({ problems: paused });
    const { linked, itemId } = added;
    if (linked?.kind === 'refused') {
      const why = linked.refusals.map((one) => claimRefusalWords(one, scheme.evidence.atMostPerCriterion)).join(' ');
      return redirect(`${itemHref(ask, itemId)}?criterion=${encodeURIComponent(read.value.criterion)}#link`, {
        told: `The item is in the library. ${why}`,
      });
    }
    return redirect(itemHref(ask, itemId), {
      told:
        linked === null
          ? 'The item is in the library. Now say which criteria it serves.'
          : `The item is in the library and serves ${read.value.criterion}.`,
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
    if (item === null || item.removedAt !== null) return notFound;
    return page(
      ItemFormPage({ ...place(ask), scheme: await schemeIn(ask), kind: item.kind, item, typed: typedFrom(item) }),
    );
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
    if (item === null || item.removedAt !== null) return notFound;
    const typed = typedOf(ask.form);
    const upload = uploaded(ask);
    const scheme = await schemeIn(ask);
    const again = (more: Partial<FormProps>, status: 409 | 422 = 422): Answer =>
      page(
        ItemFormPage({ ...place(ask), scheme, kind: item.kind, item, typed, fileIsGone: upload !== null, ...more }),
        { status },
      );
    if (!mayDo('work', ask.scope.state)) return again({ problems: paused });
    const read = readChanged(ask.form, item.kind, upload !== null || item.file !== null, londonDay(ask.now));
    if ('problems' in read) return again({ problems: read.problems });
    const changed = await changeItem(doing(ask), item, read.value, upload);
    switch (changed.kind) {
      case 'problems':
        return again({ problems: changed.problems });
      case 'same':
        return again({ twin: changed.twin }, 409);
      case 'refused':
        return again({ problems: paused });
      case 'clash': {
        const theirs = await askedFor(ask);
        return theirs === null ? notFound : again({ clash: { theirs } }, 409);
      }
      case 'changed':
        return redirect(itemHref(ask, item.id), { told: 'The change is saved. The text before it is kept.' });
    }
  },
});

/** Somebody opened the link signed out of everything, and says what they found. */
const looked = route({
  name: 'evidence.looked',
  method: 'POST',
  path: paths.evidence.looked,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const item = await askedFor(ask);
    if (item === null || item.url === null) return notFound;
    const opens = field(ask.form, 'opens') === 'yes';
    await writeLooked(ask.db, { id: item.id, schoolId: ask.scope.schoolId }, opens, whoActs(doing(ask)));
    await noted(doing(ask), 'evidence.link-looked-at', { item: item.id, opens: opens ? 'yes' : 'no' });
    return redirect(itemHref(ask, item.id), {
      told: opens ? 'Noted: the link opens.' : 'Noted: the link does not open. Correct it, or upload a copy.',
    });
  },
});

/** The file of one text of an item, for whoever may see that text. */
const fileAsked = async (ask: Asked) => {
  const item = await askedFor(ask);
  const version = Number(ask.params['version']);
  const { upTo } = sightOf(ask.actor, ask.scope);
  const id =
    item === null || !Number.isSafeInteger(version) || version < 1 || version > 1e9
      ? null
      : await fileOfRevision(ask.db, item.id, version, upTo);
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

export const itemRoutes: readonly Route[] = [adding, add, one, changing, change, looked, file, preview];
