import { actsAs, type Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { bytesSource, CsvUnreadable, readRows, writeCsv, type CsvRow, type LineProblem } from '#platform/csv';
import { isUuid } from '#platform/db';
import { field } from '#platform/form';
import { notFound, page, redirect, route, type Ask, type Route, type Scope } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { staffOf } from '../store.ts';
import { staffLeft, takeStaffList } from './actions.ts';
import { readStaffList, type ReadList } from './forms.ts';
import { PreviewPage, StaffPage } from './pages.tsx';
import { reconcile } from './store.ts';

const leaders = { kind: 'roles', roles: ['head', 'lead'] } as const;
const team = { kind: 'roles', roles: ['head', 'lead', 'member'] } as const;

const workScope: Scope<Enrolment> = async (ask) => {
  const found = await enrolmentScope(ask);
  return found !== null && mayDo('work', found.value.state) ? found : null;
};

type Extra = Readonly<{
  faults?: readonly LineProblem[];
  problems?: readonly { field: string; message: string }[];
  pasted?: string;
}>;

const shown = async ({ actor, db, frame, scope, now, query }: Ask<Enrolment>, extra: Extra = {}) =>
  StaffPage({
    frame,
    enrolment: scope.id,
    staff: await staffOf(db, scope, londonDay(now)),
    mayList: actsAs(actor, leaders.roles) && mayDo('work', scope.state),
    asked: query['page'],
    ...extra,
  });

const list = route({
  name: 'training.staff',
  method: 'GET',
  path: paths.training.staff,
  who: team,
  scope: enrolmentScope,
  handle: async (ask) => page(await shown(ask)),
});

const readList = async (bytes: Uint8Array): Promise<ReadList> => {
  const rows: CsvRow[] = [];
  try {
    for await (const batch of readRows(bytesSource(bytes))) rows.push(...batch);
    return readStaffList(rows);
  } catch (error) {
    if (!(error instanceof CsvUnreadable)) throw error;
    return { kind: 'problems', problems: [{ line: error.line, column: null, message: error.message }] };
  }
};

const check = route({
  name: 'training.staff.check',
  method: 'POST',
  path: paths.training.checkStaff,
  who: leaders,
  scope: workScope,
  form: 'multipart',
  fileLimit: 1024 * 1024,
  handle: async (ask) => {
    const { db, form, files, frame, scope, now } = ask;
    const file = files.find((each) => each.field === 'file' && each.bytes.length > 0);
    const pasted = field(form, 'pasted');
    if (file?.isTruncated)
      return page(
        await shown(ask, {
          problems: [{ field: 'file', message: 'Choose a file under 1 MB: a list of names is small' }],
        }),
        { status: 422 },
      );
    if (file === undefined && pasted === '')
      return page(
        await shown(ask, { problems: [{ field: 'file', message: 'Choose a file, or paste the rows below' }] }),
        { status: 422 },
      );
    const read = await readList(file?.bytes ?? new TextEncoder().encode(pasted));
    if (read.kind === 'problems') return page(await shown(ask, { faults: read.problems, pasted }), { status: 422 });
    const what = await reconcile(db, scope.schoolId, read.staff, londonDay(now));
    // Line numbers stay those of the sent file, so the rows travel as they were read.
    const text = writeCsv(
      ['Name', 'Email', 'Job'],
      read.staff.map((each) => [each.name, each.email ?? '', each.job]),
    );
    return page(PreviewPage({ frame, enrolment: scope.id, list: text, what }));
  },
});

const take = route({
  name: 'training.staff.list',
  method: 'POST',
  path: paths.training.listStaff,
  who: leaders,
  scope: workScope,
  handle: async (ask) => {
    const { actor, db, form, scope, now } = ask;
    const read = await readList(new TextEncoder().encode(field(form, 'list')));
    if (read.kind === 'problems') return page(await shown(ask, { faults: read.problems }), { status: 422 });
    const what = await takeStaffList(db, actor as Person, scope, read.staff, now); // the route lets only people in
    const told = `The staff list is saved: ${what.added.length} added, ${what.changed.length} changed.`;
    return redirect(href(paths.training.staff, { enrolment: scope.id }), { told });
  },
});

const left = route({
  name: 'training.staff.left',
  method: 'POST',
  path: paths.training.staffLeft,
  who: leaders,
  scope: workScope,
  handle: async ({ actor, db, params, scope, now }) => {
    const id = params['staff'] ?? '';
    if (!isUuid(id) || !(await staffLeft(db, actor as Person, scope, id, now))) return notFound;
    return redirect(href(paths.training.staff, { enrolment: scope.id }), {
      told: 'From today this person no longer counts among the staff.',
    });
  },
});

export const routes: readonly Route[] = [list, check, take, left];
