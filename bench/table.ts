import { budgets, startBudgets } from './budgets.ts';
import type { DataResult } from './data.ts';
import type { Measured, PageResult } from './pages.ts';
import type { StartResult } from './starts.ts';

type Row = readonly string[];

/** The results as people read them; a budget that is not met says so in words. */
export const tableOf = (starts: StartResult | null, data: readonly DataResult[], measured: Measured): string => {
  const parts = [];
  if (starts !== null) parts.push(grid([['start-up', 'ms', 'budget', ''], ...startRows(starts)]));
  if (data.length > 0) parts.push(grid([['data', 'ms', 'budget', ''], ...data.map(dataRow)]));
  parts.push(grid([heading, ...measured.pages.map(pageRow)]));
  const list = measured.isRealList ? 'the published list' : 'an invented list';
  parts.push(`Search over ${measured.schools.toLocaleString('en-GB')} schools (${list}).`);
  return `${parts.join('\n\n')}\n`;
};

/** Every budget that was missed, in words. */
export const misses = (starts: StartResult | null, { pages }: Measured): string[] => [
  ...(starts === null
    ? []
    : Object.entries(startBudgets)
        // The budgets' names are the results' names, which Object.entries forgets.
        .filter(([name, budget]) => starts[name as keyof StartResult] > budget)
        .map(([name, budget]) => `start-up ${name}: over ${budget} ms`)),
  ...pages.flatMap(({ name, statements, ratio, at4, bytes, page }) => {
    const { title, ...budget } = budgets[name];
    return [
      budget.statements !== null && statements > budget.statements ? `${title}: ${statements} statements` : '',
      budget.ratio !== null && ratio < budget.ratio ? `${title}: ratio ${ratio.toFixed(2)}` : '',
      budget.p95At4 !== null && at4.p95 > budget.p95At4 ? `${title}: p95 ${at4.p95.toFixed(0)} ms at 4 users` : '',
      budget.bytes !== null && bytes > budget.bytes ? `${title}: ${bytes} bytes` : '',
      page.failed + at4.failed > 0 ? `${title}: ${page.failed + at4.failed} calls failed` : '',
    ].filter((miss) => miss !== '');
  }),
];

const dataRow = ({ what, ms, budget, note }: DataResult): Row => [
  what,
  ms.toFixed(ms < 100 ? 1 : 0),
  String(budget),
  note,
];

/** Every budget for national data and the trail that was missed, in words. */
export const dataMisses = (data: readonly DataResult[]): string[] =>
  data.filter(({ ms, budget }) => ms > budget).map(({ what, budget }) => `${what}: over ${budget} ms`);

const heading = [
  'page',
  'per s',
  'p50',
  'p95',
  'p99',
  'bare per s',
  'ratio',
  'wanted',
  'p95 at 4',
  'wanted',
  'CPU ms',
  'bare',
  'statements',
  'kB',
  'wanted',
];

const pageRow = ({ name, statements, bytes, page, bare, ratio, cpuMs, at4 }: PageResult): Row => {
  const budget = budgets[name];
  const wanted = (value: number | null, words: (value: number) => string) => (value === null ? '' : words(value));
  return [
    budget.title,
    page.perSecond.toFixed(0),
    page.p50.toFixed(1),
    page.p95.toFixed(1),
    page.p99.toFixed(1),
    bare.perSecond.toFixed(0),
    ratio.toFixed(2),
    wanted(budget.ratio, (least) => `≥ ${least}`),
    at4.p95.toFixed(1),
    wanted(budget.p95At4, (most) => `≤ ${most}`),
    cpuMs.page.toFixed(2),
    cpuMs.bare.toFixed(2),
    String(statements),
    (bytes / 1000).toFixed(1),
    wanted(budget.bytes, (most) => `< ${most / 1000}`),
  ];
};

const startRows = (starts: StartResult): Row[] =>
  (
    [
      ['new database', 'newDatabase'],
      ['warm', 'warm'],
      ['new database with the demonstration', 'withDemonstration'],
    ] as const
  ).map(([words, name]) => [
    words,
    starts[name].toFixed(0),
    String(startBudgets[name]),
    starts[name] > startBudgets[name] ? 'missed' : 'met',
  ]);

const grid = (rows: readonly Row[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: Row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
};
