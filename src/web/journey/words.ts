import { dueIn, list, mediumDate } from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { stepState } from '#enrolment/rules';
import { steps } from '#journey';
import type { Change } from './store.ts';

/** The state of the whole journey in one or two sentences, under the school's name. */
export const leadSentence = (
  enrolment: Pick<Enrolment, 'state' | 'steps' | 'visitOn' | 'dueOn'>,
  now: Date,
): string => {
  if (enrolment.state === 'withdrawn') return 'The school has withdrawn. Everything it wrote stays its own.';
  if (enrolment.state === 'completed') return 'The journey is complete.';
  if (enrolment.state === 'paused') return 'The journey is paused. Nothing is lost, and nothing is due.';
  const under = steps
    .filter(({ number }) => stepState(number, enrolment.steps) === 'now')
    .map(({ number }) => String(number));
  const doing =
    under.length === 0
      ? 'Nothing has begun yet.'
      : `${under.length === 1 ? 'Step' : 'Steps'} ${list(under)} ${under.length === 1 ? 'is' : 'are'} under way.`;
  const visit =
    enrolment.visitOn === null
      ? `The journey is planned to end by ${mediumDate(enrolment.dueOn)}.`
      : visitWords(enrolment.visitOn, now);
  return `${doing} ${visit}`;
};

const visitWords = (on: string, now: Date): string => {
  const when = dueIn(on, now);
  return when.endsWith('late')
    ? `The accreditation visit was on ${mediumDate(on)}.`
    : `The accreditation visit is ${when}.`;
};

/** Acts of the trail in a colleague's words; what is not listed here is not news for a home page. */
const told: Readonly<Record<string, (about: Change['about']) => string>> = {
  'audit.judged': (about) => `judged ${criterion(about)}`,
  'audit.agreed': (about) => `agreed ${criterion(about)}`,
  'audit.seen-differently': (about) => `sees ${criterion(about)} differently`,
  'audit.area-written': () => 'wrote a strength or an area for improvement',
  'audit.area-agreed': () => 'agreed a strength or an area for improvement',
  'audit.area-taken-back': () => 'took back a strength or an area for improvement',
  'audit.area-discussed': () => 'wrote about a strength or an area for improvement',
  'audit.areas-ordered': () => 'put the areas for improvement in order',
  'audit.proposal-set-aside': () => 'set a proposed strength or area aside',
  'audit.proposal-looked-at-again': () => 'took up a proposal that was set aside',
  'audit.shared-out': () => 'shared out the audit',
  'audit.handed-in': (about) => `handed in ${standard(about)}`,
  'audit.taken-back': (about) => `took ${standard(about)} back`,
  'audit.changes-asked': (about) => `asked for changes to ${standard(about)}`,
  'audit.closed-standard': (about) => `closed ${standard(about)}`,
  'audit.reopened-standard': (about) => `opened ${standard(about)} again`,
  'audit.finished': () => 'finished the initial audit',
  'plan.agreed': () => 'agreed the action plan',
  'plan.reopened': () => 'reopened the action plan',
  'plan.finished': () => 'finished the action plan',
  'plan.wrote-action': () => 'wrote an action',
  'plan.changed-action': () => 'changed an action',
  'plan.commented': () => 'commented on the plan',
  'evidence.added': () => 'added an item of evidence',
  'evidence.claimed': (about) => `linked evidence to ${criterion(about)}`,
  'portfolio.submitted': () => 'submitted the portfolio',
  'portfolio.reviewed': () => 'reviewed the portfolio',
  'visits.reported': () => 'sent the visit’s report',
  'awards.decided': () => 'recorded the panel’s decision',
  'awards.issued': () => 'issued the award',
};

const standard = (about: Change['about']): string =>
  typeof about['standard'] === 'string' ? `standard ${about['standard']}` : 'a standard';

const criterion = (about: Change['about']): string =>
  typeof about['criterion'] === 'string' ? `criterion ${about['criterion']}` : 'a criterion';

/** What happened, in words: `judged criterion 5.3`. Acts without a sentence of their own are read from their name. */
export const changeWords = ({ act, about }: Pick<Change, 'act' | 'about'>): string =>
  told[act]?.(about) ?? act.slice(act.indexOf('.') + 1).replaceAll(/[-.]/g, ' ');
