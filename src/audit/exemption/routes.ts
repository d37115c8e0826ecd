import { readForm, typedOf, type Problem } from '#platform/form';
import { isUuid } from '#platform/db';
import { notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { schemeFor } from '#schemes';
import { memberOf } from '../actions.ts';
import { leaders, readers } from '../rules.ts';
import { argue, decide, standingOf, withdraw } from './actions.ts';
import { argueForm, decideForm } from './forms.ts';
import { ExemptionPage } from './one/pages.tsx';
import { ExemptionsPage } from './pages.tsx';
import { askingRefusal, decidingRefusal, exemptionWords, withdrawingRefusal } from './rules.ts';
import { findExemption, listExemptions, readConflict, type Exemption } from './store.ts';

const desk = ['officer', 'director'] as const;

type Asked = Ask<Enrolment>;
type Extra = Readonly<{ problems?: readonly Problem[]; typed?: Readonly<Record<string, string>>; isLate?: boolean }>;

/** A rule of the check that somebody comes from: its code, and its words for people. */
const ruleFrom = ({ query, form }: Asked): Readonly<{ about: string; words: string }> | null => {
  const about = query['rule'] ?? (form['kind']?.[0] === 'check-rule' ? form['about']?.[0] : undefined);
  if (about === undefined || !/^[a-z0-9-]{1,60}$/.test(about)) return null;
  return { about, words: (query['words'] ?? form['words']?.[0] ?? '').slice(0, 600) || about };
};

const list = async (ask: Asked, extra: Extra = {}): Promise<Answer> => {
  const [scheme, exemptions] = await Promise.all([schemeFor(ask.db, ask.scope), listExemptions(ask.db, ask.scope.id)]);
  const chosen = ask.query['criterion'];
  return page(
    ExemptionsPage({
      frame: ask.frame,
      enrolment: ask.scope,
      scheme,
      exemptions,
      arguing: askingRefusal(memberOf(ask.actor).role, standingOf(ask.scope)),
      rule: ruleFrom(ask),
      ...(chosen === undefined ? {} : { typed: { about: chosen } }),
      ...(extra.problems === undefined ? {} : { problems: extra.problems }),
      ...(extra.typed === undefined ? {} : { typed: extra.typed }),
    }),
    { status: extra.isLate ? 409 : extra.problems === undefined ? 200 : 422 },
  );
};

const one = async (ask: Asked, exemption: Exemption, extra: Extra = {}): Promise<Answer> => {
  const { role } = memberOf(ask.actor);
  const isDesk = desk.some((each) => each === role);
  const hasConflict = isDesk ? await readConflict(ask.db, ask.scope.schoolId) : false;
  return page(
    ExemptionPage({
      frame: ask.frame,
      enrolment: ask.scope,
      scheme: await schemeFor(ask.db, ask.scope),
      exemption,
      isDesk,
      deciding: decidingRefusal(role, standingOf(ask.scope), exemption, hasConflict),
      withdrawing: withdrawingRefusal(role, exemption),
      ...(extra.problems === undefined ? {} : { problems: extra.problems }),
      ...(extra.typed === undefined ? {} : { typed: extra.typed }),
    }),
    { status: extra.isLate ? 409 : extra.problems === undefined ? 200 : 422 },
  );
};

const withExemption = async (ask: Asked, then: (exemption: Exemption) => Promise<Answer>): Promise<Answer> => {
  const id = ask.params['exemption'] ?? '';
  const found = isUuid(id) ? await findExemption(ask.db, ask.scope.id, id) : null;
  return found === null ? notFound : then(found);
};

const refusedOn = (because: Parameters<typeof exemptionWords>[0], field: string): readonly Problem[] => [
  { field, message: Object.values(exemptionWords(because)).join(' ') },
];

const argued = async (ask: Asked): Promise<Answer> => {
  const typed = typedOf(ask.form);
  const read = readForm(argueForm, ask.form);
  if (read.kind === 'problems') return list(ask, { problems: read.problems, typed });
  const done = await argue(ask.db, ask.actor, ask.scope, read.value, ask.now);
  if (done.kind === 'refused')
    return list(ask, { problems: refusedOn(done.because, 'about'), typed, isLate: done.because !== 'unknown' });
  return redirect(href(paths.audit.exemption, { enrolment: ask.scope.id, exemption: done.id }), {
    told: 'Sent. The awarding body answers with a reason; until then it is asked of you as before.',
  });
};

const decided = (ask: Asked): Promise<Answer> =>
  withExemption(ask, async (exemption) => {
    const typed = typedOf(ask.form);
    const read = readForm(decideForm, ask.form);
    if (read.kind === 'problems') return one(ask, exemption, { problems: read.problems, typed });
    const done = await decide(ask.db, ask.actor, ask.scope, exemption, read.value, ask.now);
    if (done.kind === 'refused') {
      const fresh = (await findExemption(ask.db, ask.scope.id, exemption.id)) ?? exemption;
      return one(ask, fresh, { problems: refusedOn(done.because, ''), typed, isLate: true });
    }
    return redirect(href(paths.audit.exemption, { enrolment: ask.scope.id, exemption: exemption.id }), {
      told:
        read.value.decision === 'granted' ? 'Granted. The school has been told.' : 'Refused. The school has been told.',
    });
  });

const withdrawn = (ask: Asked): Promise<Answer> =>
  withExemption(ask, async (exemption) => {
    const done = await withdraw(ask.db, ask.actor, ask.scope, exemption, ask.now);
    if (done.kind === 'refused') {
      const fresh = (await findExemption(ask.db, ask.scope.id, exemption.id)) ?? exemption;
      return one(ask, fresh, { problems: refusedOn(done.because, ''), isLate: true });
    }
    return redirect(href(paths.audit.exemptions, { enrolment: ask.scope.id }), { told: 'The request is withdrawn.' });
  });

export const routes: readonly Route[] = [
  route({
    name: 'audit.exemptions',
    method: 'GET',
    path: paths.audit.exemptions,
    who: { kind: 'roles', roles: readers },
    scope: enrolmentScope,
    handle: (ask) => list(ask),
  }),
  route({
    name: 'audit.argue-exemption',
    method: 'POST',
    path: paths.audit.exemptions,
    who: { kind: 'roles', roles: leaders },
    scope: enrolmentScope,
    handle: argued,
  }),
  route({
    name: 'audit.exemption',
    method: 'GET',
    path: paths.audit.exemption,
    who: { kind: 'roles', roles: readers },
    scope: enrolmentScope,
    handle: (ask) => withExemption(ask, (exemption) => one(ask, exemption)),
  }),
  route({
    name: 'audit.decide-exemption',
    method: 'POST',
    path: paths.audit.decideExemption,
    who: { kind: 'roles', roles: desk },
    scope: enrolmentScope,
    handle: decided,
  }),
  route({
    name: 'audit.withdraw-exemption',
    method: 'POST',
    path: paths.audit.withdrawExemption,
    who: { kind: 'roles', roles: leaders },
    scope: enrolmentScope,
    handle: withdrawn,
  }),
];
