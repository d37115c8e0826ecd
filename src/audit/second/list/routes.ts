import { actsAs } from '#platform/actor';
import { readForm, type Problem } from '#platform/form';
import { isUuid } from '#platform/db';
import { list, plural } from '#platform/kit';
import { page, redirect, route, type Answer, type Route } from '#platform/route';
import { enrolmentScope } from '#enrolment';
import { href, paths } from '#paths';
import { auditNow } from '../../actions.ts';
import { given, type Asked } from '../../criterion/asking.ts';
import { RefusedPage } from '../../criterion/pages.tsx';
import { askForm } from '../../forms.ts';
import { arrangingRefusal, leaders, readers, writers, type Refusal } from '../../rules.ts';
import { handInRatings } from '../actions.ts';
import { askingNow, askSecond, callOffSecond } from '../ask/actions.ts';
import { areIn, bothOf, rankPairs, type AskRefusal } from '../rules.ts';
import { isUnderWay, readRatings } from '../store.ts';
import { SecondsPage } from './pages.tsx';

type Extra = Readonly<{ problems?: readonly Problem[]; typed?: Readonly<Record<string, string>> }>;

const show = async (ask: Asked, extra: Extra = {}): Promise<Answer> => {
  const { db, scope, frame, actor } = ask;
  const audit = await auditNow(db, actor, scope);
  const { scheme, asking, standing } = audit;
  const known = await askingNow(db, scope, audit);
  const ratings = await readRatings(
    db,
    scope.id,
    scheme.criteria.map(({ code }) => code),
  );
  const open = new Set(known.differing);
  const inOrder = new Map(scheme.criteria.map(({ code }, at) => [code, at]));
  const disputes = known.seconds
    .filter(areIn)
    .flatMap((second) =>
      second.criteria.flatMap((criterion) => {
        const both = bothOf(second, ratings, criterion);
        const differs = both !== null && both[0].level !== both[1].level && open.delete(criterion);
        return differs ? [{ criterion, both }] : [];
      }),
    )
    .toSorted((a, b) => (inOrder.get(a.criterion) ?? 0) - (inOrder.get(b.criterion) ?? 0));
  return page(
    SecondsPage({
      ...{ frame, enrolment: scope, scheme, disputes, members: known.members, personId: asking.personId, ...extra },
      maySettle: actsAs(actor, writers),
      mayAsk: arrangingRefusal(asking.role, standing) === null,
      underWay: known.seconds.filter(isUnderWay),
      pairs: rankPairs(scheme, known.seconds, ratings),
      askable: known.pairs.length,
    }),
    { status: extra.problems === undefined ? 200 : 422 },
  );
};

const problemOf: Readonly<Record<AskRefusal, Problem>> = {
  'no-standard': { field: 'standard', message: 'Choose what is to be rated from the list' },
  'under-way': { field: 'standard', message: 'This is being rated already. Wait until both are in, or call it off' },
  'to-settle': { field: 'standard', message: 'Settle what differs there first, then ask again' },
  'not-in-team': { field: 'one', message: 'Choose two people of the working party' },
  'same-person': { field: 'other', message: 'Choose somebody else as the second rater' },
  'nobody-agrees': {
    field: 'other',
    message: 'Leave out one coordinator or senior leader: nobody agrees what they rated themselves',
  },
};

const home = (ask: Asked) => href(paths.audit.seconds, { enrolment: ask.scope.id });

const refuse = async (ask: Asked, { because }: Refusal): Promise<Answer> => {
  const { scheme } = await auditNow(ask.db, ask.actor, ask.scope);
  return page(RefusedPage({ frame: ask.frame, scheme, because, back: home(ask) }), { status: 409 });
};

const asked = async (ask: Asked): Promise<Answer> => {
  const read = readForm(askForm, ask.form);
  if (read.kind === 'problems') return show(ask, { problems: read.problems, typed: read.typed });
  const { standard, one, other } = read.value;
  const done = await askSecond(given(ask), { standard, raters: [one, other] });
  if (done.kind === 'problem') return show(ask, { problems: [problemOf[done.of]], typed: read.value });
  if (done.kind === 'refused') return refuse(ask, done);
  return redirect(home(ask), { told: 'Both are asked. Neither sees the other’s level until both are in.' });
};

const askedPairs = async (ask: Asked): Promise<Answer> => {
  const done = await askSecond(given(ask), 'pairs');
  if (done.kind === 'refused') return refuse(ask, done);
  const count = done.kind === 'asked' ? done.standards : 0;
  return redirect(home(ask), { told: `${plural(count, 'pair is', 'pairs are')} asked to rate.` });
};

const handedIn = async (ask: Asked): Promise<Answer> => {
  const second = ask.params['second'] ?? '';
  const done = isUuid(second) ? await handInRatings(given(ask), second) : ({ kind: 'none' } as const);
  switch (done.kind) {
    case 'none':
      return redirect(home(ask), { told: 'These ratings are in already, or are not yours.' });
    case 'unrated':
      return redirect(home(ask), { told: `Rate ${list(done.criteria.slice(0, 8))} first, then hand your ratings in.` });
    case 'in':
      return redirect(home(ask), {
        told: done.isLast
          ? `Both are in. You gave the same level to ${done.same}, and ${plural(done.differ, 'differs', 'differ')}.`
          : 'Your ratings are in and stay as they are. You see the other’s when they are in too.',
      });
  }
};

const calledOff = async (ask: Asked): Promise<Answer> => {
  const second = ask.params['second'] ?? '';
  const done = isUuid(second) ? await callOffSecond(given(ask), second) : ({ kind: 'none' } as const);
  if (done.kind === 'refused') return refuse(ask, done);
  const told = done.kind === 'none' ? 'It was over already.' : 'The second rating is called off.';
  return redirect(home(ask), { told });
};

const by = (roles: typeof leaders | typeof writers | typeof readers) =>
  ({ who: { kind: 'roles', roles }, scope: enrolmentScope }) as const;

export const routes: readonly Route[] = [
  route({
    ...by(readers),
    name: 'audit.seconds',
    method: 'GET',
    path: paths.audit.seconds,
    handle: (ask) => show(ask),
  }),
  route({ ...by(leaders), name: 'audit.ask-second', method: 'POST', path: paths.audit.seconds, handle: asked }),
  route({ ...by(leaders), name: 'audit.ask-pairs', method: 'POST', path: paths.audit.askPairs, handle: askedPairs }),
  route({ ...by(writers), name: 'audit.hand-in', method: 'POST', path: paths.audit.handIn, handle: handedIn }),
  route({ ...by(leaders), name: 'audit.call-off', method: 'POST', path: paths.audit.callOff, handle: calledOff }),
];
