// Run by bench.js under Node 24: the measured program is bundled like the real one, beside it.
import { join } from 'node:path';
import { bundleProgram } from './bundle.js';
import { root } from './places.js';

const programs = { 'bench-site': join(root, 'bench', 'site.ts'), 'bench-library': join(root, 'bench', 'library.ts') };
await bundleProgram(programs, join(root, 'build'));
