import { actsAs, type Person } from '#platform/actor';
import { isUuid, type Db } from '#platform/db';
import { field, readForm } from '#platform/form';
import { notFound, page, redirect, route, type Ask, type Route, type Scope } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { lookAtPupils, teamOf, workScope } from '#pupils';
import { closeRound, noteSlips, openRound } from './actions.ts';
import { routes as answering } from './answering/routes.ts';
import { ResultsPage, type Spoken } from './results/pages.tsx';
import { roundForm } from './round/forms.ts';
import { HomePage, OpenPage, OpenRoundPage } from './round/pages.tsx';
import { RefusedPage } from './round/refused.tsx';
import { SlipsPage } from './round/slips.tsx';
import { kinds, pairedOf, saidBy } from './rules.ts';
import { statementsOf } from './statements.ts';
import { countsOf, handedBy, pairedGroups, roundsOf, slipsOf, type Round } from './store.ts';
import { routes as words } from './words/routes.ts';
import { routes as talk } from './talk/routes.ts';
import { hears, waitingWishes } from './talk/store.ts';

const leaders = { kind: 'roles', roles: ['head', 'lead'] } as const;

type Found = Readonly<{ enrolment: Enrolment; round: Round; rounds: readonly Round[] }>;

const inRound =
  (scope: Scope<Enrolment>): Scope<Found> =>
  async (ask) => {
    const found = await scope(ask);
    const id = ask.params['round'] ?? '';
    if (found === null || !isUuid(id)) return null;
    const rounds = await roundsOf(ask.db, found.value.id);
    const round = rounds.find((each) => each.id === id);
    return round === undefined ? null : { ...found, value: { enrolment: found.value, round, rounds } };
  };

const mayLead = ({ actor }: Pick<Ask, 'actor'>, enrolment: Enrolment) =>
  actsAs(actor, leaders.roles) && mayDo('work', enrolment.state);

const home = route({
  name: 'questionnaires.home',
  method: 'GET',
  path: paths.questionnaires.home,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => {
    const { db, frame, scope } = ask;
    const listens = await hears(db, scope.schoolId);
    return page(
      HomePage({
        frame,
        enrolment: scope.id,
        rounds: await roundsOf(db, scope.id),
        mayOpen: mayLead(ask, scope),
        hears: listens,
        waiting: listens ? await waitingWishes(db, scope.schoolId) : 0,
      }),
    );
  },
});

const opening = route({
  name: 'questionnaires.open',
  method: 'GET',
  path: paths.questionnaires.open,
  who: leaders,
  scope: workScope,
  handle: async ({ frame, scope }) => page(OpenPage({ frame, enrolment: scope.id })),
});

const open = route({
  name: 'questionnaires.open.save',
  method: 'POST',
  path: paths.questionnaires.open,
  who: leaders,
  scope: workScope,
  handle: async ({ actor, db, form, frame, scope, now }) => {
    const read = readForm(roundForm, form);
    const shown = { frame, enrolment: scope.id };
    if (read.kind === 'problems')
      return page(OpenPage({ ...shown, typed: field(form, 'label'), problems: read.problems }), { status: 422 });
    const opened = await openRound(db, actor as Person, scope, read.value.label, now); // the route lets only people in
    if (opened.kind === 'refused') return page(RefusedPage({ ...shown, because: opened.because }), { status: 409 });
    return redirect(href(paths.questionnaires.round, { enrolment: scope.id, round: opened.round }), {
      told: 'The round is open. Print the slips.',
    });
  },
});

const spoken = async (db: Db, round: Round): Promise<Spoken> => {
  const [counts, statements] = [await countsOf(db, round.id), statementsOf(round.statementsVersion)];
  const [target, comparison] = kinds.map((kind) => saidBy(kind, statements, counts));
  return { round, said: { target: target ?? [], comparison: comparison ?? [] } };
};

/** The first closed round of the same wording stands before all later ones. */
const firstBefore = ({ round, rounds }: Found): Round | undefined =>
  rounds.findLast(
    (each) =>
      each.id !== round.id &&
      each.closedAt !== null &&
      each.statementsVersion === round.statementsVersion &&
      each.openedOn <= round.openedOn,
  );

const one = route({
  name: 'questionnaires.round',
  method: 'GET',
  path: paths.questionnaires.round,
  who: teamOf,
  scope: inRound(enrolmentScope),
  handle: async (ask) => {
    const { db, frame, scope } = ask;
    const { enrolment, round } = scope;
    const may = mayLead(ask, enrolment);
    if (round.closedAt === null)
      return page(
        OpenRoundPage({
          frame,
          enrolment: enrolment.id,
          round,
          mayClose: may,
          handed: actsAs(ask.actor, leaders.roles) ? await handedBy(db, round.id) : null,
          now: ask.now,
        }),
      );
    const first = firstBefore(scope);
    return page(
      ResultsPage({
        frame,
        enrolment: enrolment.id,
        now: await spoken(db, round),
        before: first === undefined ? null : await spoken(db, first),
        paired: first === undefined ? null : pairedOf(await pairedGroups(db, first.id, round.id), first.listed),
      }),
    );
  },
});

const slips = route({
  name: 'questionnaires.slips',
  method: 'GET',
  path: paths.questionnaires.slips,
  who: leaders,
  scope: inRound(workScope),
  handle: async ({ actor, db, frame, scope, now, site }) => {
    const { enrolment, round } = scope;
    if (round.closedAt !== null) return notFound;
    const codes = new Map((await slipsOf(db, round.id)).map((each) => [each.pupilId, each.code]));
    const pupils = await lookAtPupils(db, actor as Person, enrolment, 'slips', now); // the route lets only people in
    await noteSlips(db, actor as Person, enrolment, round.id, now);
    const all = pupils.flatMap(({ pupilId, surname, forename }) => {
      const code = codes.get(pupilId);
      return code === undefined ? [] : [{ name: `${forename} ${surname}`, code }];
    });
    return page(SlipsPage({ frame, enrolment: enrolment.id, round, slips: all, origin: site.origin }));
  },
});

const close = route({
  name: 'questionnaires.close',
  method: 'POST',
  path: paths.questionnaires.close,
  who: leaders,
  scope: inRound(workScope),
  handle: async ({ actor, db, scope, now }) => {
    const { enrolment, round } = scope;
    await closeRound(db, actor as Person, enrolment, round.id, now); // the route lets only people in
    return redirect(href(paths.questionnaires.round, { enrolment: enrolment.id, round: round.id }), {
      told: 'The round is closed. Here is what pupils said.',
    });
  },
});

export const routes: readonly Route[] = [home, opening, open, one, slips, close, ...words, ...talk, ...answering];
