import { isUuid } from '#platform/db';
import { field, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { teamOf, workScope } from '#pupils';
import { doing, place } from '../../asking.ts';
import { noted } from '../../edit/actions.ts';
import { by, childNamed, shownWorkshop, workshopAsked } from '../asking.ts';
import { noteChild } from '../store.ts';

const words = {
  nobody: 'No pupil on roll is called that: enter a code',
  several: 'Several pupils are called that: enter the code',
} as const;

const child = route({
  name: 'provision.workshop-child',
  method: 'POST',
  path: paths.provision.workshopChild,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await workshopAsked(ask);
    if (found === null) return notFound;
    const again = async (problem: Problem) =>
      page(await shownWorkshop(ask, found, { wrong: 'child', problems: [problem], typed: typedOf(ask.form) }), {
        status: 422,
      });
    const [family, typed] = [field(ask.form, 'place'), field(ask.form, 'childOf').slice(0, 100)];
    if (!isUuid(family)) return again({ field: 'place', message: 'Choose the family' });
    const pupilId = typed === '' ? 'nobody' : await childNamed(ask, typed);
    if (pupilId === null || pupilId === 'nobody' || pupilId === 'several')
      return again({ field: 'childOf', message: words[pupilId ?? 'nobody'] });
    const { provision, workshop } = found;
    const at = { workshopId: workshop.id, provisionId: provision.id, schoolId: provision.schoolId };
    const isDone = await noteChild(ask.db, at, { placeId: family, pupilId }, by(ask), place(ask).today);
    if (isDone) await noted(doing(ask), 'provision.family-child-noted', { workshop: workshop.id });
    return redirect(
      href(paths.provision.workshop, { enrolment: ask.scope.id, provision: provision.id, workshop: workshop.id }),
      {
        told: isDone
          ? 'The child is noted, and is on this provision.'
          : 'A colleague noted it already, or they are off the list.',
      },
    );
  },
});

export const workshopListRoutes: readonly Route[] = [child];
