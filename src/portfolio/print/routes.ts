import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { actsAs } from '#platform/actor';
import { field } from '#platform/form';
import { isUuid } from '#platform/db';
import { bytes, notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { isRatingBlind } from '#audit';
import { enrolmentScope } from '#enrolment';
import { schemeFor } from '#schemes';
import { standardOf } from '#schemes/rules';
import { doing, mayRead, mayReadReview, place, type Asked } from '../asking.ts';
import { listSubmissions, type Submission } from '../submission/store.ts';
import { askPrint, markNow, noteTaken } from './actions.ts';
import { DocumentsPage } from './pages.tsx';
import { printFile } from './picture.ts';
import { findPrint, listPrints, type Print } from './store.ts';

const seesWork = ({ actor }: Asked): boolean => actsAs(actor, mayReadReview.roles);

const documents = route({
  name: 'portfolio.documents',
  method: 'GET',
  path: paths.portfolio.documents,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const scheme = await schemeFor(ask.db, ask.scope);
    const prints = await listPrints(ask.db, ask.scope.id);
    const standards = [...new Set(prints.filter((one) => one.submissionId === null).map((one) => one.standard))];
    const current: string[] = [];
    // Only those that stand in the list are compared, and at most four: older ones are out of date soon enough.
    for (const standard of standards.slice(0, 4))
      current.push(await markNow(ask.db, ask.scope, scheme, { submission: null, standard }, ask.now));
    return page(
      DocumentsPage({
        ...place(ask),
        scheme,
        prints,
        submissions: await listSubmissions(ask.db, ask.scope.id),
        seesWork: seesWork(ask),
        current: new Set(current),
      }),
    );
  },
});

/** The submission that a form or an address names: null for work as it is, undefined when there is none for this reader. */
export const submissionAsked = async (ask: Asked, id: string): Promise<Submission | null | undefined> => {
  if (id === '') return seesWork(ask) ? null : undefined;
  return isUuid(id) ? (await listSubmissions(ask.db, ask.scope.id)).find((one) => one.id === id) : undefined;
};

const asking = route({
  name: 'portfolio.print',
  method: 'POST',
  path: paths.portfolio.documents,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask): Promise<Answer> => {
    const scheme = await schemeFor(ask.db, ask.scope);
    const code = field(ask.form, 'standard');
    const submission = await submissionAsked(ask, field(ask.form, 'submission'));
    if (submission === undefined || (code !== '' && standardOf(scheme, code) === null)) return notFound;
    await askPrint(doing(ask), scheme, { submission, standard: code === '' ? null : code });
    return redirect(href(paths.portfolio.documents, { enrolment: ask.scope.id }), {
      told: 'The document is on its way. It takes a few seconds.',
    });
  },
});

const fileName = (scheme: string, standard: string | null): string =>
  `portfolio-${scheme}${standard === null ? '' : `-${standard.replaceAll(/[^A-Za-z0-9.-]/g, '')}`}.pdf`;

const isCurrent = async (ask: Asked, print: Print): Promise<boolean> => {
  const submission = await submissionAsked(ask, print.submissionId ?? '');
  if (submission === undefined) return false;
  const scheme = await schemeFor(ask.db, ask.scope);
  return (await markNow(ask.db, ask.scope, scheme, { submission, standard: print.standard }, ask.now)) === print.mark;
};

const ratesBlind = async ({ db, actor, scope }: Asked): Promise<boolean> =>
  actor.kind === 'person' && (await isRatingBlind(db, scope.id, actor.personId));

const taking = route({
  name: 'portfolio.document',
  method: 'GET',
  path: paths.portfolio.document,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask): Promise<Answer> => {
    const id = ask.params['print'] ?? '';
    if (!isUuid(id)) return notFound;
    const path = printFile(ask.site.dataDir, id);
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    const print = isThere ? await findPrint(ask.db, ask.scope.id, id) : null;
    if (print === null || print.state !== 'ready') return notFound;
    // Outside the school nobody takes a document in which something stands that may not leave it any more; in it, nobody who is
    // to rate on their own takes one that says what others judged.
    const seesAll = place(ask).isOurs && !(await ratesBlind(ask));
    if (!seesAll && !(await isCurrent(ask, print)))
      return redirect(href(paths.portfolio.documents, { enrolment: ask.scope.id }), {
        told: 'Something changed since this document was made. Ask for it again.',
      });
    await noteTaken(doing(ask), print);
    return bytes({
      type: 'application/pdf',
      name: fileName(ask.scope.scheme, print.standard),
      body: createReadStream(path),
    });
  },
});

export const printRoutes: readonly Route[] = [documents, asking, taking];
