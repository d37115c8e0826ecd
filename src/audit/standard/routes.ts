import { readForm } from '#platform/form';
import { plural } from '#platform/kit';
import { notFound, page, redirect, route, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { sightOf } from '#evidence';
import { href, paths } from '#paths';
import { criteriaOf, standardOf } from '#schemes/rules';
import { agree, auditNow } from '../actions.ts';
import { readClaims } from '../claims/store.ts';
import { RefusedPage } from '../criterion/pages.tsx';
import { agreeForm, seen } from '../forms.ts';
import { arrangingRefusal, leaders, readers } from '../rules.ts';
import { readViews } from '../second/store.ts';
import { readAnswers } from '../store.ts';
import { StandardPage } from './pages.tsx';

const show = async ({ db, actor, scope, frame, params }: Ask<Enrolment>) => {
  const now = await auditNow(db, actor, scope);
  const standard = standardOf(now.scheme, params['standard'] ?? '');
  if (standard === null) return notFound;
  const codes = criteriaOf(now.scheme, standard.code).map(({ code }) => code);
  const [answers, claims, views] = await Promise.all([
    readAnswers(db, scope.id, codes),
    readClaims(db, sightOf(actor, scope)),
    readViews(db, scope.id, codes),
  ]);
  const disputed = new Set(views.filter(({ stands }) => stands).map(({ criterion }) => criterion));
  const mayAgree = arrangingRefusal(now.asking.role, now.standing) === null;
  return page(
    StandardPage({
      frame,
      enrolment: scope,
      scheme: now.scheme,
      standard,
      answers,
      claims,
      disputed,
      minders: now.minders,
      personId: now.asking.personId,
      mayAgree,
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
