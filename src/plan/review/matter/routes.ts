import { readForm, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { moveAction } from '../../action/actions.ts';
import type { ActionStatus } from '../../action/rules.ts';
import { listNotes } from '../../action/progress/store.ts';
import { findAction } from '../../action/store.ts';
import { doing, mayWrite, type Asked } from '../../asking.ts';
import { isOpen, notActive, saver } from '../actions.ts';
import type { KeptPoint } from '../agenda/rules.ts';
import { writeNote } from '../agenda/store.ts';
import { endDecision } from '../decision/actions.ts';
import { endDecisionForm } from '../decision/forms.ts';
import { findDecision } from '../decision/store.ts';
import { approveMinutes, placeOf } from '../record/actions.ts';
import { approveForm, noteForm, progressForm } from '../record/forms.ts';
import { insertRevision } from '../record/store.ts';
import { findReview } from '../store.ts';
import { asked, shown, type Found } from './asking.ts';
import type { MatterProps } from './pages.tsx';

const one = route({
  name: 'plan.matter',
  method: 'GET',
  path: paths.plan.matter,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const found = await asked(ask);
    return found === null ? notFound : page(await shown(ask, found));
  },
});

const goOn = (ask: Asked, { review, points, at }: Found): Answer => {
  const next = points[at + 1];
  const to = { enrolment: ask.scope.id, review: review.id };
  return redirect(
    next === undefined
      ? `${href(paths.plan.recordReview, to)}#decisions`
      : href(paths.plan.matter, { ...to, matter: next.id }),
    { told: 'Saved.' },
  );
};

const faulty = async (ask: Asked, found: Found, problems: readonly Problem[]): Promise<Answer> =>
  page(await shown(ask, found, { typed: typedOf(ask.form), problems }), { status: 422 });

const refuse = async (ask: Asked, found: Found, refused: NonNullable<MatterProps['refused']>): Promise<Answer> =>
  page(await shown(ask, found, { typed: typedOf(ask.form), refused }), { status: 409 });

/** How an action goes: a note of this meeting among its own, and its state where that moved. */
const sayOfAction = async (ask: Asked, found: Found): Promise<Answer> => {
  const before = await findAction(ask.db, ask.scope.id, found.point.about);
  if (before === null) return notFound;
  const read = readForm(progressForm, ask.form);
  if (read.kind === 'problems') return faulty(ask, found, read.problems);
  const { to, note, version } = read.value;
  // Any text is safe here: what is not a status is refused by the rule of what may follow what.
  const status = (to === '' ? before.status : to) as ActionStatus;
  if (status === 'done' || status === 'stopped') return refuse(ask, found, { of: 'action', because: 'no-decision' });
  const move = { to: status, note, decision: null, sustainedHow: '', sustainedBy: '' };
  const moved = await moveAction(doing(ask), { before, version }, move, found.review.id);
  switch (moved.kind) {
    case 'saved':
      return goOn(ask, found);
    case 'refused':
      switch (moved.because) {
        case 'not-active':
        case 'submitted':
          return refuse(ask, found, { of: 'review', because: 'not-active' });
        case 'ended':
          return refuse(ask, found, { of: 'action', because: 'not-next' });
        default:
          return refuse(ask, found, { of: 'action', because: moved.because });
      }
    case 'clash': {
      const { savedByName, savedAt, version: newer } = moved.theirs;
      const [last] = await listNotes(ask.db, before.id);
      const clash = { who: savedByName, at: savedAt, mine: note, theirs: last?.note ?? '', version: newer, to };
      return page(await shown(ask, found, { typed: typedOf(ask.form), clash }), { status: 409 });
    }
  }
};

const sayOfPoint = async (ask: Asked, found: Found): Promise<Answer> => {
  const acting = doing(ask);
  const read = readForm(noteForm, ask.form);
  if (read.kind === 'problems') return faulty(ask, found, read.problems);
  if (!isOpen(acting)) return refuse(ask, found, { of: 'review', because: notActive.because });
  const { note, version } = read.value;
  if (note === found.point.note) return goOn(ask, found);
  if (!(await writeNote(ask.db, found.point.id, version, note, saver(acting)))) {
    const fresh = (await asked(ask)) ?? found;
    const clash = {
      who: 'A colleague',
      at: ask.now,
      mine: note,
      theirs: fresh.point.note,
      version: fresh.point.noteVersion,
      to: '',
    };
    return page(await shown(ask, fresh, { typed: typedOf(ask.form), clash }), { status: 409 });
  }
  const revision = { about: found.point.id, version: version + 1, says: note };
  await insertRevision(ask.db, placeOf(acting, found.review.id), revision, saver(acting));
  return goOn(ask, found);
};

const sayOfDecision = async (ask: Asked, found: Found): Promise<Answer> => {
  const before = await findDecision(ask.db, ask.scope.id, found.point.about);
  if (before === null) return notFound;
  const read = readForm(endDecisionForm, ask.form);
  if (read.kind === 'problems') return faulty(ask, found, read.problems);
  const { version, ...typed } = read.value;
  const saved = await endDecision(doing(ask), { before, version }, typed);
  switch (saved.kind) {
    case 'saved': {
      const words = { done: 'Done', open: 'Still open', dropped: 'Dropped' }[typed.how];
      const note = `${words}${typed.note === '' ? '' : `: ${typed.note}`}`.slice(0, 4000);
      await writeNote(ask.db, found.point.id, found.point.noteVersion, note, saver(doing(ask)));
      return goOn(ask, found);
    }
    case 'problems':
      return faulty(ask, found, saved.problems);
    case 'refused':
      return refuse(ask, found, { of: 'review', because: saved.because });
    case 'clash':
      return page(await shown(ask, found, { decision: saved.theirs, typed: typedOf(ask.form) }), { status: 409 });
  }
};

const approve = async (ask: Asked, found: Found): Promise<Answer> => {
  const before = await findReview(ask.db, ask.scope.id, found.point.about);
  if (before === null) return notFound;
  const read = readForm(approveForm, ask.form);
  if (read.kind === 'problems') return faulty(ask, found, read.problems);
  const saved = await approveMinutes(doing(ask), before, read.value.version, found.review.id);
  switch (saved.kind) {
    case 'saved':
      await writeNote(ask.db, found.point.id, found.point.noteVersion, 'Approved.', saver(doing(ask)));
      return goOn(ask, found);
    case 'problems':
      return faulty(ask, found, saved.problems);
    case 'clash':
      return page(await shown(ask, found), { status: 409 });
    case 'refused':
      return refuse(
        ask,
        found,
        saved.because === 'own-minutes' || saved.because === 'already-approved' || saved.because === 'not-held'
          ? { of: 'minutes', because: saved.because }
          : { of: 'review', because: saved.because },
      );
  }
};

const ways = {
  action: sayOfAction,
  decision: sayOfDecision,
  minutes: approve,
  disagreement: sayOfPoint,
  standard: sayOfPoint,
  point: sayOfPoint,
} as const satisfies Record<KeptPoint['kind'], (ask: Asked, found: Found) => Promise<Answer>>;

const say = route({
  name: 'plan.say-of-matter',
  method: 'POST',
  path: paths.plan.matter,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const found = await asked(ask);
    return found === null ? notFound : ways[found.point.kind](ask, found);
  },
});

export const matterRoutes: readonly Route[] = [one, say];
