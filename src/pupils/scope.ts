import type { Scope } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';

/** Staff who may see pupils by name. Governors, carers and partners never do. */
export const teamOf = { kind: 'roles', roles: ['head', 'lead', 'member'] } as const;

/** Those who may see pupils by code while their task is open, or once a submission stands. */
export const codedOf = ['adviser', 'verifier', 'moderator', 'panel', 'officer', 'director'] as const;

/** An enrolment on which work is open now; a paused or ended one is only read. */
export const workScope: Scope<Enrolment> = async (ask) => {
  const found = await enrolmentScope(ask);
  return found !== null && mayDo('work', found.value.state) ? found : null;
};
