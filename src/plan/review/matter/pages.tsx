import { Button, ClashNotice, Details, Form, Hidden, longDate, Page, Refusal, type Problems } from '#platform/kit';
import { href, paths } from '#paths';
import type { Note } from '../../action/progress/store.ts';
import type { ListedAction } from '../../action/store.ts';
import type { MoveRefusal } from '../../action/rules.ts';
import { moveRefusalWords, type Place } from '../../panels.tsx';
import { approveRefusalWords, reviewRefusalWords } from '../words.tsx';
import type { Colleague } from '../agenda/pages.tsx';
import { pointKinds, type KeptPoint } from '../agenda/rules.ts';
import { DecisionFields } from '../decision/pages.tsx';
import type { Decision } from '../decision/store.ts';
import type { ApproveRefusal } from '../record/rules.ts';
import type { ReviewRefusal } from '../rules.ts';
import type { ListedReview } from '../store.ts';
import { MatterBody } from './body.tsx';

type Typed = Readonly<Record<string, string>>;
export type Told =
  | Readonly<{ of: 'action'; because: MoveRefusal['because'] }>
  | Readonly<{ of: 'minutes'; because: ApproveRefusal['because'] }>
  | Readonly<{ of: 'review'; because: ReviewRefusal['because'] | 'not-active' }>;

export type MatterProps = Place &
  Readonly<{
    review: ListedReview;
    point: KeptPoint;
    number: number;
    of: number;
    next: KeptPoint | null;
    previous: KeptPoint | null;
    team: readonly Colleague[];
    action: ListedAction | null;
    notes: readonly Note[];
    decision: Decision | null;
    /** The meeting whose minutes are to be approved. */
    before: ListedReview | null;
    typed?: Typed;
    problems?: Problems;
    refused?: Told;
    clash?: Readonly<{ who: string; at: Date; mine: string; theirs: string; version: number; to: string }>;
  }>;

const wordsOf = (refused: Told) => {
  switch (refused.of) {
    case 'action':
      return moveRefusalWords(refused.because);
    case 'minutes':
      return approveRefusalWords(refused.because);
    case 'review':
      return reviewRefusalWords(refused.because);
  }
};

/** One point of the agenda at a time: what it is about, and a place to write what is said. Made for a phone on the table. */
export const MatterPage = (props: MatterProps) => {
  const { frame, enrolment, review, point, team, problems, refused, clash } = props;
  const at = { enrolment: enrolment.id, review: review.id, matter: point.id };
  const leader = team.find(({ id }) => id === point.ledBy)?.name;
  return (
    <Page
      frame={frame}
      eyebrow={`${pointKinds[point.kind].word}, ${props.number} of ${props.of}`}
      title={point.title}
      lead={leader === undefined ? undefined : `${leader} leads this point.`}
      crumbs={[
        { text: longDate(review.plannedOn), href: href(paths.plan.review, at) },
        { text: 'The meeting', href: href(paths.plan.recordReview, at) },
      ]}
      problems={problems}
      narrow
    >
      {refused === undefined ? null : <Refusal {...wordsOf(refused)} />}
      {clash === undefined ? null : (
        <ClashNotice
          frame={frame}
          action={href(paths.plan.matter, at)}
          who={clash.who}
          at={clash.at}
          what="this point"
          texts={[{ label: 'what was said', mine: clash.mine, theirs: clash.theirs }]}
          fields={{ note: clash.mine, to: clash.to, version: String(clash.version) }}
          leave={href(paths.plan.matter, at)}
        />
      )}
      <MatterBody {...props} />
      <Details summary="Write down a decision" id="decide">
        <Form frame={frame} action={href(paths.plan.decisions, at)} keep={`decision-at-${point.id}`}>
          <Hidden name="matter" value={point.id} />
          <DecisionFields team={team} typed={{}} problems={[]} />
          <Button kind="quiet">Write down the decision</Button>
        </Form>
      </Details>
      <nav class="govuk-button-group wm-onward" aria-label="Points of the agenda">
        {props.previous === null ? null : (
          <a href={href(paths.plan.matter, { ...at, matter: props.previous.id })}>Back to “{short(props.previous)}”</a>
        )}
        {props.next === null ? (
          <a href={href(paths.plan.recordReview, at)}>To the decisions and the end of the meeting</a>
        ) : (
          <a href={href(paths.plan.matter, { ...at, matter: props.next.id })}>Go to “{short(props.next)}”</a>
        )}
      </nav>
    </Page>
  );
};

const short = ({ title }: KeptPoint): string => (title.length > 50 ? `${title.slice(0, 49)}…` : title);
