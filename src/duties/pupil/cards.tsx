import {
  BarList,
  BeforeAfterChart,
  Card,
  Empty,
  mediumDate,
  number,
  percent,
  Rows,
  SpanChart,
  type Frame,
} from '#platform/kit';
import type { PremiumFunding } from '#pupils/rules';
import { valueText, type PupilAssessment } from '#tracking';
import {
  attendedWords,
  outcomeWords,
  spansOf,
  termsOf,
  windowOf,
  yearTicks,
  type Belonged,
  type Helped,
} from './rules.ts';
import type { LinkedItem } from './evidence/rules.ts';
import type { Look, PupilRow } from './store.ts';
import type { Said } from './voice/rules.ts';

export type PupilProps = Readonly<{
  frame: Frame;
  enrolment: string;
  pupil: PupilRow;
  groups: readonly Belonged[];
  /** Groups of today, in words: recorded, or following from what is held. */
  today: readonly string[];
  funding: PremiumFunding | null;
  provision: readonly Helped[];
  assessments: readonly PupilAssessment[];
  said: readonly Said[];
  evidence: readonly LinkedItem[];
  reader: Readonly<{ role: string | null; personId: string }>;
  mayWrite: boolean;
  /** Null for those who do not read the trail. */
  looks: readonly Look[] | null;
  /** Who answers a family's question sees and erases what is held. */
  mayErase: boolean;
  on: string;
  now: Date;
}>;

/** The days on which a result was taken. */
const testedOn = (assessments: PupilProps['assessments']): readonly string[] =>
  assessments.flatMap(({ points }) =>
    points.flatMap(({ takenOn, value }) => (takenOn === null || value === null ? [] : [takenOn])),
  );

/** What lasted when: on roll, groups, provision. */
export const Timeline = (props: PupilProps) => {
  const { pupil, groups, provision, assessments, said, on } = props;
  const lasted = { spells: pupil.spells, groups, provision, actions: pupil.actions };
  const spans = spansOf(lasted, on, { tested: testedOn(assessments), said: said.map(({ saidOn }) => saidOn) });
  const window = windowOf(spans, on);
  const running = spans.filter(({ kind, to }) => kind === 'third' && (to === null || to >= on)).length;
  const finding =
    running === 0
      ? `${pupil.forename} has no provision today`
      : `${pupil.forename} is on ${running} ${running === 1 ? 'provision' : 'provisions'} today`;
  return (
    <Card
      title={finding}
      subtitle="Filled: on roll. Hatched: in a group. Outlined: on a provision. Dashed: named in an action. Diamonds: days with a result or the pupil’s own words. A point at the end goes on."
    >
      <SpanChart
        id="life"
        finding={finding}
        about="From when to when the pupil was on roll, belonged to each group, was on each provision and was named in an action; days with a result or the pupil’s own words."
        spans={spans}
        from={window.from}
        to={window.to}
        today={on}
        ticks={yearTicks(window)}
        empty="Nothing is recorded of this pupil yet. The roll, groups and provision appear here."
      />
    </Card>
  );
};

/** One assessment of the pupil at each point, with what is expected. */
export const Result = ({ assessment, at }: Readonly<{ assessment: PupilAssessment; at: number }>) => {
  const { scale, points, title } = assessment;
  const known = points.filter(({ value }) => value !== null);
  const last = known.at(-1);
  const finding =
    last === undefined || last.value === null
      ? `${title}: no result yet`
      : `${title}: ${valueText(scale, last.value)} in ${last.label}${scale.expected === null ? '' : `, ${valueText(scale, scale.expected)} is expected`}`;
  const missing = points.filter(({ value, missingBecause }) => value === null && missingBecause !== null);
  return (
    <Card title={finding} subtitle={`${scale.title}. ${scale.higherIsBetter ? 'Higher' : 'Lower'} is better.`}>
      <BeforeAfterChart
        id={`result-${at}`}
        finding={finding}
        about={`One pupil’s results at each point${scale.expected === null ? '' : ', with what is expected'}.`}
        points={points.map(({ label }) => label)}
        series={[
          {
            name: 'Result',
            kind: 'target',
            readings: points.map(({ value }) => (value === null ? null : { value })),
          },
          ...(scale.expected === null
            ? []
            : [
                {
                  name: 'Expected',
                  kind: 'third' as const,
                  readings: points.map(() => ({ value: scale.expected ?? 0 })),
                },
              ]),
        ]}
      />
      {missing.length === 0 ? null : (
        <p class="wm-sub">
          Missing: {missing.map(({ label, missingBecause }) => `${label}, ${missingBecause ?? ''}`).join('; ')}.
        </p>
      )}
    </Card>
  );
};

/** What came of each provision. */
export const Helps = ({ provision }: PupilProps) => (
  <Card title="What came of provision">
    {provision.length === 0 ? (
      <Empty title="No provision yet.">
        Whoever runs a provision puts the pupil on it; what came of it appears here.
      </Empty>
    ) : (
      <Rows
        rows={provision.map((each) => ({
          title: each.title,
          meta: `From ${mediumDate(each.fromOn)}. ${attendedWords(each)}.`,
          right: each.outcome === null ? 'not yet reviewed' : outcomeWords[String(each.outcome)],
        }))}
      />
    )}
  </Card>
);

/** Attendance term by term. */
export const Terms = ({ pupil }: PupilProps) => (
  <Card title="Attendance by term">
    <BarList
      caption="Attendance by term"
      empty="Attendance has not been brought in for this pupil."
      of={100}
      heads={{ label: 'Term', value: 'Attendance' }}
      bars={termsOf(pupil.sessions)
        .filter(({ possible }) => possible > 0)
        .map(({ name, possible, absent }) => ({
          label: name,
          value: 100 - (absent / possible) * 100,
          words: `${percent(100 - (absent / possible) * 100, 1)}, ${number(absent)} of ${number(possible)} sessions missed`,
        }))}
    />
  </Card>
);
