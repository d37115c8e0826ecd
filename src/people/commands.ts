import { parseArgs } from 'node:util';
import { UsageError, type Command } from '#platform/command';
import { originAt, readConfig } from '#platform/config';
import { href, paths } from '#paths';
import { makeSignInLink } from './sign-in/link.ts';

const read = (args: readonly string[]) => {
  const options = { json: { type: 'boolean' }, 'without-second-step': { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
};

const signInLink: Command = {
  name: 'sign-in-link',
  usage: 'waymark sign-in-link EMAIL [--without-second-step]',
  does: "makes a person's way back in: one use, ten minutes; the second step is still asked for, or taken off with the option",
  run: async (args, io) => {
    const { positionals, values } = read(args);
    const [email] = positionals;
    if (email === undefined || positionals.length > 1) throw new UsageError('Name one email address.');
    const config = readConfig(io.env, process.cwd());
    if (config.kind === 'refused') throw new UsageError(config.because);
    const database = await io.openDatabase();
    const token = await makeSignInLink(database, email, values['without-second-step'] ?? false, io.now());
    if (token === null) {
      if (io.json) io.out({ url: null });
      io.log(`Nobody has an account with the address ${email}. Check how it is written.`);
      return 1;
    }
    const { origin, host, port } = config.config;
    const url = String(new URL(href(paths.signIn.link, { token }), origin ?? originAt(host, port)));
    io.out({ url }, url);
    return 0;
  },
};

export const commands: readonly Command[] = [signInLink];
