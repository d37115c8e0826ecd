import { mayDo } from '#enrolment/rules';
import { noted, whoActs, type Doing } from '../doing.ts';
import { writeRemoved } from '../keep/store.ts';
import type { Item } from '../store.ts';
import { moveClaims } from './store.ts';

export type Joined =
  | Readonly<{ kind: 'joined'; moved: number; kept: number }>
  | Readonly<{ kind: 'refused'; because: 'not-active' | 'same-item' | 'gone' }>;

/**
 * Joins `other` into `item`: its claims move, in every scheme and framework; where both serve the same criterion the words of
 * `item` stand and the other's stay in the history. The other leaves the library and says where it went.
 */
export const joinItems = async (doing: Doing, item: Item, other: Item): Promise<Joined> => {
  if (!mayDo('work', doing.enrolment.state)) return { kind: 'refused', because: 'not-active' };
  if (item.id === other.id) return { kind: 'refused', because: 'same-item' };
  if (item.removedAt !== null || other.removedAt !== null) return { kind: 'refused', because: 'gone' };
  const who = whoActs(doing);
  const which = { id: other.id, schoolId: doing.enrolment.schoolId };
  if (!(await writeRemoved(doing.db, which, { because: 'joined', into: item.id }, who)))
    return { kind: 'refused', because: 'gone' };
  const { moved, kept } = await moveClaims(doing.db, { from: other.id, to: item.id, schoolId: which.schoolId }, who);
  await noted(doing, 'evidence.joined', { item: item.id, joined: other.id });
  return { kind: 'joined', moved, kept };
};
