import { findFile, giveFile, givePage, givePreview } from '#platform/files';
import { field } from '#platform/form';
import { notFound, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { askedFor, doing, mayRead, mayWrite, sightOf, type Asked } from '../../asking.ts';
import { noted, whoActs } from '../../doing.ts';
import { fileOfRevision, writeLooked } from '../store.ts';

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
    return redirect(href(paths.evidence.item, { enrolment: ask.scope.id, item: item.id }), {
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

const filePage = route({
  name: 'evidence.file-page',
  method: 'GET',
  path: paths.evidence.filePage,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => givePage(ask.db, ask.site.files, await fileAsked(ask), Number(ask.params['page'])),
});

export const fileRoutes: readonly Route[] = [looked, file, preview, filePage];
