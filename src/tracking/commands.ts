import { UsageError, type Command } from '#platform/command';
import { clusterCommand, valueAdded } from './clustered.ts';
import { figuresVerify } from './figures/commands.ts';
import { commands as scoreCommands } from './scores/file/commands.ts';
import { given } from './given.ts';
import { didOfGroups } from './methods/difference-in-differences.ts';
import { hedgesG, pooledSd } from './methods/hedges.ts';
import { moments, type Moments } from './methods/moments.ts';
import { pool, type Effect, type PoolMethod } from './methods/pool.ts';
import { welchSe } from './methods/welch.ts';
import { sidesOf } from './sides.ts';
import { addProblem, readTable, tellProblems, tellRefusal } from './table.ts';

const twoGroup: Command = {
  name: 'impact two-group',
  usage: 'waymark impact two-group FILE --outcome C --group C --treated V [--control V]',
  does: 'compares two groups: difference with Welch’s standard error, Hedges’ g with its interval',
  run: async (args, io) => {
    const { path, of, control } = given(args, ['outcome', 'group', 'treated']);
    const sides = sidesOf(of('group'), of('treated'), control);
    const values = { treated: moments(), control: moments() };
    const read = await readTable(path, { numbers: [of('outcome')], texts: [of('group')] }, ({ numbers, texts }) => {
      const [value, group] = [numbers[0] ?? null, texts[0] ?? null];
      const side = group === null ? null : sides.place(group);
      if (side !== null && value !== null) values[side].add(value);
    });
    if (read.problemsTotal > 0) return tellProblems(io, read);
    sides.check();
    const [treated, others] = [values.treated.summary(), values.control.summary()];
    if (treated.mean === null || treated.sd === null || others.mean === null || others.sd === null)
      return tellRefusal(io, fewWords(treated.n, others.n, 'a value'), of('group'));
    const [t, c] = [
      { n: treated.n, mean: treated.mean, sd: treated.sd },
      { n: others.n, mean: others.mean, sd: others.sd },
    ];
    io.out({
      n: { treated: t.n, control: c.n },
      missing: read.missing,
      means: { treated: t.mean, control: c.mean },
      sds: { treated: t.sd, control: c.sd },
      difference: t.mean - c.mean,
      differenceSe: welchSe(t, c),
      // Where nobody differs from anybody there is no standard deviation to count in.
      hedgesG: pooledSd(t, c) > 0 ? hedgesG(t, c) : null,
      method: 'Welch standard error; Hedges g with the exact factor, variance 1/n1 + 1/n2 + g²/(2(n1+n2)), ±1.96 SE',
    });
    return 0;
  },
};

const fewWords = (treated: number, control: number, what: string): string =>
  `Each group needs at least two rows with ${what}; the treated group has ${treated} and the other ${control}.`;

const did: Command = {
  name: 'impact did',
  usage: 'waymark impact did FILE --before C --after C --group C --treated V [--control V]',
  does: 'difference in differences, from all cases and from complete pairs',
  run: async (args, io) => {
    const { path, of, control } = given(args, ['before', 'after', 'group', 'treated']);
    const sides = sidesOf(of('group'), of('treated'), control);
    const empty = () => ({ before: moments(), after: moments(), start: moments(), gain: moments() });
    const cells = { treated: empty(), control: empty() };
    let n = 0;
    const wanted = { numbers: [of('before'), of('after')], texts: [of('group')] };
    const read = await readTable(path, wanted, ({ numbers, texts }) => {
      const [before, after, group] = [numbers[0] ?? null, numbers[1] ?? null, texts[0] ?? null];
      const side = group === null ? null : sides.place(group);
      if (side === null || (before === null && after === null)) return;
      n += 1;
      const cell = cells[side];
      if (before !== null) cell.before.add(before);
      if (after !== null) cell.after.add(after);
      if (before === null || after === null) return;
      cell.start.add(before);
      cell.gain.add(after - before);
    });
    if (read.problemsTotal > 0) return tellProblems(io, read);
    sides.check();
    const pairs = (side: 'treated' | 'control') => ({
      gain: cells[side].gain.summary(),
      start: cells[side].start.summary(),
    });
    const [treated, others] = [pairs('treated'), pairs('control')];
    const balanced = didOfGroups(treated, others);
    if (balanced === null) return tellRefusal(io, fewWords(treated.gain.n, others.gain.n, 'both values'), of('group'));
    // Both groups have pairs, so each of the four cells has a mean.
    const mean = (of: Moments) => of.summary().mean ?? Number.NaN;
    const means = {
      treated: { before: mean(cells.treated.before), after: mean(cells.treated.after) },
      control: { before: mean(cells.control.before), after: mean(cells.control.after) },
    };
    io.out({
      n,
      missing: read.missing,
      means,
      did: means.treated.after - means.treated.before - (means.control.after - means.control.before),
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
        'did from all values by cell; balanced from complete pairs, standard error from the two groups’ gains (Welch), ±1.96 SE',
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
    const effects: Effect[] = [];
    const notAbove0: number[] = [];
    const read = await readTable(path, { numbers: [of('effect'), of('variance')], texts: [] }, ({ line, numbers }) => {
      const [y, v] = [numbers[0] ?? null, numbers[1] ?? null];
      if (v !== null && v <= 0) notAbove0.push(line);
      else if (y !== null && v !== null) effects.push({ y, v });
    });
    for (const line of notAbove0)
      addProblem(read, line, of('variance'), 'A variance must be above 0. Correct it, or leave the cell empty.');
    if (read.problemsTotal > 0) return tellProblems(io, read);
    if (effects.length < 2)
      return tellRefusal(
        io,
        `Pooling needs at least two effects, each with its variance; there are ${effects.length}.`,
      );
    io.out({ ...pool(effects, method), missing: read.missing, method });
    return 0;
  },
};

export const commands: readonly Command[] = [
  twoGroup,
  did,
  valueAdded,
  clusterCommand,
  pooling,
  figuresVerify,
  ...scoreCommands,
];
