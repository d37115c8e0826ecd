import { isUuid } from '#platform/db';
import { field, pageAsked } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { note } from '#platform/trail';
import { paths } from '#paths';
import { readChoices } from './forms.ts';
import { ChoicesPage, NoticesPage, perPage } from './pages.tsx';
import { findNotice, listChoices, listNotices, markSeen, saveChoices } from './store.ts';

const signedIn = { kind: 'signed-in' } as const;

export const noticeRoutes: readonly Route[] = [
  route({
    name: 'people.notices',
    method: 'GET',
    path: paths.notices.list,
    who: signedIn,
    handle: async ({ actor, db, frame, now, query }) => {
      if (actor.kind !== 'person') return notFound;
      const at = pageAsked(query);
      const notices = await listNotices(db, actor.personId, (at - 1) * perPage, perPage);
      return page(NoticesPage({ frame, notices, page: at, now }));
    },
  }),
  route({
    name: 'people.notices-seen',
    method: 'POST',
    path: paths.notices.seen,
    who: signedIn,
    handle: async ({ actor, db, form, now }) => {
      if (actor.kind !== 'person') return notFound;
      // What came after the page was opened has not been seen by whoever presses on it.
      const asked = new Date(field(form, 'until'));
      const until = Number.isNaN(asked.getTime()) || asked > now ? now : asked;
      await markSeen(db, actor.personId, { id: null, until }, now);
      await note(db, actor, { act: 'people.saw-notices' }, now);
      return redirect(paths.notices.list, { told: 'All are marked as seen.' });
    },
  }),
  route({
    name: 'people.notice-choices',
    method: 'GET',
    path: paths.notices.choices,
    who: signedIn,
    handle: async ({ actor, db, frame }) => {
      if (actor.kind !== 'person') return notFound;
      const choices = await listChoices(db, actor.personId);
      const chosen = Object.fromEntries(choices.map(({ about, how }) => [about, how]));
      return page(ChoicesPage({ frame, chosen, problems: undefined }));
    },
  }),
  route({
    name: 'people.choose-notices',
    method: 'POST',
    path: paths.notices.choices,
    who: signedIn,
    handle: async ({ actor, db, form, frame, now }) => {
      if (actor.kind !== 'person') return notFound;
      const read = readChoices(form);
      if (read.kind === 'problems') {
        const chosen = Object.fromEntries(read.chosen.map(({ about, how }) => [about, how]));
        return page(ChoicesPage({ frame, chosen, problems: read.problems }), { status: 422 });
      }
      await saveChoices(db, actor.personId, read.choices, now);
      await note(db, actor, { act: 'people.chose-notices' }, now);
      return redirect(paths.notices.list, { told: 'Saved. You are told as you chose from now on.' });
    },
  }),
  route({
    name: 'people.open-notice',
    method: 'POST',
    path: paths.notices.open,
    who: signedIn,
    handle: async ({ actor, db, now, params }) => {
      const id = params['notice'] ?? '';
      if (actor.kind !== 'person' || !isUuid(id)) return notFound;
      const notice = await findNotice(db, actor.personId, id);
      if (notice === null) return notFound;
      await markSeen(db, actor.personId, { id, until: now }, now);
      await note(db, actor, { act: 'people.opened-notice' }, now);
      return redirect(notice.href);
    },
  }),
];
