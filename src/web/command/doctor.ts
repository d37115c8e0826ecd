import { constants, existsSync } from 'node:fs';
import { access, mkdir, statfs } from 'node:fs/promises';
import { connect } from 'node:net';
import { system } from '#platform/actor';
import { keysOpen, originsOfAwards } from '#awards';
import type { Command } from '#platform/command';
import { readConfig, type Config } from '#platform/config';
import type { Database } from '#platform/db';

/** One thing that was looked at; `remedy` says what to do when it is not well, and is null when it is. */
export type Check = Readonly<{ name: string; ok: boolean; remedy: string | null }>;

const judged = (name: string, ok: boolean, remedy: string): Check => ({ name, ok, remedy: ok ? null : remedy });

/** `waymark doctor`: looks at everything that an installation stands on, and says what to do about what is not well. */
export const doctor: Command = {
  name: 'doctor',
  usage: 'waymark doctor',
  does: 'looks at the settings, the database, the places for files and mail, and says what to do',
  run: async (_args, io) => {
    const read = readConfig(io.env, process.cwd());
    const checks =
      read.kind === 'refused'
        ? [judged('settings', false, read.because)]
        : [
            judged('settings', true, ''),
            node(),
            ...addresses(read.config),
            await folder('data folder', read.config.dataDir, 'DATA_DIR'),
            ...(read.config.files.kind === 'folder'
              ? [await folder('files folder', read.config.files.path, 'FILES_URL')]
              : []),
            await space(read.config.dataDir),
            await mail(read.config),
            await scanner(read.config),
            ...(await database(read.config, io.openDatabase)),
          ];
    io.out(
      { checks },
      checks
        .map(({ name, ok, remedy }) => `${ok ? 'well    ' : 'not well'}  ${name}${remedy ? `: ${remedy}` : ''}`)
        .join('\n'),
    );
    return checks.every(({ ok }) => ok) ? 0 : 1;
  },
};

const node = (): Check =>
  judged('node', Number(process.versions.node.split('.')[0]) >= 24, 'Start with "npx waymark", which brings Node 24.');

const addresses = ({ origin, host, production }: Config): Check[] => {
  const isLocal = origin === null || /^http:\/\/(127\.|localhost|\[::1\])/.test(origin) || origin.startsWith('https:');
  return [
    judged(
      'public address',
      isLocal,
      'Set ORIGIN to the https address that people use, or sign-in travels unprotected.',
    ),
    judged(
      'production',
      production || host === '127.0.0.1' || host === '::1',
      'HOST lets other machines in: set NODE_ENV=production, which also leaves the demonstration out.',
    ),
  ];
};

const folder = async (name: string, path: string, variable: string): Promise<Check> => {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await access(path, constants.R_OK | constants.W_OK);
    return judged(name, true, '');
  } catch {
    return judged(
      name,
      false,
      `${path} cannot be written to: give it to this user, or set ${variable} to another folder.`,
    );
  }
};

const space = async (path: string): Promise<Check> => {
  const { bavail, bsize } = await statfs(existsSync(path) ? path : '.');
  const gigabytes = (bavail * bsize) / 1024 ** 3;
  return judged(
    'space',
    gigabytes > 1,
    `Only ${gigabytes.toFixed(1)} GB are free at ${path}: make room for 1 GB or more.`,
  );
};

const mail = async ({ mail: to }: Config): Promise<Check> => {
  if (to.kind === 'outbox') return folder('mail outbox', to.path, 'DATA_DIR');
  const url = new URL(to.url);
  const port = Number(url.port) || (url.protocol === 'smtps:' ? 465 : 25);
  return judged(
    'mail server',
    await answers(url.hostname, port),
    'The server of SMTP_URL does not answer: check its name and port.',
  );
};

const scanner = async ({ scanner: at }: Config): Promise<Check> =>
  at === null
    ? judged('virus scanner', true, '')
    : judged(
        'virus scanner',
        await answers(at.host, at.port),
        'The scanner of CLAMD_URL does not answer: uploads wait until it does.',
      );

const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect({ host, port, timeout: 3000 });
    const end = (ok: boolean) => {
      socket.destroy();
      done(ok);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });

const database = async (config: Config, open: () => Promise<Database>): Promise<Check[]> => {
  try {
    const held = await open();
    const rows = await held.asActor(
      system('doctor'),
      (db) => db<{ version: number; encoding: string }[]>`
        select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
    );
    const { version = 0, encoding = '' } = rows[0] ?? {};
    const shown = config.database.kind === 'embedded' ? 'the database of DATA_DIR' : 'the database of DATABASE_URL';
    return [
      judged('database', version >= 160_000, `PostgreSQL ${Math.trunc(version / 10_000)} is too old: use 16 or later.`),
      judged('database letters', encoding === 'UTF8', `Make ${shown} anew with the encoding UTF8; it has ${encoding}.`),
      ...(await awards(held, config)),
    ];
  } catch (error) {
    return [judged('database', false, error instanceof Error ? error.message : String(error))];
  }
};

/** An award keeps the origin that it was given under: its keys and lists are looked for there. */
const awards = async (database: Database, { origin, dataDir }: Config): Promise<Check[]> => {
  const [origins, isOpen] = await database.asActor(system('doctor'), async (db) => [
    await originsOfAwards(db),
    await keysOpen(db, dataDir),
  ]);
  const elsewhere = origins.filter((one) => origin !== null && one.origin !== origin);
  const named = elsewhere.map((one) => `${one.awards} under ${one.origin}`).join(', ');
  return [
    judged(
      'addresses of awards',
      elsewhere.length === 0,
      `ORIGIN changed since awards were given (${named}): set it back, or let the old address lead here for as long as they last.`,
    ),
    judged(
      'signing keys',
      isOpen,
      'A signing key does not open: put back the folder keys of DATA_DIR (or SEALING_KEY) that it was made with.',
    ),
  ];
};
