import { isUuid } from '#platform/db';
import { listOwners } from '../../action/store.ts';
import { place, type Asked } from '../../asking.ts';
import { listPoints } from '../agenda/store.ts';
import { agendaOf } from '../agenda/rules.ts';
import { listDecisions } from '../decision/store.ts';
import { findReview, type ListedReview } from '../store.ts';
import { MeetingPage, type MeetingProps } from './pages.tsx';
import { listAttendance, listProgress } from './store.ts';

/** The meeting named in the address, if this reader may see it. */
export const reviewAsked = async (ask: Asked): Promise<ListedReview | null> => {
  const id = ask.params['review'] ?? '';
  return isUuid(id) ? findReview(ask.db, ask.scope.id, id) : null;
};

/** The page on which a meeting is written down, with everything that stands of it. */
export const meetingPage = async (ask: Asked, review: ListedReview, more: Partial<MeetingProps> = {}) =>
  MeetingPage({
    ...place(ask),
    review,
    people: await listAttendance(ask.db, ask.scope.id, review.id),
    points: agendaOf([], await listPoints(ask.db, review.id), true),
    progress: await listProgress(ask.db, review.id),
    decisions: await listDecisions(ask.db, review.id),
    team: await listOwners(ask.db, ask.scope.id),
    ...more,
  });
