import { countedFor, place, provisionsFor, type Asked } from '../asking.ts';
import { ranIn } from '../map/rules.ts';
import { pupilsOnAll } from '../store.ts';
import { schoolYearOf } from '#platform/clock';
import { clashesOf } from './rules.ts';
import { lessonsOf, yearsOfPupils } from './store.ts';

/** This year's timetable with its clashes; who would clash is known to the team alone. */
export const timetableFor = async (ask: Asked) => {
  const here = place(ask);
  const provisions = (await provisionsFor(ask)).filter(
    (each) => ranIn(each, schoolYearOf(here.today)) && each.endsOn >= here.today,
  );
  if (!here.isTeam) return { ...here, provisions, lessons: [], clashes: [] };
  const [lessons, on, years] = [
    await lessonsOf(ask.db, ask.scope.schoolId),
    await countedFor(ask, (db) => pupilsOnAll(db, ask.scope.schoolId)),
    await yearsOfPupils(ask.db, ask.scope.schoolId),
  ];
  const byProvision = Map.groupBy(on, ({ provisionId }) => provisionId);
  const clashes = clashesOf(provisions, byProvision, lessons, {
    today: here.today,
    yearOf: (id) => years.get(id) ?? null,
  });
  return { ...here, provisions, lessons, clashes };
};
