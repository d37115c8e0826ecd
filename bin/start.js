import { join } from 'node:path';
import { built } from './setup/build.js';
import { handOver } from './setup/hand-over.js';
import { prepare } from './setup/index.js';
import { stopWithNpm } from './setup/parent.js';

stopWithNpm();
await prepare();
await handOver(join(built, 'serve.js'));
