import { UsageError, type Command, type CommandIo, type ExitCode } from '#platform/command';
import { readConfig } from '#platform/config';
import { startRefusal } from '../start-refusal.ts';
import { openForCommand, type Opened } from '../start.ts';

/** Where a command reads its settings and writes its answers; the tests give their own. */
export type Outside = Readonly<{
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  now: () => Date;
  out: (text: string) => void;
  log: (line: string) => void;
}>;

/** Runs the command that the words name, and gives its exit code: 0 yes or done, 1 no or faults, 2 not possible so. */
export const runCommand = async (
  words: readonly string[],
  commands: readonly Command[],
  outside: Outside,
): Promise<ExitCode> => {
  const json = words.includes('--json');
  const said = words.filter((word) => word !== '--json');
  if (said.length === 0 || said[0] === 'help' || said[0] === '--help') {
    outside.out(helpFor(commands));
    return said.length === 0 ? 2 : 0;
  }
  const command = find(said, commands);
  if (command === null) {
    const family = commands.filter(({ name }) => name.startsWith(`${said[0]} `));
    if (family.length > 0 && said[1] === '--help') {
      outside.out(helpFor(family));
      return 0;
    }
    outside.log(
      family.length > 0
        ? `There is no command "${said.join(' ')}". There are:\n${family.map(({ usage }) => `  ${usage}`).join('\n')}`
        : `There is no command "${said.join(' ')}". "npx waymark help" lists them.`,
    );
    return 2;
  }
  const args = said.slice(command.name.split(' ').length);
  if (args.includes('--help')) {
    outside.out(`${command.usage}\n  ${command.does}\n`);
    return 0;
  }
  return run(command, args, json, outside);
};

const run = async (command: Command, args: readonly string[], json: boolean, outside: Outside): Promise<ExitCode> => {
  const state: { opened: Promise<Opened> | null } = { opened: null };
  const io: CommandIo = {
    json,
    out: (value, words) => outside.out(`${json ? JSON.stringify(value) : (words ?? JSON.stringify(value, null, 2))}\n`),
    log: outside.log,
    openDatabase: async () => (await (state.opened ??= open(outside))).database,
    env: outside.env,
    now: outside.now,
  };
  try {
    return await command.run(args, io);
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    outside.log(error instanceof UsageError ? `${sentence}\nUsage: ${command.usage}` : sentence);
    return 2;
  } finally {
    // A database that could not be opened has said so above, and needs no closing.
    await state.opened?.then((opened) => opened.close()).catch(() => {});
  }
};

const open = (outside: Outside): Promise<Opened> => {
  const read = readConfig(outside.env, outside.cwd);
  if (read.kind === 'refused') throw new Error(read.because);
  return openForCommand(read.config, outside.log).catch((error: unknown) => {
    throw new Error(startRefusal(error, read.config), { cause: error });
  });
};

/** The command with the longest name that the words begin with: "schools import" before "schools". */
const find = (said: readonly string[], commands: readonly Command[]): Command | null =>
  commands
    .filter(({ name }) => name.split(' ').every((word, at) => said[at] === word))
    .toSorted((a, b) => b.name.length - a.name.length)[0] ?? null;

const helpFor = (commands: readonly Command[]): string => {
  const lines = commands.map(({ usage, does }) => `  ${usage}\n      ${does}\n`);
  return `The operator's commands. Each takes --json.\n\n${lines.join('')}`;
};
