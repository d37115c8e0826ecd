import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { UsageError, type Command, type CommandIo, type ExitCode } from '#platform/command';
import { verify, type Verdict } from './credential/verify.ts';

const says = {
  malformed: 'It is no credential that can be read.',
  forged: 'It is forged or was changed.',
  unknown: 'It cannot be checked with what is at hand.',
  revoked: 'It was withdrawn.',
  suspended: 'It is suspended.',
  expired: 'It has ended.',
  'not-yet-valid': 'It has not begun yet.',
  valid: 'It is valid.',
} as const satisfies Record<Verdict['status'], string>;

const readArguments = (args: readonly string[]): Readonly<{ file: string; trust: string | null }> => {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: { trust: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new Error('Name one file.');
    return { file, trust: values.trust ?? null };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

const verifyFile = async (args: readonly string[], io: CommandIo): Promise<ExitCode> => {
  const { file, trust } = readArguments(args);
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(`There is no file ${file} to read. Check the name and the folder.`);
  });
  const isFolder =
    trust === null ||
    (await stat(trust).then(
      (found) => found.isDirectory(),
      () => false,
    ));
  if (!isFolder) throw new UsageError(`There is no folder ${trust}. Check the name after --trust.`);
  const verdict = await verify(bytes, trust, io.now());
  io.out(verdict, [`${verdict.status}: ${says[verdict.status]}`, ...verdict.reasons].join('\n'));
  return verdict.status === 'valid' ? 0 : 1;
};

export const commands: readonly Command[] = [
  {
    name: 'credential verify',
    usage: 'waymark credential verify FILE [--trust DIR]',
    does: 'says whether a credential (JSON, JWT, baked PNG or SVG) is valid, without the network and without a database',
    run: verifyFile,
  },
];
