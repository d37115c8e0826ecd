import type { Command, CommandIo } from '#platform/command';
import { given } from './given.ts';
import { designEffect, ignoresSchools } from './methods/design-effect.ts';
import { hedgesG, pooledSd } from './methods/hedges.ts';
import { z95 } from './methods/interval.ts';
import type { Summary } from './methods/mean.ts';
import { moments } from './methods/moments.ts';
import { nestedSums, type NestedSums } from './methods/nested-sums.ts';
import { fitRandomIntercept, type Estimator, type RandomIntercept } from './methods/random-intercept.ts';
import { sidesOf } from './sides.ts';
import { readTable, tellProblems, tellRefusal } from './table.ts';

/** Fits the model, or says why there is nothing to fit. */
const fit = (sums: NestedSums, estimator: Estimator, io: CommandIo): RandomIntercept | null => {
  try {
    return fitRandomIntercept(sums, estimator);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    tellRefusal(io, error.message);
    return null;
  }
};

/** Pupils' progress beyond what their start foretells, school by school, drawn towards the middle where few pupils speak. */
export const valueAdded: Command = {
  name: 'impact value-added',
  usage: 'waymark impact value-added FILE --outcome C --prior C --cluster C',
  does: 'value added by school: a random-intercept model by maximum likelihood, with shrunken effects',
  run: async (args, io) => {
    const { path, of } = given(args, ['outcome', 'prior', 'cluster']);
    const sums = nestedSums([of('prior')]);
    const wanted = { numbers: [of('outcome'), of('prior')], texts: [of('cluster')] };
    const read = await readTable(path, wanted, ({ numbers, texts }) => {
      const [y, x, cluster] = [numbers[0] ?? null, numbers[1] ?? null, texts[0] ?? null];
      if (y !== null && x !== null && cluster !== null) sums.add(y, [x], cluster);
    });
    if (read.problemsTotal > 0) return tellProblems(io, read);
    const found = fit(sums, 'ML', io);
    if (found === null) return 1;
    io.out({
      n: found.n,
      clusters: found.clusters,
      missing: read.missing,
      fixed: { intercept: found.fixed[0], slope: found.fixed[1] },
      se: { intercept: found.se[0], slope: found.se[1] },
      variance: found.variance,
      effects: found.effects.map(({ cluster, n, effect, se }) => ({
        cluster,
        n,
        effect,
        ci: [effect - z95 * se, effect + z95 * se],
      })),
      method: 'random intercept, maximum likelihood; effects are shrunken, intervals comparative, ±1.96 SE',
    });
    return 0;
  },
};

/** Hedges' g of the outcomes alone, as if nobody shared a school: only ever shown beside the effect that counts schools. */
const pupilLevel = (treated: Summary, control: Summary) => {
  if (treated.mean === null || treated.sd === null || control.mean === null || control.sd === null) return null;
  const [t, c] = [
    { n: treated.n, mean: treated.mean, sd: treated.sd },
    { n: control.n, mean: control.mean, sd: control.sd },
  ];
  return pooledSd(t, c) > 0 ? hedgesG(t, c) : null;
};

/** What a programme given to whole schools or classes did, with pupils counted as members of them. */
export const clusterCommand: Command = {
  name: 'impact cluster',
  usage: 'waymark impact cluster FILE --outcome C --group C --treated V [--control V] --prior C --cluster C',
  does: 'compares two groups of whole schools: a random-intercept model by restricted maximum likelihood',
  run: async (args, io) => {
    const { path, of, control } = given(args, ['outcome', 'group', 'treated', 'prior', 'cluster']);
    const sides = sidesOf(of('group'), of('treated'), control);
    const sums = nestedSums([of('prior'), of('group')]);
    const alone = { treated: moments(), control: moments() };
    const wanted = { numbers: [of('outcome'), of('prior')], texts: [of('group'), of('cluster')] };
    const read = await readTable(path, wanted, ({ numbers, texts }) => {
      const [y, prior, group, cluster] = [numbers[0] ?? null, numbers[1] ?? null, texts[0] ?? null, texts[1] ?? null];
      const side = group === null ? null : sides.place(group);
      if (side === null || y === null || prior === null || cluster === null) return;
      sums.add(y, [prior, side === 'treated' ? 1 : 0], cluster);
      alone[side].add(y);
    });
    if (read.problemsTotal > 0) return tellProblems(io, read);
    sides.check();
    if (!sides.hasControl())
      return tellRefusal(io, `Every row says ${of('treated')}: there is nobody to compare with.`, of('group'));
    const found = fit(sums, 'REML', io);
    if (found === null) return 1;
    const { cluster, residual } = found.variance;
    const difference = found.fixed[2] ?? Number.NaN;
    io.out({
      n: found.n,
      clusters: found.clusters,
      missing: read.missing,
      difference,
      differenceSe: found.se[2],
      fixed: { intercept: found.fixed[0], prior: found.fixed[1], treated: difference },
      variance: { cluster, residual },
      icc: cluster / (cluster + residual),
      effect: { within: difference / Math.sqrt(residual), total: difference / Math.sqrt(cluster + residual) },
      pupilLevel: {
        label: ignoresSchools,
        hedgesG: pupilLevel(alone.treated.summary(), alone.control.summary()),
        designEffect: designEffect(
          found.effects.map((each) => each.n),
          cluster / (cluster + residual),
        )?.factor,
      },
      method: 'random intercept with the start as covariate, restricted maximum likelihood; no small-sample factor',
    });
    return 0;
  },
};
