import { Activity, ago, Card } from '#platform/kit';
import type { SlipLook } from '../rules.ts';

/** Whoever reads a code could answer in a pupil's place: so few do, and those who did are named. */
export const Handed = ({ handed, now }: Readonly<{ handed: readonly SlipLook[]; now: Date }>) => (
  <Card title={handed.length === 0 ? 'Nobody has opened the slips yet' : 'Who opened the slips'}>
    <p>
      Whoever reads a code could answer in a pupil’s place. Senior leaders and the coordinator open the slips; give each
      pupil only their own, folded, and shred the rest.
    </p>
    {handed.length === 0 ? null : (
      <Activity
        entries={handed.map(({ name, at, times }) => ({
          who: name,
          what: times === 1 ? 'opened them' : `opened them ${times} times`,
          when: ago(at, now),
        }))}
      />
    )}
  </Card>
);
