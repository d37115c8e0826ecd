import { field } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { LinkOverPage } from '../password/pages.tsx';
import type { SignedIn } from '../sessions/actions.ts';
import { finishByCode, finishByRecoveryCode, isAwaited, type SecondStep } from '../two-step/actions.ts';
import { sealOf } from '../two-step/seal.ts';
import { noteTooMany, signIn, signInToDemonstration, type Outcome } from './actions.ts';
import { readSignIn, wrongCode, wrongRecoveryCode, wrongSignIn } from './forms.ts';
import { lookAtLink, signInByLink } from './link.ts';
import { LinkPage, RecoveryPage, SecondStepPage, SignInPage } from './pages.tsx';
import { demonstrationPeople, safeDestination } from './rules.ts';
import { visitOf } from './visit.ts';

const anyone = { kind: 'public' } as const;

/** Where a new session goes first: to its second step, to the choice of a part, or to what was asked for. */
const onward = (signedIn: SignedIn, needsSetUp: boolean, then: string, told?: string): Answer => {
  const session = { kind: 'begin', token: signedIn.token } as const;
  const said = told === undefined ? {} : { told };
  if (needsSetUp) return redirect(paths.account.secondStep, { session, ...said });
  if (signedIn.isChosen || signedIn.parts.length === 0) return redirect(then, { session, ...said });
  return redirect(href(paths.chooseRole, {}, then === '/' ? {} : { then }), { session, ...said });
};

const afterFirstStep = (outcome: Outcome, then: string, shown: (isLimited: boolean) => Answer): Answer => {
  switch (outcome.kind) {
    case 'signed-in':
      return onward(outcome.signedIn, outcome.needsSetUp, then);
    case 'second-step':
      return redirect(paths.signIn.secondStep, { session: { kind: 'begin', token: outcome.token } });
    case 'wrong':
      return shown(false);
    case 'too-many':
      return shown(true);
  }
};

const afterSecondStep = (outcome: SecondStep, shown: (isLimited: boolean) => Answer): Answer => {
  switch (outcome.kind) {
    case 'signed-in': {
      const told = outcome.codesLeft === null ? undefined : `You have ${outcome.codesLeft} recovery codes left.`;
      return onward(outcome.signedIn, false, outcome.then, told);
    }
    case 'begin-again':
      return redirect(paths.signIn.page, {
        told: 'Begin again: the time for the second step was over.',
        session: { kind: 'end' },
      });
    case 'wrong':
      return shown(false);
    case 'too-many':
      return shown(true);
  }
};

const postSignIn = async (ask: Ask): Promise<Answer> => {
  const { frame, database, form, now } = ask;
  const typed = readSignIn(form);
  const blank = { frame, email: typed.email, then: typed.then, isLimited: false };
  if (typed.problems.length > 0) return page(SignInPage({ ...blank, problems: typed.problems }), { status: 422 });
  const outcome = await signIn(database, typed, visitOf(ask));
  if (outcome.kind === 'too-many') await noteTooMany(database, outcome.limit, now);
  return afterFirstStep(outcome, typed.then, (isLimited) =>
    isLimited
      ? page(SignInPage({ ...blank, problems: undefined, isLimited: true }), { status: 429 })
      : page(SignInPage({ ...blank, problems: [wrongSignIn] }), { status: 422 }),
  );
};

const codeRoute = (
  name: string,
  path: string,
  Shown: typeof SecondStepPage,
  wrong: typeof wrongCode,
  finish: (ask: Ask, code: string) => Promise<SecondStep>,
): readonly Route[] => [
  route({
    name: `people.${name}-page`,
    method: 'GET',
    path,
    who: anyone,
    isAlone: true,
    handle: async ({ frame, database, sessionToken, now }) =>
      (await isAwaited(database, sessionToken, now))
        ? page(Shown({ frame, problems: undefined, isLimited: false }))
        : redirect(paths.signIn.page),
  }),
  route({
    name: `people.${name}`,
    method: 'POST',
    path,
    who: anyone,
    isAlone: true,
    handle: async (ask) =>
      afterSecondStep(await finish(ask, field(ask.form, 'code')), (isLimited) =>
        isLimited
          ? page(Shown({ frame: ask.frame, problems: undefined, isLimited }), { status: 429 })
          : page(Shown({ frame: ask.frame, problems: [wrong], isLimited }), { status: 422 }),
      ),
  }),
];

export const signInRoutes: readonly Route[] = [
  route({
    name: 'people.sign-in-page',
    method: 'GET',
    path: paths.signIn.page,
    who: anyone,
    isAlone: true,
    handle: async ({ frame, query }) =>
      page(
        SignInPage({
          frame,
          email: '',
          then: safeDestination(query['then'] ?? ''),
          problems: undefined,
          isLimited: false,
        }),
      ),
  }),
  route({
    name: 'people.sign-in',
    method: 'POST',
    path: paths.signIn.page,
    who: anyone,
    isAlone: true,
    handle: postSignIn,
  }),
  route({
    name: 'people.sign-in-to-demonstration',
    method: 'POST',
    path: paths.signIn.demonstration,
    who: anyone,
    isAlone: true,
    handle: async (ask) => {
      const chosen = demonstrationPeople.find(({ email }) => email === field(ask.form, 'who'));
      if (!ask.site.isDemonstration || chosen === undefined) return notFound;
      const outcome = await signInToDemonstration(ask.database, chosen.email, visitOf(ask));
      return afterFirstStep(outcome, safeDestination(field(ask.form, 'then')), () => notFound);
    },
  }),
  ...codeRoute('second-step', paths.signIn.secondStep, SecondStepPage, wrongCode, async (ask, code) =>
    finishByCode(ask.database, ask.sessionToken, code, await sealOf(ask.site.dataDir), visitOf(ask)),
  ),
  ...codeRoute('recovery-code', paths.signIn.recovery, RecoveryPage, wrongRecoveryCode, (ask, code) =>
    finishByRecoveryCode(ask.database, ask.sessionToken, code, visitOf(ask)),
  ),
  route({
    name: 'people.sign-in-link-page',
    method: 'GET',
    path: paths.signIn.link,
    who: anyone,
    isAlone: true,
    handle: async ({ frame, database, params, now }) => {
      const token = params['token'] ?? '';
      const name = await lookAtLink(database, token, now);
      return name === null
        ? page(LinkOverPage({ frame, again: 'sign-in' }), { status: 404 })
        : page(LinkPage({ frame, token, name }));
    },
  }),
  route({
    name: 'people.sign-in-by-link',
    method: 'POST',
    path: paths.signIn.link,
    who: anyone,
    isAlone: true,
    handle: async (ask) =>
      afterFirstStep(await signInByLink(ask.database, ask.params['token'] ?? '', visitOf(ask)), '/', () =>
        page(LinkOverPage({ frame: ask.frame, again: 'sign-in' }), { status: 404 }),
      ),
  }),
];
