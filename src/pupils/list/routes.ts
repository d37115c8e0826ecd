import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { writeCsv } from '#platform/csv';
import { field } from '#platform/form';
import { page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { href, paths } from '#paths';
import type { Enrolment } from '#enrolment';
import { takePupils } from '../actions.ts';
import { unlessFrozen } from '../choosing/open.ts';
import { teamOf, workScope } from '../scope.ts';
import { reconcile } from '../store.ts';
import { BringPage, PreviewPage } from './pages.tsx';
import { readList } from './reading.ts';

const bring = route({
  name: 'pupils.bring',
  method: 'GET',
  path: paths.pupils.bring,
  who: teamOf,
  scope: workScope,
  handle: (ask) => unlessFrozen(ask, async () => page(BringPage({ frame: ask.frame, enrolment: ask.scope.id }))),
});

const check = route({
  name: 'pupils.check',
  method: 'POST',
  path: paths.pupils.check,
  who: teamOf,
  scope: workScope,
  form: 'multipart',
  fileLimit: 2 * 1024 * 1024,
  handle: async ({ db, form, files, frame, scope, now }) => {
    const file = files.find((each) => each.field === 'file' && each.bytes.length > 0);
    const [pasted, otherwise] = [field(form, 'pasted'), field(form, 'otherwise')];
    const common = { frame, enrolment: scope.id, pasted, otherwise };
    if (file?.isTruncated)
      return page(BringPage({ ...common, problems: [{ field: 'file', message: 'Choose a file under 2 MB' }] }), {
        status: 422,
      });
    if (file === undefined && pasted === '')
      return page(
        BringPage({ ...common, problems: [{ field: 'file', message: 'Choose a file, or paste the rows below' }] }),
        { status: 422 },
      );
    const list = await readList(file?.bytes ?? new TextEncoder().encode(pasted), otherwise, londonDay(now));
    if (list.kind === 'problems') return page(BringPage({ ...common, faults: list.problems }), { status: 422 });
    const what = await reconcile(db, scope, list.pupils);
    const text = writeCsv(
      ['UPN', 'Surname', 'Forename', 'DOB', 'Sex', 'Year', 'Kind'],
      list.pupils.map((each) => [
        each.upn,
        each.surname,
        each.forename,
        each.bornOn,
        each.sex,
        each.yearGroup,
        each.kind,
      ]),
    );
    return page(PreviewPage({ frame, enrolment: scope.id, list: text, what }));
  },
});

const taken = async ({ actor, db, form, frame, scope, now }: Ask<Enrolment>): Promise<Answer> => {
  const list = await readList(new TextEncoder().encode(field(form, 'list')), 'target', londonDay(now));
  if (list.kind === 'problems')
    return page(BringPage({ frame, enrolment: scope.id, faults: list.problems }), { status: 422 });
  const what = await takePupils(db, actor as Person, scope, list.pupils, now); // the route lets only people in
  const told = `The list is saved: ${what.added.length} added, ${what.changed.length} changed.`;
  return redirect(href(paths.pupils.home, { enrolment: scope.id }), { told });
};

const take = route({
  name: 'pupils.take',
  method: 'POST',
  path: paths.pupils.take,
  who: teamOf,
  scope: workScope,
  handle: (ask) => unlessFrozen(ask, () => taken(ask), 409),
});

export const routes: readonly Route[] = [bring, check, take];
