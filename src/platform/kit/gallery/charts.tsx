import { BarList } from '../chart/bar-list.tsx';
import { BeforeAfterChart } from '../chart/before-after-chart.tsx';
import { DistributionChart } from '../chart/distribution-chart.tsx';
import { OverlapChart } from '../chart/overlap-chart.tsx';
import { RangeChart } from '../chart/range-chart.tsx';
import { RangeLine } from '../chart/range-line.tsx';
import { ShareLine } from '../chart/share-line.tsx';
import { SpanChart } from '../chart/span-chart.tsx';
import { Card } from '../page/card.tsx';
import { Grid } from '../page/page.tsx';
import { percent } from '../words/numbers.ts';

/** Charts with invented figures, in the states that they have. */
export const Charts = () => (
  <>
    <Card
      title="The target pupils started behind and are now ahead"
      subtitle="Average reading score, where 100 is typical for age. Upright lines show the likely range."
    >
      <BeforeAfterChart
        id="kit-before-after"
        finding="The target pupils started behind and are now ahead"
        about="Average reading score at four points for target and comparison pupils, with the likely range of each."
        points={['Autumn 25', 'Spring 26', 'Summer 26', 'Autumn 26']}
        programme={{ from: 1, to: 3, label: 'Reading mentors' }}
        series={[
          {
            name: 'Target pupils',
            kind: 'target',
            count: '42',
            readings: [
              { value: 88.4, low: 85, high: 91.9 },
              { value: 90.6, low: 87.2, high: 94 },
              { value: 93.2, low: 90, high: 96.5 },
              { value: 95.1, low: 92, high: 98.5 },
            ],
          },
          {
            name: 'Comparison pupils',
            kind: 'compare',
            count: '46',
            readings: [
              { value: 89, low: 85.6, high: 92.4 },
              { value: 89.9, low: 86.6, high: 93.2 },
              { value: 91.1, low: 87.8, high: 94.4 },
              { value: 92, low: 88.7, high: 95.3 },
            ],
          },
        ]}
      />
    </Card>
    <Card
      title="Pupil premium pupils gained clearly; for the smaller groups it is too early to say"
      subtitle="Extra gain in points over similar pupils. Dot: best estimate. Bar: likely range."
    >
      <RangeChart
        id="kit-range"
        finding="Pupil premium pupils gained clearly; for the smaller groups it is too early to say"
        about="Extra gain in reading points over similar pupils, by group, each with its likely range."
        measure="Extra gain"
        effects={[
          { kind: 'shown', label: 'All target pupils', sub: '42 pupils', estimate: 3.7, low: 0.6, high: 6.8 },
          { kind: 'shown', label: 'Pupil premium', sub: '28 pupils', estimate: 4.2, low: 0.1, high: 8.3 },
          { kind: 'shown', label: 'SEN support', sub: '17 pupils', estimate: 2.9, low: -2.3, high: 8.1 },
          {
            kind: 'shown',
            label: 'English as an additional language',
            sub: '11 pupils',
            estimate: 5,
            low: -1.1,
            high: 11.1,
          },
          { kind: 'hidden', label: 'Young carers', sub: 'fewer than 6 pupils', because: 'fewer than 6 pupils' },
        ]}
      />
      <RangeLine
        id="kit-range-line"
        finding="Reading: 4.1 more points, likely 0.9 to 7.3"
        effect={{ estimate: 4.1, low: 0.9, high: 7.3 }}
      />
      <ShareLine
        id="kit-share-line"
        finding="A grown-up I can talk to: 81% said yes, 71% before"
        now={{ share: 0.81, low: 0.74, high: 0.86 }}
        before={0.71}
      />
    </Card>
    <Grid>
      <Card
        title="Attendance rose for all pupils, and most for the target pupils"
        subtitle="Attendance in %, spring point at the half term. A point with few pupils is hatched, never joined up."
      >
        <BeforeAfterChart
          id="kit-dated"
          finding="Attendance rose for all pupils, and most for the target pupils"
          about="Attendance at four dated points for target pupils, all pupils and the national figure."
          points={['Autumn 25', 'Spring 26', 'Summer 26', 'Autumn 26']}
          days={['2025-10-10', '2026-02-06', '2026-05-20', '2026-10-16']}
          programme={{ from: '2025-12-01', to: '2026-07-18', label: 'Breakfast club and morning calls' }}
          series={[
            {
              name: 'Target pupils',
              kind: 'target',
              count: '12',
              readings: [
                { value: 88.1, low: 86, high: 90.2 },
                { hidden: 'fewer than 10' },
                { value: 91.2, low: 89.2, high: 93.2 },
                { value: 92.4, low: 90.6, high: 94.2 },
              ],
            },
            {
              name: 'All pupils',
              kind: 'compare',
              count: '982',
              readings: [{ value: 92.3 }, { value: 92 }, { value: 92.6 }, { value: 93.1 }],
            },
            {
              name: 'England, secondary',
              kind: 'third',
              readings: [{ value: 91.1 }, { value: 90.8 }, { value: 91 }, null],
            },
          ]}
        />
      </Card>
      <Card
        title="More pupils have free meals here than in two thirds of schools"
        subtitle="State-funded secondary schools by share of pupils with free school meals."
      >
        <DistributionChart
          id="kit-distribution"
          finding="More pupils have free meals here than in two thirds of schools"
          about="Each bar counts schools. The upright line marks this school at 17.9%."
          value={17.9}
          percentile={68}
          name="Wrenbourne High School"
          population="3,412 state-funded secondary schools, 2018 to 2019"
          format={(value) => percent(value, 1)}
          bins={[12, 96, 240, 402, 486, 470, 398, 322, 256, 204, 158, 122, 92, 66, 44, 26, 12, 6].map(
            (count, index) => ({ from: index * 3, to: index * 3 + 3, count }),
          )}
        />
      </Card>
      <Card title="One pupil has been helped for a year">
        <SpanChart
          id="kit-spans"
          finding="One pupil has been helped for a year"
          about="Filled: on roll. Hatched: in a group. Outlined: provision. A point at the end goes on."
          from="2025-08-01"
          to="2027-02-01"
          today="2026-11-23"
          ticks={[
            { on: '2025-09-01', label: '2025' },
            { on: '2026-09-01', label: '2026' },
          ]}
          empty="Nothing is recorded yet."
          spans={[
            { label: 'On roll', kind: 'first', from: '2025-09-03', to: null },
            { label: 'Pupil Premium', sub: 'by low income', kind: 'second', from: '2025-10-01', to: null },
            { label: 'Reading mentors', sub: '22 of 30 sessions', kind: 'third', from: '2025-11-10', to: '2026-06-19' },
          ]}
        />
      </Card>
      <Card title="Who answered">
        <OverlapChart
          id="overlap"
          finding="14 pupils are in two of the three groups"
          about="Each column counts the pupils who are in exactly the groups with a filled dot."
          unit="pupil"
          rows={[
            { key: 'a', label: 'Pupil Premium', total: 40 },
            { key: 'b', label: 'Persistent absence', total: 21 },
            { key: 'c', label: 'English as an additional language', total: 12 },
          ]}
          combinations={[
            { keys: ['a'], count: 28 },
            { keys: ['a', 'b'], count: 12 },
            { keys: ['c'], count: 10 },
            { keys: ['b'], count: 7 },
            { keys: ['b', 'c'], count: 2 },
          ]}
        />
        <BarList
          caption="Answers by group"
          empty="Nobody has been asked yet."
          of={100}
          bars={[
            { label: 'Pupils', value: 76, words: '163 of 214 (76%)' },
            { label: 'Families', value: 29, words: '58 of 198 (29%)' },
            { label: 'Looked-after pupils', value: 0, words: '', hidden: 'fewer than 10' },
          ]}
        />
      </Card>
    </Grid>
  </>
);
