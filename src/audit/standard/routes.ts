import { readForm } from '#platform/form';
import { plural } from '#platform/kit';
import { notFound, page, redirect, route, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { criteriaOf, standardOf } from '#schemes/rules';
import { agree, auditNow } from '../actions.ts';
import { RefusedPage } from '../criterion/pages.tsx';
import { agreeForm, seen } from '../forms.ts';
import { arrangingRefusal, leaders, readers } from '../rules.ts';
import { readDrafted } from '../draft/store.ts';
import { linesIn } from '../lines/rules.ts';
import { endOfDay } from '../overview/filter/rules.ts';
import { overviewOf } from '../overview/routes.ts';
import { isUnderWay, readRatings } from '../second/store.ts';
import { readAnswers, readAnswersAt } from '../store.ts';
import { StandardPage } from './pages.tsx';

const show = async ({ db, actor, scope, frame, params, ...ask }: Ask<Enrolment>) => {
  const { audit, filter, lines, left, seconds } = await overviewOf({ db, actor, scope, frame, params, ...ask });
  const { scheme, minders, asking, standing } = audit;
  const standard = standardOf(scheme, params['standard'] ?? '');
  if (standard === null) return notFound;
  const codes = criteriaOf(scheme, standard.code).map(({ code }) => code);
  const [answers, drafted] = await Promise.all([
    filter.at === null ? readAnswers(db, scope.id, codes) : readAnswersAt(db, scope.id, codes, endOfDay(filter.at)),
    readDrafted(db, scope.id, codes),
  ]);
  const underWay =
    seconds.find((each) => isUnderWay(each) && each.criteria.some((code) => codes.includes(code))) ?? null;
  const isMine = underWay?.raters.some(({ personId }) => personId === asking.personId) ?? false;
  const ratings = isMine ? await readRatings(db, scope.id, codes) : [];
  return page(
    StandardPage({
      ...{ frame, enrolment: scope, scheme, standard, answers, minders, filter, underWay },
      lines: linesIn(scheme, lines, standard.code),
      left: linesIn(scheme, left, standard.code),
      mine: ratings.filter(({ personId, secondId }) => personId === asking.personId && secondId === underWay?.id),
      drafted: new Set(drafted.map(({ criterion }) => criterion)),
      personId: asking.personId,
      mayAgree: arrangingRefusal(asking.role, standing) === null,
    }),
  );
};

/** What became of the press, in a sentence; those left out were the reader's own or changed meanwhile. */
const told = (agreed: number, left: number): string => {
  const rest =
    left === 0 ? '' : ` ${plural(left, 'other was', 'others were')} left: your own work, or changed since you read it.`;
  return `${plural(agreed, 'judgement is', 'judgements are')} agreed.${rest}`;
};

export const routes: readonly Route[] = [
  route({
    name: 'audit.standard',
    method: 'GET',
    path: paths.audit.standard,
    who: { kind: 'roles', roles: readers },
    scope: enrolmentScope,
    handle: show,
  }),
  route({
    name: 'audit.agree-standard',
    method: 'POST',
    path: paths.audit.agreeStandard,
    who: { kind: 'roles', roles: leaders },
    scope: enrolmentScope,
    handle: async ({ db, actor, scope, form, params, frame, now }) => {
      const back = href(paths.audit.standard, { enrolment: scope.id, standard: params['standard'] ?? '' });
      const read = readForm(agreeForm, form);
      if (read.kind === 'problems')
        return redirect(back, { told: read.problems[0]?.message ?? 'Open the page again.' });
      const done = await agree(db, actor, scope, seen(read.value.answers), now);
      if (done.kind === 'agreed') return redirect(back, { told: told(done.agreed, done.left) });
      const { scheme } = await auditNow(db, actor, scope);
      return page(RefusedPage({ frame, scheme, because: done.because, back }), { status: 409 });
    },
  }),
];
