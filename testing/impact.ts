import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands } from '#tracking';

const folder = mkdtempSync(join(tmpdir(), 'waymark-impact-'));

/** A file of invented rows for a command to read. */
export const file = (name: string, text: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/** Runs `waymark impact <name> path --key value …` in this process; `out` is the one document that it wrote. */
export const impact = async <Out = unknown>(
  name: string,
  path: string,
  options: Readonly<Record<string, string>>,
): Promise<{ code: number; out: Out }> => {
  const command = commands.find((each) => each.name === `impact ${name}`);
  if (command === undefined) throw new Error(`There is no command impact ${name}.`);
  const written: unknown[] = [];
  const code = await command.run([path, ...Object.entries(options).flatMap(([key, value]) => [`--${key}`, value])], {
    json: true,
    out: (value) => void written.push(value),
    log: () => {},
    openDatabase: () => Promise.reject(new Error('An impact command opens no database.')),
    env: {},
    now: () => new Date(0),
  });
  if (written.length !== 1) throw new Error(`The command wrote ${written.length} documents.`);
  return { code, out: written[0] as Out }; // the caller names the shape that it expects, and looks at it
};
