import { field, readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { criterionOf, type Criterion } from '#schemes/rules';
import { doing, hereOf, judgesRead, place, verifierOnly, type Asked, type Here } from '../asking.ts';
import { mayVisit } from '../rules.ts';
import { listAnswers, listClaims, listFindings } from '../store.ts';
import { judge } from './actions.ts';
import { findingForm } from './forms.ts';
import { CriterionPage, FindingClashPage, type CriterionProps } from './pages.tsx';

const shown = async (ask: Asked, here: Here, criterion: Criterion, more: Partial<CriterionProps> = {}) => {
  const findings = here.visit === null ? [] : await listFindings(ask.db, here.visit.id);
  const answers = await listAnswers(ask.db, ask.scope.id);
  const claims = await listClaims(ask.db, ask.scope.id, ask.scope.cutOffAt);
  const finding = findings.find((each) => each.criterion === criterion.code) ?? null;
  return CriterionPage({
    ...place(ask, here),
    criterion,
    finding,
    answer: answers.find((each) => each.criterion === criterion.code) ?? null,
    claims: claims.filter((each) => each.criterion === criterion.code),
    typed: finding === null ? {} : { level: finding.level ?? '', reasons: finding.reasons },
    mayJudge: mayVisit('judge', here.role, here.standing, here.today).kind === 'allowed',
    ...more,
  });
};

const one = route({
  name: 'visits.criterion',
  method: 'GET',
  path: paths.visits.criterion,
  who: judgesRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const criterion = criterionOf(here.scheme, ask.params['criterion'] ?? '');
    if (criterion === null) return notFound;
    const may = mayVisit('judge', here.role, here.standing, here.today);
    const tells = here.role === 'verifier' && may.kind === 'refused' && here.standing.state === 'writing';
    return page(await shown(ask, here, criterion, tells ? { refused: may.because, isReading: true } : {}));
  },
});

const save = route({
  name: 'visits.judge',
  method: 'POST',
  path: paths.visits.criterion,
  who: verifierOnly,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const criterion = criterionOf(here.scheme, ask.params['criterion'] ?? '');
    if (criterion === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(findingForm, ask.form);
    if (read.kind === 'problems')
      return page(await shown(ask, here, criterion, { problems: read.problems, typed }), { status: 422 });
    const { version, ...value } = read.value;
    const saved = await judge(doing(ask, here), { criterion: criterion.code, version }, value);
    switch (saved.kind) {
      case 'saved':
        return redirect(nextOf(ask, here, criterion.code), { told: `${criterion.code} is saved.` });
      case 'problems':
        return page(await shown(ask, here, criterion, { problems: saved.problems, typed }), { status: 422 });
      case 'refused':
        return page(await shown(ask, here, criterion, { refused: saved.because, typed }), { status: 409 });
      case 'clash':
        return page(FindingClashPage({ ...place(ask, here), theirs: saved.theirs, typed }), { status: 409 });
    }
  },
});

const nextOf = ({ form, scope }: Asked, { scheme }: Here, code: string): string => {
  const then = field(form, 'then');
  const after = scheme.criteria[scheme.criteria.findIndex((each) => each.code === code) + 1];
  if (then === 'next' && after !== undefined)
    return href(paths.visits.criterion, { enrolment: scope.id, criterion: after.code });
  if (then === 'home') return href(paths.visits.home, { enrolment: scope.id });
  return href(paths.visits.criterion, { enrolment: scope.id, criterion: code });
};

export const findingRoutes: readonly Route[] = [one, save];
