import { dueIn, list, mediumDate } from '#platform/kit';
import { actWords } from '#duties';
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

/** Acts of the trail that say which criterion or standard they are about; the others are told in the trail's own words. */
const told: Readonly<Record<string, (about: Change['about']) => string>> = {
  'audit.judged': (about) => `judged ${criterion(about)}`,
  'audit.agreed': (about) => `agreed ${criterion(about)}`,
  'audit.seen-differently': (about) => `sees ${criterion(about)} differently`,
  'audit.handed-in': (about) => `handed in ${standard(about)}`,
  'audit.taken-back': (about) => `took ${standard(about)} back`,
  'audit.changes-asked': (about) => `asked for changes to ${standard(about)}`,
  'audit.closed-standard': (about) => `closed ${standard(about)}`,
  'audit.reopened-standard': (about) => `opened ${standard(about)} again`,
  'evidence.claimed': (about) => `linked evidence to ${criterion(about)}`,
};

const standard = (about: Change['about']): string =>
  typeof about['standard'] === 'string' ? `standard ${about['standard']}` : 'a standard';

const criterion = (about: Change['about']): string =>
  typeof about['criterion'] === 'string' ? `criterion ${about['criterion']}` : 'a criterion';

const trailWords: Readonly<Record<string, string>> = actWords;

/** What happened, in words: `judged criterion 5.3`. Acts that nobody has put in words yet are read from their name. */
export const changeWords = ({ act, about }: Pick<Change, 'act' | 'about'>): string =>
  told[act]?.(about) ?? trailWords[act] ?? act.slice(act.indexOf('.') + 1).replaceAll(/[-.]/g, ' ');
