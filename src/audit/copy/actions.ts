import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import { schemeOf } from '#schemes';
import type { Scheme } from '#schemes/rules';
import { auditNow, memberOf, type AuditNow } from '../actions.ts';
import { addOffers } from '../offer/store.ts';
import { judgingRefusal, type Refusal } from '../rules.ts';
import { keyOf, kindBetween, leftThere, suggestionsFrom, type Suggestion } from './rules.ts';
import { listSources, readWritten, type Source } from './store.ts';

/** Why this reader may not bring words to a criterion, or null: who may judge it may bring words to it. */
export const bringingRefusal = ({ scheme, asking, taken, standing }: AuditNow, criterion: string): Refusal | null =>
  judgingRefusal(asking, scheme.criterionByCode.get(criterion)?.standard ?? '', taken, standing);

export type Preview = Readonly<{
  source: Source;
  other: Scheme;
  suggestions: readonly Suggestion[];
  /** Judgements there that nothing here answers to. */
  left: number;
}>;

/** What could come from one of the school's other audits; null when there is no such audit. */
export const previewOf = async (db: Db, enrolment: Enrolment, own: Scheme, from: string): Promise<Preview | null> => {
  const source = (await listSources(db, enrolment)).find(({ id }) => id === from);
  if (source === undefined) return null;
  const [other, written] = await Promise.all([schemeOf(db, source.schemeVersionId), readWritten(db, source.id)]);
  const suggestions = suggestionsFrom(own, other, written);
  return { source, other, suggestions, left: leftThere(suggestions, written) };
};

/** "ECM Quality Mark 2025, A1". */
export const sourceName = ({ source }: Preview, from: string): string =>
  `${source.title} ${source.startedOn.slice(0, 4)}, ${from}`;

/** Brings the chosen words beside their criteria. Those that stand there already stay as they are. Null: there is no such audit. */
export const bring = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  from: string,
  chosen: readonly string[],
  now: Date,
): Promise<Readonly<{ brought: number }> | null> => {
  const audit = await auditNow(db, actor, enrolment);
  const preview = await previewOf(db, enrolment, audit.scheme, from);
  if (preview === null) return null;
  const wanted = preview.suggestions.filter(
    (each) => chosen.includes(keyOf(each)) && bringingRefusal(audit, each.criterion) === null,
  );
  const { personId, name } = memberOf(actor);
  const kind = kindBetween(audit.scheme, preview.other);
  const offers = wanted.map(({ from: code, ...words }) => ({
    ...words,
    kind,
    source: sourceName(preview, code),
    from: { enrolment: preview.source.id, criterion: code },
    level: null,
  }));
  const brought = await addOffers(db, enrolment, offers, { personId, name }, now);
  if (brought > 0)
    await note(
      db,
      actor,
      {
        act: 'audit.copied',
        schoolId: enrolment.schoolId,
        enrolmentId: enrolment.id,
        about: { criteria: [...new Set(wanted.map(({ criterion }) => criterion))].join(' ') },
      },
      now,
    );
  return { brought };
};
