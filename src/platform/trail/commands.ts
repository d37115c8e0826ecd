import { UsageError, type Command } from '#platform/command';
import { readConfig } from '#platform/config';
import { writeAnchor } from './anchor.ts';
import { verifyTrail } from './verify.ts';

/** Computes the whole trail again; when it is intact, anchors it as it stands. */
const verify: Command = {
  name: 'trail verify',
  usage: 'waymark trail verify [--json]',
  does: 'computes the trail again and says whether an entry was changed, taken out or put in',
  run: async (args, io) => {
    if (args.length > 0) throw new UsageError('This command takes nothing but --json.');
    const read = readConfig(io.env, process.cwd());
    if (read.kind === 'refused') throw new Error(read.because);
    const database = await io.openDatabase();
    const { entries, intact, firstBreak, anchored } = await verifyTrail(database, read.config.dataDir);
    if (intact) await writeAnchor(database, read.config.dataDir, io.now(), null);
    const seen =
      anchored === 0 ? 'No anchor stands outside the database yet; one is written now.' : `${anchored} anchors agree.`;
    io.out(
      { entries, intact, firstBreak },
      intact ? `The trail is intact: ${entries} entries. ${seen}` : `The trail is broken. ${firstBreak?.message ?? ''}`,
    );
    return intact ? 0 : 1;
  },
};

export const commands: readonly Command[] = [verify];
