import { list, longDate, plural, type TagKind } from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { openStandards, type Asks, type Facts, type Waiting } from './rules.ts';
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

/** One thing of the plan that is open, as it stands in the list of work. */
export const waitingOf = (work: Work, enrolment: string, membership: string | null): Waiting => {
  const [kind, state] = marks[work.state] ?? ['not-started', 'Not started'];
  return {
    title: work.title,
    about: work.about,
    href: workHref(work, enrolment),
    due: work.due,
    who: work.who,
    kind,
    state,
    isMine: membership !== null && work.membershipId === membership,
    ask: asWords[work.kind](work.title),
    reason: `${work.about}, due on ${longDate(work.due)}.`,
    button:
      work.kind === 'action' ? 'Open the action' : work.kind === 'milestone' ? 'Open the milestone' : 'Open the review',
  };
};

/** The audit's open work: for each standard that somebody looks after, how much of it is still to judge. */
export const auditWork = (
  enrolment: Enrolment,
  facts: Facts,
  asks: Asks,
  membership: string | null,
): readonly Waiting[] =>
  openStandards(facts, asks).map(({ code, name, left, of, team }) => ({
    title: `Judge ${plural(left, asks.criterionWord.one, asks.criterionWord.many)}: ${name}`,
    about: `Initial audit, ${of - left} of ${of} judged`,
    href: href(paths.audit.standard, { enrolment: enrolment.id, standard: code }),
    due: null,
    who: list(team.map((part) => part.name)),
    kind: left === of ? 'not-started' : 'progress',
    state: left === of ? 'Not started' : 'Started',
    isMine: team.some((part) => part.membershipId === membership),
    reason: `You look after it${team.length > 1 ? ` with ${list(team.filter((part) => part.membershipId !== membership).map((part) => part.name))}` : ''}. Each judgement needs a reason and evidence.`,
    minutes: Math.min(60, left * 5),
    button: 'Judge this standard',
  }));

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
