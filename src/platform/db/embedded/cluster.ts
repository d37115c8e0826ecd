import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { commandAs, dyingWithParent, spawnOptionsFor } from './account.ts';
import type { Account } from './account.ts';

/** Owns the database and is no superuser, just as with a hosted PostgreSQL, so that row-level security binds it too. */
export const owner = 'waymark';

/**
 * Makes the database's files in a folder beside and renames it at the end, so that a start that was killed half-way
 * leaves nothing that looks like a database.
 */
export async function makeCluster(native: string, cluster: string, account: Account, secret: string | null) {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const beside = `${cluster}.new`;
  const parent = dirname(cluster);
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  for (const left of readdirSync(parent)) {
    if (left.startsWith(basename(beside))) rmSync(join(parent, left), { recursive: true, force: true, maxRetries: 5 });
  }
  const draft = join(parent, `${basename(beside)}-${process.pid}`);
  const args = ['-D', draft, '-U', 'postgres', '--locale=C.UTF-8', '--encoding=UTF8', '--data-checksums'];
  const passwordFile = `${draft}.secret`;
  if (secret === null) args.push('--auth-local=trust', '--auth-host=reject');
  else {
    writeFileSync(passwordFile, secret, { mode: 0o600 });
    args.push('--auth=scram-sha-256', `--pwfile=${passwordFile}`);
  }
  try {
    await run(commandAs(account, dyingWithParent([join(native, 'bin', 'initdb'), ...args])), parent, account);
    const single = [join(native, 'bin', 'postgres'), '--single', '-D', draft, 'postgres'];
    await run(commandAs(account, dyingWithParent(single)), parent, account, statements(secret));
    renameSync(draft, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

/** A password here is our own random letters and digits: nothing in it needs quoting. */
function statements(secret: string | null): string {
  const password = secret === null ? '' : ` password '${secret}'`;
  return `create role ${owner} login createrole createdb${password}\ncreate database ${owner} owner ${owner}\n`;
}

function run(command: readonly string[], cwd: string, account: Account, input = ''): Promise<void> {
  const [file = '', ...args] = command;
  return new Promise((done, failed) => {
    const child = spawn(file, args, { cwd, stdio: ['pipe', 'ignore', 'pipe'], ...spawnOptionsFor(account) });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', failed);
    child.stdin.end(input);
    child.on('close', (code, signal) => {
      if (code === 0) done();
      else failed(new Error(`The database could not be made (${signal ?? `code ${code}`}): ${said.trim()}`));
    });
  });
}
