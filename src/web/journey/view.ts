import { actsAs, schoolRoles, type Actor } from '#platform/actor';
import { londonDay, number, percent, plural, type Frame } from '#platform/kit';
import type { Db } from '#platform/db';
import { linesOf } from '#audit';
import { timeOf } from '#duties';
import type { Enrolment } from '#enrolment';
import { schemeFor } from '#schemes';
import { criteriaOf, gateFor, isInScope, stepOf, type Scheme } from '#schemes/rules';
import { impactOf } from '#tracking';
import { href, paths } from '#paths';
import { headlineOf, type Headline } from './headline.tsx';
import { auditWork, waitingOf, wonOf } from './work.ts';
import { journeyAsks } from './next.ts';
import type { JourneyView } from './pages.tsx';
import { inOrder, leads, type Asks, type Facts } from './rules.ts';
import { pathSteps } from './steps.ts';
import { listChanges, listEnrolments, listWork, readFacts, type Listed } from './store.ts';

export const asksOf = (scheme: Scheme): Asks => ({
  criteria: scheme.criteria.length,
  standards: scheme.standards.map(({ code, name }) => ({
    code,
    name,
    criteria: criteriaOf(scheme, code).map((each) => each.code),
  })),
  criterionWord: { one: scheme.words.criterion.one.toLowerCase(), many: scheme.words.criterion.many.toLowerCase() },
  minutesToJudge: scheme.workload?.judgement ?? 5,
  trainedPercent: gateFor(scheme, 'training-share')?.percent ?? null,
  partnerships: gateFor(scheme, 'partnerships-live')?.atLeast ?? 0,
  reviews: gateFor(scheme, 'reviews-held')?.atLeast ?? 0,
});

/** Judgements of criteria that are no longer in scope are kept and not counted. */
export const inScopeOf = (scheme: Scheme, facts: Facts): Facts => ({
  ...facts,
  judged: facts.judged.filter((code) => isInScope(scheme, code)),
  agreed: facts.agreed.filter((code) => isInScope(scheme, code)),
});

export const datesOf = (enrolment: Enrolment, facts: Facts, today: string): JourneyView['dates'] =>
  [
    { on: facts.nextSession, what: 'Training session' },
    {
      on: facts.nextReview?.on ?? null,
      what: 'Half-termly review: see the agenda',
      href:
        facts.nextReview === null
          ? undefined
          : href(paths.plan.review, { enrolment: enrolment.id, review: facts.nextReview.id }),
    },
    { on: enrolment.visitOn, what: 'Accreditation visit' },
    { on: enrolment.dueOn < today ? null : enrolment.dueOn, what: 'Planned end of the journey' },
  ]
    .flatMap(({ on, ...rest }) => (on === null ? [] : [{ on, ...rest }]))
    .toSorted((a, b) => a.on.localeCompare(b.on));

const shownOf = (facts: Facts): JourneyView['shown'] => [
  ...(facts.targets > 0
    ? [
        { term: 'Target pupils', fact: plural(facts.targets, 'pupil') },
        { term: 'One pupil is worth', fact: `${percent(100 / facts.targets, 1)} of the group` },
      ]
    : []),
  ...(facts.measures > 0
    ? [{ term: 'Measured after', fact: `${facts.measuresAfter} of ${plural(facts.measures, 'measure')}` }]
    : []),
  ...(facts.evidence > 0 ? [{ term: 'Evidence', fact: plural(facts.evidence, 'item') }] : []),
  ...(facts.partnershipsLive > 0 ? [{ term: 'Live now', fact: plural(facts.partnershipsLive, 'partnership') }] : []),
  ...(facts.reviewsHeld > 0 ? [{ term: 'Reviews held', fact: plural(facts.reviewsHeld, 'review') }] : []),
];

type MayOpen = (path: string) => boolean;

/** Who the vulnerable learners are and what changed for them, a sentence each with where to read on. */
const learnersOf = (enrolment: Enrolment, facts: Facts, headline: Headline | null): JourneyView['learners'] => ({
  who: `${number(facts.reached)} of ${plural(facts.onRoll, 'pupil')} on roll are on provision today.`,
  whoHref: href(paths.learners.home, { enrolment: enrolment.id }),
  changed:
    headline === null ? 'What changed for them can be said once something is measured twice.' : `${headline.finding}.`,
  changedHref: href(paths.tracking.home, { enrolment: enrolment.id }),
});

const aroundOf = (enrolment: Enrolment, unseen: number, mayOpen: MayOpen): JourneyView['around'] => {
  const at = { enrolment: enrolment.id };
  const all = [
    {
      text: unseen === 0 ? 'What you were told' : `${plural(unseen, 'notice')} that you have not seen`,
      path: paths.notices.list,
      to: paths.notices.list,
      icon: 'mail',
    },
    {
      text: 'The team and who looks after what',
      path: paths.enrolments.team,
      to: href(paths.enrolments.team, at),
      icon: 'people',
    },
    {
      text: 'Time asked of staff',
      path: paths.workload.home,
      to: href(paths.workload.home, at),
      icon: 'clock',
    },
    {
      text: 'Pupil Premium',
      path: paths.premium.home,
      to: href(paths.premium.home, at),
      icon: 'document',
    },
    {
      text: 'What governors see',
      path: paths.governors.home,
      to: href(paths.governors.home, at),
      icon: 'eye',
    },
    {
      text: 'What families can reach',
      path: paths.partnerships.hub,
      to: href(paths.partnerships.hub, at),
      icon: 'heart',
    },
    {
      text: 'The school and its figures',
      path: paths.schools.page,
      to: href(paths.schools.page, { school: enrolment.schoolId }),
      icon: 'school',
    },
    {
      text: 'Term dates',
      path: paths.schools.terms,
      to: href(paths.schools.terms, { school: enrolment.schoolId }),
      icon: 'calendar',
    },
    {
      text: 'Who comes from the awarding body',
      path: paths.enrolments.assignments,
      to: href(paths.enrolments.assignments, at),
      icon: 'person',
    },
    {
      text: 'Pause, extend or withdraw',
      path: paths.enrolments.standing,
      to: href(paths.enrolments.standing, at),
      icon: 'clock',
    },
    { text: 'Who did and saw what', path: paths.trail, to: paths.trail, icon: 'eye' },
  ] as const;
  return all.filter(({ path }) => mayOpen(path));
};

/** The reader's own standards of the audit, each with the next criterion that waits. */
const ownLines = (scheme: Scheme, facts: Facts, membership: string | null, today: string) => {
  const mine = facts.team.find((part) => part.membershipId === membership)?.standards ?? [];
  const team = facts.team.map((part) => ({ ...part, hasLeft: false }));
  return linesOf(scheme, facts.assignments, team, new Set(facts.judged), today).filter(({ standard }) =>
    mine.includes(standard.code),
  );
};

/** The school's hours, once some are agreed or recorded; before that the page has nothing to say of them. */
const timeShown = (time: Awaited<ReturnType<typeof timeOf>> | null, enrolment: Enrolment): JourneyView['time'] =>
  time === null || (time.total.agreed === 0 && time.total.recorded === 0)
    ? null
    : {
        sum: time.total,
        own: time.own?.sum.recorded ?? null,
        href: href(paths.workload.home, { enrolment: enrolment.id }),
      };

/** Everything that a school's front page shows. Six statements for its own staff; the session and the scheme aside. */
export const journeyView = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  frame: Frame,
  now: Date,
  mayOpen: MayOpen,
  known: readonly Listed[] | null = null,
): Promise<JourneyView> => {
  const person = actor.kind === 'person' ? actor : null;
  const role = person?.role ?? null;
  const scheme = await schemeFor(db, enrolment);
  const [counted, work, time, all] = await Promise.all([
    readFacts(db, enrolment.id, londonDay(now)),
    listWork(db, enrolment.id, londonDay(now)),
    actsAs(actor, schoolRoles) ? timeOf(db, actor, enrolment) : null,
    known ?? listEnrolments(db),
  ]);
  const facts = inScopeOf(scheme, counted);
  const isOurs = actsAs(actor, ['head', 'lead', 'member']);
  const headline = isOurs && facts.measuresAfter > 0 ? headlineOf(await impactOf(db, enrolment.id)) : null;
  const changes =
    person !== null && actsAs(actor, ['head', 'lead'])
      ? await listChanges(db, enrolment.id, person.personId, person.sessionId)
      : null;
  const where = { ...enrolment };
  const asks = asksOf(scheme);
  const membership = person?.membershipId ?? null;
  const open = inOrder([
    ...work.map((each) => waitingOf(each, enrolment.id, membership, londonDay(now))),
    ...(facts.auditFinished ? [] : auditWork(enrolment, facts, asks, membership, leads(role))),
  ]);
  const soon = londonDay(new Date(now.getTime() + 7 * 86_400_000));
  const mine =
    open.find((each) => each.isMine && each.due !== null && each.due <= soon) ??
    open.find((each) => each.isMine && each.isDrifting === true);
  return {
    frame,
    enrolment,
    path: pathSteps(mayOpen, where, facts, asks, (step) => stepOf(scheme, step)?.name ?? `Step ${step}`),
    next:
      wonOf(enrolment, facts) ??
      open.find((each) => each.holdsUp) ??
      mine ??
      journeyAsks({ where, facts, asks, role }) ??
      open.find((each) => each.isMine) ??
      null,
    open: open.toSorted(
      (a, b) =>
        Number(b.holdsUp ?? false) - Number(a.holdsUp ?? false) || (a.due ?? '9999').localeCompare(b.due ?? '9999'),
    ),
    isOurs,
    own: facts.auditFinished ? [] : ownLines(scheme, facts, membership, londonDay(now)),
    time: timeShown(time, enrolment),
    scheme,
    membership: membership ?? '',
    headline,
    learners: isOurs && facts.onRoll > 0 ? learnersOf(enrolment, facts, headline) : null,
    governorsHref: role === 'governor' ? href(paths.governors.home, { enrolment: enrolment.id }) : null,
    impactHref: href(paths.tracking.home, { enrolment: enrolment.id }),
    dates: datesOf(enrolment, facts, londonDay(now)),
    changes,
    others: all
      .filter(({ id }) => id !== enrolment.id)
      .map((other) => ({ ...other, href: href(paths.enrolments.home, { enrolment: other.id }) })),
    shown: shownOf(facts),
    calendarHref: mayOpen(paths.account.calendar) ? paths.account.calendar : null,
    around: aroundOf(enrolment, facts.noticesUnseen, mayOpen),
    now,
  };
};
