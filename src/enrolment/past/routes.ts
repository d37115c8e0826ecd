import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import { findFile, giveFile, keep } from '#platform/files';
import { problemsOnly, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Ask } from '#platform/route';
import { note } from '#platform/trail';
import { paths } from '#paths';
import { readPastAward } from './forms.ts';
import { PastAwardsPage } from './pages.tsx';
import { findPastAward, insertPastAward, listPastAwards } from './store.ts';

const leads = { kind: 'roles', roles: ['lead', 'head'] } as const;
const readers = { kind: 'roles', roles: ['lead', 'head', 'member', 'governor', 'officer', 'director'] } as const;
type Wrong = Readonly<{ problems: readonly Problem[]; typed: Readonly<Record<string, string>> }>;

const show = async (ask: Ask, wrong: Wrong | null = null): Promise<Answer> =>
  page(
    PastAwardsPage({
      frame: ask.frame,
      awards: await listPastAwards(ask.db),
      problems: wrong?.problems ?? [],
      typed: wrong?.typed ?? {},
      mayEnter: ask.actor.kind === 'person' && (ask.actor.role === 'lead' || ask.actor.role === 'head'),
    }),
    { status: wrong === null ? 200 : 422 },
  );

const enter = async (ask: Ask): Promise<Answer> => {
  const { actor } = ask;
  if (actor.kind !== 'person' || actor.schoolId === null || actor.membershipId === null) return notFound;
  const read = readPastAward(ask.form, londonDay(ask.now));
  if (read.kind === 'problems') return show(ask, read);
  const [paper] = ask.files.filter((file) => file.field === 'paper');
  const kept = paper === undefined ? null : await keep(ask.db, ask.site.files, actor, paper, ask.now);
  if (kept?.kind === 'problem') {
    const wrong = problemsOnly(ask.form, [{ field: 'paper', message: kept.message }]);
    return wrong.kind === 'problems' ? show(ask, wrong) : notFound;
  }
  const { value } = read;
  await insertPastAward(ask.db, {
    schoolId: actor.schoolId,
    title: value.title,
    awardedBy: value.awarded_by,
    awardedOn: value.awarded,
    validUntil: value.until,
    note: value.note,
    fileId: kept?.fileId ?? null,
    by: actor.membershipId,
    now: ask.now,
  });
  await note(
    ask.db,
    actor,
    { act: 'past-award.entered', schoolId: actor.schoolId, about: { title: value.title } },
    ask.now,
  );
  return redirect(paths.pastAwards.list, { told: `${value.title} is recorded.` });
};

export const pastRoutes = [
  route({
    name: 'past-awards.list',
    method: 'GET',
    path: paths.pastAwards.list,
    who: readers,
    handle: (ask) => show(ask),
  }),
  route({
    name: 'past-awards.enter',
    method: 'POST',
    path: paths.pastAwards.list,
    who: leads,
    form: 'multipart',
    handle: enter,
  }),
  route({
    name: 'past-awards.paper',
    method: 'GET',
    path: paths.pastAwards.paper,
    who: readers,
    handle: async (ask) => {
      const id = ask.params['award'] ?? '';
      const award = isUuid(id) ? await findPastAward(ask.db, id) : null;
      return award?.fileId == null ? notFound : giveFile(ask.site.files, await findFile(ask.db, award.fileId));
    },
  }),
];
