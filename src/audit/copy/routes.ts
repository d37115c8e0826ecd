import { fields, type Problem } from '#platform/form';
import { plural } from '#platform/kit';
import { notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { schemeFor, schemeOf } from '#schemes';
import { auditNow } from '../actions.ts';
import { readClaims } from '../claims/store.ts';
import { readOffers } from '../offer/store.ts';
import { writers } from '../rules.ts';
import { readAnswers } from '../store.ts';
import { bring, bringingRefusal, previewOf, sourceName } from './actions.ts';
import { CopyPage, CopySourcesPage } from './pages.tsx';
import { keyOf, suggestionsFrom } from './rules.ts';
import { listSources, readWritten } from './store.ts';

type Asked = Ask<Enrolment>;

/** The school's other audits that have something to say to this one. */
const sources = async ({ db, scope, frame }: Asked): Promise<Answer> => {
  const scheme = await schemeFor(db, scope);
  const found = await listSources(db, scope);
  const offered = await Promise.all(
    found.map(async (source) => {
      const [other, written] = await Promise.all([schemeOf(db, source.schemeVersionId), readWritten(db, source.id)]);
      return { source, isSame: other.id === scheme.id, words: suggestionsFrom(scheme, other, written).length };
    }),
  );
  return page(CopySourcesPage({ frame, enrolment: scope, offered: offered.filter(({ words }) => words > 0) }));
};

const show = async (ask: Asked, problems?: readonly Problem[]): Promise<Answer> => {
  const { db, actor, scope, frame, params, query } = ask;
  const audit = await auditNow(db, actor, scope);
  const preview = await previewOf(db, scope, audit.scheme, params['from'] ?? '');
  if (preview === null) return notFound;
  const codes = [...new Set(preview.suggestions.map(({ criterion }) => criterion))];
  const [offers, answers, items] = await Promise.all([
    readOffers(db, scope.id, codes),
    readAnswers(db, scope.id, codes),
    readClaims(db, { enrolmentId: preview.source.id, schoolId: scope.schoolId, upTo: null }),
  ]);
  const standing = new Set(offers.map(({ criterion, source }) => `${criterion}|${source}`));
  return page(
    CopyPage({
      frame,
      enrolment: scope,
      scheme: audit.scheme,
      preview,
      there: new Set(
        preview.suggestions
          .filter(({ criterion, from }) => standing.has(`${criterion}|${sourceName(preview, from)}`))
          .map(keyOf),
      ),
      notMine: new Set(codes.filter((code) => bringingRefusal(audit, code) !== null)),
      judged: new Set(answers.map(({ criterion }) => criterion)),
      items,
      ticked: query['tick'] === 'none' || problems !== undefined ? 'none' : 'all',
      ...(problems === undefined ? {} : { problems }),
    }),
    { status: problems === undefined ? 200 : 422 },
  );
};

const brought = async (ask: Asked): Promise<Answer> => {
  const chosen = fields(ask.form, 'take');
  if (chosen.length === 0)
    return show(ask, [{ field: '', message: 'Tick at least one suggestion, or go back to the audit' }]);
  const done = await bring(ask.db, ask.actor, ask.scope, ask.params['from'] ?? '', chosen, ask.now);
  if (done === null) return notFound;
  return redirect(href(paths.audit.proposals, { enrolment: ask.scope.id }), {
    told:
      done.brought === 0
        ? 'Nothing new: what you ticked stands beside its criteria already, or is not yours to judge now.'
        : `${plural(done.brought, 'text stands', 'texts stand')} beside ${done.brought === 1 ? 'its criterion' : 'their criteria'}, to be read again. No level came with ${done.brought === 1 ? 'it' : 'them'}.`,
  });
};

export const routes: readonly Route[] = [
  route({
    name: 'audit.copy-sources',
    method: 'GET',
    path: paths.audit.copy,
    who: { kind: 'roles', roles: writers },
    scope: enrolmentScope,
    handle: sources,
  }),
  route({
    name: 'audit.copy-preview',
    method: 'GET',
    path: paths.audit.copyFrom,
    who: { kind: 'roles', roles: writers },
    scope: enrolmentScope,
    handle: (ask) => show(ask),
  }),
  route({
    name: 'audit.copy',
    method: 'POST',
    path: paths.audit.copyFrom,
    who: { kind: 'roles', roles: writers },
    scope: enrolmentScope,
    handle: brought,
  }),
];
