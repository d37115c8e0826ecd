import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isHostName, parseUrl, refuse } from './values.ts';
import type { Refused } from './values.ts';

export type DatabaseConfig = Readonly<{ kind: 'embedded' } | { kind: 'url'; url: string; replicas: readonly string[] }>;
export type FilesConfig = Readonly<
  { kind: 'folder'; path: string } | { kind: 's3'; bucket: string; endpoint: string; region: string }
>;
export type MailConfig = Readonly<{ kind: 'outbox'; path: string } | { kind: 'smtp'; url: string }>;

export type Config = Readonly<{
  host: string;
  port: number;
  /** Without a slash at the end. With `PORT=0` the port is known only once the server listens: then this is null. */
  origin: string | null;
  dataDir: string;
  database: DatabaseConfig;
  files: FilesConfig;
  mail: MailConfig;
  scanner: Readonly<{ host: string; port: number }> | null;
  demo: boolean;
  production: boolean;
}>;

export type ReadConfig = Readonly<{ kind: 'read'; config: Config } | { kind: 'refused'; because: string }>;
type Env = Readonly<Record<string, string | undefined>>;

export const knownVariables = [
  'PORT',
  'HOST',
  'ORIGIN',
  'DATA_DIR',
  'DATABASE_URL',
  'DATABASE_REPLICA_URLS',
  'FILES_URL',
  'SMTP_URL',
  'CLAMD_URL',
  'WAYMARK_DEMO',
] as const;
type Name = (typeof knownVariables)[number];

/** Reads the environment; relative paths are meant from `cwd`. An empty value counts as unset. */
export function readConfig(env: Env, cwd: string): ReadConfig {
  const value = (name: Name): string | null => env[name]?.trim() || null;
  try {
    refuseUnknown(env);
    const production = env['NODE_ENV'] === 'production';
    const host = readHost(value('HOST'));
    const port = readPort(value('PORT'));
    const dataDir = resolve(cwd, value('DATA_DIR') ?? 'var');
    const config: Config = {
      host,
      port,
      origin: readOrigin(value('ORIGIN')) ?? (port === 0 ? null : originAt(host, port)),
      dataDir,
      database: readDatabase(value('DATABASE_URL'), value('DATABASE_REPLICA_URLS')),
      files: readFiles(value('FILES_URL'), dataDir),
      mail: readMail(value('SMTP_URL'), dataDir),
      scanner: readScanner(value('CLAMD_URL')),
      demo: readDemo(value('WAYMARK_DEMO')) ?? !production,
      production,
    };
    return { kind: 'read', config };
  } catch (error) {
    if (isRefused(error)) return { kind: 'refused', because: error.because };
    throw error;
  }
}

/** The address at which a browser reaches a server on this host and port. */
export function originAt(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function isRefused(error: unknown): error is Refused {
  return error instanceof Error && 'because' in error;
}

/** A misspelt name would otherwise be a setting that silently does nothing. */
function refuseUnknown(env: Env): void {
  for (const name of Object.keys(env)) {
    if (name.startsWith('WAYMARK_') && name !== 'WAYMARK_DEMO') {
      refuse(`${name} is not a setting of Waymark: remove it (the only one that begins so is WAYMARK_DEMO).`);
    }
  }
}

function readHost(text: string | null): string {
  if (text === null) return '127.0.0.1';
  if (!isHostName(text))
    refuse(`HOST is "${text}", which is no host name or address: set it to one such as 127.0.0.1.`);
  return text;
}

function readPort(text: string | null): number {
  if (text === null) return 3000;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) refuse(`PORT is "${text}": set it to a whole number from 0 to 65535, such as 3000.`);
  return port;
}

function readOrigin(text: string | null): string | null {
  if (text === null) return null;
  const url = parseUrl(text, ['http:', 'https:']);
  if (!url || url.pathname !== '/' || url.search || url.hash || url.username || url.password) {
    refuse(`ORIGIN is "${text}": set it to the public address without a path, such as https://marks.example.org.`);
  }
  return url.origin;
}

function readDatabase(text: string | null, replicas: string | null): DatabaseConfig {
  if (text === null) {
    if (replicas !== null) refuse('DATABASE_REPLICA_URLS needs DATABASE_URL: set that too, or remove it.');
    return { kind: 'embedded' };
  }
  const urls = (replicas ?? '').split(',').map((part) => part.trim());
  return {
    kind: 'url',
    url: postgresUrl('DATABASE_URL', text),
    replicas: urls.filter((part) => part !== '').map((part) => postgresUrl('DATABASE_REPLICA_URLS', part)),
  };
}

/** The value may hold a password, so the sentence does not repeat it. */
function postgresUrl(name: Name, text: string): string {
  const url = parseUrl(text, ['postgres:', 'postgresql:']);
  const isReachable = url && (url.hostname !== '' || url.searchParams.has('host'));
  if (!isReachable) {
    refuse(
      `${name} is not the address of a PostgreSQL: set it to one such as postgres://user:password@host:5432/waymark.`,
    );
  }
  return text;
}

function readFiles(text: string | null, dataDir: string): FilesConfig {
  if (text === null) return { kind: 'folder', path: join(dataDir, 'files') };
  const remedy = 'set it to file:///folder or to s3://bucket?endpoint=https://host&region=name.';
  const url = parseUrl(text, ['file:', 's3:']);
  if (url?.protocol === 'file:' && url.hostname === '') return { kind: 'folder', path: fileURLToPath(url) };
  const endpoint = parseUrl(url?.searchParams.get('endpoint') ?? '', ['http:', 'https:']);
  const region = url?.searchParams.get('region');
  if (url?.protocol !== 's3:' || url.hostname === '' || !endpoint || !region) {
    refuse(`FILES_URL is no place for files that Waymark knows: ${remedy}`);
  }
  return { kind: 's3', bucket: url.hostname, endpoint: endpoint.href, region };
}

function readMail(text: string | null, dataDir: string): MailConfig {
  if (text === null) return { kind: 'outbox', path: join(dataDir, 'outbox') };
  const url = parseUrl(text, ['smtp:', 'smtps:']);
  if (!url || url.hostname === '') {
    refuse(
      'SMTP_URL is not the address of a mail server: set it to one such as smtps://user:password@mail.example.org.',
    );
  }
  return { kind: 'smtp', url: text };
}

function readScanner(text: string | null): Config['scanner'] {
  if (text === null) return null;
  const url = parseUrl(text, ['tcp:']);
  if (!url || url.hostname === '' || url.port === '' || !['', '/'].includes(url.pathname)) {
    refuse(`CLAMD_URL is "${text}": set it to the virus scanner's address, such as tcp://127.0.0.1:3310.`);
  }
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) };
}

function readDemo(text: string | null): boolean | null {
  if (text === null) return null;
  if (text !== '0' && text !== '1') {
    refuse(`WAYMARK_DEMO is "${text}": set it to 1 to load the demonstration into an empty database, or to 0 not to.`);
  }
  return text === '1';
}
