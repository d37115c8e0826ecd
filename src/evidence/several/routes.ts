import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import { acceptedFiles, uploadsAmong } from '#platform/files';
import { fields, typedOf, type Problem } from '#platform/form';
import { plural } from '#platform/kit';
import { page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { schemeFor } from '#schemes';
import { doing, mayWrite, place, type Asked } from '../asking.ts';
import { broughtIn } from '../brought/actions.ts';
import { whoActs } from '../doing.ts';
import { addSeveral, sayWhatTheyShow, type Outcome } from './actions.ts';
import { readSeveral, readUnsaid } from './forms.ts';
import { SeveralPage, UnsaidPage } from './pages.tsx';
import { perAsking } from './rules.ts';
import { listUnsaid } from './store.ts';

const paused = 'This work is paused or has ended, so nothing can be saved now. The coordinator can take it up again.';
const shared = { who: mayWrite, scope: enrolmentScope } as const;

type More = Readonly<{ problems?: readonly Problem[]; outcomes?: readonly Outcome[]; arrived?: Arrived }>;
type Arrived = Awaited<ReturnType<typeof uploadsAmong>>;

/** Files that came before the form and wait: they need not be sent again. */
const arrivedIn = (ask: Asked): Promise<Arrived> => uploadsAmong(ask.db, fields(ask.form, 'files.upload'));

const severalPage = async (ask: Asked, typed: Readonly<Record<string, string>>, more: More = {}) =>
  SeveralPage({ ...place(ask), scheme: await schemeFor(ask.db, ask.scope), accept: acceptedFiles, typed, ...more });

const choosing = route({
  ...shared,
  name: 'evidence.several',
  method: 'GET',
  path: paths.evidence.several,
  handle: async (ask) => page(await severalPage(ask, { criterion: ask.query['criterion'] ?? '' })),
});

const add = route({
  ...shared,
  name: 'evidence.add-several',
  method: 'POST',
  path: paths.evidence.several,
  form: 'multipart',
  handle: async (ask) => {
    const typed = typedOf(ask.form);
    const brought = broughtIn(ask, 'files');
    const arrived = await arrivedIn(ask);
    const names = [...arrived.map(({ name }) => name), ...ask.files.map(({ name }) => name)];
    const read = readSeveral(ask.form, { count: brought.length, names }, londonDay(ask.now));
    if ('problems' in read)
      return page(await severalPage(ask, typed, { problems: read.problems, arrived }), { status: 422 });
    const scheme = await schemeFor(ask.db, ask.scope);
    const outcomes = await addSeveral(doing(ask), scheme, brought, read.value);
    if (outcomes === 'not-active')
      return page(await severalPage(ask, typed, { problems: [{ field: 'files', message: paused }], arrived }), {
        status: 422,
      });
    if (outcomes.some(({ kind }) => kind !== 'added'))
      return page(await severalPage(ask, typed, { outcomes, arrived: await arrivedIn(ask) }), { status: 422 });
    return redirect(href(paths.evidence.unsaid, { enrolment: ask.scope.id }), {
      told: `${plural(outcomes.length, 'file')} added. Now say what each shows.`,
    });
  },
});

const unsaidPage = async (
  ask: Asked,
  more: Readonly<{ typed: Readonly<Record<string, string>>; problems?: readonly Problem[]; late: readonly string[] }>,
) => {
  const { membershipId } = whoActs(doing(ask));
  return UnsaidPage({
    ...place(ask),
    items: await listUnsaid(ask.db, ask.scope.schoolId, membershipId, perAsking),
    ...more,
  });
};

const unsaid = route({
  ...shared,
  name: 'evidence.unsaid',
  method: 'GET',
  path: paths.evidence.unsaid,
  handle: async (ask) => page(await unsaidPage(ask, { typed: {}, late: [] })),
});

const say = route({
  ...shared,
  name: 'evidence.say',
  method: 'POST',
  path: paths.evidence.unsaid,
  handle: async (ask) => {
    const typed = typedOf(ask.form);
    const ids = fields(ask.form, 'item').filter(isUuid).slice(0, perAsking);
    const read = readUnsaid(ask.form, ids);
    const saved = await sayWhatTheyShow(doing(ask), read.said);
    if (saved === 'not-active')
      return page(await unsaidPage(ask, { typed, late: [], problems: [{ field: '', message: paused }] }), {
        status: 422,
      });
    // What was right is saved; what was not, or came late, stands on the page again with its words.
    if (read.problems.length > 0)
      return page(await unsaidPage(ask, { typed, late: saved.late, problems: read.problems }), { status: 422 });
    if (saved.late.length > 0) return page(await unsaidPage(ask, { typed, late: saved.late }), { status: 409 });
    return redirect(href(paths.evidence.unsaid, { enrolment: ask.scope.id }), {
      told: saved.saved === 0 ? 'Nothing was written yet.' : `Saved for ${plural(saved.saved, 'item')}.`,
    });
  },
});

export const severalRoutes: readonly Route[] = [choosing, add, unsaid, say];
