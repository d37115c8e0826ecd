import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Runs one of the project's tools in `cwd` and gives what it said, both streams together. */
export function tool(
  name: string,
  args: readonly string[],
  cwd = root,
): Promise<{ code: number | null; said: string }> {
  const isWindows = process.platform === 'win32';
  const file = join(root, 'node_modules', '.bin', isWindows ? `${name}.cmd` : name);
  return new Promise((done, failed) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
    const child = spawn(file, args, { cwd, env, shell: isWindows, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('error', failed);
    child.on('close', (code) => done({ code, said }));
  });
}
