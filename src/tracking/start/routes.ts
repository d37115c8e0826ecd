import { notFound, page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { beforeTheWork } from '../figures/actions.ts';
import type { MeasureInputs } from '../figures/inputs.ts';
import type { StoredFigure } from '../figures/store.ts';
import { latestFigures } from '../figures/store.ts';
import { workOut } from '../figures/working.ts';
import { asTheHouse, cutOffFor, isOutside, workedFor, type Worked } from '../impact/asking.ts';
import { chosenOf, isTooEarly, mayRead } from '../impact/shown.ts';
import { StartPage, type Beside } from './pages.tsx';

const between = ({ points, baseline, after }: MeasureInputs): string | null => {
  const [from, to] = [points[baseline]?.label, points[after]?.label];
  return from === undefined || to === undefined ? null : `${from} to ${to}`;
};

const besideOf = ({ series, inputs, working }: Worked, kept: readonly StoredFigure[]): Beside => {
  const { id, title } = series.measure;
  const figure = kept.find((each) => each.kind === 'measure' && each.about.measure === id);
  const before = beforeTheWork(inputs);
  return {
    id,
    title,
    unit: inputs.measure.unit,
    higherIsBetter: inputs.measure.higherIsBetter,
    before: between(before),
    during: between(inputs),
    start: figure?.kind === 'measure' ? figure.output : workOut(before),
    end: working,
    figureId: figure?.id ?? null,
  };
};

export const startRoutes: readonly Route[] = [
  route({
    name: 'tracking.start',
    method: 'GET',
    path: paths.tracking.start,
    who: mayRead,
    scope: enrolmentScope,
    handle: async (ask) => {
      if (isTooEarly(ask)) return notFound;
      const { frame, scope, db } = ask;
      const outside = isOutside(ask);
      const all = await workedFor(ask);
      const chosen = chosenOf(all, ask.query['measure']);
      const read = (own: typeof db) => latestFigures(own, scope.id, 'audit-finished', cutOffFor(ask));
      const kept = chosen === null ? [] : outside ? await asTheHouse(ask, read) : await read(db);
      const first = kept[0];
      return page(
        StartPage({
          frame,
          enrolment: scope,
          measures: all.map(({ series }) => ({ id: series.measure.id, title: series.measure.title })),
          chosen: chosen === null ? null : besideOf(chosen, kept),
          frozen: first === undefined ? null : { at: first.frozenAt, by: first.frozenBy },
          isAuditDone: scope.steps.some(({ step, doneOn }) => step === 2 && doneOn !== null),
          outside,
          mayCheck: ask.mayOpen(paths.tracking.figure),
        }),
      );
    },
  }),
];
