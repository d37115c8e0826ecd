import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError, type Command } from '#platform/command';
import { schemesBeside } from './actions.ts';
import { readScheme } from './forms.ts';
import { listSchemes } from './store.ts';

/** The contract's limit on problems shown; the total is said beside them. */
const mostShown = 1000;

const textOf = async (path: string | undefined, more: readonly string[]): Promise<{ path: string; text: string }> => {
  if (path === undefined || more.length > 0) throw new UsageError('Name one file.');
  try {
    return { path, text: await readFile(path, 'utf8') };
  } catch {
    throw new UsageError(`There is no file ${path} that can be read. Check the name and the folder.`);
  }
};

const check: Command = {
  name: 'scheme check',
  usage: 'waymark scheme check FILE',
  does: 'Reads a scheme and lists every fault with its line and column. Schemes in the same folder are read for crosswalks.',
  run: async ([first, ...more], io) => {
    const { path, text } = await textOf(first, more);
    const read = readScheme(text, await schemesBeside(dirname(path)));
    const problems = read.kind === 'problems' ? read.problems : [];
    const lines = problems
      .slice(0, mostShown)
      .map(({ line, column, message }) => `${path}:${line}:${column} ${message}`);
    const whole = `${read.seen.id ?? ''} ${read.seen.version ?? ''}: ${read.seen.standards} standards, ${read.seen.criteria} criteria, no faults.`;
    io.out(
      {
        valid: problems.length === 0,
        ...read.seen,
        problems: problems.slice(0, mostShown),
        problemsTotal: problems.length,
      },
      problems.length === 0 ? whole : lines.join('\n'),
    );
    return problems.length === 0 ? 0 : 1;
  },
};

const list: Command = {
  name: 'scheme list',
  usage: 'waymark scheme list',
  does: 'Lists every version of every scheme that this installation holds.',
  run: async (args, io) => {
    if (args.length > 0) throw new UsageError('This command takes no argument.');
    const kept = await (await io.openDatabase()).asActor({ kind: 'visitor' }, listSchemes);
    const schemes = kept.map(({ scheme, version, title, steps, standards, criteria }) => ({
      id: scheme,
      version,
      title,
      steps,
      standards,
      criteria,
    }));
    const lines = schemes.map(
      (each) =>
        `${each.id} ${each.version}  ${each.title}: ${each.steps} steps, ${each.standards} standards, ${each.criteria} criteria`,
    );
    io.out({ schemes }, lines.join('\n'));
    return 0;
  },
};

export const commands: readonly Command[] = [check, list];
