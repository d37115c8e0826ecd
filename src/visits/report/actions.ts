import { uuidv7 } from '#platform/db';
import { longDate } from '#platform/kit';
import { markStep } from '#enrolment';
import { criterionOf, type Scheme } from '#schemes/rules';
import { noted, visitFor, type Doing } from '../actions.ts';
import { commentBy, type ReportGap, type VisitRefusal } from '../rules.ts';
import { tellModerator, tellSchoolOfReport, tellVerifierOfReturn } from '../mails.ts';
import { moveVisit, type Passed } from '../store.ts';
import { answerComment, insertComment, listComments } from './store.ts';

export type ReportDoing = Doing & Readonly<{ scheme: Scheme; origin: string }>;
export type ReportRefusal =
  | VisitRefusal
  | Readonly<{ kind: 'refused'; because: 'gaps' | 'unanswered' | 'still-open' | 'overtaken' }>;
export type ReportResult = Readonly<{ kind: 'done' }> | ReportRefusal;

const saver = ({ actor, now }: Doing) => ({ personId: actor.personId, now });

/** Sends the report to the school, which reads findings from now on and may comment on fact. Refused while anything is missing. */
export const sendReport = async (doing: ReportDoing, gaps: readonly ReportGap[]): Promise<ReportResult> => {
  const open = await visitFor('send', doing);
  if (open.kind === 'refused') return open;
  if (gaps.length > 0) return { kind: 'refused', because: 'gaps' };
  const until = commentBy(doing.today, doing.scheme.visit.factCheckDays);
  const passed = { reportedAt: doing.now, commentBy: until };
  const result = await moved(doing, open.visit.id, 'writing', passed, 'visits.reported');
  if (result.kind === 'done') await tellSchoolOfReport(doing, longDate(until));
  return result;
};

const moved = async (
  doing: Doing,
  id: string,
  from: Doing['standing']['state'],
  passed: Passed,
  act: string,
): Promise<ReportResult> => {
  if (!(await moveVisit(doing.db, id, from, passed))) return { kind: 'refused', because: 'overtaken' };
  if (passed.moderatedAt !== undefined) await markStep(doing.db, doing.enrolment, 5, 'done', doing.now);
  await noted(doing, act);
  return { kind: 'done' };
};

export const commentOnFact = async (
  doing: ReportDoing,
  typed: Readonly<{ criterion: string; says: string }>,
): Promise<ReportResult> => {
  const open = await visitFor('comment', doing);
  if (open.kind === 'refused') return open;
  const criterion = criterionOf(doing.scheme, typed.criterion)?.code ?? null;
  await insertComment(
    doing.db,
    uuidv7(),
    open.visit.id,
    doing.enrolment,
    { criterion, says: typed.says },
    saver(doing),
  );
  await noted(doing, 'visits.commented-on-fact', { criterion: criterion ?? 'report' });
  return { kind: 'done' };
};

/** Without a second verifier in the scheme the report is ready once its facts are settled. */
const settled = ({ scheme, now }: ReportDoing): Passed =>
  scheme.visit.secondVerifier ? { answeredAt: now } : { answeredAt: now, moderatedAt: now };

/** Whoever is next hears of it: the second verifier, where the scheme has one. */
const tellNext = async (doing: ReportDoing): Promise<void> => {
  if (doing.scheme.visit.secondVerifier) await tellModerator(doing);
};

/** The school gives the report back, with or without comments; the awarding body passes it on once the days for comments are over. */
export const returnReport = async (doing: ReportDoing, until: string | null): Promise<ReportResult> => {
  const isDesk = doing.actor.role === 'officer' || doing.actor.role === 'director';
  const open = await visitFor(isDesk ? 'pass-on' : 'return', doing);
  if (open.kind === 'refused') return open;
  if (isDesk && until !== null && doing.today <= until) return { kind: 'refused', because: 'still-open' };
  const comments = await listComments(doing.db, open.visit.id);
  const passed = comments.length === 0 ? { commentedAt: doing.now, ...settled(doing) } : { commentedAt: doing.now };
  const act = isDesk ? 'visits.passed-on' : 'visits.report-returned';
  const result = await moved(doing, open.visit.id, 'with-school', passed, act);
  if (result.kind === 'done') await (comments.length === 0 ? tellNext(doing) : tellVerifierOfReturn(doing));
  return result;
};

export const answer = async (
  doing: ReportDoing,
  id: string,
  typed: Readonly<{ answer: string; answerSays: string }>,
): Promise<ReportResult | null> => {
  const open = await visitFor('answer', doing);
  if (open.kind === 'refused') return open;
  if (!(await answerComment(doing.db, open.visit.id, id, typed, saver(doing)))) return null;
  await noted(doing, 'visits.comment-answered', { answer: typed.answer });
  return { kind: 'done' };
};

/** The verifier sends the report to the second verifier once every comment has its answer, and nothing is missing after the corrections. */
export const sendOn = async (doing: ReportDoing, gaps: readonly ReportGap[]): Promise<ReportResult> => {
  const open = await visitFor('send-on', doing);
  if (open.kind === 'refused') return open;
  const comments = await listComments(doing.db, open.visit.id);
  if (comments.some(({ answer: said }) => said === null)) return { kind: 'refused', because: 'unanswered' };
  if (gaps.length > 0) return { kind: 'refused', because: 'gaps' };
  const result = await moved(doing, open.visit.id, 'answering', settled(doing), 'visits.sent-on');
  if (result.kind === 'done') await tellNext(doing);
  return result;
};
