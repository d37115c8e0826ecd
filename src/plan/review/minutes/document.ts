import { paperDocument, type Document } from '#platform/documents';
import { longDate, mediumDate } from '#platform/kit';
import { actionStatuses, type ActionStatus } from '../../action/rules.ts';
import { cameWords, type Came } from '../record/rules.ts';
import type { MinutesOf } from './pages.tsx';

type Around = Readonly<{ school: string; scheme: string; review: string; printed: string }>;

const words = {
  came: 'Who came',
  decisions: 'Decisions',
  number: 'No.',
  decision: 'What was decided',
  owner: 'Who',
  due: 'By when',
  state: 'State',
  nothing: 'Nothing was decided.',
  progress: 'Progress of each action',
  action: 'Action',
  said: 'What was said',
  none: 'Nothing was said of single actions.',
  notes: 'What else was talked about',
  minutes: 'Minutes',
  next: 'Next meeting',
} as const;

const ended = { done: 'Done', dropped: 'Dropped' } as const;

/** The version in words; minutes that nobody has written over yet have none. */
const versionWords = (version: number): string => (version === 0 ? 'As recorded at the meeting' : `Version ${version}`);

/** What the record's own state is, in words: which version was printed, and whether it was approved. */
const standingOf = ({ review }: MinutesOf): string =>
  review.approvedOn === null
    ? `${versionWords(review.minutesVersion)}. Not yet approved by the working party.`
    : `${versionWords(review.minutesVersion)}, approved on ${longDate(review.approvedOn)}${review.approvedByName === null ? '' : ` by ${review.approvedByName} for the working party`}.`;

/** The minutes of a meeting on the house's paper. The same record gives the same bytes on the same day. */
export const minutesDocument = (of: MinutesOf, around: Around): Document => {
  const { review, people, points, progress, decisions, next } = of;
  const held = review.heldOn ?? review.plannedOn;
  const names = (came: Came) =>
    people
      .filter((person) => person.came === came)
      .map(({ name }) => name)
      .join(', ') || 'Nobody';
  const when = [longDate(held), review.startsAt].filter((part) => part !== null).join(', ');
  return paperDocument({
    template: 'src/plan/review/minutes/minutes.typ',
    createdAt: review.minutesAt ?? review.savedAt,
    head: {
      title: `${around.review} of ${mediumDate(held)}`,
      school: around.school,
      award: around.scheme,
      printed: around.printed,
      version: versionWords(review.minutesVersion),
    },
    data: {
      title: `${around.review} of ${mediumDate(held)}`,
      lead: `Minutes of the working party of ${around.school}.`,
      facts: [
        ['When', when],
        ['Where', review.place || 'Not written down'],
        ['Led by', review.leaderName ?? 'Nobody named'],
      ],
      came: [
        ['There', names('present')],
        [cameWords.apologies.word, names('apologies')],
        [cameWords.absent.word, names('absent')],
        ['Guests', review.others || 'Nobody'],
      ],
      decided: review.decisions,
      decisions: decisions.map((one) => ({
        number: String(one.number),
        says: one.says,
        owner: one.ownerName ?? 'Everybody',
        due: one.dueOn === null ? 'No day set' : mediumDate(one.dueOn),
        state: one.endedHow === null ? 'Open' : ended[one.endedHow],
      })),
      progress: progress.map((one) => ({
        action: `${one.number}. ${one.objective}`,
        said: one.note,
        owner: one.ownerName,
        // A status comes from the table's own check in the database.
        state: actionStatuses[one.status as ActionStatus].word,
      })),
      notes: points.filter(({ note }) => note !== '').map(({ title, note }) => ({ title, note })),
      minutes: review.minutes,
      next:
        next === null
          ? 'None was agreed at this meeting.'
          : [longDate(next.plannedOn), next.startsAt, next.place].filter(Boolean).join(', '),
      standing: standingOf(of),
      words,
    },
  });
};
