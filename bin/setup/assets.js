import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { compile } from 'sass';
import { modules, root } from './places.js';

const kit = join(root, 'src', 'platform', 'kit');
const styles = join(kit, 'styles', 'main.scss');
const fixed = join(kit, 'static');
const resolve = createRequire(join(root, 'package.json')).resolve;

/**
 * Writes what browsers fetch, each file under a name that holds a hash of its content, so that it may be kept for
 * ever; `manifest.json` says `{"waymark.css": "waymark.1a2b3c4d5e.css"}`.
 */
export async function makeAssets(folder, scripts) {
  const manifest = {};
  const add = (name, bytes) => {
    const end = extname(name);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
    const hashed = `${basename(name, end)}.${hash}${end}`;
    if (manifest[name] && manifest[name] !== hashed)
      throw new Error(`Two assets are named ${name}: rename one of them.`);
    manifest[name] = hashed;
    writeFileSync(join(folder, hashed), bytes);
    if (['.css', '.js', '.svg', '.json'].includes(end)) compress(join(folder, hashed), bytes);
    return hashed;
  };
  if (existsSync(fixed)) for (const name of readdirSync(fixed)) add(name, readFileSync(join(fixed, name)));
  if (existsSync(styles)) add('waymark.css', Buffer.from(withAssets(compileStyles(), add)));
  for (const { name, bytes } of await bundle(scripts)) add(name, bytes);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
}

function compileStyles() {
  return compile(styles, { style: 'compressed', loadPaths: [modules, dirname(styles)], quietDeps: true }).css;
}

/** `url(~package/file)` and `url(./file)` in the styles become assets too: fonts, small pictures. */
function withAssets(css, add) {
  return css.replaceAll(/url\(\s*["']?((?:~|\.\/)[^"')]+)["']?\s*\)/g, (_, address) => {
    const file = address.startsWith('~') ? packageFile(address.slice(1)) : join(dirname(styles), address);
    return `url(/assets/${add(basename(file), readFileSync(file))})`;
  });
}

function packageFile(address) {
  const parts = address.split('/');
  const name = parts.slice(0, address.startsWith('@') ? 2 : 1).join('/');
  const inModules = join(modules, address);
  return existsSync(inModules)
    ? inModules
    : join(dirname(resolve(`${name}/package.json`)), ...parts.slice(name.split('/').length));
}

async function bundle(scripts) {
  if (scripts.length === 0) return [];
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: scripts,
    outdir: 'assets',
    entryNames: '[dir]/[name]',
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: ['es2022'],
    logLevel: 'warning',
  });
  return outputFiles.map((file) => ({ name: basename(file.path), bytes: Buffer.from(file.contents) }));
}

function compress(file, bytes) {
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}
