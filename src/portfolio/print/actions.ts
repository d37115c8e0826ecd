import { londonDay } from '#platform/clock';
import { uuidv7, type Db } from '#platform/db';
import { enqueue } from '#platform/jobs';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import type { Scheme } from '#schemes/rules';
import type { Doing } from '../actions.ts';
import type { Submission } from '../submission/store.ts';
import { insertPrint, printMark, printOfMark, type Print, type Wanted } from './store.ts';

export const printTask = 'portfolio.print';

type Which = Readonly<{ submission: Pick<Submission, 'id' | 'cutOffAt'> | null; standard: string | null }>;

/** What a document of a portfolio shows: of when, and which criteria. */
export const wantedOf = (
  enrolment: Pick<Enrolment, 'id'>,
  scheme: Scheme,
  { submission, standard }: Which,
): Wanted => ({
  enrolmentId: enrolment.id,
  upTo: submission?.cutOffAt ?? null,
  criteria: scheme.criteria.filter((one) => standard === null || one.standard === standard).map(({ code }) => code),
});

/** The mark that a document asked for now would have. */
export const markNow = (
  db: Db,
  enrolment: Pick<Enrolment, 'id'>,
  scheme: Scheme,
  which: Which,
  now: Date,
): Promise<string> =>
  printMark(
    db,
    { ...wantedOf(enrolment, scheme, which), submissionId: which.submission?.id ?? null, standard: which.standard },
    londonDay(now),
  );

/** Asks for a document; gives the one that is there already when nothing has changed since it was made. */
export const askPrint = async (doing: Doing, scheme: Scheme, which: Which): Promise<string> => {
  const { db, actor, enrolment, now } = doing;
  const { membershipId } = actor;
  if (membershipId === null) throw new Error('Choose a role first: a document is made for a role.');
  const mark = await markNow(db, enrolment, scheme, which, now);
  const there = await printOfMark(db, enrolment.id, mark);
  if (there !== null) return there;
  const id = uuidv7();
  const isNew = await insertPrint(db, {
    id,
    enrolmentId: enrolment.id,
    schoolId: enrolment.schoolId,
    submissionId: which.submission?.id ?? null,
    standard: which.standard,
    mark,
    askedBy: actor.personId,
    askedAs: membershipId,
    askedName: actor.name,
    askedAt: now,
  });
  // Somebody else's press was first: theirs is made.
  if (!isNew) return (await printOfMark(db, enrolment.id, mark)) ?? id;
  await enqueue(db, printTask, { print: id }, { key: `${printTask}:${id}` });
  await note(
    db,
    actor,
    {
      act: 'portfolio.print-asked',
      schoolId: enrolment.schoolId,
      enrolmentId: enrolment.id,
      about: { print: id, standard: which.standard ?? 'all' },
    },
    now,
  );
  return id;
};

/** Every document that is taken away is in the trail, which the school reads. */
export const noteTaken = ({ db, actor, enrolment, now }: Doing, print: Print): Promise<void> =>
  note(
    db,
    actor,
    {
      act: 'portfolio.taken',
      schoolId: enrolment.schoolId,
      enrolmentId: enrolment.id,
      about: { print: print.id, standard: print.standard ?? 'all' },
    },
    now,
  );
