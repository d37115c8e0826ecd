import { isUuid } from '#platform/db';
import { notFound, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { writers } from '../rules.ts';
import { confirmProposals, setAside } from './actions.ts';
import { offerRefusalWords } from './rules.ts';
import { findOffer } from './store.ts';

type Asked = Ask<Enrolment>;

const back = ({ scope, params }: Asked): string =>
  href(paths.audit.criterion, { enrolment: scope.id, criterion: params['criterion'] ?? '' });

const idOf = ({ params }: Asked): string => params['offer'] ?? '';

const aside = async (ask: Asked): Promise<Answer> => {
  const which = { id: idOf(ask), criterion: ask.params['criterion'] ?? '' };
  if (!isUuid(which.id)) return notFound;
  const isDone = await setAside(ask.db, ask.actor, ask.scope, which, ask.now);
  return redirect(back(ask), { told: isDone ? 'Set aside.' : offerRefusalWords.settled });
};

const confirm = async (ask: Asked): Promise<Answer> => {
  const id = idOf(ask);
  const offer = isUuid(id) ? await findOffer(ask.db, ask.scope.id, id) : null;
  if (offer === null || offer.criterion !== ask.params['criterion'])
    return redirect(back(ask), { told: offerRefusalWords.settled });
  const { confirmed, left } = await confirmProposals(ask.db, ask.actor, ask.scope, [id], ask.now);
  const [refused] = left;
  const told =
    confirmed.length === 1
      ? `Your judgement of ${offer.criterion} is saved.`
      : refused === undefined
        ? 'This is not yours to judge now.'
        : offerRefusalWords[refused.because];
  return redirect(back(ask), { told });
};

export const routes: readonly Route[] = [
  route({
    name: 'audit.confirm-offer',
    method: 'POST',
    path: paths.audit.confirmOffer,
    who: { kind: 'roles', roles: writers },
    scope: enrolmentScope,
    handle: confirm,
  }),
  route({
    name: 'audit.set-offer-aside',
    method: 'POST',
    path: paths.audit.setOfferAside,
    who: { kind: 'roles', roles: writers },
    scope: enrolmentScope,
    handle: aside,
  }),
];
