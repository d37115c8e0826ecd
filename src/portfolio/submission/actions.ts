import { londonDay } from '#platform/clock';
import { uuidv7 } from '#platform/db';
import { freezeFigures } from '#tracking';
import { markStep, markSubmissionWithdrawn, markSubmitted } from '#enrolment';
import { by, done, noted, refuse, stopped, tell, type Doing, type Done } from '../actions.ts';
import { standingOf } from '../check/actions.ts';
import { changedSince } from '../check/mark.ts';
import { gateFindings } from '../check/rules.ts';
import { lookForNames } from '../names/actions.ts';
import { askPrint } from '../print/actions.ts';
import type { Review } from '../store.ts';
import { freeze, writeWithdrawn } from './store.ts';

/**
 * Submits: freezes everything that stands now as the cut-off. Refused with every finding that must be fixed first, and when
 * something was changed since the page with the check was opened (`seen`, the mark that stood on it).
 */
export const submit = async (doing: Doing, seen = ''): Promise<Done> => {
  const { db, enrolment, now } = doing;
  await db`select pg_advisory_xact_lock(hashtextextended(${`submit ${enrolment.id}`}, 0))`;
  const first = await standingOf(db, enrolment, now, { seesNames: true });
  const why = stopped(enrolment, 'submit', first.reviews);
  if (why !== null) return refuse(why);
  const changed = changedSince(seen, first.mark);
  if (changed.length > 0)
    return refuse(
      `${changed.join(' and ')} ${changed.length === 1 && changed[0] !== 'Figures' ? 'was' : 'were'} changed since you opened this page. Look at the check as it stands now, then submit.`,
    );
  await lookForNames(doing);
  const { scheme, facts, letOff } = await standingOf(db, enrolment, now, { seesNames: true });
  const findings = gateFindings(facts, letOff);
  if (findings.length > 0)
    return refuse(
      `The portfolio cannot be submitted yet. ${findings.length === 1 ? 'One thing is' : `${findings.length} things are`} to be fixed first.`,
      findings,
    );
  const id = uuidv7();
  const manifest = await freeze(db, enrolment, id, by(doing));
  if (manifest === null) return { kind: 'clash' };
  await markSubmitted(db, enrolment, now, now);
  await markStep(db, enrolment, 4, 'done', now);
  // Every figure as it went in, with what it was made of.
  await freezeFigures(db, doing.actor, enrolment, 'submitted', now);
  await noted(doing, 'portfolio.submitted', { submission: id, manifest });
  // What was submitted is set on paper at once: who judges finds it ready.
  await askPrint(doing, scheme, { submission: { id, cutOffAt: now }, standard: null });
  await tell(doing, 'adviser', {
    subject: `${enrolment.schoolName} has submitted its portfolio`,
    text: 'What stood at this moment is frozen for the visit.',
    waits: false,
  });
  return done;
};

/** Takes a submission back, with a reason. It stays on record beside the one that follows. */
export const withdraw = async (doing: Doing, reviews: readonly Review[], because: string): Promise<Done> => {
  const { db, enrolment, now } = doing;
  const why = stopped(enrolment, 'withdraw', reviews);
  if (why !== null) return refuse(why);
  if (enrolment.visitOn !== null && enrolment.visitOn <= londonDay(now))
    return refuse('The visit has begun, so the submission stands. Tell the verifier what should be corrected.');
  if (!(await writeWithdrawn(db, enrolment.id, because, by(doing)))) return { kind: 'clash' };
  await markSubmissionWithdrawn(db, enrolment);
  await markStep(db, enrolment, 4, 'reopened', now);
  await noted(doing, 'portfolio.withdrawn');
  return done;
};
