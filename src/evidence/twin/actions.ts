import { mayDo } from '#enrolment/rules';
import { consentStates } from '../consent/rules.ts';
import { insertConsent } from '../consent/store.ts';
import { noted, whoActs, type Doing } from '../doing.ts';
import { writeRemoved } from '../keep/store.ts';
import type { Item } from '../store.ts';
import { moveClaims } from './store.ts';

export type Joined =
  | Readonly<{ kind: 'joined'; moved: number; kept: number }>
  | Readonly<{ kind: 'refused'; because: 'not-active' | 'same-item' | 'gone' }>;

/**
 * Joins `other` into `item`: its claims move, in every scheme and framework; where both serve the same criterion the words of
 * `item` stand and the other's stay in the history. The other leaves the library and says where it went. What keeps the other
 * in the school keeps `item` there too: those shown said no to one of two that are the same.
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
  if (!consentStates[other.consent].mayLeave && consentStates[item.consent].mayLeave) {
    const because = `Said of “${other.title}”, which was joined with this`;
    const said = { state: other.consent, keptWhere: '', until: null, because };
    await insertConsent(doing.db, { id: item.id, schoolId: which.schoolId }, said, who);
  }
  await noted(doing, 'evidence.joined', { item: item.id, joined: other.id });
  return { kind: 'joined', moved, kept };
};
