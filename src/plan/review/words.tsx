import { Alert, longDate, shortDate, Tag } from '#platform/kit';
import { href, paths } from '#paths';
import { planRefusalWords, type Said } from '../panels.tsx';
import type { ApproveRefusal } from './record/rules.ts';
import { reviewState, reviewWords, stateWord, type Review, type ReviewRefusal, type Rhythm } from './rules.ts';

/** What reviews are called on pages: their state, the rhythm, why something cannot be done with one. */

export const ReviewTag = ({ of, today }: { of: Review; today: string }) => (
  <Tag kind={reviewWords[reviewState(of, today)].tag}>{stateWord(of, today)}</Tag>
);

export const reviewRefusalWords = (because: ReviewRefusal['because'] | 'not-active'): Said => {
  const what = 'The meeting stays as it was';
  switch (because) {
    case 'already-held':
      return { what, why: 'It has been held and recorded.', next: 'Correct its record, or plan another.' };
    case 'has-begun':
      return { what, why: 'Its record has been begun.', next: 'Go on with the record and finish it.' };
    case 'was-called-off':
      return { what, why: 'It was called off.', next: 'Plan another meeting.' };
    case 'not-begun':
      return { what, why: 'Its record has not been begun.', next: 'Begin the meeting on its own page first.' };
    case 'not-held':
      return { what, why: 'Its record is not finished.', next: 'Finish the record first.' };
    case 'still-ahead':
      return { what, why: 'Its day has not come.', next: 'Record it on the day, or move it to an earlier one.' };
    case 'not-active':
      return planRefusalWords('not-active');
  }
};

/** Why minutes cannot be approved now. */
export const approveRefusalWords = (because: ApproveRefusal['because']): Said => {
  const what = 'The minutes are not approved';
  switch (because) {
    case 'own-minutes':
      return { what, why: 'You wrote them.', next: 'Ask a colleague of the working party to press the button.' };
    case 'already-approved':
      return { what: 'The minutes are approved already', why: 'A colleague was first.', next: 'Go on.' };
    case 'not-held':
      return { what, why: 'The record is not finished.', next: 'Finish it first.' };
  }
};

/** "Tue 2 Feb, 15:45, library". */
export const whenAndWhere = ({
  plannedOn,
  startsAt,
  place,
}: Pick<Review, 'plannedOn' | 'startsAt' | 'place'>): string =>
  [shortDate(plannedOn), startsAt, place].filter((part) => part !== null && part !== '').join(', ');

/** Where the rhythm of half-termly reviews stands, in a sentence. */
export const rhythmSentence = (rhythm: Rhythm): string => {
  switch (rhythm.kind) {
    case 'none-yet':
      return 'No review is planned yet. The working party meets every half term.';
    case 'next':
      return `The next review is on ${longDate(rhythm.on)}.`;
    case 'missed':
      return `The review of ${longDate(rhythm.on)} was missed: record it, move it or say why it did not take place.`;
    case 'unfinished':
      return `The record of ${longDate(rhythm.on)} is not finished.`;
    case 'nothing-planned':
      return rhythm.dueBy === null
        ? 'No review is planned. Plan the next.'
        : `No review is planned. The next is due by ${longDate(rhythm.dueBy)}.`;
  }
};

/** On the plan's own page: a review that was missed, or whose record waits, says so until somebody sees to it. */
export const MissedReview = ({ rhythm, enrolment }: Readonly<{ rhythm: Rhythm; enrolment: string }>) =>
  rhythm.kind === 'missed' || rhythm.kind === 'unfinished' ? (
    <Alert kind="warning" title={rhythmSentence(rhythm)}>
      <p>
        <a href={href(paths.plan.review, { enrolment, review: rhythm.id })}>Open the review</a>
      </p>
    </Alert>
  ) : null;
