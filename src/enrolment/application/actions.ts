import { createHash, randomBytes } from 'node:crypto';
import { system, type Person } from '#platform/actor';
import { addDays, londonDay } from '#platform/clock';
import { uuidv7, type Database, type Db } from '#platform/db';
import { post } from '#platform/mail';
import { note } from '#platform/trail';
import { href, paths } from '#paths';
import { applicationState, isReadyToEnrol, mayAct, type ApplicationAct } from '../rules.ts';
import {
  changeApplication,
  findApplication,
  findByHeadToken,
  insertApplication,
  insertEnrolment,
  keepContact,
  type Application,
  type NewApplication,
} from './store.ts';

/** What stopped an act: it is not allowed now, or somebody else changed the application a moment ago. */
export type Refusal = Readonly<{ kind: 'refused'; because: 'not-now' | 'changed-meanwhile' }>;
const daysInMonth = 365.25 / 12;

type Done<T> = Readonly<{ kind: 'done'; value: T }> | Refusal;

const hash = (token: string): Uint8Array => createHash('sha256').update(token).digest();

const about = (application: Application) => ({ schoolId: application.schoolId, bodyId: application.bodyId });

/** Applies for the school, and writes to the head at once when the awarding body holds an address. */
export const apply = async (
  db: Db,
  actor: Person,
  wanted: Omit<NewApplication, 'id'>,
  origin: string,
): Promise<string> => {
  const id = uuidv7();
  await insertApplication(db, { ...wanted, id });
  await note(
    db,
    actor,
    { act: 'application.made', schoolId: wanted.schoolId, bodyId: wanted.bodyId, about: { application: id } },
    wanted.appliedAt,
  );
  const made = await findApplication(db, id);
  if (made?.headEmail != null) await askHead(db, actor, made, origin, wanted.appliedAt);
  return id;
};

/** Sends the head a fresh link to confirm; an older link stops working. */
export const askHead = async (
  db: Db,
  actor: Person,
  application: Application,
  origin: string,
  now: Date,
): Promise<Done<null>> => {
  if (!mayAct('remind-head', applicationState(application)) || application.headEmail === null)
    return { kind: 'refused', because: 'not-now' };
  const token = randomBytes(32).toString('base64url');
  const isChanged = await changeApplication(db, application, {
    head_token_hash: hash(token),
    head_asked_at: now,
    head_asked_email: application.headEmail,
  });
  if (!isChanged) return { kind: 'refused', because: 'changed-meanwhile' };
  await post(db, {
    to: { name: application.headName ?? '', address: application.headEmail },
    subject: `${application.schoolName}: please confirm the application for the ${application.schemeTitle}`,
    text:
      `${application.appliedByName ?? 'A coordinator'} has applied for ${application.schoolName} to work for the ${application.schemeTitle}.\n\n` +
      `Confirm it, or say that it should not go ahead, here:\n${origin}${href(paths.applications.confirm, { token })}\n\n` +
      `Nothing happens until you confirm.`,
    why: `${application.bodyName} holds this as the head's address of ${application.schoolName}.`,
  });
  await note(
    db,
    actor,
    { act: 'application.head-asked', ...about(application), about: { application: application.id } },
    now,
  );
  return { kind: 'done', value: null };
};

/** The officer enters or corrects the head's address; the head is written to if the application waits for them. */
export const enterContact = async (
  db: Db,
  actor: Person,
  application: Application,
  contact: Readonly<{ head_name: string; head_email: string }>,
  origin: string,
  now: Date,
): Promise<void> => {
  await keepContact(db, {
    ...about(application),
    headName: contact.head_name,
    headEmail: contact.head_email,
    by: actor.name,
    now,
  });
  await note(
    db,
    actor,
    { act: 'application.contact-entered', ...about(application), about: { application: application.id } },
    now,
  );
  const fresh = await findApplication(db, application.id);
  if (fresh !== null) await askHead(db, actor, fresh, origin, now);
};

/** The head confirms by their own link, once. Runs as the system: the head may have no account. */
export const confirmByHead = async (
  database: Database,
  token: string,
  name: string,
  now: Date,
): Promise<Application | null> =>
  database.asActor(system('head-confirms'), async (db) => {
    const application = await findByHeadToken(db, hash(token));
    if (application === null || !mayAct('confirm', applicationState(application))) return null;
    const isKept = await changeApplication(db, application, {
      head_confirmed_at: now,
      head_confirmed_name: name,
      head_token_hash: null,
    });
    // Somebody was first, and the link may be over: the head is told so, never that it is confirmed.
    if (!isKept) return null;
    await note(
      db,
      system('head-confirms'),
      { act: 'application.confirmed', ...about(application), about: { application: application.id, name } },
      now,
    );
    return application;
  });

/** What the head's link speaks of, without using it up: mail scanners open links too. */
export const seeByHead = (database: Database, token: string): Promise<Application | null> =>
  database.asActor(system('head-reads'), (db) => findByHeadToken(db, hash(token)));

/** Does one act if its state allows it and nobody was first. */
const act = async (
  db: Db,
  actor: Person,
  application: Application,
  which: ApplicationAct,
  change: Parameters<typeof changeApplication>[2],
  now: Date,
): Promise<Done<null>> => {
  if (!mayAct(which, applicationState(application))) return { kind: 'refused', because: 'not-now' };
  if (!(await changeApplication(db, application, change))) return { kind: 'refused', because: 'changed-meanwhile' };
  await note(
    db,
    actor,
    { act: `application.${which}`, ...about(application), about: { application: application.id } },
    now,
  );
  return { kind: 'done', value: null };
};

export const accept = (db: Db, actor: Person, application: Application, now: Date) =>
  act(db, actor, application, 'accept', { decision: 'accepted', decided_at: now, decided_by: actor.membershipId }, now);

export const refuse = (db: Db, actor: Person, application: Application, reason: string, now: Date) =>
  act(
    db,
    actor,
    application,
    'refuse',
    { decision: 'refused', decision_reason: reason, decided_at: now, decided_by: actor.membershipId },
    now,
  );

export const withdraw = (db: Db, actor: Person, application: Application, now: Date) =>
  act(db, actor, application, 'withdraw', { withdrawn_at: now }, now);

/**
 * One side accepts the data terms; when both have, the enrolment is made in the same transaction. `months` is how long the
 * chosen route takes in the scheme. The value is the new enrolment's id, or null while the other side has not accepted.
 */
export const acceptTerms = async (
  db: Db,
  actor: Person,
  application: Application,
  months: number,
  now: Date,
): Promise<Done<string | null>> => {
  const change =
    actor.bodyId === null
      ? { school_terms_at: now, school_terms_by: actor.membershipId }
      : { body_terms_at: now, body_terms_by: actor.membershipId };
  const accepted = await act(db, actor, application, 'accept-terms', change, now);
  if (accepted.kind === 'refused') return accepted;
  const fresh = await findApplication(db, application.id);
  if (fresh === null || !isReadyToEnrol(fresh)) return { kind: 'done', value: null };
  return { kind: 'done', value: await enrol(db, actor, fresh, months, now) };
};

const enrol = async (db: Db, actor: Person, application: Application, months: number, now: Date): Promise<string> => {
  const id = uuidv7();
  const startedOn = londonDay(now);
  await changeApplication(db, application, { enrolled_at: now });
  await insertEnrolment(db, {
    id,
    application,
    startedOn,
    dueOn: addDays(startedOn, Math.round(months * daysInMonth)),
    now,
  });
  await note(
    db,
    actor,
    { act: 'enrolment.made', ...about(application), enrolmentId: id, about: { application: application.id } },
    now,
  );
  return id;
};
