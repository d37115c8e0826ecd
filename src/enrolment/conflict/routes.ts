import { z } from 'zod';
import { londonDay } from '#platform/clock';
import { readForm, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Ask } from '#platform/route';
import { note } from '#platform/trail';
import { paths } from '#paths';
import { ConflictsPage } from './pages.tsx';
import { declareConflict, findSchools, listConflicts } from './store.ts';

const sent = { kind: 'roles', roles: ['adviser', 'verifier', 'moderator', 'panel'] } as const;
const readers = { kind: 'roles', roles: ['adviser', 'verifier', 'moderator', 'panel', 'officer', 'director'] } as const;

const conflictForm = z.object({
  school: z.string().min(2, 'Enter the school’s full name or its URN'),
  reason: z
    .string()
    .max(500, 'Say it in 500 characters or fewer')
    .refine((text) => text.length >= 5, 'Say in a few words what the conflict is'),
});

type Wrong = Readonly<{ problems: readonly Problem[]; typed: Readonly<Record<string, string>> }>;

const show = async (ask: Ask, wrong: Wrong | null = null): Promise<Answer> =>
  page(
    ConflictsPage({
      frame: ask.frame,
      conflicts: await listConflicts(ask.db),
      problems: wrong?.problems ?? [],
      typed: wrong?.typed ?? {},
      mayDeclare: ask.actor.kind === 'person' && ask.actor.role !== 'officer' && ask.actor.role !== 'director',
    }),
    { status: wrong === null ? 200 : 422 },
  );

const declare = async (ask: Ask): Promise<Answer> => {
  const { actor } = ask;
  if (actor.kind !== 'person' || actor.bodyId === null) return notFound;
  const read = readForm(conflictForm, ask.form);
  if (read.kind === 'problems') return show(ask, read);
  const [school, second] = await findSchools(ask.db, read.value.school);
  if (school === undefined || second !== undefined) {
    const message =
      school === undefined
        ? 'No school has this name or URN. Check it, or enter its URN'
        : 'Several schools have this name. Enter the URN';
    return show(ask, { problems: [{ field: 'school', message }], typed: read.value });
  }
  await declareConflict(ask.db, {
    bodyId: actor.bodyId,
    personId: actor.personId,
    schoolId: school.id,
    reason: read.value.reason,
    on: londonDay(ask.now),
  });
  await note(
    ask.db,
    actor,
    { act: 'conflict.declared', bodyId: actor.bodyId, about: { school: school.name } },
    ask.now,
  );
  return redirect(paths.conflicts.list, { told: 'The conflict is declared. You will not be offered this school.' });
};

export const conflictRoutes = [
  route({
    name: 'conflicts.list',
    method: 'GET',
    path: paths.conflicts.list,
    who: readers,
    handle: (ask) => show(ask),
  }),
  route({ name: 'conflicts.declare', method: 'POST', path: paths.conflicts.list, who: sent, handle: declare }),
];
