import { field } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { addressWords, readAddress } from '../rules.ts';
import { visitOf } from '../sign-in/visit.ts';
import { askForNewPassword, changePassword, faultFor, provePassword, resetPassword, resetState } from './actions.ts';
import { passwordProblem, typedPassword } from './forms.ts';
import { ChangePasswordPage, ForgottenPage, LinkOverPage, LinkSentPage, ResetPage } from './pages.tsx';

const token = (params: Readonly<Record<string, string>>): string => params['token'] ?? '';

export const passwordRoutes: readonly Route[] = [
  route({
    name: 'people.forgotten',
    method: 'GET',
    path: paths.password.forgotten,
    who: { kind: 'public' },
    isAlone: true,
    handle: async ({ frame }) => page(ForgottenPage({ frame, email: '', problems: undefined })),
  }),
  route({
    name: 'people.ask-for-password',
    method: 'POST',
    path: paths.password.forgotten,
    who: { kind: 'public' },
    isAlone: true,
    handle: async ({ frame, form, database }) => {
      const email = field(form, 'email');
      const read = readAddress(email);
      if (read.kind === 'faulty') {
        const problems = [{ field: 'email', message: addressWords[read.because] }];
        return page(ForgottenPage({ frame, email, problems }), { status: 422 });
      }
      await askForNewPassword(database, email);
      return page(LinkSentPage({ frame }));
    },
  }),
  route({
    name: 'people.new-password',
    method: 'GET',
    path: paths.password.reset,
    who: { kind: 'public' },
    isAlone: true,
    handle: async ({ frame, database, params, now }) => {
      const state = await resetState(database, token(params), now);
      if (state.kind === 'over') return page(LinkOverPage({ frame, again: 'reset' }), { status: 404 });
      return page(ResetPage({ frame, token: token(params), email: state.email, problems: undefined }));
    },
  }),
  route({
    name: 'people.save-new-password',
    method: 'POST',
    path: paths.password.reset,
    who: { kind: 'public' },
    isAlone: true,
    handle: async ({ frame, database, params, form, now }) => {
      const over = page(LinkOverPage({ frame, again: 'reset' }), { status: 404 });
      const state = await resetState(database, token(params), now);
      if (state.kind === 'over') return over;
      const password = typedPassword(form);
      const fault = await faultFor(database, state.personId, password);
      if (fault !== null) {
        const problems = [passwordProblem(fault)];
        return page(ResetPage({ frame, token: token(params), email: state.email, problems }), { status: 422 });
      }
      if (!(await resetPassword(database, token(params), password, now))) return over;
      return redirect(paths.signIn.page, {
        told: 'Your new password is saved. Sign in with it.',
        session: { kind: 'end' },
      });
    },
  }),
  route({
    name: 'people.change-password-page',
    method: 'GET',
    path: paths.account.password,
    who: { kind: 'signed-in' },
    isAlone: true,
    handle: async ({ frame }) => page(ChangePasswordPage({ frame, problems: undefined })),
  }),
  route({
    name: 'people.change-password',
    method: 'POST',
    path: paths.account.password,
    who: { kind: 'signed-in' },
    isAlone: true,
    handle: async (ask) => {
      const { frame, database, actor, form, now } = ask;
      if (actor.kind !== 'person') return notFound;
      const password = typedPassword(form);
      const fault = await faultFor(database, actor.personId, password);
      const proved = await provePassword(database, actor, typedPassword(form, 'current'), visitOf(ask));
      const problems = [
        ...(proved.kind === 'wrong-password'
          ? [{ field: 'current', message: 'Enter the password that you sign in with now.' }]
          : []),
        ...(proved.kind === 'too-many' ? [{ field: 'current', message: waitWords }] : []),
        ...(fault === null ? [] : [passwordProblem(fault)]),
      ];
      if (problems.length > 0)
        return page(ChangePasswordPage({ frame, problems }), { status: proved.kind === 'too-many' ? 429 : 422 });
      const fresh = await changePassword(database, actor, password, now);
      return redirect(paths.account.home, {
        told: 'Your password is changed. Every other device was signed out.',
        session: { kind: 'begin', token: fresh },
      });
    },
  }),
];

const waitWords = 'Wait a quarter of an hour before you try again: there were too many wrong passwords or codes.';
