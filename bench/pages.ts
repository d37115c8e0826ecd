import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '#platform/config';
import { keepCalling, middleOf, type Figures } from './figures.ts';
import { fetchPage, keptOpen } from './load.ts';
import { savingIn } from './saving.ts';
import type { PageName } from './site/bare.ts';
import type { Asked, SitePage, Told } from './told.ts';

export type PageResult = Readonly<{
  name: PageName;
  statements: number;
  bytes: number;
  page: Figures;
  bare: Figures;
  ratio: number;
  /** Processor time of the measured process for one call, in milliseconds: less swayed by what else the machine does. */
  cpuMs: Readonly<{ page: number; bare: number }>;
  at4: Figures;
}>;
export type Measured = Readonly<{ schools: number; isRealList: boolean; pages: readonly PageResult[] }>;
export type Plan = Readonly<{ seconds: number; rounds: number; callers: number }>;

/** Measures every page of the site in a process of its own; page and bare statements take turns, so that both meet the same weather. */
export const measurePages = async (plan: Plan, log: (line: string) => void): Promise<Measured> => {
  const child = fork(join(projectRoot(), 'build', 'bench-site.js'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ready = await told(child, 'ready');
  const pages: PageResult[] = [];
  for (const page of ready.pages) {
    log(`Measuring ${page.name} …`);
    const result = await measure(child, ready.address, page, plan).catch((error: unknown) => {
      log(`${page.name} could not be measured: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    });
    if (result) pages.push(result);
  }
  child.disconnect();
  await once(child, 'exit');
  return { schools: ready.schools, isRealList: ready.isRealList, pages };
};

const measure = async (child: ChildProcess, site: string, page: SitePage, plan: Plan): Promise<PageResult> => {
  const address = new URL(page.path, site);
  const agent = keptOpen(plan.callers);
  const open = async (): Promise<void> => void (await fetchPage(agent, address, page.cookie));
  const forms = page.forms?.map((path) => new URL(path, site));
  const call = forms === undefined ? open : await savingIn(agent, forms, page.cookie ?? '');
  const bytes = await fetchPage(agent, address, page.cookie);
  const statements = await countStatements(child, call);
  await keepCalling(plan.callers, Math.min(3, plan.seconds), call);
  await bareRun(child, page.name, plan.callers, Math.min(3, plan.seconds));
  const [shown, bare]: [Figures[], Figures[]] = [[], []];
  const cpu = { page: 0, bare: 0 };
  for (let round = 0; round < plan.rounds; round += 1) {
    const before = await spent(child);
    shown.push(await keepCalling(plan.callers, plan.seconds, call));
    const between = await spent(child);
    bare.push(await bareRun(child, page.name, plan.callers, plan.seconds));
    cpu.page += between.cpuMs - before.cpuMs;
    cpu.bare += (await spent(child)).cpuMs - between.cpuMs;
  }
  const at4 = await keepCalling(4, plan.seconds, call);
  agent.destroy();
  const [middle, held] = [middleOf(shown), middleOf(bare)];
  const cpuMs = { page: cpu.page / middle.count, bare: cpu.bare / held.count };
  return {
    name: page.name,
    statements,
    bytes,
    page: middle,
    bare: held,
    ratio: middle.perSecond / held.perSecond,
    cpuMs,
    at4,
  };
};

/** Over ten calls, so that work in the background would show as a fraction. */
const countStatements = async (child: ChildProcess, call: () => Promise<void>): Promise<number> => {
  const before = (await spent(child)).statements;
  for (let at = 0; at < 10; at += 1) await call();
  return ((await spent(child)).statements - before) / 10;
};

const spent = (child: ChildProcess) => asked(child, { kind: 'spent' }, 'spent');

const bareRun = async (child: ChildProcess, page: PageName, callers: number, seconds: number): Promise<Figures> =>
  (await asked(child, { kind: 'bare', page, callers, seconds }, 'bare')).figures;

type Answer<Kind extends Told['kind']> = Extract<Told, { kind: Kind }>;

const told = <Kind extends Told['kind']>(child: ChildProcess, kind: Kind): Promise<Answer<Kind>> =>
  new Promise((done, failed) => {
    const over = (code: number | null): void => failed(new Error(`The measured program ended with ${code}.`));
    child.once('exit', over);
    child.once('message', (message) => {
      child.off('exit', over);
      // Both ends of the channel are ours, and one answer follows each question.
      const answer = message as Told;
      if (answer.kind === kind) done(answer as Answer<Kind>);
      else failed(new Error(`Asked for ${kind}, was told ${answer.kind}.`));
    });
  });

const asked = <Kind extends Told['kind']>(child: ChildProcess, question: Asked, kind: Kind): Promise<Answer<Kind>> => {
  const answer = told(child, kind);
  child.send(question);
  return answer;
};
