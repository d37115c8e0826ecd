import type { Command, CommandIo } from '#platform/command';
import { given } from './given.ts';
import { z95 } from './methods/interval.ts';
import { randomIntercept, type Estimator, type Nested, type RandomIntercept } from './methods/random-intercept.ts';
import { numberIn, readTable } from './table.ts';

/** Fits the model, or says why there is nothing to fit. */
const fit = (rows: readonly Nested[], estimator: Estimator, io: CommandIo): RandomIntercept | null => {
  try {
    return randomIntercept(rows, estimator);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    io.log(error.message);
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
    const { rows } = await readTable(path, [of('outcome'), of('prior'), of('cluster')]);
    const nested = rows.flatMap((row): Nested[] => {
      const [y, x, cluster] = [numberIn(row, of('outcome')), numberIn(row, of('prior')), row[of('cluster')] ?? null];
      return y === null || x === null || cluster === null ? [] : [{ y, x: [x], cluster }];
    });
    const found = fit(nested, 'ML', io);
    if (found === null) return 1;
    io.out({
      n: found.n,
      clusters: found.clusters,
      missing: rows.length - nested.length,
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

/** What a programme given to whole schools or classes did, with pupils counted as members of them. */
export const clusterCommand: Command = {
  name: 'impact cluster',
  usage: 'waymark impact cluster FILE --outcome C --group C --treated V --prior C --cluster C',
  does: 'compares two groups of whole schools: a random-intercept model by restricted maximum likelihood',
  run: async (args, io) => {
    const { path, of, control } = given(args, ['outcome', 'group', 'treated', 'prior', 'cluster']);
    const { rows } = await readTable(path, [of('outcome'), of('group'), of('prior'), of('cluster')]);
    let missing = 0;
    const nested = rows.flatMap((row): Nested[] => {
      const [group, cluster] = [row[of('group')] ?? null, row[of('cluster')] ?? null];
      const [y, prior] = [numberIn(row, of('outcome')), numberIn(row, of('prior'))];
      if (group !== null && group !== of('treated') && control !== undefined && group !== control) return [];
      if (y !== null && prior !== null && group !== null && cluster !== null)
        return [{ y, x: [prior, group === of('treated') ? 1 : 0], cluster }];
      missing += 1;
      return [];
    });
    const found = fit(nested, 'REML', io);
    if (found === null) return 1;
    const { cluster, residual } = found.variance;
    const difference = found.fixed[2] ?? 0;
    io.out({
      n: found.n,
      clusters: found.clusters,
      missing,
      difference,
      differenceSe: found.se[2],
      variance: { cluster, residual },
      icc: cluster / (cluster + residual),
      effect: { within: difference / Math.sqrt(residual), total: difference / Math.sqrt(cluster + residual) },
      method: 'random intercept with the start as covariate, restricted maximum likelihood; no small-sample factor',
    });
    return 0;
  },
};
