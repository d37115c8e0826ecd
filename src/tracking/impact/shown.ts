import { actsAs } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { mediumDate } from '#platform/kit';
import type { Ask } from '#platform/route';
import { paths } from '#paths';
import type { Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { codedOf, teamOf } from '#pupils';
import { designOf } from '../finding/designs.ts';
import { methodName } from '../methods/versions.ts';
import { aroundFor, isOutside, workedFor, type Worked } from './asking.ts';
import { groupRowsFor } from './told-for.ts';
import type { ImpactProps } from './pages.tsx';
import type { Around } from './store.ts';

const leaders = { kind: 'roles', roles: ['head', 'lead'] } as const;

/** Whoever may read what changed: the school, and those whom the awarding body sends or who keep its desk. */
export const mayRead = { kind: 'roles', roles: [...teamOf.roles, 'governor', ...codedOf] } as const;

/** The awarding body's desk reads the work while a submission stands, and not before. */
export const isTooEarly = ({ actor, scope }: Ask<Enrolment>): boolean =>
  actsAs(actor, ['officer', 'director']) && scope.submittedAt === null;

/** The measure that the address names, else the first main one that has a figure, else the first with one, else the first. */
export const chosenOf = (all: readonly Worked[], asked: string | undefined): Worked | null =>
  all.find(({ series }) => series.measure.id === asked) ??
  all.find(({ series, working }) => series.measure.isPrimary && working.gain !== null) ??
  all.find(({ working }) => working.gain !== null) ??
  all[0] ??
  null;

export const nothingAround: Around = { programmes: [], years: [], own: [], notObtained: [], changedSince: 0 };

/** "Printed 23 November 2026. Difference in differences, version 1. No pupil is named." */
export const printLineOf = (now: Date, chosen: Worked | null): string =>
  [
    `Printed ${mediumDate(londonDay(now))}`,
    ...(chosen === null ? [] : [methodName(designOf(chosen.working.design).method)]),
    'No pupil is named',
  ].join('. ');

/** Everything that the page of what changed shows, but where its figures are used: later rooms know that. Null: not yet theirs to read. */
export const impactFor = async (ask: Ask<Enrolment>): Promise<Omit<ImpactProps, 'uses'> | null> => {
  if (isTooEarly(ask)) return null;
  const { actor, frame, scope, now } = ask;
  const all = await workedFor(ask);
  const chosen = chosenOf(all, ask.query['measure']);
  const around = chosen === null ? nothingAround : await aroundFor(ask);
  const isCompared = chosen !== null && chosen.working.beyond !== null;
  const outside = isOutside(ask);
  const rows = isCompared ? await groupRowsFor(ask, chosen, around) : [];
  const mayWork = mayDo('work', scope.state);
  return {
    frame,
    enrolment: scope,
    all,
    chosen,
    rows,
    around,
    outside,
    mayDeclare: actsAs(actor, leaders.roles) && mayWork,
    mayEnter: actsAs(actor, teamOf.roles) && mayWork,
    mayPlan: actsAs(actor, teamOf.roles) && mayWork && ask.mayOpen(paths.plan.add),
    mayPrint: ask.mayOpen(paths.tracking.files),
    mayCheck: ask.mayOpen(paths.tracking.working),
    mayHearPupils: ask.mayOpen(paths.questionnaires.home),
    maySeeSharing: ask.mayOpen(paths.tracking.sharing),
    printLine: printLineOf(now, chosen),
  };
};
