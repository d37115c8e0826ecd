import type { Actor } from '#platform/actor';
import { uuidv7, type Db } from '#platform/db';
import { shorten } from '#platform/kit';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import { notify } from '#people';
import { href, paths } from '#paths';
import { auditNow, memberOf } from '../../actions.ts';
import { readTeammates } from '../../assignment/store.ts';
import { writingRefusal, type Refusal } from '../../rules.ts';
import type { WrittenArea } from '../store.ts';
import { addComment, readComments } from './store.ts';

export type Saying = Readonly<{ kind: 'said' | 'gone' }> | Refusal;

/**
 * Says something of a strength or an area, or answers what a colleague said. Who wrote it, who spoke before, and the coordinator are
 * told; an answer to an answer stands under the first.
 */
export const say = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  area: WrittenArea,
  said: Readonly<{ text: string; answers: string | null }>,
  now: Date,
): Promise<Saying> => {
  const [{ asking, standing }, comments, team] = await Promise.all([
    auditNow(db, actor, enrolment),
    readComments(db, enrolment.id, area.id),
    readTeammates(db, enrolment.id),
  ]);
  const refusal = writingRefusal(asking.role, standing);
  if (refusal !== null) return refusal;
  const answered = said.answers === null ? null : comments.find(({ id }) => id === said.answers);
  if (answered === undefined) return { kind: 'gone' };
  const { personId, name } = memberOf(actor);
  const id = uuidv7(now.getTime());
  const comment = {
    id,
    areaId: area.id,
    about: area.text,
    answers: answered === null ? null : (answered.answers ?? answered.id),
    text: said.text,
  };
  await addComment(db, enrolment, comment, { personId, name }, now);
  const about = { kind: area.kind };
  await note(
    db,
    actor,
    { act: 'audit.area-discussed', schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about },
    now,
  );
  const leads = team.filter(({ role, hasLeft }) => role === 'lead' && !hasLeft).map((each) => each.personId);
  const told = new Set([area.writtenBy, ...comments.map(({ byPerson }) => byPerson), ...leads]);
  told.delete(personId);
  for (const to of told)
    await notify(
      db,
      {
        to,
        about: 'area-discussed',
        subject: `${name} wrote about ${area.kind === 'strength' ? 'a strength' : 'an area for improvement'}`,
        text: `“${shorten(said.text, 200)}” It is about: ${shorten(area.text, 200)}`,
        href: href(paths.audit.discussArea, { enrolment: enrolment.id, area: area.id }),
        schoolId: enrolment.schoolId,
        enrolmentId: enrolment.id,
        key: `area-said:${id}:${to}`,
      },
      now,
    );
  return { kind: 'said' };
};
