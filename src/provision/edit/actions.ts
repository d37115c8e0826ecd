import { uuidv7 } from '#platform/db';
import { addDays, londonDay, schoolYearOf } from '#platform/clock';
import type { Problem } from '#platform/form';
import { note } from '#platform/trail';
import type { Doing } from '../asking.ts';
import { findProvision, type Provision } from '../store.ts';
import { togetherProblems, type Typed } from './forms.ts';
import * as store from './store.ts';

export type Saved =
  | Readonly<{ kind: 'saved'; id: string }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'clash'; theirs: Provision }>;

export const noted = (
  { db, actor, enrolment, now }: Doing,
  act: string,
  about: Readonly<Record<string, string | number>>,
) => note(db, actor, { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);

/** What a form names that the school does not have. */
const problemsWith = async (
  { db, enrolment, now }: Doing,
  typed: Typed,
  before: Provision | null,
): Promise<readonly Problem[]> => {
  const { partners, staff } = await store.offersOf(db, enrolment.schoolId, londonDay(now));
  const known = new Set([...staff.map(({ id }) => id), ...(before?.staff ?? []).map(({ id }) => id)]);
  return [
    ...togetherProblems(typed),
    ...(typed.partner === '' || partners.some(({ id }) => id === typed.partner)
      ? []
      : [{ field: 'partner', message: 'Choose a partner from the list, or none' }]),
    ...(typed.staff.every((id) => known.has(id)) ? [] : [{ field: 'staff', message: 'Choose staff from the list' }]),
  ];
};

export const addProvision = async (doing: Doing, typed: Typed): Promise<Saved> => {
  const problems = await problemsWith(doing, typed, null);
  if (problems.length > 0) return { kind: 'problems', problems };
  const id = uuidv7();
  await store.insertProvision(doing.db, id, doing.enrolment, typed, { personId: doing.actor.personId, now: doing.now });
  await noted(doing, 'provision.added', { provision: id });
  return { kind: 'saved', id };
};

export const changeProvision = async (
  doing: Doing,
  { before, version }: Readonly<{ before: Provision; version: number }>,
  typed: Typed,
): Promise<Saved> => {
  const problems = await problemsWith(doing, typed, before);
  if (problems.length > 0) return { kind: 'problems', problems };
  const by = { personId: doing.actor.personId, now: doing.now };
  if (await store.updateProvision(doing.db, { ...before, version }, typed, by)) {
    await noted(doing, 'provision.changed', { provision: before.id });
    return { kind: 'saved', id: before.id };
  }
  const theirs = await findProvision(doing.db, before, londonDay(doing.now));
  if (theirs === null) throw new Error(`The provision ${before.id} was there a moment ago: look for what removed it.`);
  return { kind: 'clash', theirs };
};

/** Fifty-two whole weeks: a year later on the same weekdays. */
const yearInDays = 364;

/** The school year that is planned: this one, and from June on the next. */
export const plannedYear = (today: string): string => schoolYearOf(addDays(today, 92));

/** Provision of the year before the one that is planned, unless it was stopped: it can be begun again. */
export const lastYears = (all: readonly Provision[], today: string): readonly Provision[] => {
  const before = schoolYearOf(addDays(today, 92 - yearInDays));
  return all.filter((each) => schoolYearOf(each.startsOn) === before && each.decision !== 'stop');
};

/** Copies what was chosen of last year; what has a copy already is left alone. How many were copied. */
export const copyLastYear = async (doing: Doing, chosen: readonly Provision[]): Promise<number> => {
  const { db, enrolment, actor, now } = doing;
  await store.lockSchoolProvision(db, enrolment.schoolId);
  const ids = chosen.map(({ id }) => id);
  const copied = await store.copiedAlready(db, enrolment.schoolId, ids);
  const fresh = ids.filter((id) => !copied.has(id));
  for (const from of fresh) {
    const given = { id: uuidv7(), from, days: yearInDays, today: londonDay(now) };
    await store.copyProvision(db, given, { personId: actor.personId, now });
  }
  if (fresh.length > 0) await noted(doing, 'provision.copied', { provisions: fresh.length });
  return fresh.length;
};
