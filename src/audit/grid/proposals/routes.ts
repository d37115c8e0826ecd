import { fields, type Problem } from '#platform/form';
import { plural } from '#platform/kit';
import { page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { isInScope } from '#schemes/rules';
import { auditNow } from '../../actions.ts';
import { confirmProposals } from '../../offer/actions.ts';
import { offerRefusalWords } from '../../offer/rules.ts';
import { readOpenOffers } from '../../offer/store.ts';
import { judgingRefusal, writers } from '../../rules.ts';
import { readAnswers } from '../../store.ts';
import { ProposalsPage } from './pages.tsx';

type Asked = Ask<Enrolment>;

const show = async ({ db, actor, scope, frame }: Asked, problems?: readonly Problem[]): Promise<Answer> => {
  const { scheme, asking, taken, standing } = await auditNow(db, actor, scope);
  const all = (await readOpenOffers(db, scope.id)).filter(({ criterion }) => isInScope(scheme, criterion));
  const mine = all.filter(({ criterion }) => {
    const standard = scheme.criterionByCode.get(criterion)?.standard ?? '';
    return judgingRefusal(asking, standard, taken, standing) === null;
  });
  const answers = await readAnswers(
    db,
    scope.id,
    mine.map(({ criterion }) => criterion),
  );
  return page(
    ProposalsPage({
      frame,
      enrolment: scope,
      scheme,
      offers: mine,
      others: all.length - mine.length,
      judged: new Set(answers.map(({ criterion }) => criterion)),
      ...(problems === undefined ? {} : { problems }),
    }),
    { status: problems === undefined ? 200 : 422 },
  );
};

const confirmed = async (ask: Asked): Promise<Answer> => {
  const ids = fields(ask.form, 'confirm');
  if (ids.length === 0)
    return show(ask, [{ field: '', message: 'Tick the levels that you stand behind, or go back to the audit' }]);
  const done = await confirmProposals(ask.db, ask.actor, ask.scope, ids, ask.now);
  const [first] = done.left;
  const left =
    first === undefined ? '' : ` ${done.left.map(({ code }) => code).join(', ')}: ${offerRefusalWords[first.because]}`;
  return redirect(href(paths.audit.proposals, { enrolment: ask.scope.id }), {
    told: `${plural(done.confirmed.length, 'judgement is', 'judgements are')} yours now.${left}`,
  });
};

export const routes: readonly Route[] = [
  route({
    name: 'audit.proposals',
    method: 'GET',
    path: paths.audit.proposals,
    who: { kind: 'roles', roles: writers },
    scope: enrolmentScope,
    handle: (ask) => show(ask),
  }),
  route({
    name: 'audit.confirm-proposals',
    method: 'POST',
    path: paths.audit.proposals,
    who: { kind: 'roles', roles: writers },
    scope: enrolmentScope,
    handle: confirmed,
  }),
];
