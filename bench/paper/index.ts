import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPress } from '#platform/documents';
import { manifestOf, zipOf, type ZipEntry } from '#platform/zip';
import type { DataResult } from '../data.ts';
import { largePortfolio, peakOf, photographs } from './portfolio.ts';

/** Processes that this one started. */
const children = (): readonly number[] => {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          return readFileSync(`/proc/${pid}/status`, 'utf8').includes(`PPid:\t${process.pid}\n`);
        } catch {
          return false;
        }
      });
  } catch {
    return [];
  }
};

const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

/** The largest portfolio as a PDF, set by a process that has just begun: its start is part of it. */
const measurePdf = async (folder: string, isQuick: boolean): Promise<readonly DataResult[]> => {
  const many = isQuick ? 75 : 300;
  const { paths, kB } = await photographs(folder, many);
  const document = largePortfolio(paths);
  const press = openPress();
  try {
    const began = performance.now();
    const pdf = await press.set(document, 60_000);
    const ms = performance.now() - began;
    const peak = peakOf(children(), 'child.ts') ?? peakOf(children(), 'document.js');
    const note = `${pagesOf(pdf)} pages, ${many} photographs of ${kB.toFixed(0)} kB, ${(pdf.length / 1e6).toFixed(1)} MB, its process begun anew`;
    return [
      { what: 'portfolio as a PDF', ms, budget: 3000, note },
      ...(peak === null ? [] : [{ what: 'memory of that process at most, in MB', ms: peak, budget: 500, note: '' }]),
    ];
  } finally {
    press.close();
  }
};

/** A zip of everything, taken to its end, beside plain copies of the same files to the same disk. */
const measureZip = async (folder: string, isQuick: boolean): Promise<DataResult> => {
  const [files, size] = [isQuick ? 20 : 100, 4_000_000];
  const entries: ZipEntry[] = [];
  for (let at = 0; at < files; at += 1) {
    const bytes = randomBytes(size);
    const path = join(folder, `${at}.bin`);
    await writeFile(path, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    entries.push({ kind: 'stream', path: `${at}.bin`, sha256, isPacked: true, open: () => createReadStream(path) });
  }
  const bareBegan = performance.now();
  for (let at = 0; at < files; at += 1)
    await pipeline(createReadStream(join(folder, `${at}.bin`)), createWriteStream(join(folder, `${at}.copy`)));
  const bare = performance.now() - bareBegan;
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const began = performance.now();
  const manifest: ZipEntry = { kind: 'text', path: 'manifest.sha256', text: manifestOf(entries) };
  await pipeline(zipOf([...entries, manifest], new Date()), createWriteStream(join(folder, 'all.zip')));
  const ms = performance.now() - began;
  clearInterval(watch);
  const note = `${files} files, ${(files * size) / 1e6} MB; plain copies ${bare.toFixed(0)} ms, so ${(ms / bare).toFixed(2)} times that; memory grew by ${((most - before) / 1e6).toFixed(0)} MB`;
  return { what: 'everything as a zip', ms, budget: isQuick ? 3000 : 15_000, note };
};

/** What a school takes away: its portfolio on paper, and everything in one file. */
export const measurePaper = async (isQuick: boolean): Promise<readonly DataResult[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-paper-'));
  try {
    return [...(await measurePdf(folder, isQuick)), await measureZip(folder, isQuick)];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};
