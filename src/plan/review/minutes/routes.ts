import { longDate, mediumDate } from '#platform/kit';
import { readForm, typedOf } from '#platform/form';
import { bytes, notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { schemeOf } from '#schemes';
import { doing, mayRead, mayWrite, place, type Asked } from '../../asking.ts';
import { agendaOf } from '../agenda/rules.ts';
import { listPoints } from '../agenda/store.ts';
import { listDecisions } from '../decision/store.ts';
import { approveMinutes, saveMinutes } from '../record/actions.ts';
import { meetingPage, reviewAsked } from '../record/asking.ts';
import { approveForm, minutesForm } from '../record/forms.ts';
import { listAttendance, listProgress, listRevisions } from '../record/store.ts';
import { findReview, type ListedReview } from '../store.ts';
import { reviewRefusalWords } from '../words.tsx';
import { minutesDocument } from './document.ts';
import { MinutesPage, type MinutesOf } from './pages.tsx';

/** What stands of a meeting, all together. */
export const minutesOf = async ({ db, scope }: Asked, review: ListedReview): Promise<MinutesOf> => ({
  review,
  people: await listAttendance(db, scope.id, review.id),
  points: agendaOf([], await listPoints(db, review.id), true),
  progress: await listProgress(db, review.id),
  decisions: await listDecisions(db, review.id),
  next: review.nextId === null ? null : await findReview(db, scope.id, review.nextId),
});

const shown = async (ask: Asked, review: ListedReview, more: object = {}) =>
  MinutesPage({ ...place(ask), review, history: await listRevisions(ask.db, review.id, 'minutes'), ...more });

const read = route({
  name: 'plan.minutes',
  method: 'GET',
  path: paths.plan.minutes,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const review = await reviewAsked(ask);
    const isRecorded = review?.beganAt !== null || review.heldOn !== null;
    return review === null || !isRecorded ? notFound : page(await shown(ask, review));
  },
});

const toReview = (ask: Asked, review: ListedReview, told: string) =>
  redirect(href(paths.plan.review, { enrolment: ask.scope.id, review: review.id }), { told });

const write = route({
  name: 'plan.write-minutes',
  method: 'POST',
  path: paths.plan.minutes,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const review = await reviewAsked(ask);
    if (review === null) return notFound;
    const typed = typedOf(ask.form);
    const form = readForm(minutesForm, ask.form);
    if (form.kind === 'problems')
      return page(await shown(ask, review, { typed, problems: form.problems }), { status: 422 });
    const saved = await saveMinutes(doing(ask), review, form.value);
    switch (saved.kind) {
      case 'saved':
        return review.heldOn === null
          ? redirect(href(paths.plan.recordReview, { enrolment: ask.scope.id, review: review.id }), {
              told: 'The minutes are kept.',
            })
          : toReview(ask, review, 'The minutes are kept.');
      case 'problems':
        return page(await shown(ask, review, { typed, problems: saved.problems }), { status: 422 });
      case 'refused':
        return page(await meetingPage(ask, review, { typed, refused: saved.because }), { status: 409 });
      case 'clash':
        return page(await shown(ask, saved.theirs, { typed, clash: form.value.minutes }), { status: 409 });
    }
  },
});

const approve = route({
  name: 'plan.approve-minutes',
  method: 'POST',
  path: paths.plan.approveMinutes,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const review = await reviewAsked(ask);
    if (review === null) return notFound;
    const form = readForm(approveForm, ask.form);
    if (form.kind === 'problems') return page(await shown(ask, review, { problems: form.problems }), { status: 422 });
    const saved = await approveMinutes(doing(ask), review, form.value.version, null);
    if (saved.kind === 'saved') return toReview(ask, review, 'The minutes are approved.');
    if (saved.kind === 'clash')
      return toReview(ask, review, 'A colleague changed the minutes meanwhile. Read them again.');
    if (saved.kind === 'problems') return page(await shown(ask, review, { problems: saved.problems }), { status: 422 });
    if (saved.because === 'own-minutes')
      return toReview(ask, review, 'You wrote these minutes: ask a colleague to approve them.');
    return toReview(
      ask,
      review,
      saved.because === 'already-approved' ? 'They are approved already.' : reviewRefusalWords(saved.because).why,
    );
  },
});

/** "Minutes 20 November 2026.pdf": the same bytes for the same record. */
const pdf = route({
  name: 'plan.minutes-pdf',
  method: 'GET',
  path: paths.plan.minutesPdf,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const review = await reviewAsked(ask);
    if (review === null || review.heldOn === null) return notFound;
    const scheme = await schemeOf(ask.db, ask.scope.schemeVersionId);
    const made = minutesDocument(await minutesOf(ask, review), {
      school: ask.scope.schoolName,
      scheme: `${scheme.title}, version ${scheme.version}`,
      review: scheme.words.review.one,
      printed: mediumDate(ask.now),
    });
    return bytes({
      type: 'application/pdf',
      body: await ask.site.press.set(made),
      name: `Minutes ${longDate(review.heldOn)}.pdf`,
    });
  },
});

export const minutesRoutes: readonly Route[] = [read, write, approve, pdf];
