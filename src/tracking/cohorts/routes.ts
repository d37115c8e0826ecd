import { monthAndYear } from '#platform/kit';
import { londonDay } from '#platform/clock';
import { notFound, page, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { asTheHouse, cutOffFor, isOutside, workedFor } from '../impact/asking.ts';
import { chosenOf, isTooEarly, mayRead } from '../impact/shown.ts';
import { isWithheld, spanWords } from '../impact/words.ts';
import type { MeasureInputs } from '../figures/inputs.ts';
import { CohortsPage } from './pages.tsx';
import { apart, together } from './rules.ts';
import { earlierCohorts, type KeptCohort } from './store.ts';

/** "Up to March 2026": short enough to stand beside a line of a chart. */
const shortOf = ({ points, after }: MeasureInputs): string => {
  const on = points[after]?.on ?? null;
  return on === null ? 'No end yet' : `Up to ${monthAndYear(on)}`;
};

const nameOf = ({ inputs, scheme, frozenAt }: KeptCohort): string =>
  `${scheme}, ${spanWords(inputs) ?? `kept in ${monthAndYear(londonDay(frozenAt))}`}`;

export const cohortRoutes: readonly Route[] = [
  route({
    name: 'tracking.cohorts',
    method: 'GET',
    path: paths.tracking.cohorts,
    who: mayRead,
    scope: enrolmentScope,
    handle: async (ask) => {
      if (isTooEarly(ask)) return notFound;
      const { db, scope, frame } = ask;
      const outside = isOutside(ask);
      const all = await workedFor(ask);
      const chosen = chosenOf(all, ask.query['measure']);
      const read = async (own: typeof db) =>
        chosen === null ? [] : earlierCohorts(own, scope, chosen.inputs, cutOffFor(ask), outside ? scope.bodyId : null);
      // An earlier application is not the reader's to open; its figure is looked up by the house and hidden where it is small.
      const kept = apart(outside ? await asTheHouse(ask, read) : await read(db)).toReversed();
      const seen = kept.filter(({ output }) => !outside || !isWithheld(output));
      const own =
        chosen === null || (outside && isWithheld(chosen.working))
          ? []
          : [{ name: `${shortOf(chosen.inputs)}, now`, ...chosen }];
      const earlier = seen.map((each) => ({ name: shortOf(each.inputs), inputs: each.inputs, working: each.output }));
      return page(
        CohortsPage({
          frame,
          enrolment: scope,
          measures: all.map(({ series }) => ({ id: series.measure.id, title: series.measure.title })),
          chosen:
            chosen === null
              ? null
              : {
                  id: chosen.series.measure.id,
                  measure: chosen.inputs.measure,
                  found: own.length === 0 ? null : together([...earlier, ...own], chosen.series.scale.key),
                  earlier: seen.map((each) => ({
                    name: nameOf(each),
                    href:
                      outside || !ask.mayOpen(paths.tracking.figure)
                        ? null
                        : href(paths.tracking.figure, { enrolment: each.enrolmentId, figure: each.id }),
                  })),
                  hidden: kept.length - seen.length,
                },
        }),
      );
    },
  }),
];
