import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { fileNamed, type Command } from '#platform/command';
import { runCommand } from './run.ts';

const named = (name: string): Command => ({
  name,
  usage: `waymark ${name} FILE`,
  does: `does ${name}`,
  run: async (args, io) => {
    io.out({ path: fileNamed(args) });
    return 0;
  },
});

const commands = ['impact pool', 'impact did', 'doctor'].map(named);

const run = async (...words: readonly string[]) => {
  const [out, log]: [string[], string[]] = [[], []];
  const code = await runCommand(words, commands, {
    env: {},
    cwd: '/',
    now: () => new Date(0),
    out: (text) => void out.push(text),
    log: (line) => void log.push(line),
  });
  return { code, out: out.join(''), log: log.join('\n') };
};

test.each([[['impact']], [['impact', '--json']], [['impact', 'cluster']]])(
  '%j lists the commands that begin so, and ends with 2',
  async (words) => {
    const { code, out, log } = await run(...words);
    expect([code, out]).toEqual([2, '']);
    expect(log).toMatch(/waymark impact pool FILE\n {2}waymark impact did FILE$/);
    expect(log).not.toContain('doctor');
  },
);

test('help is an answer, of one command, of those that begin alike and of all', async () => {
  expect(await run('impact', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('does impact did') });
  expect(await run('impact', 'did', '--help')).toMatchObject({ code: 0 });
  expect((await run('help')).out).toContain('waymark doctor');
  expect(await run('nothing')).toMatchObject({
    code: 2,
    log: 'There is no command "nothing". "npx waymark help" lists them.',
  });
});

test.each([
  [[], 'Name one file.'],
  [['a', 'b'], 'Name one file.'],
  [['/no/such/file'], 'There is no file /no/such/file.'],
  [[tmpdir()], 'is a folder. Name one file in it.'],
])('a command given %j says what is wrong and how it is used', async (args, words) => {
  const { code, out, log } = await run('impact', 'did', ...args);
  expect([code, out]).toEqual([2, '']);
  expect(log).toContain(words);
  expect(log).toContain('Usage: waymark impact did FILE');
});
