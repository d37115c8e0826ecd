import { fields, field, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { enrolmentScope, findEnrolment, type Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { schemeOf } from '#schemes';
import { auditNow } from '../actions.ts';
import { refusalWords } from '../refusal/rules.ts';
import { arrangingRefusal, leaders } from '../rules.ts';
import { chooseStandards } from './actions.ts';
import { ChoicePage, NoChoicePage, type ChoiceView } from './choice/pages.tsx';
import { optionsOf } from './rules.ts';

type Asked = Ask<Enrolment>;
type Extra = Pick<ChoiceView, 'problems' | 'chosen' | 'isLate'>;

const show = async (ask: Asked, extra: Extra = {}, status: 200 | 409 | 422 = 200): Promise<Answer> => {
  const scheme = await schemeOf(ask.db, ask.scope.schemeVersionId);
  const options = optionsOf(scheme, ask.scope.route);
  if (options === null) return page(NoChoicePage({ frame: ask.frame, enrolment: ask.scope, scheme }));
  const { asking, standing } = await auditNow(ask.db, ask.actor, ask.scope);
  const refusal = arrangingRefusal(asking.role, standing);
  const enrolment = extra.isLate ? ((await findEnrolment(ask.db, ask.scope.id)) ?? ask.scope) : ask.scope;
  const refused = refusal === null ? null : Object.values(refusalWords(scheme, refusal.because)).join(' ');
  return page(ChoicePage({ frame: ask.frame, enrolment, scheme, options, refused, ...extra }), { status });
};

const chosen = async (ask: Asked): Promise<Answer> => {
  const options = optionsOf(await schemeOf(ask.db, ask.scope.schemeVersionId), ask.scope.route);
  if (options === null) return notFound;
  const version = field(ask.form, 'version');
  const said = { chosen: fields(ask.form, 'choose'), version: /^\d{1,9}$/.test(version) ? Number(version) : -1 };
  const done = await chooseStandards(ask.db, ask.actor, ask.scope, options, said, ask.now);
  switch (done.kind) {
    case 'chosen':
      return redirect(href(paths.audit.home, { enrolment: ask.scope.id }), { told: 'The choice is kept.' });
    case 'too-few': {
      const problems: readonly Problem[] = [{ field: 'choose', message: `Choose at least ${done.atLeast}` }];
      return show(ask, { problems, chosen: said.chosen }, 422);
    }
    case 'clash':
      return show(ask, { isLate: true }, 409);
    case 'refused':
      return show(ask, {}, 409);
  }
};

const who = { kind: 'roles', roles: leaders } as const;

export const routes: readonly Route[] = [
  route({
    name: 'audit.optional-standards',
    method: 'GET',
    path: paths.audit.scope,
    who,
    scope: enrolmentScope,
    handle: (ask) => show(ask),
  }),
  route({
    name: 'audit.choose-standards',
    method: 'POST',
    path: paths.audit.scope,
    who,
    scope: enrolmentScope,
    handle: chosen,
  }),
];
