import { parseArgs } from 'node:util';
import { fileNamed, UsageError } from '#platform/command';

const names = [
  'outcome',
  'group',
  'treated',
  'control',
  'before',
  'after',
  'effect',
  'variance',
  'method',
  'prior',
  'cluster',
] as const;
type Name = (typeof names)[number];

const options = {
  ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  json: { type: 'boolean' as const },
};

/** The file and the named options; one that is needed and not given is wrong usage. */
export const given = (args: readonly string[], needed: readonly Name[]) => {
  try {
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    // Every option but --json is declared as a text above.
    const texts = values as Partial<Record<Name, string>>;
    for (const name of needed) if (texts[name] === undefined) throw new UsageError(`Give --${name}.`);
    return { path: fileNamed(positionals), of: (name: Name) => texts[name] ?? '', control: texts.control };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : String(error));
  }
};
