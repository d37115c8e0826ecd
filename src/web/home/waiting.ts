import type { TagKind } from '#platform/kit';
import { dueIn } from '#platform/kit';
import { href, paths } from '#paths';
import type { Assigned, DeskItem } from './store.ts';

type Words = Readonly<{
  title: string;
  button: string;
  path: 'application' | 'assignments' | 'visit' | 'decision' | 'exemption';
}>;

/** What each thing that waits for the desk is called, and what its button does. */
export const deskWords = {
  head: { title: 'The head’s address is missing', button: 'Enter the address', path: 'application' },
  accept: { title: 'Application to decide', button: 'Read the application', path: 'application' },
  terms: { title: 'Data terms to accept', button: 'Open the terms', path: 'application' },
  adviser: { title: 'No adviser yet', button: 'Choose an adviser', path: 'assignments' },
  verifier: { title: 'No verifier yet', button: 'Choose a verifier', path: 'assignments' },
  report: { title: 'Report not yet sent', button: 'Look at the visit', path: 'visit' },
  panel: { title: 'No panel yet', button: 'Choose the panel', path: 'assignments' },
  exemption: { title: 'Exemption to decide', button: 'Read the request', path: 'exemption' },
  sign: { title: 'Decision to sign', button: 'Open the papers', path: 'decision' },
} as const satisfies Record<DeskItem['kind'], Words>;

export const deskHref = (item: DeskItem): string => {
  const enrolment = item.enrolmentId ?? '';
  switch (deskWords[item.kind].path) {
    case 'application':
      return href(paths.applications.one, { application: item.id });
    case 'assignments':
      return href(paths.enrolments.assignments, { enrolment });
    case 'visit':
      return href(paths.visits.home, { enrolment });
    case 'exemption':
      return href(paths.audit.exemption, { enrolment, exemption: item.id });
    case 'decision':
      return href(paths.awards.decision, { enrolment });
  }
};

export type Task = Readonly<{ title: string; reason: string; minutes: number; button: string; href: string }>;
export type Standing = Readonly<{ kind: TagKind; words: string; task: Task | null }>;

const later = (words: string): Standing => ({ kind: 'not-yet', words, task: null });
const nothing = (words: string): Standing => ({ kind: 'waiting', words, task: null });

const adviser = (it: Assigned): Standing => {
  const enrolment = it.enrolmentId;
  if (it.headAgreed && !it.planAgreed)
    return {
      kind: 'waiting',
      words: 'Plan waits for you',
      task: {
        title: `Read the action plan of ${it.school}`,
        reason: 'The senior team has agreed it. It counts once you have too.',
        minutes: 40,
        button: 'Read the plan',
        href: href(paths.plan.agreement, { enrolment }),
      },
    };
  if (it.submittedAt !== null) return nothing('Submitted');
  if (it.reviewAsked)
    return {
      kind: 'waiting',
      words: 'Portfolio waits for you',
      task: {
        title: `Look at the portfolio of ${it.school}`,
        reason: 'The school thinks that its evidence is in place and has invited you, standard by standard.',
        minutes: 90,
        button: 'Open the portfolio',
        href: href(paths.portfolio.home, { enrolment }),
      },
    };
  if (it.dayAsked)
    return {
      kind: 'waiting',
      words: 'Day to agree',
      task: {
        title: `Agree the day of the visit to ${it.school}`,
        reason: 'The school has proposed one.',
        minutes: 5,
        button: 'Answer the school',
        href: href(paths.portfolio.home, { enrolment }),
      },
    };
  return { kind: 'progress', words: 'With the school', task: null };
};

const verifier = (it: Assigned): Standing => {
  const enrolment = it.enrolmentId;
  if (it.visitState === null || it.visitState === 'writing')
    return {
      kind: 'progress',
      words: it.visitState === null ? 'To prepare' : 'Report to write',
      task: {
        title: it.visitState === null ? `Prepare the visit to ${it.school}` : `Write the report on ${it.school}`,
        reason: 'The pack, the claims to sample and the agenda stand together.',
        minutes: it.visitState === null ? 60 : 90,
        button: 'Open the visit',
        href: href(paths.visits.home, { enrolment }),
      },
    };
  if (it.visitState === 'answering')
    return {
      kind: 'waiting',
      words: 'Comments to answer',
      task: {
        title: `Answer ${it.school} on fact`,
        reason: 'The school has said where it thinks that a fact is wrong.',
        minutes: 30,
        button: 'Read the comments',
        href: href(paths.visits.comments, { enrolment }),
      },
    };
  return nothing(it.visitState === 'with-school' ? 'With the school' : 'With the second verifier');
};

const moderator = (it: Assigned): Standing =>
  it.visitState === 'with-moderator'
    ? {
        kind: 'waiting',
        words: 'Waits for you',
        task: {
          title: `Look again at ${it.school}`,
          reason: 'You see the evidence first, and the verifier’s level only after your own.',
          minutes: 60,
          button: 'Begin the second view',
          href: href(paths.visits.moderation, { enrolment: it.enrolmentId }),
        },
      }
    : it.visitState === 'ready'
      ? { kind: 'done', words: 'Done', task: null }
      : later('The report comes first');

const panel = (it: Assigned): Standing =>
  it.decided
    ? nothing('With the director')
    : it.visitState === 'ready'
      ? {
          kind: 'waiting',
          words: 'Decision waits',
          task: {
            title: `Decide on ${it.school}`,
            reason: 'Both verifiers have finished and the school has answered on fact.',
            minutes: 45,
            button: 'Open the papers',
            href: href(paths.awards.decision, { enrolment: it.enrolmentId }),
          },
        }
      : later('Opens when both verifiers have finished');

const byKind = { adviser, verifier, moderator, panel } as const satisfies Record<
  Assigned['kind'],
  (it: Assigned) => Standing
>;

/** Where one of my schools stands, and what it asks of me now, if anything. */
export const standingOf = (it: Assigned, today: string, now: Date): Standing => {
  if (it.closedAt !== null) return { kind: 'done', words: 'Finished', task: null };
  if (it.opensOn > today) return later(`Opens ${dueIn(it.opensOn, now)}`);
  return byKind[it.kind](it);
};
