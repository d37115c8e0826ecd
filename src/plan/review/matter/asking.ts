import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import { listNotes } from '../../action/progress/store.ts';
import { findAction, listOwners } from '../../action/store.ts';
import { place, type Asked } from '../../asking.ts';
import type { KeptPoint } from '../agenda/rules.ts';
import { listPoints } from '../agenda/store.ts';
import { findDecision } from '../decision/store.ts';
import { reviewAsked } from '../record/asking.ts';
import { mayReview } from '../rules.ts';
import { findReview, type ListedReview } from '../store.ts';
import { MatterPage, type MatterProps } from './pages.tsx';

export type Found = Readonly<{ review: ListedReview; points: readonly KeptPoint[]; at: number; point: KeptPoint }>;

/** The point named in the address, at a meeting that has begun. */
export const asked = async (ask: Asked): Promise<Found | null> => {
  const review = await reviewAsked(ask);
  if (review === null || mayReview('record', review, londonDay(ask.now)).kind === 'refused') return null;
  const points = (await listPoints(ask.db, review.id)).filter(({ isLeftOut }) => !isLeftOut);
  const at = points.findIndex(({ id }) => id === ask.params['matter']);
  const point = points[at];
  return point === undefined ? null : { review, points, at, point };
};

type More = Partial<MatterProps>;

export const shown = async (ask: Asked, { review, points, at, point }: Found, more: More = {}) => {
  const { db, scope } = ask;
  const id = isUuid(point.about) ? point.about : null;
  const action = point.kind === 'action' && id !== null ? await findAction(db, scope.id, id) : null;
  return MatterPage({
    ...place(ask),
    review,
    point,
    number: at + 1,
    of: points.length,
    next: points[at + 1] ?? null,
    previous: points[at - 1] ?? null,
    team: await listOwners(db, scope.id),
    action,
    notes: action === null ? [] : await listNotes(db, action.id),
    decision: point.kind === 'decision' && id !== null ? await findDecision(db, scope.id, id) : null,
    before: point.kind === 'minutes' && id !== null ? await findReview(db, scope.id, id) : null,
    ...more,
  });
};
