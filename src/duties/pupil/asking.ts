import type { Person } from '#platform/actor';
import { isUuid } from '#platform/db';
import type { Ask } from '#platform/route';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import { findPupil, type PupilRow } from './store.ts';

/** The coordinator and the working party write about a pupil; senior leaders read. */
export const writers = { kind: 'roles', roles: ['lead', 'member'] } as const;

export type Asked = Ask<Enrolment>;
export type Found = Readonly<{ pupil: PupilRow; of: Readonly<{ schoolId: string; pupilId: string }> }>;

export const personOf = ({ actor }: Pick<Asked, 'actor'>): Person => actor as Person; // both `teamOf` and `writers` let only people in

export const byOf = (ask: Asked) => ({ personId: personOf(ask).personId, name: personOf(ask).name, now: ask.now });

/** The pupil in the address, of this school; null for any other. */
export const pupilIn = async ({ db, params, scope }: Asked): Promise<Found | null> => {
  const id = params['pupil'] ?? '';
  const pupil = isUuid(id) ? await findPupil(db, { enrolmentId: scope.id, schoolId: scope.schoolId }, id) : null;
  return pupil === null ? null : { pupil, of: { schoolId: scope.schoolId, pupilId: id } };
};

/** What was done with one pupil, by code: the trail never has a name or the pupil's words. */
export const notedOf = (ask: Asked, { pupil }: Found, act: string) =>
  note(
    ask.db,
    ask.actor,
    {
      act,
      schoolId: ask.scope.schoolId,
      enrolmentId: ask.scope.id,
      about: { pupil: pupil.pupilId, code: pupil.code },
    },
    ask.now,
  );
