import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import { field, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Ask } from '#platform/route';
import { note } from '#platform/trail';
import { href, paths } from '#paths';
import { schemeFor } from '#schemes';
import { mayDo } from '../rules.ts';
import { enrolmentScope } from '../scope.ts';
import type { Enrolment } from '../store.ts';
import { PartPage, TeamPage } from './pages.tsx';
import { teamParts, teamRefusal } from './rules.ts';
import { endMember, listOthers, listTeam, putMember, type TeamPart } from './store.ts';

const readers = {
  kind: 'roles',
  roles: ['lead', 'head', 'member', 'governor', 'adviser', 'officer', 'director'],
} as const;
const leads = { kind: 'roles', roles: ['lead', 'head'] } as const;
type Wrong = Readonly<{ problems?: readonly Problem[]; refusal?: string; membership?: string }>;

const lastCoordinator = 'An enrolment always has a coordinator, and this is the only one.';

const isLeading = (ask: Ask<Enrolment>): boolean =>
  ask.actor.kind === 'person' &&
  (ask.actor.role === 'lead' || ask.actor.role === 'head') &&
  mayDo('hand-over', ask.scope.state);

const show = async (ask: Ask<Enrolment>, wrong: Wrong = {}): Promise<Answer> => {
  const [team, others, scheme] = await Promise.all([
    listTeam(ask.db, ask.scope.id),
    listOthers(ask.db, ask.scope.id, ask.scope.schoolId),
    schemeFor(ask.db, ask.scope),
  ]);
  const shared = {
    frame: ask.frame,
    enrolment: ask.scope,
    team,
    others,
    standards: scheme.standards,
    mayArrange: isLeading(ask),
    problems: wrong.problems ?? [],
    refusal: wrong.refusal ?? null,
  };
  const status = wrong.refusal === undefined ? (wrong.problems === undefined ? 200 : 422) : 409;
  if (wrong.membership === undefined) return page(TeamPage({ ...shared, chosen: null }), { status });
  const chosen = team.find((one) => one.membershipId === wrong.membership);
  return chosen === undefined ? notFound : page(PartPage({ ...shared, chosen }), { status });
};

const readPart = (ask: Ask<Enrolment>): TeamPart | null => {
  const part = field(ask.form, 'part');
  // Object.hasOwn has just shown that the text is one of the parts.
  return Object.hasOwn(teamParts, part) ? (part as TeamPart) : null;
};

const put = async (ask: Ask<Enrolment>, actor: Person, membershipId: string): Promise<Answer> => {
  const part = readPart(ask);
  const problems = [
    ...(isUuid(membershipId) ? [] : [{ field: 'membership', message: 'Choose a colleague' }]),
    ...(part === null ? [{ field: 'part', message: 'Choose the part that they play' }] : []),
  ];
  if (problems.length > 0 || part === null) return show(ask, { problems });
  const team = await listTeam(ask.db, ask.scope.id);
  if (teamRefusal(team, membershipId, part) !== null) return show(ask, { refusal: lastCoordinator });
  const kept = await putMember(ask.db, {
    enrolmentId: ask.scope.id,
    schoolId: ask.scope.schoolId,
    membershipId,
    part,
    on: londonDay(ask.now),
  });
  if (kept.length === 0)
    return show(ask, { problems: [{ field: 'membership', message: 'Choose one of the colleagues on this page' }] });
  await note(
    ask.db,
    actor,
    {
      act: 'team.changed',
      schoolId: ask.scope.schoolId,
      enrolmentId: ask.scope.id,
      about: { membership: membershipId, part },
    },
    ask.now,
  );
  return redirect(href(paths.enrolments.team, { enrolment: ask.scope.id }), { told: 'The team is changed.' });
};

const leave = async (ask: Ask<Enrolment>, actor: Person, membershipId: string): Promise<Answer> => {
  const team = await listTeam(ask.db, ask.scope.id);
  if (teamRefusal(team, membershipId, 'none') !== null) return show(ask, { refusal: lastCoordinator });
  if ((await endMember(ask.db, ask.scope.id, membershipId, londonDay(ask.now))).length === 0) return notFound;
  await note(
    ask.db,
    actor,
    { act: 'team.left', schoolId: ask.scope.schoolId, enrolmentId: ask.scope.id, about: { membership: membershipId } },
    ask.now,
  );
  return redirect(href(paths.enrolments.team, { enrolment: ask.scope.id }), {
    told: 'They are no longer in the team. What they wrote stays.',
  });
};

const acting = async (ask: Ask<Enrolment>, act: (actor: Person) => Promise<Answer>): Promise<Answer> => {
  if (ask.actor.kind !== 'person') return notFound;
  if (!isLeading(ask)) return show(ask, { refusal: 'The enrolment has ended; its team stays as it was.' });
  return act(ask.actor);
};

export const teamRoutes = [
  route({
    name: 'team.page',
    method: 'GET',
    path: paths.enrolments.team,
    who: readers,
    scope: enrolmentScope,
    handle: (ask) => show(ask),
  }),
  route({
    name: 'team.add',
    method: 'POST',
    path: paths.enrolments.team,
    who: leads,
    scope: enrolmentScope,
    handle: (ask) => acting(ask, (actor) => put(ask, actor, field(ask.form, 'membership'))),
  }),
  route({
    name: 'team.part',
    method: 'GET',
    path: paths.enrolments.part,
    who: leads,
    scope: enrolmentScope,
    handle: (ask) => show(ask, { membership: ask.params['membership'] ?? '' }),
  }),
  route({
    name: 'team.change',
    method: 'POST',
    path: paths.enrolments.part,
    who: leads,
    scope: enrolmentScope,
    handle: (ask) => {
      const membership = ask.params['membership'] ?? '';
      if (!isUuid(membership)) return Promise.resolve(notFound);
      return acting(ask, (actor) =>
        field(ask.form, 'act') === 'leave' ? leave(ask, actor, membership) : put(ask, actor, membership),
      );
    },
  }),
];
