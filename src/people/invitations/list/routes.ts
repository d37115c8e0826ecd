import type { Role } from '#platform/actor';
import { field } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { paths } from '#paths';
import { isSchoolRole, rolesToInvite } from '../rules.ts';
import { checkList, inviteList } from './actions.ts';
import { InvitePage, ListPreviewPage } from './pages.tsx';
import type { ListProblem } from './rules.ts';

const leaders = { kind: 'roles', roles: ['head', 'lead', 'officer', 'director'] } as const;
const largestList = 1_000_000;

/** The parts that the acting person may offer to one person. */
export const offeredTo = (ask: Pick<Ask, 'actor'>): readonly Role[] =>
  ask.actor.kind === 'person' ? rolesToInvite(ask.actor.role) : [];

/** The parts that a list may hold: those of the place where the acting person leads. */
const listedBy = (ask: Pick<Ask, 'actor'>): readonly Role[] =>
  offeredTo(ask).filter((role) => isSchoolRole(role) === (ask.actor.kind === 'person' && ask.actor.schoolId !== null));

const shown = (ask: Ask, list: string, faults: readonly ListProblem[], message: string | null): Answer => {
  const problems = message === null ? undefined : [{ field: 'list', message }];
  const asksSchool = ask.actor.kind === 'person' && ask.actor.schoolId === null;
  const props = { frame: ask.frame, offered: offeredTo(ask), asksSchool, typed: {}, problems, list, faults };
  return page(InvitePage(props), { status: problems === undefined ? 200 : 422 });
};

/** The list as it came: the file if there is one, else what was pasted. */
const bytesOf = (ask: Ask): Uint8Array | null => {
  const file = ask.files.find((one) => one.field === 'file');
  if (file !== undefined) return file.isTruncated ? null : file.bytes;
  return new TextEncoder().encode(ask.form['list']?.[0] ?? '');
};

const plural = (n: number): string =>
  n === 1 ? 'One invitation is on its way.' : `${n} invitations are on their way.`;

export const inviteListRoutes: readonly Route[] = [
  route({
    name: 'people.invite-page',
    method: 'GET',
    path: paths.people.invite,
    who: leaders,
    handle: async (ask) => shown(ask, '', [], null),
  }),
  route({
    name: 'people.invite-list',
    method: 'POST',
    path: paths.people.inviteList,
    who: leaders,
    form: 'multipart',
    fileLimit: largestList,
    handle: async (ask) => {
      const { actor, db, form, frame, now, site } = ask;
      if (actor.kind !== 'person') return notFound;
      const bytes = bytesOf(ask);
      if (bytes === null) return shown(ask, '', [], 'Choose a file smaller than 1 MB.');
      const text = new TextDecoder().decode(bytes);
      if (text.trim() === '') return shown(ask, '', [], 'Choose a file, or paste the rows of your list.');
      const list = await checkList(db, actor, bytes, listedBy(ask));
      if (list.problems.length > 0) return shown(ask, text, list.problems, 'Correct the rows that are named below.');
      if (field(form, 'act') !== 'send') return page(ListPreviewPage({ frame, people: list.people, list: text }));
      return redirect(paths.people.list, { told: plural(await inviteList(db, actor, list, site.origin, now)) });
    },
  }),
];
