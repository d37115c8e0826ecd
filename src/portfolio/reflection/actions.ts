import { note, type About } from '#platform/trail';
import { href, paths } from '#paths';
import { mayDo } from '#enrolment/rules';
import { notify } from '#people';
import type { Doing } from '../actions.ts';
import { mayHandOver, mayRead, type Answers } from './rules.ts';
import { coordinatorsOf, putReflection, writeHanded, writeRead, type Reflection } from './store.ts';

export type Done =
  | Readonly<{ kind: 'done' }>
  | Readonly<{ kind: 'clash' }>
  | Readonly<{ kind: 'refused'; because: 'not-active' | 'too-little' | 'own-words' }>;

const noted = ({ db, actor, enrolment, now }: Doing, act: string, about: About) =>
  note(db, actor, { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);
const by = ({ actor, now }: Doing) => ({ personId: actor.personId, name: actor.name, now });
const isActive = ({ enrolment }: Doing) => mayDo('work', enrolment.state);
const notActive: Done = { kind: 'refused', because: 'not-active' };

/** Saves the answers where the form found them; a save that lost a race changes nothing and is told. */
export const reflect = async (
  doing: Doing,
  said: Readonly<{ standard: string; answers: Answers; version: number }>,
): Promise<Done> => {
  if (!isActive(doing)) return notActive;
  if (!(await putReflection(doing.db, doing.enrolment, said, by(doing)))) return { kind: 'clash' };
  await noted(doing, 'portfolio.reflected', { standard: said.standard });
  return { kind: 'done' };
};

/** Hands the reflection to those who lead the work: they are told. */
export const handOver = async (doing: Doing, reflection: Reflection, standardName: string): Promise<Done> => {
  if (!isActive(doing)) return notActive;
  if (!mayHandOver(reflection.answers)) return { kind: 'refused', because: 'too-little' };
  const { db, enrolment, now, actor } = doing;
  if (!(await writeHanded(db, enrolment.id, reflection.standard, reflection.version, by(doing))))
    return { kind: 'clash' };
  await noted(doing, 'portfolio.reflection-handed', { standard: reflection.standard });
  for (const { personId } of await coordinatorsOf(db, enrolment))
    if (personId !== actor.personId)
      await notify(
        db,
        {
          to: personId,
          about: 'handed-in',
          subject: `A reflection on ${standardName}`,
          text: `${actor.name} looks back on ${standardName} and hands it to you to read.`,
          href: href(paths.portfolio.reflection, { enrolment: enrolment.id, standard: reflection.standard }),
          schoolId: enrolment.schoolId,
          enrolmentId: enrolment.id,
          key: `reflection:${reflection.id}:${reflection.version}:${personId}`,
        },
        now,
      );
  return { kind: 'done' };
};

/** The senior member has read it, with a word to whoever wrote it. Nobody closes their own. */
export const readIt = async (
  doing: Doing,
  reflection: Reflection,
  reply: string,
  standardName: string,
): Promise<Done> => {
  if (!isActive(doing)) return notActive;
  if (!mayRead(reflection, doing.actor.personId)) return { kind: 'refused', because: 'own-words' };
  const { db, enrolment, now, actor } = doing;
  if (!(await writeRead(db, enrolment.id, reflection.standard, reflection.version, reply, by(doing))))
    return { kind: 'clash' };
  await noted(doing, 'portfolio.reflection-read', { standard: reflection.standard });
  await notify(
    db,
    {
      to: reflection.writtenBy,
      about: 'closed',
      subject: `${actor.name} has read your reflection`,
      text: `Your reflection on ${standardName} was read${reply === '' ? '.' : ', with a word for you.'}`,
      href: href(paths.portfolio.reflection, { enrolment: enrolment.id, standard: reflection.standard }),
      schoolId: enrolment.schoolId,
      enrolmentId: enrolment.id,
      key: `reflection-read:${reflection.id}:${reflection.version}`,
    },
    now,
  );
  return { kind: 'done' };
};
