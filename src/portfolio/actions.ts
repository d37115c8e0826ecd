import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { uuidv7, type Db } from '#platform/db';
import { note, type About } from '#platform/trail';
import { href, paths } from '#paths';
import { agreeVisitDate, markStep, type Enrolment } from '#enrolment';
import { mayDo as mayDoInEnrolment } from '#enrolment/rules';
import { notify } from '#people';
import { accept, findProposal, propose } from './date/store.ts';
import {
  dayRefusal,
  mayAccept,
  mayDo,
  portfolioState,
  stateRefusal,
  type Finding,
  type PortfolioAct,
  type PortfolioState,
  type Side,
  type Verdict,
} from './rules.ts';
import {
  insertReview,
  listReaders,
  putComment,
  writeAnswer,
  writeFinished,
  type Review,
  type ReviewComment,
} from './store.ts';

export type Doing = Readonly<{ db: Db; actor: Person; enrolment: Enrolment; now: Date }>;
export type Done =
  | Readonly<{ kind: 'done' }>
  | Readonly<{ kind: 'clash' }>
  | Readonly<{ kind: 'refused'; why: string; findings: readonly Finding[] }>;

export const done: Done = { kind: 'done' };
export const refuse = (why: string, findings: readonly Finding[] = []): Done => ({ kind: 'refused', why, findings });
export const by = ({ actor, now }: Doing) => ({ personId: actor.personId, name: actor.name, now });

export const noted = ({ db, actor, enrolment, now }: Doing, act: string, about: About = {}) =>
  note(db, actor, { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);

/** Tells the people of one side, each of whom the portfolio concerns; `waits`: the other side cannot go on without them. */
export const tell = async (
  { db, enrolment, now }: Doing,
  side: Side,
  { subject, text, waits }: Readonly<{ subject: string; text: string; waits: boolean }>,
): Promise<void> => {
  const readers = (await listReaders(db, enrolment.id)).filter((reader) => reader.side === side);
  for (const { personId } of readers)
    await notify(
      db,
      {
        ...{ to: personId, about: 'submission', subject, text, blocks: waits },
        ...{ schoolId: enrolment.schoolId, enrolmentId: enrolment.id },
        href: href(paths.portfolio.home, { enrolment: enrolment.id }),
        key: `portfolio:${enrolment.id}:${now.toISOString()}:${personId}`,
      },
      now,
    );
};

const notActive =
  'This work is paused or has ended. The coordinator can take it up again on the page “Where we stand”.';

/** Why this act cannot be done now, whoever asks. */
export const stopped = (enrolment: Enrolment, act: PortfolioAct, reviews: readonly Review[]): string | null => {
  if (!mayDoInEnrolment('work', enrolment.state)) return notActive;
  const state = stateOf(enrolment, reviews);
  return mayDo(act, state) ? null : stateRefusal(act, state);
};

export const stateOf = (enrolment: Enrolment, reviews: readonly Review[]): PortfolioState =>
  portfolioState({
    review: reviews[0] === undefined ? null : { isFinished: reviews[0].finishedAt !== null },
    isSubmitted: enrolment.submittedAt !== null,
  });

/** The school invites its adviser to look at the portfolio as it is. */
export const invite = async (doing: Doing, reviews: readonly Review[], message: string): Promise<Done> => {
  const { db, enrolment, now } = doing;
  const why = stopped(enrolment, 'invite', reviews);
  if (why !== null) return refuse(why);
  const adviser = (await listReaders(db, enrolment.id)).find((reader) => reader.side === 'adviser');
  if (adviser === undefined)
    return refuse(`No adviser is named for this work yet. Ask ${enrolment.bodyName} to name one, then invite again.`);
  if (!(await insertReview(db, enrolment, { id: uuidv7(), message }, by(doing)))) return { kind: 'clash' };
  await tell(doing, 'adviser', {
    subject: `${enrolment.schoolName} invites you to look at its portfolio`,
    text: message === '' ? 'The evidence is in place, the school thinks.' : message,
    waits: true,
  });
  await markStep(db, enrolment, 4, 'started', now);
  await noted(doing, 'portfolio.invited');
  return done;
};

type Said = Readonly<{ standard: string; verdict: Verdict; comment: string; version: number }>;

/** The adviser's word on one standard. */
export const commentOn = async (doing: Doing, reviews: readonly Review[], said: Said): Promise<Done> => {
  const why = stopped(doing.enrolment, 'comment', reviews);
  const [review] = reviews;
  if (why !== null || review === undefined) return refuse(why ?? stateRefusal('comment', 'preparing'));
  if (!(await putComment(doing.db, doing.enrolment, review.id, { id: uuidv7(), ...said }, by(doing))))
    return { kind: 'clash' };
  await noted(doing, 'portfolio.commented', { standard: said.standard, verdict: said.verdict });
  return done;
};

/** The adviser ends the round, once every standard has a word. */
export const finishReview = async (
  doing: Doing,
  reviews: readonly Review[],
  missing: readonly string[],
  advice: string,
): Promise<Done> => {
  const why = stopped(doing.enrolment, 'finish-review', reviews);
  const [review] = reviews;
  if (why !== null || review === undefined) return refuse(why ?? stateRefusal('finish-review', 'preparing'));
  if (missing.length > 0)
    return refuse(`Say a word on every standard first. Still without one: ${missing.join(', ')}.`);
  if (!(await writeFinished(doing.db, review.id, advice, by(doing)))) return { kind: 'clash' };
  await noted(doing, 'portfolio.reviewed', { round: review.round });
  await tell(doing, 'school', {
    subject: `${doing.actor.name} has looked at your portfolio`,
    text: 'The comments stand beside each standard. Answer them, agree the date of the visit, and submit when you are ready.',
    waits: true,
  });
  return done;
};

/** The school answers a comment. */
export const answer = async (
  doing: Doing,
  reviews: readonly Review[],
  comment: ReviewComment,
  version: number,
  words: string,
): Promise<Done> => {
  const why = stopped(doing.enrolment, 'answer', reviews);
  if (why !== null) return refuse(why);
  if (!(await writeAnswer(doing.db, comment.id, version, words, by(doing)))) return { kind: 'clash' };
  await noted(doing, 'portfolio.answered', { standard: comment.standard });
  return done;
};

/** Either side proposes a day for the visit. */
export const proposeDay = async (doing: Doing, reviews: readonly Review[], side: Side, day: string): Promise<Done> => {
  const { db, enrolment, now } = doing;
  const why = stopped(enrolment, 'agree-date', reviews) ?? dayRefusal(day, londonDay(now));
  if (why !== null) return refuse(why);
  await propose(db, enrolment, { id: uuidv7(), onDay: day, side }, by(doing));
  await noted(doing, 'portfolio.proposed-day', { day });
  await tell(doing, side === 'school' ? 'adviser' : 'school', {
    subject: `A day for the visit to ${enrolment.schoolName}`,
    text: `${doing.actor.name} proposes ${day.split('-').reverse().join('/')} for the visit. Accept it, or propose another.`,
    waits: true,
  });
  return done;
};

/** The other side accepts the day that stands; from then on it is the visit's. */
export const acceptDay = async (doing: Doing, reviews: readonly Review[], side: Side, id: string): Promise<Done> => {
  const { db, enrolment, now } = doing;
  const why = stopped(enrolment, 'agree-date', reviews);
  if (why !== null) return refuse(why);
  const proposal = await findProposal(db, enrolment.id);
  if (proposal === null || proposal.id !== id) return { kind: 'clash' };
  if (!mayAccept({ side: proposal.side, isAccepted: proposal.acceptedAt !== null }, side))
    return refuse('Your side proposed this day. The other side accepts it.');
  const late = dayRefusal(proposal.onDay, londonDay(now));
  if (late !== null) return refuse(`${late}. Propose another day.`);
  if (!(await accept(db, id, by(doing)))) return { kind: 'clash' };
  await agreeVisitDate(db, enrolment, proposal.onDay);
  await noted(doing, 'portfolio.agreed-day', { day: proposal.onDay });
  await tell(doing, side === 'school' ? 'adviser' : 'school', {
    subject: 'The day of the visit is agreed',
    text: `${doing.actor.name} accepted ${proposal.onDay.split('-').reverse().join('/')}.`,
    waits: false,
  });
  return done;
};
