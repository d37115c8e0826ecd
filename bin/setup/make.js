// Run by build.js under Node 24: makes build/ anew beside the old one, then puts it in its place.
import { existsSync, globSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeAssets } from './assets.js';
import { bundleProgram } from './bundle.js';
import { root } from './places.js';

const entries = {
  serve: 'src/web/serve.ts',
  command: 'src/web/command.ts',
  worker: 'src/web/worker.ts',
  document: 'src/platform/documents/child.ts',
  reading: 'src/platform/reading/child.ts',
  office: 'src/platform/office/thread.ts',
};

const place = join(root, 'build');
const beside = join(root, '.setup', 'new');
rmSync(beside, { recursive: true, force: true });
mkdirSync(join(beside, 'assets'), { recursive: true });

const present = Object.entries(entries).filter(([, source]) => existsSync(join(root, source)));
if (present.length === 0) throw new Error('There is no program to build under src/.');
// The bundler has already printed where each fault is; its own stack would bury that.
await bundleProgram(Object.fromEntries(present), beside).catch(() => process.exit(1));
await makeAssets(
  join(beside, 'assets'),
  globSync('src/**/browser/*.ts', { cwd: root }).filter((file) => !/\.(test|d)\.ts$/.test(file)),
);
writeFileSync(join(beside, 'stamp'), process.argv[2] ?? '');
const old = join(root, '.setup', 'old');
rmSync(old, { recursive: true, force: true });
if (existsSync(place)) renameSync(place, old);
renameSync(beside, place);
rmSync(old, { recursive: true, force: true });
