import { build } from 'esbuild';
import { root } from './places.js';

/** Bundles programs for Node 24, each to one file; packages stay where they are. */
export function bundleProgram(entryPoints, outdir) {
  return build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
}
