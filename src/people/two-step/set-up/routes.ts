import { field } from '#platform/form';
import { notFound, page, redirect, route, type Ask, type Answer, type Route } from '#platform/route';
import { paths } from '#paths';
import { provePassword } from '../../password/actions.ts';
import { typedPassword } from '../../password/forms.ts';
import { wrongCode } from '../../sign-in/forms.ts';
import { visitOf } from '../../sign-in/visit.ts';
import { sealOf } from '../seal.ts';
import { beginSetUp, confirmSetUp, renewRecoveryCodes, setUpOf } from './actions.ts';
import { RecoveryCodesPage, SecondStepSetUpPage } from './pages.tsx';

const signedIn = { kind: 'signed-in' } as const;

const shown = async (ask: Ask, problems?: Parameters<typeof SecondStepSetUpPage>[0]['problems']): Promise<Answer> => {
  const { actor, database, frame, site } = ask;
  if (actor.kind !== 'person') return notFound;
  const setUp = await setUpOf(database, actor, await sealOf(site.dataDir));
  return page(SecondStepSetUpPage({ frame, setUp, isRequired: actor.role === null, problems }), {
    status: problems === undefined ? 200 : 422,
  });
};

export const setUpRoutes: readonly Route[] = [
  route({
    name: 'people.second-step-set-up-page',
    method: 'GET',
    path: paths.account.secondStep,
    who: signedIn,
    isAlone: true,
    handle: (ask) => shown(ask),
  }),
  route({
    name: 'people.second-step-set-up',
    method: 'POST',
    path: paths.account.secondStep,
    who: signedIn,
    isAlone: true,
    handle: async (ask) => {
      const { actor, database, form, frameUnder, now, site } = ask;
      if (actor.kind !== 'person') return notFound;
      const seal = await sealOf(site.dataDir);
      if (field(form, 'act') === 'begin') {
        await beginSetUp(database, actor, seal, now);
        return redirect(paths.account.secondStep);
      }
      const confirmed = await confirmSetUp(database, actor, field(form, 'code'), seal, now);
      switch (confirmed.kind) {
        case 'already':
          return redirect(paths.account.secondStep);
        case 'wrong-code':
          return shown(ask, [wrongCode]);
        case 'confirmed':
          return page(RecoveryCodesPage({ frame: frameUnder(confirmed.token), codes: confirmed.codes }), {
            session: { kind: 'begin', token: confirmed.token },
          });
      }
    },
  }),
  route({
    name: 'people.renew-recovery-codes',
    method: 'POST',
    path: paths.account.recoveryCodes,
    who: signedIn,
    isAlone: true,
    handle: async (ask) => {
      const { actor, database, form, frame, now } = ask;
      if (actor.kind !== 'person') return notFound;
      const proved = await provePassword(database, actor, typedPassword(form, 'current'), visitOf(ask));
      if (proved.kind !== 'proved') return shown(ask, [{ field: 'current', message: provedWords[proved.kind] }]);
      const codes = await renewRecoveryCodes(database, actor, now);
      return codes === null ? redirect(paths.account.secondStep) : page(RecoveryCodesPage({ frame, codes }));
    },
  }),
];

const provedWords = {
  'wrong-password': 'Enter the password that you sign in with now.',
  'too-many': 'Wait a quarter of an hour before you try again: there were too many wrong passwords or codes.',
} as const;
