import { uuidv7 } from '#platform/db';
import { acceptedFiles, uploadsAmong } from '#platform/files';
import { fields, typedOf, type Problem } from '#platform/form';
import { londonDay } from '#platform/clock';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { schemeFor } from '#schemes';
import { addItem, changeItem } from '../actions.ts';
import { askedFor, doing, mayRead, mayWrite, place, type Asked } from '../asking.ts';
import { broughtIn } from '../brought/actions.ts';
import { readAdded, readChanged } from '../forms.ts';
import { KindChoicePage } from '../kind/choice-page.tsx';
import { isKind } from '../kind/rules.ts';
import { claimRefusalWords } from '../rules.ts';
import { ItemFormPage, typedFrom, type FormProps } from './form-page.tsx';
import { shownItem } from './shown.ts';

/** The one file that came, in whichever way; what a form in the browser's own way brought stands last. */
const broughtTo = (ask: Asked) => broughtIn(ask, 'file').at(-1) ?? null;
/** What has to be chosen again, and what waits, when the form comes back. */
const waiting = async (ask: Asked) => {
  const arrived = await uploadsAmong(ask.db, fields(ask.form, 'file.upload'));
  return { arrived, fileIsGone: arrived.length === 0 && ask.files.length > 0 };
};
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
      return page(
        ItemFormPage({
          ...place(ask),
          scheme,
          kind,
          item: null,
          accept: acceptedFiles,
          typed: { id: uuidv7(), kind, criterion },
        }),
      );
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
    const brought = broughtTo(ask);
    const again = async (more: Partial<FormProps>, status: 409 | 422 = 422): Promise<Answer> =>
      page(
        ItemFormPage({
          ...place(ask),
          scheme,
          item: null,
          typed,
          kind: isKind(kind) ? kind : 'file',
          accept: acceptedFiles,
          ...(await waiting(ask)),
          ...more,
        }),
        { status },
      );
    if (!mayDo('work', ask.scope.state)) return again({ problems: paused });
    const read = readAdded(ask.form, brought !== null, londonDay(ask.now));
    if ('problems' in read) return again({ problems: read.problems });
    const added = await addItem(doing(ask), scheme, read.value, brought);
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
      ItemFormPage({
        ...place(ask),
        scheme: await schemeIn(ask),
        kind: item.kind,
        item,
        accept: acceptedFiles,
        typed: typedFrom(item),
      }),
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
    const brought = broughtTo(ask);
    const scheme = await schemeIn(ask);
    const again = async (more: Partial<FormProps>, status: 409 | 422 = 422): Promise<Answer> =>
      page(
        ItemFormPage({
          ...place(ask),
          scheme,
          kind: item.kind,
          item,
          typed,
          accept: acceptedFiles,
          ...(await waiting(ask)),
          ...more,
        }),
        { status },
      );
    if (!mayDo('work', ask.scope.state)) return again({ problems: paused });
    const read = readChanged(ask.form, item.kind, brought !== null || item.file !== null, londonDay(ask.now));
    if ('problems' in read) return again({ problems: read.problems });
    const changed = await changeItem(doing(ask), item, read.value, brought);
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

export const itemRoutes: readonly Route[] = [adding, add, one, changing, change];
