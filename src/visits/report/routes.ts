import { isUuid } from '#platform/db';
import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { listActions } from '#plan';
import { doing, hereOf, mayRead, place, verifierOnly, type Asked, type Here } from '../asking.ts';
import { followed } from '../follow/routes.ts';
import { listActionFindings } from '../follow/store.ts';
import { listModerated } from '../moderation/store.ts';
import { listPoints } from '../points/store.ts';
import { differences, mayVisit, reportGaps } from '../rules.ts';
import { listFindings } from '../store.ts';
import * as actions from './actions.ts';
import { answerForm, commentForm } from './forms.ts';
import { ReportPage, type ReportProps } from './pages.tsx';
import { listComments } from './store.ts';

/** Everything that the report says, as far as whoever asks may read it. */
const loaded = async ({ db, scope }: Asked, { visit, scheme }: Here) => {
  const findings = visit === null ? [] : await listFindings(db, visit.id);
  const points = visit === null ? [] : await listPoints(db, visit.id);
  const seen = visit === null ? [] : await listActionFindings(db, visit.id);
  const moderated = visit === null ? [] : await listModerated(db, visit.id);
  const ran = followed(await listActions(db, scope.id));
  const found = new Map(findings.map((each) => [each.criterion, each]));
  const followedBy = new Map(seen.map((each) => [each.actionId, each]));
  const codes = scheme.criteria.map(({ code }) => code);
  const strengths = points.filter(({ kind }) => kind === 'strength').length;
  return {
    findings: found,
    points,
    actions: ran,
    followed: followedBy,
    comments: visit === null ? [] : await listComments(db, visit.id),
    differences:
      moderated.length === 0
        ? null
        : differences(codes, found, new Map(moderated.map((each) => [each.criterion, each]))),
    gaps: reportGaps(
      codes,
      found,
      ran.map(({ id }) => id),
      new Set(followedBy.keys()),
      { strengths, areas: points.length - strengths },
    ),
    commentBy: visit?.commentBy ?? null,
  };
};

const shown = async (ask: Asked, here: Here, more: Partial<ReportProps> = {}) =>
  ReportPage({
    ...place(ask, here),
    ...(await loaded(ask, here)),
    may: (act) => mayVisit(act, here.role, here.standing, here.today).kind === 'allowed',
    typed: {},
    ...more,
  });

const report = route({
  name: 'visits.report',
  method: 'GET',
  path: paths.visits.report,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => page(await shown(ask, await hereOf(ask))),
});

const settled = async (ask: Asked, result: actions.ReportResult, told: string): Promise<Answer> =>
  result.kind === 'done'
    ? redirect(href(paths.visits.report, { enrolment: ask.scope.id }), { told })
    : page(await shown(ask, await hereOf(ask), { refused: result.because }), { status: 409 });

const send = route({
  name: 'visits.send-report',
  method: 'POST',
  path: paths.visits.report,
  who: verifierOnly,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const { gaps } = await loaded(ask, here);
    return settled(ask, await actions.sendReport(doing(ask, here), gaps), 'The report is with the school.');
  },
});

const comment = route({
  name: 'visits.comment',
  method: 'POST',
  path: paths.visits.comments,
  who: { kind: 'roles', roles: ['head', 'lead'] },
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const read = readForm(commentForm, ask.form);
    if (read.kind === 'problems')
      return page(await shown(ask, here, { problems: read.problems, typed: typedOf(ask.form) }), { status: 422 });
    return settled(ask, await actions.commentOnFact(doing(ask, here), read.value), 'Your comment is added.');
  },
});

const returned = route({
  name: 'visits.return-report',
  method: 'POST',
  path: paths.visits.returned,
  who: { kind: 'roles', roles: ['head', 'lead', 'officer', 'director'] },
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const result = await actions.returnReport(doing(ask, here), here.visit?.commentBy ?? null);
    return settled(ask, result, 'The report has gone on.');
  },
});

const answer = route({
  name: 'visits.answer-comment',
  method: 'POST',
  path: paths.visits.comment,
  who: verifierOnly,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const id = ask.params['comment'] ?? '';
    if (!isUuid(id)) return notFound;
    const read = readForm(answerForm, ask.form);
    if (read.kind === 'problems') {
      const typed = { ...typedOf(ask.form), comment: id };
      return page(await shown(ask, here, { problems: read.problems, typed }), { status: 422 });
    }
    const result = await actions.answer(doing(ask, here), id, read.value);
    return result === null ? notFound : settled(ask, result, 'Your answer is saved.');
  },
});

const sentOn = route({
  name: 'visits.send-on',
  method: 'POST',
  path: paths.visits.sentOn,
  who: verifierOnly,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const { gaps } = await loaded(ask, here);
    return settled(ask, await actions.sendOn(doing(ask, here), gaps), 'The report has gone on.');
  },
});

export const reportRoutes: readonly Route[] = [report, send, comment, returned, answer, sentOn];
