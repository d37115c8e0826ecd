import { note, type About } from '#platform/trail';
import { mayDo } from '#enrolment/rules';
import type { Standard } from '#schemes/rules';
import type { Doing } from '../actions.ts';
import { deleteTick, putTick } from './store.ts';

type Ticked =
  | Readonly<{ kind: 'done' }>
  | Readonly<{ kind: 'refused'; because: 'not-active' | 'unknown-line' | 'unknown-item' }>;

const noted = ({ db, actor, enrolment, now }: Doing, act: string, about: About) =>
  note(db, actor, { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);

/** Says where a line of a standard's checklist is answered: by an item that serves it, or in words. */
export const tick = async (
  doing: Doing,
  standard: Standard,
  items: readonly Readonly<{ id: string }>[],
  said: Readonly<{ line: number; itemId: string | null; note: string }>,
): Promise<Ticked> => {
  if (!mayDo('work', doing.enrolment.state)) return { kind: 'refused', because: 'not-active' };
  const line = standard.portfolio[said.line];
  if (line === undefined) return { kind: 'refused', because: 'unknown-line' };
  if (said.itemId !== null && !items.some(({ id }) => id === said.itemId))
    return { kind: 'refused', because: 'unknown-item' };
  const { actor, now } = doing;
  const by = { personId: actor.personId, name: actor.name, now };
  await putTick(doing.db, doing.enrolment, { standard: standard.code, line, itemId: said.itemId, note: said.note }, by);
  await noted(doing, 'portfolio.ticked', { standard: standard.code });
  return { kind: 'done' };
};

/** Opens a line again. Pressed twice, it stays open. */
export const untick = async (doing: Doing, standard: Standard, at: number): Promise<void> => {
  const line = standard.portfolio[at];
  if (line === undefined || !mayDo('work', doing.enrolment.state)) return;
  if (await deleteTick(doing.db, doing.enrolment.id, standard.code, line))
    await noted(doing, 'portfolio.unticked', { standard: standard.code });
};
