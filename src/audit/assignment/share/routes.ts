import { field, typedDay, typedOf, type Problem } from '#platform/form';
import { list } from '#platform/kit';
import { notFound, page, redirect, route, type Answer as Reply, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { RefusedPage } from '../../criterion/pages.tsx';
import { arrangingRefusal, leaders } from '../../rules.ts';
import { sharedNow } from '../asking.ts';
import { suggestPairs } from '../rules.ts';
import { seenOf, shareOut } from './actions.ts';
import { minutesFrom, readWanted, type Wanted } from './forms.ts';
import { ShareOnePage } from './one/pages.tsx';
import { SharePage, type ShareView } from './pages.tsx';

type Extra = Partial<Pick<ShareView, 'problems' | 'typed' | 'clashing' | 'isProposed'>>;
type Shared = Awaited<ReturnType<typeof sharedNow>>;

const viewOf = (ask: Ask<Enrolment>, shared: Shared, extra: Extra): ShareView => {
  const { audit, team, lines } = shared;
  const proposed =
    extra.isProposed === true
      ? suggestPairs(
          audit.scheme.standards.map(({ code }) => code),
          team
            .filter(({ hasLeft }) => !hasLeft)
            .map((each) => ({ ...each, isLeader: leaders.some((role) => role === each.role) })),
        )
      : null;
  const here = new Set(team.filter(({ hasLeft }) => !hasLeft).map(({ membershipId }) => membershipId));
  return {
    frame: ask.frame,
    enrolment: ask.scope,
    scheme: audit.scheme,
    lines,
    team,
    seen: (standard) => seenOf(standard, audit.assignments, team),
    chosen: (standard) =>
      proposed?.get(standard) ?? seenOf(standard, audit.assignments, team).who.filter((each) => here.has(each)),
    ...extra,
    isProposed: proposed !== null,
  };
};

/** Sharing out is refused with the page that says why, before anything is typed. */
const whenOpen = async (
  ask: Ask<Enrolment>,
  whenShut: 200 | 409,
  then: (shared: Shared) => Promise<Reply> | Reply,
): Promise<Reply> => {
  const shared = await sharedNow(ask.db, ask.actor, ask.scope, ask.now);
  const refusal = arrangingRefusal(shared.audit.asking.role, shared.audit.standing);
  if (refusal === null) return then(shared);
  const back = href(paths.audit.assignments, { enrolment: ask.scope.id });
  return page(RefusedPage({ frame: ask.frame, scheme: shared.audit.scheme, because: refusal.because, back }), {
    status: whenShut,
  });
};

const dayForAll = (ask: Ask<Enrolment>): { all: string | null; problems: readonly Problem[] } => {
  const typed = field(ask.form, 'all');
  const all = typed === '' ? null : typedDay(typed);
  const message = 'Enter one day for all, like 4 December 2026, or leave it empty';
  return { all, problems: typed !== '' && all === null ? [{ field: 'all', message }] : [] };
};

/** Hours for everybody who has none yet for a standard; what was agreed already stays. */
const withHours = (shared: Shared, wanted: Wanted, minutes: number): Wanted => {
  if (minutes === 0) return wanted;
  const held = (id: string) =>
    shared.team.find(({ membershipId }) => membershipId === id)?.times[wanted.standard] ?? { minutes: 0, freeWhen: '' };
  const times = wanted.who.map((membershipId) => {
    const time = held(membershipId);
    return { membershipId, minutes: time.minutes === 0 ? minutes : time.minutes, freeWhen: time.freeWhen };
  });
  return { ...wanted, times };
};

const hoursForAll = (ask: Ask<Enrolment>): { minutes: number; problems: readonly Problem[] } => {
  const minutes = minutesFrom(field(ask.form, 'allHours'));
  const message = 'Enter the hours as a number, like 3 or 1.5, or leave it empty';
  return { minutes: minutes ?? 0, problems: minutes === null ? [{ field: 'allHours', message }] : [] };
};

const idsOf = ({ team }: Shared) => team.filter(({ hasLeft }) => !hasLeft).map(({ membershipId }) => membershipId);

const save = async (
  ask: Ask<Enrolment>,
  wanted: readonly Wanted[],
  again: (extra: Extra) => Promise<Reply>,
  to: string,
): Promise<Reply> => {
  const done = await shareOut(ask.db, ask.actor, ask.scope, wanted, ask.now);
  if (done.kind === 'refused') throw new Error('Sharing out was open when the form was read, in the same transaction.');
  if (done.kind === 'clash') return again({ clashing: done.standards, typed: typedOf(ask.form) });
  const told =
    done.changed.length === 0
      ? 'Nothing had to be changed.'
      : `Saved for ${list(done.changed)}. Whoever is new to one is told.`;
  return redirect(to, { told });
};

const shareAll = (ask: Ask<Enrolment>) =>
  whenOpen(ask, 409, async (shared) => {
    const { all, problems } = dayForAll(ask);
    const open = shared.lines.filter(({ assignment }) => assignment?.state !== 'closed');
    const read = open.map(({ standard }) =>
      readWanted(ask.form, standard.code, idsOf(shared), { all, withTimes: false }),
    );
    const hours = hoursForAll(ask);
    const found = [...problems, ...hours.problems, ...read.flatMap((each) => each.problems)];
    if (found.length > 0)
      return page(SharePage(viewOf(ask, shared, { problems: found, typed: typedOf(ask.form) })), { status: 422 });
    return save(
      ask,
      read.flatMap(({ wanted }) => (wanted === null ? [] : [withHours(shared, wanted, hours.minutes)])),
      async (extra) => page(SharePage(viewOf(ask, shared, extra)), { status: 409 }),
      href(paths.audit.assignments, { enrolment: ask.scope.id }),
    );
  });

const withLine = (
  ask: Ask<Enrolment>,
  whenShut: 200 | 409,
  then: (shared: Shared, line: Shared['lines'][number]) => Promise<Reply> | Reply,
) =>
  whenOpen(ask, whenShut, (shared) => {
    const line = shared.lines.find(({ standard }) => standard.code === ask.params['standard']);
    return line === undefined ? notFound : then(shared, line);
  });

const shareOne = (ask: Ask<Enrolment>) =>
  withLine(ask, 409, async (shared, line) => {
    const { code } = line.standard;
    const show = async (extra: Extra, status: 409 | 422): Promise<Reply> =>
      page(ShareOnePage({ ...viewOf(ask, shared, extra), line }), { status });
    const { wanted, problems } = readWanted(ask.form, code, idsOf(shared), { all: null, withTimes: true });
    if (wanted === null) return show({ problems, typed: typedOf(ask.form) }, 422);
    const to = href(paths.audit.assignment, { enrolment: ask.scope.id, standard: code });
    return save(ask, [wanted], (extra) => show(extra, 409), to);
  });

const leading = { who: { kind: 'roles', roles: leaders }, scope: enrolmentScope } as const;

export const routes: readonly Route[] = [
  route({
    name: 'audit.share-out',
    method: 'GET',
    path: paths.audit.shareOut,
    ...leading,
    handle: (ask) =>
      whenOpen(ask, 200, (shared) =>
        page(SharePage(viewOf(ask, shared, { isProposed: ask.query['propose'] === 'pairs' }))),
      ),
  }),
  route({ name: 'audit.share-out-all', method: 'POST', path: paths.audit.shareOut, ...leading, handle: shareAll }),
  route({
    name: 'audit.share-one',
    method: 'GET',
    path: paths.audit.shareOne,
    ...leading,
    handle: (ask) => withLine(ask, 200, (shared, line) => page(ShareOnePage({ ...viewOf(ask, shared, {}), line }))),
  }),
  route({ name: 'audit.share-out-one', method: 'POST', path: paths.audit.shareOne, ...leading, handle: shareOne }),
];
