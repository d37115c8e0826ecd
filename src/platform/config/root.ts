import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder, found from this file wherever it was built to: schemes, migrations and fonts stand in it. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && readFileSync(file, 'utf8').includes('"name": "waymark"')) return folder;
    const above = dirname(folder);
    if (above === folder) throw new Error("Waymark's own folder was not found: run it from the project it came in.");
    folder = above;
  }
}
