import { field } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import type { Problem } from '#platform/form';
import { href, paths } from '#paths';
import { passwordProblem, typedPassword } from '../password/forms.ts';
import { passwordFault } from '../password/rules.ts';
import { visitOf } from '../sign-in/visit.ts';
import { acceptAsPerson, acceptWithAccount, lookAtInvitation, type Looked } from './actions.ts';
import { nameFault } from './list/rules.ts';
import { InvitationOverPage, InvitationPage } from './pages.tsx';
import { acceptanceFor, invitationState } from './rules.ts';

const anyone = { kind: 'public' } as const;
const tokenOf = (ask: Ask): string => ask.params['token'] ?? '';

const shown = (ask: Ask, looked: Looked | null, typedName?: string, problems?: readonly Problem[]): Answer => {
  if (looked === null) return notFound;
  const { invitation, bearer } = looked;
  const state = invitationState(invitation, ask.now);
  if (state !== 'open') return page(InvitationOverPage({ frame: ask.frame, state }), { status: 409 });
  const props = {
    frame: ask.frame,
    token: tokenOf(ask),
    invitation,
    bearer,
    typedName: typedName ?? invitation.name,
    problems,
  };
  return page(InvitationPage(props), { status: problems === undefined ? 200 : 422 });
};

const makeAccount = async (ask: Ask, looked: Looked): Promise<Answer> => {
  const { invitation } = looked;
  const [name, password] = [field(ask.form, 'name'), typedPassword(ask.form)];
  const fault = passwordFault(password, [name, invitation.email, invitation.place]);
  const wrongName = nameFault(name);
  const problems = [
    ...(wrongName === null ? [] : [{ field: 'name', message: wrongName }]),
    ...(fault === null ? [] : [passwordProblem(fault)]),
  ];
  if (problems.length > 0) return shown(ask, looked, name, problems);
  const outcome = await acceptWithAccount(ask.database, tokenOf(ask), { name, password }, visitOf(ask));
  if (outcome.kind !== 'signed-in') return shown(ask, await lookAtInvitation(ask.database, tokenOf(ask), ask.actor));
  return redirect(outcome.needsSetUp ? paths.account.secondStep : paths.home, {
    told: outcome.needsSetUp
      ? 'Your account is made. One thing more before you begin.'
      : 'Your account is made. Welcome to Waymark.',
    session: { kind: 'begin', token: outcome.signedIn.token },
  });
};

export const invitationRoutes: readonly Route[] = [
  route({
    name: 'people.invitation',
    method: 'GET',
    path: paths.invitations.accept,
    who: anyone,
    isAlone: true,
    handle: async (ask) => shown(ask, await lookAtInvitation(ask.database, tokenOf(ask), ask.actor)),
  }),
  route({
    name: 'people.accept-invitation',
    method: 'POST',
    path: paths.invitations.accept,
    who: anyone,
    isAlone: true,
    handle: async (ask) => {
      const { actor, database, now } = ask;
      const looked = await lookAtInvitation(database, tokenOf(ask), actor);
      if (looked === null || invitationState(looked.invitation, now) !== 'open') return shown(ask, looked);
      switch (acceptanceFor(looked.bearer)) {
        case 'make-account':
          return makeAccount(ask, looked);
        case 'sign-in-first':
          return redirect(
            href(paths.signIn.page, {}, { then: href(paths.invitations.accept, { token: tokenOf(ask) }) }),
          );
        case 'refused':
          return shown(ask, looked);
        case 'accept': {
          const isDone = actor.kind === 'person' && (await acceptAsPerson(database, tokenOf(ask), actor, now));
          if (!isDone) return shown(ask, await lookAtInvitation(database, tokenOf(ask), actor));
          return redirect(paths.chooseRole, {
            told: 'The invitation is accepted. Choose the part when you want to act in it.',
          });
        }
      }
    },
  }),
];
