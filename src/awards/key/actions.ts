import { system, type Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import type { Database, Db } from '#platform/db';
import { note } from '#platform/trail';
import { makeKey, openKey } from '../credential/keys.ts';
import { sealingKey } from '../credential/sealing-key.ts';
import { insertKey, keyInUse, listKeys, retireKeyInUse, type Body, type SecretKey } from './store.ts';

const sealing = (dataDir: string) => sealingKey(dataDir, process.env['SEALING_KEY']);

/** A body signs under one key at a time; two that come here at once wait for each other. */
const locked = (asSystem: Db, bodyId: string) =>
  asSystem`select pg_advisory_xact_lock(hashtextextended(${`signing key ${bodyId}`}, 0))`;

const addKey = async (asSystem: Db, body: Body, dataDir: string, now: Date): Promise<SecretKey> => {
  const year = londonDay(now).slice(0, 4);
  const ofYear = (await listKeys(asSystem, body.id)).filter(({ name }) => name.startsWith(`${body.slug}-${year}-`));
  const name = `${body.slug}-${year}-${ofYear.length + 1}`;
  const as = { origin: 'https://waymark.invalid', slug: body.slug, keyName: name };
  const key = { name, ...(await makeKey(as, await sealing(dataDir))) };
  await insertKey(asSystem, body.id, key, now);
  return key;
};

export type Signer = Readonly<{ keyName: string; signer: object }>;

/** Opens the body's key in use for signing under an origin; the first signature of a body makes its first key. */
export const signerOf = async (
  asSystem: Db,
  body: Body,
  origin: string,
  dataDir: string,
  now: Date,
): Promise<Signer> => {
  let key = await keyInUse(asSystem, body.id);
  if (key === null) {
    await locked(asSystem, body.id);
    key = (await keyInUse(asSystem, body.id)) ?? (await addKey(asSystem, body, dataDir, now));
  }
  const as = { origin, slug: body.slug, keyName: key.name };
  return { keyName: key.name, signer: await openKey(as, key, await sealing(dataDir)) };
};

type Rotating = Readonly<{ database: Database; actor: Person; body: Body; dataDir: string; now: Date }>;

/** Takes a new key into use. The old one stays public, so that every award under it still checks. */
export const rotate = ({ database, actor, body, dataDir, now }: Rotating): Promise<string> =>
  database.asActor(system('awards.rotate'), async (asSystem) => {
    await locked(asSystem, body.id);
    await retireKeyInUse(asSystem, body.id, now);
    const { name } = await addKey(asSystem, body, dataDir, now);
    await note(asSystem, actor, { act: 'awards.key-rotated', bodyId: body.id, about: { key: name } }, now);
    return name;
  });

/** Whether every body's key in use opens with the sealing key of this installation: without it nothing can be signed. */
export const keysOpen = async (asSystem: Db, dataDir: string): Promise<boolean> => {
  const bodies = await asSystem<
    Body[]
  >`select b.id, b.slug, b.name from body b join signing_key k on k.body_id = b.id and k.retired_at is null`;
  if (bodies.length === 0) return true;
  const opened = bodies.map((body) => signerOf(asSystem, body, 'https://waymark.invalid', dataDir, new Date(0)));
  return Promise.all(opened).then(
    () => true,
    () => false,
  );
};
