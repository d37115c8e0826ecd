import { page, type Answer, type Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { FrozenPage } from './frozen-page.tsx';
import { isFrozen } from './store.ts';

/** Answers as asked while pupils may be followed without a reason; once the choice is frozen, says where to go: to an act with 409. */
export const unlessFrozen = async (
  { db, frame, scope }: Ask<Enrolment>,
  answer: () => Promise<Answer>,
  refusedWith: 200 | 409 = 200,
): Promise<Answer> =>
  (await isFrozen(db, scope.id)) ? page(FrozenPage({ frame, enrolment: scope.id }), { status: refusedWith }) : answer();
