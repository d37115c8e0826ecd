import { UsageError, type Command } from '#platform/command';
import { differenceInDifferences } from './methods/difference-in-differences.ts';
import { hedgesG } from './methods/hedges.ts';
import { summary } from './methods/mean.ts';
import { pool, type PoolMethod } from './methods/pool.ts';
import { welchSe } from './methods/welch.ts';
import { clusterCommand, valueAdded } from './clustered.ts';
import { given } from './given.ts';
import { numberIn, readTable } from './table.ts';

const twoGroup: Command = {
  name: 'impact two-group',
  usage: 'waymark impact two-group FILE --outcome C --group C --treated V [--control V]',
  does: 'compares two groups: difference with Welch’s standard error, Hedges’ g with its interval',
  run: async (args, io) => {
    const { path, of, control } = given(args, ['outcome', 'group', 'treated']);
    const { rows } = await readTable(path, [of('outcome'), of('group')]);
    const groups = { treated: [] as number[], control: [] as number[] };
    let missing = 0;
    for (const row of rows) {
      const group = row[of('group')] ?? null;
      const side =
        group === of('treated')
          ? 'treated'
          : group !== null && (control === undefined || group === control)
            ? 'control'
            : null;
      const value = numberIn(row, of('outcome'));
      if (group === null || (side !== null && value === null)) missing += 1;
      else if (side !== null && value !== null) groups[side].push(value);
    }
    const [treated, others] = [summary(groups.treated), summary(groups.control)];
    if (treated.mean === null || treated.sd === null || others.mean === null || others.sd === null) {
      io.log('Each group needs at least two rows with a value. Check the names of the groups and columns.');
      return 1;
    }
    const [t, c] = [
      { n: treated.n, mean: treated.mean, sd: treated.sd },
      { n: others.n, mean: others.mean, sd: others.sd },
    ];
    io.out({
      n: { treated: t.n, control: c.n },
      missing,
      means: { treated: t.mean, control: c.mean },
      sds: { treated: t.sd, control: c.sd },
      difference: t.mean - c.mean,
      differenceSe: welchSe(t, c),
      hedgesG: hedgesG(t, c),
      method: 'Welch standard error; Hedges g with the exact factor, variance 1/n1 + 1/n2 + g²/(2(n1+n2)), ±1.96 SE',
    });
    return 0;
  },
};

const did: Command = {
  name: 'impact did',
  usage: 'waymark impact did FILE --before C --after C --group C --treated V',
  does: 'difference in differences, from all cases and from complete pairs',
  run: async (args, io) => {
    const { path, of, control } = given(args, ['before', 'after', 'group', 'treated']);
    const { rows } = await readTable(path, [of('before'), of('after'), of('group')]);
    const cells = {
      treated: { before: [] as number[], after: [] as number[] },
      control: { before: [] as number[], after: [] as number[] },
    };
    const pairs = {
      treated: [] as { before: number; after: number }[],
      control: [] as { before: number; after: number }[],
    };
    let [n, missing] = [0, 0];
    for (const row of rows) {
      const group = row[of('group')] ?? null;
      const [before, after] = [numberIn(row, of('before')), numberIn(row, of('after'))];
      if (group === null || before === null || after === null) missing += 1;
      if (group === null || (before === null && after === null)) continue;
      if (group !== of('treated') && control !== undefined && group !== control) continue;
      const side = group === of('treated') ? 'treated' : 'control';
      n += 1;
      if (before !== null) cells[side].before.push(before);
      if (after !== null) cells[side].after.push(after);
      if (before !== null && after !== null) pairs[side].push({ before, after });
    }
    const mean = (values: readonly number[]) => summary(values).mean;
    const means = {
      treated: { before: mean(cells.treated.before), after: mean(cells.treated.after) },
      control: { before: mean(cells.control.before), after: mean(cells.control.after) },
    };
    const balanced = differenceInDifferences(pairs.treated, pairs.control);
    const { treated, control: other } = means;
    if (
      balanced === null ||
      treated.before === null ||
      treated.after === null ||
      other.before === null ||
      other.after === null
    ) {
      io.log('Each group needs at least two rows with both values. Check the names of the groups and columns.');
      return 1;
    }
    io.out({
      n,
      missing,
      means,
      did: treated.after - treated.before - (other.after - other.before),
      balanced: {
        n: balanced.n.treated + balanced.n.control,
        treated: balanced.n.treated,
        control: balanced.n.control,
        did: balanced.did.estimate,
        se: balanced.did.se,
        ci: [balanced.did.low, balanced.did.high],
        g: balanced.g,
        apartAtStart: balanced.apartAtStart,
      },
      method:
        'did from all values by cell; balanced from complete pairs, standard error from the two groups’ gains, ±1.96 SE',
    });
    return 0;
  },
};

const methods = ['FE', 'DL', 'REML'] as const satisfies PoolMethod[];

const pooling: Command = {
  name: 'impact pool',
  usage: 'waymark impact pool FILE --effect C --variance C --method FE|DL|REML',
  does: 'pools effects of several schools or studies',
  run: async (args, io) => {
    const { path, of } = given(args, ['effect', 'variance', 'method']);
    const method = methods.find((each) => each === of('method').toUpperCase());
    if (method === undefined) throw new UsageError('Give --method FE, DL or REML.');
    const { rows } = await readTable(path, [of('effect'), of('variance')]);
    const effects = rows.flatMap((row) => {
      const [y, v] = [numberIn(row, of('effect')), numberIn(row, of('variance'))];
      return y === null || v === null || v <= 0 ? [] : [{ y, v }];
    });
    if (effects.length < 2) {
      io.log('Pooling needs at least two effects, each with a variance above 0.');
      return 1;
    }
    io.out({ ...pool(effects, method), missing: rows.length - effects.length, method });
    return 0;
  },
};

export const commands: readonly Command[] = [twoGroup, did, valueAdded, clusterCommand, pooling];
