import { join } from 'node:path';
import { runNode24 } from './setup/hand-over.js';
import { prepare } from './setup/index.js';
import { root } from './setup/places.js';

await prepare();
const code = await runNode24([join(root, 'bin', 'setup', 'make-bench.js')]);
process.exitCode = code || (await runNode24([join(root, 'bench', 'index.ts'), ...process.argv.slice(2)]));
