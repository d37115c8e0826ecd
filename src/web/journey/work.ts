import { list, longDate, plural, type TagKind } from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { driftLine } from '#plan';
import { courseOf, driftOf, type CourseFacts, type Drift } from '#plan/rules';
import { openStandards, type Asks, type Facts, type OpenStandard, type Waiting } from './rules.ts';
import type { Work } from './store.ts';

const marks: Readonly<Record<string, readonly [TagKind, string]>> = {
  planned: ['not-started', 'Not started'],
  'under-way': ['progress', 'Started'],
  'held-up': ['waiting', 'Held up'],
};

const workHref = (work: Work, enrolment: string): string =>
  work.kind === 'review' || work.action === null
    ? href(paths.plan.review, { enrolment, review: work.id })
    : href(paths.plan.action, { enrolment, action: work.action });

const asWords: Readonly<Record<Work['kind'], (title: string) => string>> = {
  action: (title) => `Move on with “${title}”`,
  milestone: (title) => `Reach the milestone “${title}”`,
  review: (title) => title,
};

const drifting = ['waiting', 'Drifting'] as const;

/** Why an action drifts, the most pressing reason; an overdue one says that it is late and no more. */
const driftIn = (work: Work, today: string): Drift | null => {
  if (work.kind !== 'action') return null;
  // The list holds open actions only, whose states are those of the plan's own table.
  const facts = { ...work, status: work.state as CourseFacts['status'], dueOn: work.due };
  return courseOf(facts, today) === 'drifting' ? (driftOf(facts, today)[0] ?? null) : null;
};

/** One thing of the plan that is open, as it stands in the list of work. */
export const waitingOf = (work: Work, enrolment: string, membership: string | null, today: string): Waiting => {
  const drift = driftIn(work, today);
  const [kind, state] = drift === null ? (marks[work.state] ?? (['not-started', 'Not started'] as const)) : drifting;
  return {
    title: work.title,
    about: work.about,
    href: workHref(work, enrolment),
    due: work.due,
    who: work.who,
    kind,
    state,
    isMine: membership !== null && work.membershipId === membership,
    isDrifting: drift !== null,
    ask: asWords[work.kind](work.title),
    reason: `${work.about}, due on ${longDate(work.due)}.${drift === null ? '' : ` ${driftLine(drift)}`}`,
    button:
      work.kind === 'action' ? 'Open the action' : work.kind === 'milestone' ? 'Open the milestone' : 'Open the review',
  };
};

type Words = Pick<Asks, 'standards' | 'criterionWord' | 'minutesToJudge'>;
type AuditRow = Readonly<{
  enrolment: Pick<Enrolment, 'id'>;
  asks: Words;
  membership: string | null;
  isLeader: boolean;
}>;

const withWords = ({ team }: OpenStandard, membership: string | null): string => {
  const others = team.filter((part) => part.membershipId !== membership).map((part) => part.name);
  return others.length === 0 ? 'You look after it.' : `You look after it with ${list(others)}.`;
};

/** What was handed in waits for those who lead and are not named for it; the rest is with those named. */
const handedIn = (row: OpenStandard, { enrolment, membership, isLeader }: AuditRow): Waiting => ({
  title: `Look at what is handed in: ${row.name}`,
  about: `Initial audit, ${row.of - row.left} of ${row.of} judged`,
  href: href(paths.audit.assignment, { enrolment: enrolment.id, standard: row.code }),
  due: null,
  who: 'Coordinator and senior leaders',
  kind: 'waiting',
  state: 'Handed in',
  isMine: isLeader && !row.team.some((part) => part.membershipId === membership),
  holdsUp: isLeader && !row.team.some((part) => part.membershipId === membership),
  reason: `${list(row.team.map((part) => part.name))} handed it in. Close it, or ask for changes.`,
  minutes: 20,
  button: 'Look at it',
});

const toJudge = (row: OpenStandard, { enrolment, asks, membership }: AuditRow): Waiting => {
  const { code, name, left, of, team, held } = row;
  const isBack = held?.state === 'changes-requested';
  const at = { enrolment: enrolment.id, standard: code };
  return {
    title: isBack
      ? `Make the changes asked for: ${name}`
      : left === 0
        ? `Hand in: ${name}`
        : `Judge ${plural(left, asks.criterionWord.one, asks.criterionWord.many)}: ${name}`,
    about: `Initial audit, ${of - left} of ${of} judged`,
    href: href(isBack || left === 0 ? paths.audit.assignment : paths.audit.standard, at),
    due: held?.dueOn ?? null,
    who: list(team.map((part) => part.name)),
    kind: left === of ? 'not-started' : 'progress',
    state: isBack ? 'Changes asked for' : left === of ? 'Not started' : 'Started',
    isMine: team.some((part) => part.membershipId === membership),
    holdsUp: isBack && team.some((part) => part.membershipId === membership),
    reason: `${withWords(row, membership)} ${left === 0 ? 'Everything in it is judged.' : 'Each judgement needs a reason and evidence.'}`,
    minutes: left === 0 ? 5 : Math.min(60, left * asks.minutesToJudge),
    button: isBack ? 'Read what is asked' : left === 0 ? 'Hand it in' : 'Judge this standard',
  };
};

/** The audit's open work: for each standard that somebody looks after, what is still to be done with it, and by whom. */
export const auditWork = (
  enrolment: Pick<Enrolment, 'id'>,
  facts: Pick<Facts, 'judged' | 'team' | 'assignments'>,
  asks: Words,
  membership: string | null,
  isLeader = false,
): readonly Waiting[] =>
  openStandards(facts, asks).map((row) =>
    (row.held?.state === 'submitted' ? handedIn : toJudge)(row, { enrolment, asks, membership, isLeader }),
  );

/** A journey that ended in an award leads to its public page. */
export const wonOf = (enrolment: Enrolment, facts: Facts): Waiting | null =>
  enrolment.state !== 'completed' || facts.award === null
    ? null
    : {
        title: `${enrolment.schoolName} holds the mark`,
        about: 'Award',
        href: href(paths.awards.page, { award: facts.award }),
        due: null,
        who: null,
        kind: 'done',
        state: 'Awarded',
        isMine: false,
        reason: 'Its public page has the certificate, the badge and the status that anyone can check.',
        button: 'Open the public page',
      };
