import type { ComponentChildren } from 'preact';
import { Card, Empty, longDate, mediumDate, Page, SummaryList, Tag, type Frame, type Problem } from '#platform/kit';
import type { Enrolment } from '#enrolment';
import type { Scheme } from '#schemes/rules';
import { Aside } from './aside.tsx';
import { DecideForm, Signature } from './deciding.tsx';
import { Gaps } from './gaps.tsx';
import type { DecideFacts, DecideRefusal } from './rules.ts';
import type { KeptDecision } from './store.ts';
import { DecideRefused } from './words.tsx';

export type DecisionPageProps = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  facts: DecideFacts;
  decisions: readonly KeptDecision[];
  personId: string;
  today: string;
  /** What the gate says to a panel member; null for everybody else. */
  may: Readonly<{ kind: 'allowed' }> | DecideRefusal | null;
  awardNumber: string | null;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
  refused?: ComponentChildren;
}>;

const lead = ({ decisions, facts }: DecisionPageProps): string => {
  const [newest] = decisions;
  if (newest?.state === 'signed') return `${newest.outcomeName}: signed on ${longDate(newest.signedBy.at)}.`;
  if (newest?.state === 'decided') return 'The panel has decided. The decision stands when a director has signed it.';
  if (facts.visit?.state === 'ready') return 'The visit’s report is ready for the panel.';
  return 'The panel decides when the visit’s report is ready.';
};

/** What the panel decides on one school's enrolment, and the director's second signature. */
export const DecisionPage = (props: DecisionPageProps) => {
  const { frame, enrolment, facts, may, refused, problems } = props;
  return (
    <Page
      frame={frame}
      title="Decision and award"
      eyebrow={`${enrolment.schoolName}, ${enrolment.schemeTitle}`}
      lead={lead(props)}
      problems={problems}
      aside={<Aside {...props} />}
    >
      {refused}
      {may?.kind === 'refused' ? <DecideRefused of={may} enrolment={enrolment.id} /> : null}
      <Signature {...props} />
      {may?.kind === 'allowed' && facts.visit !== null ? <DecideForm {...props} visit={facts.visit} /> : null}
      <Gaps {...props} />
      <Taken {...props} />
      {props.decisions.length === 0 && may?.kind !== 'allowed' ? (
        <Empty icon="shield" title="The panel’s decision appears here">
          With its reasons and the two people who signed it, once the visit’s report is ready and the panel has met.
        </Empty>
      ) : null}
    </Page>
  );
};

const tags = {
  decided: ['waiting', 'Waits for the second signature'],
  returned: ['differ', 'Returned to the panel'],
  signed: ['done', 'Signed by two people'],
} as const;

/** Every decision taken, newest first; none is ever removed. */
const Taken = ({ decisions }: DecisionPageProps) => (
  <>
    {decisions.map((decision) => (
      <Card title={decision.outcomeName} note={<Tag kind={tags[decision.state][0]}>{tags[decision.state][1]}</Tag>}>
        <SummaryList
          plain
          items={[
            {
              key: 'Decided by',
              value: `${decision.decidedBy.name} for the panel, ${mediumDate(decision.decidedBy.at)}`,
            },
            ...(decision.state === 'signed'
              ? [{ key: 'Signed by', value: `${decision.signedBy.name}, ${mediumDate(decision.signedBy.at)}` }]
              : []),
            ...(decision.state === 'returned'
              ? [
                  {
                    key: 'Returned by',
                    value: `${decision.returned.name}, ${mediumDate(decision.returned.at)}: ${decision.returned.reason}`,
                  },
                ]
              : []),
            ...(decision.answerBy === null
              ? []
              : [{ key: 'The school answers by', value: mediumDate(decision.answerBy) }]),
            ...(decision.gaps.length === 0
              ? []
              : [
                  {
                    key: 'To be closed',
                    value: `${decision.gaps.join(', ')}${decision.gapsDueOn === null ? '' : ` by ${mediumDate(decision.gapsDueOn)}`}`,
                  },
                ]),
          ]}
        />
        <div class="wm-prose">
          {decision.reasons.split(/\n{2,}/).map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
      </Card>
    ))}
  </>
);
