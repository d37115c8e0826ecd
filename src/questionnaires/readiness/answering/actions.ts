import { system, type Actor } from '#platform/actor';
import { asSystemWithin, type Db } from '#platform/db';
import { note } from '#platform/trail';
import { href, paths } from '#paths';
import { notify } from '#people';
import { listeners, opens, send, wishToTalk, type Opens } from '../store.ts';
import { statementsOf, type Statement } from '../statements.ts';
import { englishOf, howFar, inEnglish, languageOf, type Spoken } from '../words/rules.ts';
import { listPut } from '../words/store.ts';
import type { Given } from './rules.ts';

type Asking = Readonly<{ actor: Actor; now: Date }>;

const task = 'questionnaires';

export type Welcome = Opens &
  Readonly<{
    school: string;
    listener: string | null;
    /** Every language in which the school offers the questions, English first. */
    offered: readonly Spoken[];
  }>;

/** English, and what the school has put whole into other languages. */
const offeredIn = async (own: Db, { schoolId, statementsVersion }: Opens): Promise<readonly Spoken[]> => {
  const statements = statementsOf(statementsVersion);
  const put = await listPut(own, schoolId, statementsVersion);
  return [
    { language: inEnglish, words: englishOf(statements) },
    ...put.flatMap((each): Spoken[] => {
      const language = languageOf(each.language);
      return language === null || !howFar(each, statements).isOffered ? [] : [{ language, words: each.words }];
    }),
  ];
};

/** What a code opens, with the school and whoever hears pupils who want to talk; null when no slip has it. */
export const welcomeOf = (db: Db, asking: Asking, code: string): Promise<Welcome | null> =>
  asSystemWithin(db, { ...asking, task }, async (own) => {
    const found = await opens(own, code);
    if (found === null) return null;
    const [school] = await own<{ name: string }[]>`select name from school where id = ${found.schoolId}`;
    const [listener] = await listeners(own, found.schoolId);
    return {
      ...found,
      school: school?.name ?? 'your school',
      listener: listener?.name ?? null,
      offered: await offeredIn(own, found),
    };
  });

/** Keeps the answers, all at once. What was not answered is skipped. The trail says that somebody answered, not who. */
export const sendAnswers = (
  db: Db,
  asking: Asking,
  at: Readonly<{ code: string; welcome: Welcome }>,
  given: Given,
  statements: readonly Statement[],
): Promise<string> =>
  asSystemWithin(db, { ...asking, task }, async (own) => {
    const whole = Object.fromEntries(statements.map(({ key }) => [key, given[key] ?? ('skipped' as const)]));
    const done = await send(own, at.code, whole);
    if (done === 'sent') await note(own, system(task), noted(at.welcome, 'questionnaires.answered'), asking.now);
    return done;
  });

const noted = ({ schoolId, enrolmentId }: Welcome, act: string) => ({ act, schoolId, enrolmentId });

/** Tells the DSL and deputies that a pupil wants to talk. No mail has a name; who it is stands on the DSL's own page. */
export const tellSomebody = (db: Db, asking: Asking, code: string, welcome: Welcome): Promise<void> =>
  asSystemWithin(db, { ...asking, task }, async (own) => {
    if (!(await wishToTalk(own, code))) return;
    await note(own, system(task), noted(welcome, 'questionnaires.wish'), asking.now);
    for (const { personId } of await listeners(own, welcome.schoolId))
      await notify(
        own,
        {
          to: personId,
          about: 'pupil-wish',
          subject: 'A pupil wants to talk to you',
          text: 'A pupil said so while answering a questionnaire. Sign in to see who it is, and speak with them today.',
          href: href(paths.questionnaires.talk, { enrolment: welcome.enrolmentId }),
          schoolId: welcome.schoolId,
          enrolmentId: welcome.enrolmentId,
          blocks: true,
          key: `pupil-wish:${welcome.roundId}:${personId}:${asking.now.toISOString()}`,
        },
        asking.now,
      );
  });
