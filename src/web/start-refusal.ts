import type { Config } from '#platform/config';

/** The one sentence for what stopped a start: which setting it comes from, and what to do. */
export const startRefusal = (error: unknown, config: Config): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const syscall = error instanceof Error && 'syscall' in error ? String(error.syscall) : '';
  if (syscall === 'listen' || syscall === 'bind') return listenRefusal(code, config) ?? plain(error);
  if (config.database.kind === 'url' && !['mkdir', 'open', 'link'].includes(syscall)) {
    return databaseRefusal(code) ?? plain(error);
  }
  const path = error instanceof Error && 'path' in error ? String(error.path) : config.dataDir;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `${path} cannot be written to: give DATA_DIR to this user, or set it to another folder.`;
  if (code === 'ENOSPC') return `There is no room left at ${path}: make some, or set DATA_DIR to another folder.`;
  return plain(error);
};

const listenRefusal = (code: string, { host, port }: Config): string | null => {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is in use: stop what uses it, or set PORT to another.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user: set PORT to one from 1024, such as 3000.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is ${host}, which is no address of this machine: set it to one that is.`;
    default:
      return null;
  }
};

/** The address may hold a password, so no sentence repeats it. */
const databaseRefusal = (code: string): string | null => {
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOENT':
    case 'EHOSTUNREACH':
    case 'ETIMEDOUT':
    case 'CONNECT_TIMEOUT':
    case 'CONNECTION_CLOSED':
      return 'The database of DATABASE_URL does not answer: check its address, and that it runs.';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'The host of DATABASE_URL is not known: check its name.';
    case '28P01':
    case '28000':
      return 'The database of DATABASE_URL refuses the user or the password: check both.';
    case '3D000':
      return 'The database that DATABASE_URL names does not exist: make it with "create database", with the encoding UTF8.';
    case '42501':
      return 'The user of DATABASE_URL may not make tables and roles: let it own the database and give it CREATEROLE.';
    default:
      return null;
  }
};

const plain = (error: unknown): string => (error instanceof Error ? error.message : String(error));
