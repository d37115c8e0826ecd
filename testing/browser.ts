import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { projectRoot } from '#platform/config';

/** The package's own arguments hold `--single-process`, with which a second page kills the browser: only ours are used. */
const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];

/**
 * The tests' browser: the one that CHROMIUM_PATH names, else the one that comes as a package. It unpacks once, into a
 * folder named after its version, since it would silently run whatever version lay there already.
 */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), args, headless: true });
}

/** Where the browser is; throws one sentence where there is none for this machine. */
export async function browserPath(): Promise<string> {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) return chosen;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The tests bring a browser for Linux x64 only: set CHROMIUM_PATH to a Chromium or Chrome.');
  }
  const manifest = join(projectRoot(), 'node_modules', '@sparticuz', 'chromium', 'package.json');
  // npm wrote the file and it names its version; there is no other way to it, for the package does not export it.
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(tmpdir(), `waymark-chromium-${version}-${process.getuid?.() ?? 0}`);
  const file = join(folder, 'chromium');
  if (!existsSync(file)) await unpack(folder, file);
  return file;
}

/** Unpacks beside and renames, so that two test runs at once never see half a browser. */
async function unpack(folder: string, file: string): Promise<void> {
  const beside = mkdtempSync(`${folder}-`);
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = beside;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  if (existsSync(file)) rmSync(beside, { recursive: true, force: true });
  else renameSync(beside, folder);
}
