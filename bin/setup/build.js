import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.js';
import { node24, root } from './places.js';
import { showing } from './progress.js';

export const built = join(root, 'build');
const stamp = join(built, 'stamp');

/** Builds the program and its assets, when a source has changed since the last time. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  await withLock(join(root, '.setup', 'build.lock'), 'building', async () => {
    if (!isBuilt()) await showing('Building', () => run(join(root, 'bin', 'setup', 'make.js'), [fingerprint()]));
  });
}

function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

/** Names, sizes and times of every source: enough to see a change, and quick. */
function fingerprint() {
  const hash = createHash('sha256');
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (!/\.test\.tsx?$/.test(entry.name)) add(path);
    }
  };
  const add = (path) => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  };
  walk(join(root, 'src'));
  walk(join(root, 'bin', 'setup'));
  add(join(root, 'schemes', 'scheme.schema.json'));
  add(join(root, 'package.json'));
  add(join(root, 'package-lock.json'));
  return hash.digest('hex');
}

function run(script, args) {
  return new Promise((done, failed) => {
    const child = spawn(node24(), [script, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
    child.on('error', failed);
    child.on('close', (code) =>
      code === 0 ? done() : failed(new Error('The build failed; the reason stands above.')),
    );
  });
}
