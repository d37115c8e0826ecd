import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Published data beside the project, never part of it; null where it is absent. */
export function sharedData(path: string): string | null {
  const found = fileURLToPath(new URL(`../../shared/data/${path}`, import.meta.url));
  return existsSync(found) ? found : null;
}

/** Says loudly that a test did not run, and why. */
export function saySkipped(what: string): void {
  process.stderr.write(`\n  NOT RUN: ${what}, because ../shared/data is not there.\n\n`);
}
