import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One import of a file: where from, and whether it is gone once types are erased. */
export type Import = Readonly<{ from: string; isType: boolean }>;

/** A source as the architecture sees it; `room` is the step or the platform's part that it stands in. */
export type Source = Readonly<{
  /** Such as `src/audit/pages.tsx`. */
  path: string;
  room: string | null;
  /** The file's own name, such as `pages.tsx`. */
  name: string;
  text: string;
  imports: readonly Import[];
}>;

/** Every source under `src`, `testing`, `db`, `bench` and `bin` of a project. */
export function readSources(root: string): Source[] {
  return ['src', 'testing', 'db', 'bench', 'bin']
    .flatMap((folder) => list(root, folder))
    .map((path) => read(root, path));
}

function list(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return list(root, path);
      return /\.(tsx?|js|scss|sql)$/.test(entry.name) || path === 'bin/waymark' ? [path] : [];
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function read(root: string, path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const parts = path.split('/');
  // The address book is one file and its pages, and no room.
  const inRoom = parts[0] === 'src' && parts.length > 2 && parts[1] !== 'paths';
  const platform = parts[1] === 'platform';
  const room = !inRoom ? null : platform ? `platform/${parts[2]}` : (parts[1] ?? null);
  return { path, room, name: parts.at(-1) ?? '', text, imports: importsOf(text) };
}

const clause = /(?:^|[\n;])\s*(?:import|export)\s+(type\s+)?((?:[\w*$\s,]|\{[^}]*\})*?)\s*from\s*['"]([^'"]+)['"]/g;
const bare = /(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]/g;
const later = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(whole: string): Import[] {
  const text = withoutComments(whole);
  const found = [...text.matchAll(clause)].map((match): Import => {
    const [, type, names = '', from = ''] = match;
    const listed = /^\{([^}]*)\}$/
      .exec(names.trim())?.[1]
      ?.split(',')
      .map((name) => name.trim());
    const allTypes = listed?.filter((name) => name !== '').every((name) => name.startsWith('type ')) ?? false;
    return { from, isType: type !== undefined || allTypes };
  });
  const others = [...text.matchAll(bare), ...text.matchAll(later)].map((match) => ({
    from: match[1] ?? '',
    isType: false,
  }));
  return [...found, ...others];
}

/** Comments go, so that an example in one is no import; text in quotes stays. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/[^\n]*/g, '$1');
}
