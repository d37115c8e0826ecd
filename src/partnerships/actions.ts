import { londonDay } from '#platform/clock';
import type { Person } from '#platform/actor';
import { uuidv7, type Db } from '#platform/db';
import type { Problem } from '#platform/form';
import { note } from '#platform/trail';
import { markStep, type Enrolment } from '#enrolment';
import { mayDo as mayDoInEnrolment } from '#enrolment/rules';
import { schemeOf } from '#schemes';
import { gateFor } from '#schemes/rules';
import type { PartnerTyped, PartnershipTyped } from './forms.ts';
import { countPartnerships, mayDo, type PartnershipRefusal } from './rules.ts';
import * as store from './store.ts';

/** Who does it, for which enrolment, and when. */
type Doing = Readonly<{ db: Db; actor: Person; enrolment: Enrolment; now: Date }>;

export type Saved<Theirs> =
  | Readonly<{ kind: 'saved'; id: string }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'clash'; theirs: Theirs }>
  | PartnershipRefusal;

const notActive: PartnershipRefusal = { kind: 'refused', because: 'not-active' };
const isOpen = (enrolment: Enrolment): boolean => mayDoInEnrolment('work', enrolment.state);
const noted = ({ db, actor, enrolment, now }: Doing, act: string, about: Record<string, string>) =>
  note(db, actor, { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);
const takenName: Problem = {
  field: 'name',
  message: 'You have a partner of that name: choose another name, or change that one',
};

export const addPartner = async (doing: Doing, typed: PartnerTyped): Promise<Saved<never>> => {
  const { db, actor, enrolment, now } = doing;
  if (!isOpen(enrolment)) return notActive;
  if (await store.hasPartnerNamed(db, enrolment.schoolId, typed.name, null))
    return { kind: 'problems', problems: [takenName] };
  const id = uuidv7();
  await store.insertPartner(db, id, enrolment.schoolId, typed, { personId: actor.personId, now });
  await noted(doing, 'partnerships.partner-added', { partner: id });
  return { kind: 'saved', id };
};

export const changePartner = async (
  doing: Doing,
  id: string,
  version: number,
  typed: PartnerTyped,
): Promise<Saved<store.ListedPartner>> => {
  const { db, actor, enrolment, now } = doing;
  if (!isOpen(enrolment)) return notActive;
  if (await store.hasPartnerNamed(db, enrolment.schoolId, typed.name, id))
    return { kind: 'problems', problems: [takenName] };
  if (await store.updatePartner(db, id, version, typed, { personId: actor.personId, now })) {
    await noted(doing, 'partnerships.partner-changed', { partner: id });
    return { kind: 'saved', id };
  }
  return clash(await store.findPartner(db, enrolment.schoolId, id));
};

export const propose = async (doing: Doing, partnerId: string, typed: PartnershipTyped): Promise<Saved<never>> => {
  const { db, actor, enrolment, now } = doing;
  if (!isOpen(enrolment)) return notActive;
  if ((await store.findPartner(db, enrolment.schoolId, partnerId)) === null)
    return { kind: 'problems', problems: [{ field: 'partner', message: 'Choose a partner' }] };
  const id = uuidv7();
  await store.insertPartnership(db, id, enrolment, partnerId, typed, { personId: actor.personId, now });
  await noted(doing, 'partnerships.proposed', { partnership: id, partner: partnerId });
  return { kind: 'saved', id };
};

type Wanted = Readonly<{ before: store.ListedPartnership; version: number }>;

export const changePartnership = async (
  doing: Doing,
  wanted: Wanted,
  typed: PartnershipTyped,
): Promise<Saved<store.ListedPartnership>> =>
  wanted.before.liveOn !== null && (typed.agreedWith === '' || typed.pupilsGet === '')
    ? { kind: 'problems', problems: stillNeeded(typed) }
    : move(doing, wanted, 'change', wanted.before, (by) =>
        store.updatePartnership(doing.db, wanted.before.id, wanted.version, typed, by),
      );

/** What a partnership that has begun cannot do without. */
const stillNeeded = (typed: PartnershipTyped): readonly Problem[] => [
  ...(typed.pupilsGet === ''
    ? [{ field: 'pupilsGet', message: 'Say what pupils get: this partnership has a first day' }]
    : []),
  ...(typed.agreedWith === ''
    ? [{ field: 'agreedWith', message: 'Enter who agreed it at the partner: this partnership has a first day' }]
    : []),
];

/** The partnership is live from this day; the gate of step 3 counts it from then on. */
export const begin = async (doing: Doing, wanted: Wanted, liveOn: string): Promise<Saved<store.ListedPartnership>> => {
  const agreedOn = wanted.before.agreedOn;
  if (agreedOn !== null && liveOn < agreedOn)
    return {
      kind: 'problems',
      problems: [{ field: 'liveOn', message: 'Enter a day on or after the day on which it was agreed' }],
    };
  return move(doing, wanted, 'begin', wanted.before, (by) =>
    store.beginPartnership(doing.db, wanted.before.id, wanted.version, liveOn, by),
  );
};

export const end = async (
  doing: Doing,
  wanted: Wanted,
  ended: Readonly<{ endedOn: string; endedBecause: string }>,
): Promise<Saved<store.ListedPartnership>> => {
  const { liveOn } = wanted.before;
  if (liveOn !== null && ended.endedOn < liveOn)
    return {
      kind: 'problems',
      problems: [{ field: 'endedOn', message: 'Enter a day on or after the day on which it began' }],
    };
  const saved = await move(doing, wanted, 'end', wanted.before, (by) =>
    store.endPartnership(doing.db, wanted.before.id, wanted.version, ended, by),
  );
  if (saved.kind === 'saved') await openStepAgain(doing);
  return saved;
};

/** Step 3 is done only while the partnerships that the scheme asks for are live: until the school submits, an end may open it again. */
const openStepAgain = async ({ db, enrolment, now }: Doing): Promise<void> => {
  const isDone = enrolment.steps.some(({ step, doneOn }) => step === 3 && doneOn !== null);
  if (!isDone || enrolment.submittedAt !== null) return;
  const scheme = await schemeOf(db, enrolment.schemeVersionId);
  const asked = gateFor(scheme, 'partnerships-live')?.atLeast ?? 0;
  const { live } = countPartnerships(await store.listSpans(db, enrolment.id), asked, londonDay(now));
  if (live < asked) await markStep(db, enrolment, 3, 'reopened', now);
};

const acted = { change: 'partnerships.changed', begin: 'partnerships.began', end: 'partnerships.ended' } as const;

const move = async (
  doing: Doing,
  { before }: Wanted,
  act: keyof typeof acted,
  after: store.ListedPartnership,
  save: (by: { personId: string; now: Date }) => Promise<boolean>,
): Promise<Saved<store.ListedPartnership>> => {
  if (!isOpen(doing.enrolment)) return notActive;
  const may = mayDo(act, after, londonDay(doing.now));
  if (may.kind === 'refused') return may;
  if (!(await save({ personId: doing.actor.personId, now: doing.now })))
    return clash(await store.findPartnership(doing.db, doing.enrolment.id, before.id));
  await noted(doing, acted[act], { partnership: before.id });
  return { kind: 'saved', id: before.id };
};

const clash = <Theirs>(theirs: Theirs | null): Saved<Theirs> => {
  if (theirs === null)
    throw new Error(
      'A saved row vanished while it was being changed. Nothing here deletes rows: look at the database.',
    );
  return { kind: 'clash', theirs };
};
