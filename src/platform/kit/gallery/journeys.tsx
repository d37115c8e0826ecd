import { Matrix, type MatrixCell } from '../journey/matrix.tsx';
import { NextPanel, PathOfSix } from '../journey/path.tsx';
import { Card } from '../page/card.tsx';
import { Charts } from './charts.tsx';

export const pathSteps = [
  {
    number: 1,
    title: 'Consultancy and training',
    state: 'done',
    href: '/kit',
    line: '38 of 41 staff trained',
    tag: { kind: 'done', words: 'Done 12 Sep' },
  },
  {
    number: 2,
    title: 'Initial audit',
    state: 'done',
    href: '/kit',
    line: '60 of 60 cells judged',
    tag: { kind: 'done', words: 'Done 23 Oct' },
  },
  {
    number: 3,
    title: 'Action plan and partnership hub',
    state: 'now',
    href: '/kit',
    line: '9 of 14 actions done',
    tag: { kind: 'progress', words: 'In progress' },
  },
  {
    number: 4,
    title: 'Evidence of impact',
    state: 'now',
    href: '/kit',
    line: '31 items, 5 need a look',
    tag: { kind: 'progress', words: 'In progress' },
  },
  {
    number: 5,
    title: 'Accreditation visit',
    state: 'ahead',
    href: '/kit',
    line: 'Tuesday 2 February 2027',
    tag: { kind: 'waiting', words: 'Booked' },
  },
  {
    number: 6,
    title: 'Award',
    state: 'locked',
    href: null,
    line: 'Opens when the visit report is agreed',
    tag: { kind: 'not-yet', words: 'Not yet' },
  },
] as const;

const words = ['Not judged', 'Emergent', 'Developing', 'Embedded'] as const;
const cell = (rank: 0 | 1 | 2 | 3, items: number): MatrixCell => ({
  rank: rank === 0 ? null : rank,
  word: words[rank],
  note: items === 0 ? 'No evidence' : `${items} items`,
  lacksEvidence: items === 0,
  href: '/kit',
});

const Grids = () => (
  <Card title="3 standards by 5 outcomes">
    <Matrix
      caption="Standards by outcomes"
      rowHead="Standard and leads"
      of={3}
      columns={['Be healthy', 'Stay safe', 'Enjoy and achieve', 'Make a positive contribution', 'Economic well-being']}
      rows={[
        {
          id: 'kit-standard-1',
          number: 1,
          title: 'Ethos',
          href: '/kit',
          by: 'HW, BT',
          cells: [cell(3, 5), cell(3, 3), cell(3, 6), cell(2, 2), cell(3, 3)],
          isSettled: true,
        },
        {
          id: 'kit-standard-5',
          number: 5,
          title: 'Personalised learning',
          href: '/kit',
          by: 'AY, DA',
          cells: [cell(2, 3), cell(3, 4), { ...cell(2, 3), differs: 'Developing, Embedded' }, cell(0, 0), cell(1, 2)],
        },
        {
          id: 'kit-standard-9',
          number: 9,
          title: 'Multi-agency working',
          href: '/kit',
          by: 'HW, SK',
          cells: [cell(1, 2), cell(2, 2), cell(2, 2), cell(1, 0), cell(1, 0)],
        },
      ]}
    />
  </Card>
);

export const Journeys = () => (
  <div class="wm-flow" id="journeys">
    <PathOfSix steps={pathSteps} label="An example of the path" />
    <NextPanel
      title="Settle three levels where two raters disagree"
      minutes={15}
      reason="Standards 5 and 9. The plan cannot be closed until each has one agreed level."
      action={{ text: 'Compare the ratings', href: '/kit' }}
    />
    <Grids />
    <Charts />
  </div>
);
