import { MiniBar, ShareBar } from '../chart/share-bar.tsx';
import { Week } from '../data/week.tsx';
import { Card } from '../page/card.tsx';

/** A whole in its parts, a figure with its bar, and a week of meetings with a clash and a lesson. */
export const Provision = () => (
  <>
    <Card title="A whole in its parts">
      <ShareBar
        title="Where the money comes from"
        parts={[
          { label: 'Pupil Premium', share: 61 },
          { label: 'SEN budget', share: 28 },
          { label: 'Gifts', share: 11 },
        ]}
      />
      <p>
        £360 <MiniBar value={36} of={85} />
      </p>
    </Card>
    <Card title="A week">
      <Week
        entries={[
          {
            weekday: 1,
            startsAt: '09:15',
            minutes: 30,
            title: 'Reading mentors',
            href: '/kit',
            more: ['Year 7'],
            kind: 'clash',
          },
          {
            weekday: 1,
            startsAt: '09:00',
            minutes: 60,
            title: 'English, year 7',
            href: null,
            more: ['core lesson'],
            kind: 'lesson',
          },
          { weekday: 3, startsAt: '12:35', minutes: 25, title: 'Homework club', href: '/kit', more: [], kind: 'plain' },
        ]}
      />
    </Card>
  </>
);
