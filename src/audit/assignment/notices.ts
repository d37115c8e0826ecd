/** What those concerned are told when a standard changes hands. Each is one or two sentences, with the way to the standard. */
import type { Db } from '#platform/db';
import { list, longDate } from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { notify, type NoticeKind } from '#people';
import { href, paths } from '#paths';
import { standardLabel, type Scheme, type Standard } from '#schemes/rules';
import type { Pressed } from './rules.ts';
import type { Teammate } from './store.ts';

export type Told = Readonly<{ enrolment: Enrolment; scheme: Scheme; standard: Standard; version: number }>;

const pageOf = ({ enrolment, standard }: Told): string =>
  href(paths.audit.assignment, { enrolment: enrolment.id, standard: standard.code });

const tell = (
  db: Db,
  told: Told,
  to: Pick<Teammate, 'personId'>,
  words: Readonly<{ about: NoticeKind; subject: string; text: string; blocks?: boolean; key: string }>,
  now: Date,
) => {
  const { enrolment, standard, version } = told;
  return notify(
    db,
    {
      ...words,
      to: to.personId,
      href: pageOf(told),
      schoolId: enrolment.schoolId,
      enrolmentId: enrolment.id,
      key: `audit-${words.key}:${enrolment.id}:${standard.code}:${version}:${to.personId}`,
    },
    now,
  );
};

const dueWords = (dueOn: string | null): string =>
  dueOn === null ? 'No day is set yet.' : `It is due on ${longDate(dueOn)}.`;

/** Newly named people are told what they were given, with whom, and by when. */
export const tellAssigned = async (
  db: Db,
  told: Told,
  fresh: readonly Teammate[],
  named: readonly Teammate[],
  dueOn: string | null,
  now: Date,
): Promise<void> => {
  const label = standardLabel(told.scheme, told.standard);
  for (const person of fresh) {
    const others = named.filter(({ personId }) => personId !== person.personId).map(({ name }) => name);
    const beside = others.length === 0 ? 'You judge it by yourself for now.' : `You judge it with ${list(others)}.`;
    await tell(
      db,
      told,
      person,
      {
        about: 'assigned',
        subject: `${label} is given to you`,
        text: `${beside} ${dueWords(dueOn)}`,
        key: 'assigned',
      },
      now,
    );
  }
};

/** Those who were named already are told that the day has moved. */
export const tellDay = async (db: Db, told: Told, kept: readonly Teammate[], dueOn: string | null, now: Date) => {
  const label = standardLabel(told.scheme, told.standard);
  for (const person of kept)
    await tell(
      db,
      told,
      person,
      { about: 'assigned', subject: `${label} has another day`, text: dueWords(dueOn), key: 'day' },
      now,
    );
};

const after = {
  'hand-in': { about: 'handed-in', said: 'is handed in', next: 'Read it, then close it or ask for changes.' },
  'take-back': null,
  'ask-changes': { about: 'changes-asked', said: 'needs changes', next: 'It is open to you again.' },
  close: { about: 'closed', said: 'is closed', next: 'Nothing more is asked of you there.' },
  reopen: { about: 'changes-asked', said: 'is open again', next: 'Judge what is asked for, then hand it in again.' },
} as const satisfies Record<Pressed, Readonly<{ about: NoticeKind; said: string; next: string }> | null>;

/** What a move means for the others: those who look at the work, or those who did it. What comes back to them holds them up. */
export const tellMove = async (
  db: Db,
  told: Told,
  move: Pressed,
  to: readonly Teammate[],
  by: Readonly<{ personId: string; name: string; reason: string }>,
  now: Date,
): Promise<void> => {
  const words = after[move];
  if (words === null) return;
  const label = standardLabel(told.scheme, told.standard);
  for (const person of to.filter(({ personId }) => personId !== by.personId))
    await tell(
      db,
      told,
      person,
      {
        about: words.about,
        subject: `${label} ${words.said}`,
        text: `${by.reason === '' ? `${by.name} did it.` : `${by.name} wrote: “${by.reason}”`} ${words.next}`,
        blocks: words.about === 'changes-asked',
        key: move,
      },
      now,
    );
};
