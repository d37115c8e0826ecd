// Run by bench.js under Node 24: the measured program is bundled like the real one, beside it.
import { join } from 'node:path';
import { bundleProgram } from './bundle.js';
import { root } from './places.js';

await bundleProgram({ 'bench-site': join(root, 'bench', 'site.ts') }, join(root, 'build'));
