import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';

/** Who the database server runs as: PostgreSQL refuses root, so root hands it to an account without rights. */
export type Account = Readonly<
  { kind: 'self' } | { kind: 'other'; uid: number; gid: number; capable: boolean; name: string }
>;

/** The account for a server whose files stand at `cluster` (which may not exist yet). */
export function accountFor(cluster: string): Account {
  const me = process.getuid?.();
  if (me === undefined) return { kind: 'self' };
  const owner = existsSync(cluster) ? statSync(cluster) : null;
  if (me === 0) return unprivileged(owner);
  if (owner && owner.uid !== me) {
    throw new Error(
      `The database in ${cluster} belongs to user id ${owner.uid}, and this is user id ${me}: start Waymark as before (as root if that was so), or give the folder to this user with chown.`,
    );
  }
  if (!owner) refuseWithoutEntry(me);
  return { kind: 'self' };
}

/** `initdb` looks its user up by name; containers often run under a number that has none. */
function refuseWithoutEntry(uid: number): void {
  try {
    userInfo();
  } catch {
    throw new Error(
      `User id ${uid} has no account entry, which PostgreSQL needs to make a database: add one (in a container: useradd --uid ${uid} waymark), start as another user, or set DATABASE_URL.`,
    );
  }
}

function unprivileged(owner: { uid: number; gid: number } | null): Account {
  const passwd = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '';
  const entries = passwd.split('\n').map((line) => line.split(':'));
  const found = owner
    ? ([String(owner.uid), String(owner.gid)] as const)
    : entries.filter((entry) => entry[0] === 'nobody').map((entry) => [entry[2] ?? '', entry[3] ?? ''] as const)[0];
  if (!found || found[0] === '0') {
    throw new Error(
      'PostgreSQL refuses to run as root, and this machine has no account "nobody" to run it under: start Waymark as an ordinary user, or set DATABASE_URL.',
    );
  }
  const other = { kind: 'other', uid: Number(found[0]), gid: Number(found[1]), name: 'nobody', capable: true } as const;
  const capable = runs(commandAs(other, ['true']));
  return { ...other, capable };
}

function runs(command: readonly string[]): boolean {
  const [file = '', ...args] = command;
  return spawnSync(file, args, { stdio: 'ignore' }).status === 0;
}

/**
 * The command line that runs `command` as the account. As root it also hands over the two rights to pass folders that
 * only root may enter (the project under root's home, a temporary folder), and no other.
 */
export function commandAs(account: Account, command: readonly string[]): string[] {
  if (account.kind === 'self' || !account.capable) return [...command];
  const rights = '+dac_override,+dac_read_search';
  return [
    'setpriv',
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    `--inh-caps=${rights}`,
    `--ambient-caps=${rights}`,
    '--securebits=+no_setuid_fixup',
    ...command,
  ];
}

/** Spawn options for the account where `setpriv` cannot be used. */
export function spawnOptionsFor(account: Account): { uid?: number; gid?: number } {
  return account.kind === 'other' && !account.capable ? { uid: account.uid, gid: account.gid } : {};
}

let armed: boolean | undefined;

/** On Linux the server is told to stop, in good order, when the process that started it dies. */
export function dyingWithParent(command: readonly string[]): string[] {
  if (process.platform !== 'linux') return [...command];
  armed ??= runs(['setpriv', '--pdeathsig', 'INT', 'true']);
  return armed ? ['setpriv', '--pdeathsig', 'INT', ...command] : [...command];
}
