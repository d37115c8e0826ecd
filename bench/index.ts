/** `npm run bench`: start-up, then every measured page against bare statements; a table, and bench/results.json. */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '#platform/config';
import { measureData } from './data.ts';
import { measurePages } from './pages.ts';
import { measureStarts } from './starts.ts';
import { dataMisses, misses, tableOf } from './table.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, pages: { type: 'boolean' } } });
const plan = values.quick ? { seconds: 2, rounds: 1, callers: 16 } : { seconds: 10, rounds: 3, callers: 16 };
const log = (line: string): void => void process.stderr.write(`${line}\n`);

if (!values.pages) log('Measuring the start-up …');
const starts = values.pages ? null : await measureStarts();
if (!values.pages) log('Measuring national data and the trail …');
const data = values.pages ? [] : await measureData(values.quick ?? false);
const measured = await measurePages(plan, log);
const missed = [...misses(starts, measured), ...dataMisses(data)];
process.stdout.write(`\n${tableOf(starts, data, measured)}`);
process.stdout.write(
  missed.length === 0 ? '\nEvery budget is met.\n' : `\nNot met:\n${missed.map((miss) => `- ${miss}\n`).join('')}`,
);
const machine = {
  node: process.version,
  processors: availableParallelism(),
  platform: `${process.platform} ${process.arch}`,
};
const results = { measuredAt: new Date().toISOString(), machine, plan, starts, data, ...measured, missed };
writeFileSync(join(projectRoot(), 'bench', 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
