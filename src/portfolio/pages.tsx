import { Alert, Empty, Page, type Problems } from '#platform/kit';
import type { Scheme } from '#schemes/rules';
import type { MeasureImpact } from '#tracking';
import type { Place } from './asking.ts';
import { CheckCard, FiguresPanels } from './check/panel.tsx';
import type { Finding, LetOff } from './check/rules.ts';
import type { StandardProgress } from './check/actions.ts';
import type { Mark } from './check/store.ts';
import { StandardsCard } from './checklist/panel.tsx';
import { DateCard } from './date/panel.tsx';
import type { DateProposal } from './date/store.ts';
import { ReviewCard } from './review/panel.tsx';
import type { PortfolioState } from './rules.ts';
import type { Review, ReviewComment } from './store.ts';
import { SubmissionCard, SubmitRefusal } from './submission/panel.tsx';
import type { Submission } from './submission/store.ts';

export type PortfolioProps = Place &
  Readonly<{
    state: PortfolioState;
    scheme: Scheme;
    findings: readonly Finding[];
    ready: Readonly<{ ready: number; all: number }>;
    letOff: readonly LetOff[];
    mark: Mark;
    progress: readonly StandardProgress[];
    measures: readonly MeasureImpact[];
    reviews: readonly Review[];
    comments: readonly ReviewComment[];
    proposal: DateProposal | null;
    submissions: readonly Submission[];
    typed?: Readonly<Record<string, string>> | undefined;
    problems?: Problems;
    refused?: Readonly<{ why: string; findings: readonly Finding[] }> | undefined;
    clash?: boolean | undefined;
  }>;

const leads = {
  preparing: 'When the evidence is in place, invite your adviser; then agree the day, answer and submit.',
  'with-adviser': 'Your adviser is reading. You may go on improving meanwhile.',
  reviewed: 'Your adviser has read it. Answer, improve, and submit when the check is clear.',
  submitted: 'It is submitted. What stood then is frozen for the visit.',
} as const satisfies Record<PortfolioState, string>;

/** What those who judge or decide see: what was submitted, and nothing before. */
const SubmittedOnly = (props: PortfolioProps) => (
  <Page
    frame={props.frame}
    title="Portfolio"
    lead={props.state === 'submitted' ? leads.submitted : 'The school is still at work on it.'}
  >
    {props.submissions.length === 0 && props.state === 'submitted' ? (
      <Empty title="It opens fourteen days before the visit">
        Until then what the school submitted is not shown to its verifier.
      </Empty>
    ) : props.submissions.length === 0 ? (
      <Empty title="Nothing was submitted yet">The portfolio can be read here once the school has submitted it.</Empty>
    ) : (
      <SubmissionCard {...props} gate={[]} />
    )}
  </Page>
);

/** The portfolio: the check, the figures, the adviser's review, the day of the visit, and the submission. */
export const PortfolioPage = (props: PortfolioProps) => {
  const { frame, enrolment, state, findings, measures, problems, refused, clash, typed } = props;
  if (props.seesSubmittedOnly) return <SubmittedOnly {...props} />;
  const gate = findings.filter((finding) => finding.must);
  return (
    <Page
      frame={frame}
      title="Portfolio"
      lead={leads[state]}
      problems={problems}
      aside={
        <>
          <DateCard {...props} typedDay={typed?.['day']} />
          <SubmissionCard {...props} gate={gate} />
        </>
      }
    >
      {refused === undefined ? null : <SubmitRefusal {...refused} enrolment={enrolment.id} />}
      {clash ? (
        <Alert kind="warning" title="Somebody was there before you" urgent>
          <p>The page shows how things stand now. Look at it, then do it again if it is still wanted.</p>
        </Alert>
      ) : null}
      <CheckCard {...props} findings={findings} />
      <StandardsCard {...props} />
      <FiguresPanels {...props} measures={measures} />
      <ReviewCard
        {...props}
        isReadyForAdviser={gate.every(({ rule }) => rule === 'not-reviewed')}
        typedMessage={typed?.['message']}
      />
    </Page>
  );
};
