import { join } from 'node:path';
import { runNode24 } from './setup/hand-over.js';
import { prepare } from './setup/index.js';
import { modules, root } from './setup/places.js';

await prepare();
process.chdir(root);
// The start-up tests run the program as an operator does: nothing of this environment may reach it by accident.
const env = { ...process.env, TEST_WHOLE: '1', NODE_ENV: 'test' };
process.exitCode = await runNode24([join(modules, 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)], { env });
