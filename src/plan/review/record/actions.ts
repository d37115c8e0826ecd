import { londonDay } from '#platform/clock';
import { uuidv7 } from '#platform/db';
import type { Problem } from '#platform/form';
import { schemeFor } from '#schemes';
import { noted, type Doing } from '../../action/actions.ts';
import { addReview, dayProblem, isOpen, notActive, saver } from '../actions.ts';
import { agendaOf, mattersOf } from '../agenda/rules.ts';
import * as agenda from '../agenda/store.ts';
import { listDecisions } from '../decision/store.ts';
import { mayReview, type ReviewRefusal } from '../rules.ts';
import { findReview, linkNext, type ListedReview } from '../store.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';

export type RecordSaved =
  | Readonly<{ kind: 'saved' }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'refused'; because: 'not-active' }>
  | ReviewRefusal;
export type TextSaved = RecordSaved | Readonly<{ kind: 'clash'; theirs: ListedReview }>;

export const placeOf = ({ enrolment }: Doing, reviewId: string) => ({
  id: reviewId,
  enrolmentId: enrolment.id,
  schoolId: enrolment.schoolId,
});

const refusal = (doing: Doing, act: 'begin' | 'record' | 'finish', review: ListedReview) => {
  if (!isOpen(doing)) return notActive;
  const may = mayReview(act, review, londonDay(doing.now));
  return may.kind === 'refused' ? may : null;
};

/** What stands on the agenda of a meeting now: arranged or made by itself. */
export const agendaFor = async (doing: Pick<Doing, 'db' | 'enrolment' | 'now'>, review: ListedReview) => {
  const { db, enrolment, now } = doing;
  const today = londonDay(now);
  const kept = await agenda.listPoints(db, review.id);
  if (review.beganAt !== null || review.heldOn !== null || review.calledOffOn !== null) return agendaOf([], kept, true);
  const scheme = await schemeFor(db, enrolment);
  const facts = await agenda.readAgendaFacts(db, enrolment.id, scheme, review.plannedOn, today);
  return agendaOf(mattersOf(facts, today, scheme.reviews.everyWeeks * 7), kept, false);
};

/** Begins the record: the agenda is fixed as it stands. A second press finds it begun and changes nothing. */
export const beginRecord = async (doing: Doing, review: ListedReview): Promise<RecordSaved> => {
  const { db } = doing;
  if (review.beganAt !== null && review.heldOn === null) return { kind: 'saved' };
  const refused = refusal(doing, 'begin', review);
  if (refused !== null) return refused;
  const points = await agendaFor(doing, review);
  if (!(await store.beginReview(db, review.id, saver(doing)))) return { kind: 'saved' };
  await agenda.writePoints(
    db,
    placeOf(doing, review.id),
    points.map((point, at) => ({ ...point, id: point.id ?? uuidv7(), place: at + 1 })),
    saver(doing),
  );
  await noted(doing, 'plan.review-begun', { review: review.id });
  return { kind: 'saved' };
};

type Ticked = Readonly<{ membershipId: string; was: rules.Came | null; ticked: rules.Came | null }>;

/** Records who came. Only what this form changed is written, so that two people may record at once. */
export const recordAttendance = async (
  doing: Doing,
  review: ListedReview,
  ticked: readonly Ticked[],
  others: Readonly<{ was: string; says: string }>,
): Promise<RecordSaved> => {
  const { db, enrolment } = doing;
  const refused = refusal(doing, 'record', review);
  if (refused !== null) return refused;
  await store.lockReview(db, review.id);
  const people = await store.listAttendance(db, enrolment.id, review.id);
  const marks = ticked.flatMap((mark) =>
    people
      .filter(({ membershipId }) => membershipId === mark.membershipId)
      .map(({ name, came }) => ({ ...mark, name, now: came })),
  );
  const { write, differing } = rules.markedBy(marks);
  const problems: Problem[] = differing.map(({ membershipId, name, now }) => ({
    field: `came-${membershipId}`,
    message: `A colleague recorded for ${name} meanwhile: ${now === null ? 'nothing' : rules.cameWords[now].word.toLowerCase()}. Choose again`,
  }));
  if (others.says.length > 1000) problems.push({ field: 'others', message: 'Use 1,000 characters or fewer' });
  const current = await findReview(db, enrolment.id, review.id);
  const isOthersTaken = current !== null && current.others !== others.was && current.others !== others.says;
  if (others.says !== others.was && isOthersTaken)
    problems.push({
      field: 'others',
      message: `A colleague wrote meanwhile: “${current.others}”. Join the two and save again`,
    });
  if (problems.length > 0) return { kind: 'problems', problems };
  if (write.length > 0) await store.writeAttendance(db, placeOf(doing, review.id), write);
  if (others.says !== others.was) await store.writeOthers(db, review.id, others.says);
  await noted(doing, 'plan.attendance-recorded', { review: review.id });
  return { kind: 'saved' };
};

/** Keeps the minutes as they are written, and every text that they ever had. */
export const saveMinutes = async (
  doing: Doing,
  review: ListedReview,
  typed: Readonly<{ minutes: string; version: number }>,
): Promise<TextSaved> => {
  const { db, enrolment } = doing;
  const refused = refusal(doing, 'record', review);
  if (refused !== null) return refused;
  if (typed.minutes === review.minutes) return { kind: 'saved' };
  if (!(await store.writeMinutes(db, review.id, typed.version, typed.minutes, saver(doing)))) {
    const theirs = await findReview(db, enrolment.id, review.id);
    return { kind: 'clash', theirs: theirs ?? review };
  }
  const revision = { about: 'minutes', version: typed.version + 1, says: typed.minutes };
  await store.insertRevision(db, placeOf(doing, review.id), revision, saver(doing));
  await noted(doing, 'plan.minutes-written', { review: review.id });
  return { kind: 'saved' };
};

/** Ends the meeting: from now on it counts as held. The next day that was agreed is planned at the same time and place. */
export const finishRecord = async (
  doing: Doing,
  review: ListedReview,
  typed: Readonly<{ heldOn: string; nextOn: string | null }>,
): Promise<RecordSaved> => {
  const { db, enrolment, now } = doing;
  const today = londonDay(now);
  const refused = refusal(doing, 'finish', review);
  if (refused !== null) return refused;
  const people = await store.listAttendance(db, enrolment.id, review.id);
  const points = await agenda.listPoints(db, review.id);
  const missing = rules.missingFrom({
    present: people.filter(({ came }) => came === 'present').length,
    progress: (await store.listProgress(db, review.id)).length,
    decisions: (await listDecisions(db, review.id)).length,
    notes: points.filter(({ note }) => note !== '').length,
    minutes: review.minutes,
  });
  const nextOn = review.nextId === null ? typed.nextOn : null;
  const problems: Problem[] = [
    ...missing.map((each) => rules.missingWords[each]),
    ...(typed.heldOn > today ? [{ field: 'heldOn', message: 'Enter a day that is not ahead' }] : []),
    ...(nextOn === null ? [] : await dayProblem(doing, 'nextOn', nextOn, review.id)),
  ];
  if (problems.length > 0) return { kind: 'problems', problems };
  if (!(await store.finishReview(db, review.id, typed.heldOn, saver(doing)))) return { kind: 'saved' };
  const silent = people.filter(({ came }) => came === null);
  if (silent.length > 0)
    await store.writeAttendance(
      db,
      placeOf(doing, review.id),
      silent.map(({ membershipId }) => ({ membershipId, came: 'absent' })),
    );
  if (nextOn !== null) {
    const { startsAt, minutesLong, place, asksAdviser } = review;
    const next = { plannedOn: nextOn, startsAt, minutesLong, place, asksAdviser, ledBy: review.ledBy };
    await linkNext(db, review.id, await addReview(doing, next));
  }
  await noted(doing, 'plan.review-held', { review: review.id });
  return { kind: 'saved' };
};

export type Approved = RecordSaved | rules.ApproveRefusal | Readonly<{ kind: 'clash'; theirs: ListedReview }>;

/** The working party approves the minutes as they stand: by somebody who did not write them. */
export const approveMinutes = async (
  doing: Doing,
  review: ListedReview,
  version: number,
  atId: string | null,
): Promise<Approved> => {
  if (!isOpen(doing)) return notActive;
  const may = rules.mayApprove(review, doing.actor.personId);
  if (may.kind === 'refused') return may;
  const approved = { on: londonDay(doing.now), atId, by: doing.actor.personId };
  if (!(await store.approveMinutes(doing.db, review.id, version, approved)))
    return { kind: 'clash', theirs: (await findReview(doing.db, doing.enrolment.id, review.id)) ?? review };
  await noted(doing, 'plan.minutes-approved', { review: review.id });
  return { kind: 'saved' };
};
