import { bytes, notFound, route, type Answer, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { doing, mayRead, mayReadReview, place, type Asked } from '../asking.ts';
import { submissionAsked } from '../print/routes.ts';
import type { Submission } from '../submission/store.ts';
import { packEverything } from './actions.ts';

const packed = async (ask: Asked, submission: Submission | null): Promise<Answer> => {
  const { files: content, dataDir } = ask.site;
  const body = await packEverything(doing(ask), { submission, isOurs: place(ask).isOurs, content, dataDir });
  const when = (submission?.submittedAt ?? ask.now).toISOString().slice(0, 10);
  return bytes({ type: 'application/zip', name: `portfolio-${ask.scope.scheme}-${when}.zip`, body });
};

const asItStands = route({
  name: 'portfolio.everything',
  method: 'GET',
  path: paths.portfolio.everything,
  who: mayReadReview,
  scope: enrolmentScope,
  handle: (ask) => packed(ask, null),
});

const submitted = route({
  name: 'portfolio.submitted',
  method: 'GET',
  path: paths.portfolio.submitted,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const id = ask.params['submission'] ?? '';
    const submission = id === '' ? undefined : await submissionAsked(ask, id);
    return submission == null ? notFound : packed(ask, submission);
  },
});

export const everythingRoutes: readonly Route[] = [asItStands, submitted];
