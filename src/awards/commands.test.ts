import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError, type CommandIo } from '#platform/command';
import { bytesOf, specimen, today } from '../../testing/credential.ts';
import { commands } from './commands.ts';

const [command] = commands;

async function run(...args: string[]) {
  const said: unknown[] = [];
  const io: CommandIo = {
    json: true,
    out: (value) => said.push(value),
    log: () => {},
    openDatabase: () => Promise.reject(new Error('This command opens no database.')),
    env: {},
    now: () => today,
  };
  const code = await command?.run(args, io);
  return { code, said: said[0] };
}

test('A file checks with its issuer at hand, without a database; only valid ends with 0', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-credential-'));
  await mkdir(join(folder, 'trust'));
  const { credential, trust } = await specimen();
  await writeFile(join(folder, 'award.json'), bytesOf(credential));
  await Promise.all(trust.map((document, at) => writeFile(join(folder, 'trust', `${at}.json`), bytesOf(document))));
  const file = join(folder, 'award.json');
  expect(await run(file, '--trust', join(folder, 'trust'))).toEqual({
    code: 0,
    said: { status: 'valid', reasons: [] },
  });
  expect(await run(file, '--json')).toMatchObject({ code: 1, said: { status: 'unknown' } });
  await expect(run(file, '--trust', join(folder, 'elsewhere'))).rejects.toThrow(UsageError);
});

test('Wrong usage is told with the remedy', async () => {
  await expect(run()).rejects.toThrow('Name one file.');
  await expect(run('a', 'b')).rejects.toThrow('Name one file.');
  await expect(run('nowhere.json')).rejects.toThrow(/Check the name and the folder/);
  await expect(run('a', '--trusted', 'b')).rejects.toThrow(UsageError);
});
