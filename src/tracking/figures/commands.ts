import { system } from '#platform/actor';
import { UsageError, type Command } from '#platform/command';
import type { Db } from '#platform/db';
import { recompute } from './rules.ts';
import { figuresAfter } from './store.ts';

export type Verified = Readonly<{
  figures: number;
  same: number;
  /** Their pupils' rows were erased: the frozen working is all there is. */
  erased: number;
  different: readonly Readonly<{ id: string; title: string; because: string; differences: readonly string[] }>[];
}>;

/** How many figures are held in memory at once; one of a large school is a few hundred kilobytes. */
const atOnce = 50;

/** Works every stored figure out again from its stored inputs, and lists where one differs from what was kept. */
export const verifyFigures = async (db: Db): Promise<Verified> => {
  const different: Verified['different'][number][] = [];
  const counts = { figures: 0, same: 0, erased: 0 };
  for (let page = await figuresAfter(db, null, atOnce); page.length > 0;) {
    for (const figure of page) {
      const again = recompute(figure);
      counts.figures += 1;
      if (again.kind === 'different')
        different.push({
          id: figure.id,
          title: figure.about.title,
          because: figure.frozenBecause,
          differences: again.differences,
        });
      else counts[again.kind] += 1;
    }
    page = await figuresAfter(db, page.at(-1)?.id ?? null, atOnce);
  }
  return { ...counts, different };
};

/** The operator's proof that no kept figure has drifted from its inputs. */
export const figuresVerify: Command = {
  name: 'figures verify',
  usage: 'waymark figures verify',
  does: 'works every kept figure out again from its stored inputs and lists what differs',
  run: async (args, io) => {
    if (args.length > 0)
      throw new UsageError('This command takes nothing but --json: every kept figure is worked out again.');
    const database = await io.openDatabase();
    const found = await database.asActor(system('figures verify'), verifyFigures);
    const { figures, same, erased, different } = found;
    io.out(
      found,
      [
        `${figures} figures are kept: ${same} come out the same, ${erased} have no inputs any more, ${different.length} differ.`,
        ...different.map(
          (each) => `${each.id} (${each.title}, ${each.because}): ${each.differences.slice(0, 3).join('; ')}`,
        ),
      ].join('\n'),
    );
    return different.length === 0 ? 0 : 1;
  },
};
