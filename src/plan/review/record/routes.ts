import { longDate } from '#platform/kit';
import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import { field, fields, readForm, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { timingOf, type ActionStatus } from '../../action/rules.ts';
import { listActions, listOwners, type ListedAction } from '../../action/store.ts';
import { doing, mayWrite, place, type Asked } from '../../asking.ts';
import { recordReview, type SaidOfAction } from '../actions.ts';
import { recordForm } from '../forms.ts';
import { mayReview } from '../rules.ts';
import { findReview, listAttendance, type ListedReview } from '../store.ts';
import { RecordPage, type RecordProps } from './pages.tsx';

const askedFor = async (ask: Asked) => {
  const id = ask.params['review'] ?? '';
  return isUuid(id) ? findReview(ask.db, ask.scope.id, id) : null;
};

const openActions = async (ask: Asked) => {
  const today = londonDay(ask.now);
  return (await listActions(ask.db, ask.scope.id)).filter((action) => timingOf(action, today) !== 'closed');
};

const shown = async (ask: Asked, review: ListedReview, more: Partial<RecordProps>) => {
  const attendance = await listAttendance(ask.db, review.id);
  return RecordPage({
    ...place(ask),
    review,
    team: await listOwners(ask.db, ask.scope.id),
    actions: await openActions(ask),
    present: attendance.filter(({ wasThere }) => wasThere).map(({ membershipId }) => membershipId),
    typed: {},
    ...more,
  });
};

const form = route({
  name: 'plan.record-review-form',
  method: 'GET',
  path: paths.plan.recordReview,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const review = await askedFor(ask);
    if (review === null) return notFound;
    const may = mayReview(review.heldOn === null ? 'record' : 'correct', review, londonDay(ask.now));
    const { others, decisions } = review;
    const typed = { heldOn: longDate(review.heldOn ?? review.plannedOn), others, decisions };
    return page(await shown(ask, review, { typed, ...(may.kind === 'refused' ? { refused: may.because } : {}) }));
  },
});

type Heard = Readonly<{ said: readonly SaidOfAction[]; problems: readonly Problem[] }>;

/** What was written of each open action. A new state needs a word of why; a note alone leaves the state as it is. */
const heardOf = (ask: Asked, actions: readonly ListedAction[]): Heard => {
  const written = actions.map((action) => ({
    action,
    to: field(ask.form, `status-${action.id}`),
    note: field(ask.form, `note-${action.id}`),
  }));
  const problems = written.flatMap(({ action, to, note }): Problem[] => {
    if (to !== '' && note === '')
      return [{ field: `note-${action.id}`, message: `Say why action ${action.number} stands otherwise now` }];
    return [...note].length > 4000 ? [{ field: `note-${action.id}`, message: 'Use 4,000 characters or fewer' }] : [];
  });
  const said = written
    .filter(({ note }) => note !== '')
    // Any text is safe here: what is not a status is refused by the rule of what may follow what.
    .map(({ action, to, note }) => ({
      actionId: action.id,
      to: (to === '' ? action.status : to) as ActionStatus,
      note,
    }));
  return { said, problems };
};

const record = route({
  name: 'plan.record-review',
  method: 'POST',
  path: paths.plan.recordReview,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const before = await askedFor(ask);
    if (before === null) return notFound;
    const kept = { typed: typedOf(ask.form), present: fields(ask.form, 'present') };
    const read = readForm(recordForm, ask.form);
    const { said, problems } = heardOf(ask, await openActions(ask));
    if (read.kind === 'problems' || problems.length > 0) {
      const all = [...(read.kind === 'problems' ? read.problems : []), ...problems];
      return page(await shown(ask, before, { ...kept, problems: all }), { status: 422 });
    }
    const { version, ...typed } = read.value;
    const saved = await recordReview(doing(ask), { before, version }, typed, said);
    switch (saved.kind) {
      case 'saved':
        return redirect(href(paths.plan.review, { enrolment: ask.scope.id, review: saved.id }), {
          told: 'The meeting is recorded.',
        });
      case 'problems':
        return page(await shown(ask, before, { ...kept, problems: saved.problems }), { status: 422 });
      case 'refused':
        return page(await shown(ask, before, { ...kept, refused: saved.because }), { status: 409 });
      case 'clash':
        return page(await shown(ask, saved.theirs, { ...kept, overtaken: saved.theirs.savedByName }), { status: 409 });
    }
  },
});

export const recordRoutes: readonly Route[] = [form, record];
