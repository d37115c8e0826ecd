import { uuidv7 } from '#platform/db';
import type { Problem } from '#platform/form';
import { levelOf, type Scheme } from '#schemes/rules';
import { noted, visitFor, type Doing } from '../actions.ts';
import type { VisitRefusal } from '../rules.ts';
import { listFindings, saveFinding, type ListedFinding } from '../store.ts';
import type { FindingTyped } from './forms.ts';

export type FindingSaved =
  | Readonly<{ kind: 'saved' }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'clash'; theirs: ListedFinding }>
  | VisitRefusal;

/** Keeps the verifier's judgement of one criterion as far as it goes. */
export const judge = async (
  doing: Doing & { scheme: Scheme },
  wanted: Readonly<{ criterion: string; version: number }>,
  typed: FindingTyped,
): Promise<FindingSaved> => {
  const open = await visitFor('judge', doing);
  if (open.kind === 'refused') return open;
  if (typed.level !== '' && levelOf(doing.scheme, typed.level) === null)
    return { kind: 'problems', problems: [{ field: 'level', message: 'Choose one of the levels' }] };
  if (typed.level === '' && typed.reasons === '')
    return { kind: 'problems', problems: [{ field: 'level', message: 'Choose a level, or write what you saw' }] };
  const finding = {
    id: uuidv7(),
    visitId: open.visit.id,
    ...wanted,
    level: typed.level === '' ? null : typed.level,
    reasons: typed.reasons,
  };
  const by = { personId: doing.actor.personId, now: doing.now };
  if (await saveFinding(doing.db, doing.enrolment, finding, by)) {
    await noted(doing, 'visits.judged', { criterion: wanted.criterion });
    return { kind: 'saved' };
  }
  const theirs = (await listFindings(doing.db, open.visit.id)).find(({ criterion }) => criterion === wanted.criterion);
  // A first save that carries a number of an older page finds no row: it is saved as the first.
  if (theirs === undefined) return judge(doing, { ...wanted, version: 0 }, typed);
  return { kind: 'clash', theirs };
};
