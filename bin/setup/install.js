import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { withLock } from './lock.js';
import { modules, nodePackage, root } from './places.js';
import { showing } from './progress.js';

const stamp = join(modules, '.waymark-installed');

/** Installs the packages of the lockfile, when they are not there or the lockfile has changed. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await withLock(join(root, '.setup', 'install.lock'), 'installing packages', async () => {
    if (isInstalled()) return;
    if (!holdsTheLockfile()) await showing('Installing packages (a few minutes the first time)', npmCi);
    if (!holdsTheLockfile()) {
      throw new Error('The packages are not complete after "npm ci": remove the folder node_modules and start again.');
    }
    writeFileSync(stamp, wanted());
  });
}

function wanted() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'package.json']) hash.update(readFileSync(join(root, file)));
  return hash.update(`${process.platform}-${process.arch}`).digest('hex');
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted();
}

/** Whether node_modules has every package of the lockfile in its version, whoever installed it. */
function holdsTheLockfile() {
  try {
    const asked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const held = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
    const node = nodePackage();
    if (node && !held[`node_modules/${node}`]) return false;
    return Object.entries(asked).every(([place, { version, optional, devOptional, link }]) => {
      if (place === '' || link) return true;
      const found = held[place];
      if (found) return found.version === version && existsSync(join(root, place, 'package.json'));
      return Boolean(optional || devOptional);
    });
  } catch {
    return false;
  }
}

/** Asks npm for exactly the lockfile, tools included whatever NODE_ENV says, and runs no package's script. */
function npmCi() {
  mkdirSync(modules, { recursive: true });
  const [file, ...before] = npmCommand();
  const args = [...before, 'ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  const needsShell = file.endsWith('.cmd');
  return new Promise((done, failed) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: needsShell, env: clean() });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
    child.on('error', () => failed(new Error('npm cannot be run: install npm 10 or later and start again.')));
    child.on('close', (code) => {
      if (code === 0) done();
      else failed(new Error(`"npm ci" ended with ${code}: ${said.trim().split('\n').slice(-15).join('\n')}`));
    });
  });
}

/** The npm that runs us, else the one beside this Node, else the first on the path. */
function npmCommand() {
  const under = process.env.npm_execpath;
  const node = process.env.npm_node_execpath ?? process.execPath;
  if (under && /npm-cli\.[cm]?js$/.test(under) && existsSync(under)) return [node, under];
  const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  if (existsSync(beside)) return [process.execPath, beside];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** Without the packages' own commands on the path: npm is about to replace them. */
function clean() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(modules));
  return { ...process.env, PATH: path.join(delimiter) };
}
