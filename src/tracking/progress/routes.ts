import { notFound, page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { workOutProgress } from '../figures/progress.ts';
import { asTheHouse, cutOffFor, isOutside, workedFor } from '../impact/asking.ts';
import { chosenOf, isTooEarly, mayRead } from '../impact/shown.ts';
import { isWithheld } from '../impact/words.ts';
import { ProgressPage } from './pages.tsx';
import { progressRows } from './rules.ts';
import { readProgress } from './store.ts';

export const progressRoutes: readonly Route[] = [
  route({
    name: 'tracking.progress',
    method: 'GET',
    path: paths.tracking.progress,
    who: mayRead,
    scope: enrolmentScope,
    handle: async (ask) => {
      if (isTooEarly(ask)) return notFound;
      const { db, scope, frame, now } = ask;
      const outside = isOutside(ask);
      const all = await workedFor(ask);
      const chosen = chosenOf(all, ask.query['measure']);
      const read = async (own: typeof db) =>
        chosen === null || chosen.working.gain === null
          ? null
          : readProgress(own, scope, chosen.series, cutOffFor(ask), now);
      // Who was sent to the school reads followed pupils; everybody's results are added up for them by the house.
      const inputs = outside ? await asTheHouse(ask, read) : await read(db);
      const working = inputs === null ? null : workOutProgress(inputs);
      return page(
        ProgressPage({
          frame,
          enrolment: scope,
          measures: all.map(({ series }) => ({ id: series.measure.id, title: series.measure.title })),
          chosen:
            chosen === null
              ? null
              : {
                  id: chosen.series.measure.id,
                  title: chosen.inputs.measure.title,
                  found:
                    inputs === null || working === null
                      ? null
                      : { inputs, working, rows: progressRows(inputs, working, outside) },
                  isWithheld: outside && isWithheld(chosen.working),
                },
          outside,
        }),
      );
    },
  }),
];
