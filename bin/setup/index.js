import { ensureBuilt } from './build.js';
import { ensureInstalled } from './install.js';
import { say } from './progress.js';

/** Puts in place what is missing: packages, then the build. Ends the process with one sentence when it cannot. */
export async function prepare({ code = 1 } = {}) {
  try {
    await ensureInstalled();
    await ensureBuilt();
  } catch (error) {
    say(error.message);
    process.exit(code);
  }
}
