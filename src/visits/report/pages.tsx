import {
  Button,
  Card,
  Empty,
  Form,
  longDate,
  Page,
  plural,
  PostButton,
  Refusal,
  Rows,
  Select,
  Textarea,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { ListedAction } from '#plan';
import type { ActionFinding } from '../follow/store.ts';
import { Differences } from '../moderation/pages.tsx';
import { gapRows, toVisit, VisitRefused, VisitTag, type Place } from '../panels.tsx';
import type { Point } from '../points/store.ts';
import { visitStates, type Difference, type ReportGap, type VisitAct } from '../rules.ts';
import type { ListedFinding } from '../store.ts';
import { Comments } from './comments/pages.tsx';
import { Followed, Found, Judged } from './found.tsx';
import type { ReportRefusal } from './actions.ts';
import type { VisitComment } from './store.ts';

export type ReportProps = Place &
  Readonly<{
    findings: ReadonlyMap<string, ListedFinding>;
    points: readonly Point[];
    actions: readonly ListedAction[];
    followed: ReadonlyMap<string, ActionFinding>;
    comments: readonly VisitComment[];
    differences: readonly Difference[] | null;
    gaps: readonly ReportGap[];
    commentBy: string | null;
    may: (act: VisitAct) => boolean;
    typed: Readonly<Record<string, string>>;
    problems?: Problems;
    refused?: ReportRefusal['because'];
  }>;

/** The report of the visit: for the verifier what is still missing, for the school what it may comment on, for all what was found. */
export const ReportPage = (props: ReportProps) => {
  const { frame, enrolment, standing, role, problems, refused, differences, scheme } = props;
  const isUnsent = standing.state === 'writing' && role !== 'verifier';
  return (
    <Page
      frame={frame}
      title="Report of the visit"
      lead={standing.onDate === null ? undefined : `${enrolment.schoolName}, ${longDate(standing.onDate)}`}
      crumbs={[toVisit(enrolment.id)]}
      problems={problems}
      aside={
        <Card title="Where it stands">
          <p>
            <VisitTag state={standing.state} />
          </p>
        </Card>
      }
    >
      {refused === undefined ? null : <Refused because={refused} {...props} />}
      {isUnsent ? (
        <Empty title="The report will stand here once the verifier has sent it.">
          <p>The school reads it first and may say which facts are wrong.</p>
        </Empty>
      ) : (
        <>
          <Send {...props} />
          <Return {...props} />
          <Found {...props} />
          <Judged {...props} />
          <Followed {...props} />
          <Comments {...props} />
          {differences === null ? null : (
            <Card title="The second verifier">
              <Differences of={differences} scheme={scheme} />
            </Card>
          )}
        </>
      )}
    </Page>
  );
};

const Refused = ({ because, standing, gaps, commentBy }: ReportProps & { because: ReportRefusal['because'] }) => {
  switch (because) {
    case 'gaps':
      return (
        <Refusal
          what="The report cannot be sent yet"
          why={`${plural(gaps.length, 'thing')} in it ${gaps.length === 1 ? 'is' : 'are'} missing.`}
          next="Each leads to where it is done."
        />
      );
    case 'unanswered':
      return (
        <Refusal
          what="The report cannot go on yet"
          why="A comment of the school has no answer."
          next="Answer each below: corrected, or kept with your reason."
        />
      );
    case 'still-open':
      return (
        <Refusal
          what="The report stays with the school"
          why={`It may comment until ${commentBy === null ? 'its last day' : longDate(commentBy)}.`}
          next="Pass it on after that day."
        />
      );
    case 'overtaken':
      return (
        <Refusal
          what="Nothing was changed"
          why="Somebody moved the report while you were reading."
          next="It stands below as it is now."
        />
      );
    default:
      return <VisitRefused because={because} standing={standing} />;
  }
};

const Send = ({ frame, enrolment, gaps, actions, may, standing, scheme }: ReportProps) => {
  const isSend = may('send');
  const isSendOn = may('send-on');
  if (!isSend && !isSendOn) return null;
  const rows = gapRows(gaps, enrolment.id, actions);
  return (
    <Card title={rows.length === 0 ? 'Nothing is missing' : 'What the report still lacks'}>
      <Rows
        label="What the report still lacks"
        rows={rows.map(({ words, href: target, link }) => ({ title: words, right: <a href={target}>{link}</a> }))}
      />
      <p>
        {isSend
          ? `Once sent, the school reads it and has ${plural(scheme.visit.factCheckDays, 'day')} to comment on facts.`
          : `${visitStates[standing.state].word}. Correct what is wrong, answer each comment, then send it on.`}
      </p>
      <PostButton
        frame={frame}
        action={href(isSend ? paths.visits.report : paths.visits.sentOn, { enrolment: enrolment.id })}
      >
        {isSend
          ? 'Send the report to the school'
          : scheme.visit.secondVerifier
            ? 'Send it to the second verifier'
            : 'Send it to the panel'}
      </PostButton>
    </Card>
  );
};

const Return = ({ frame, enrolment, may, commentBy, comments, typed, problems, scheme }: ReportProps) => {
  const isSchool = may('return');
  if (!isSchool && !may('pass-on')) return null;
  return (
    <Card title={isSchool ? 'Are the facts right?' : 'With the school'}>
      <p>
        You {isSchool ? '' : 'may pass it on after the school’s days for comments. The school '}may comment on facts
        {commentBy === null ? '' : ` until ${longDate(commentBy)}`}. Judgements are looked at by the second verifier.
      </p>
      {isSchool ? (
        <Form
          frame={frame}
          action={href(paths.visits.comments, { enrolment: enrolment.id })}
          keep={`facts-${enrolment.id}`}
        >
          <Select
            name="criterion"
            label="What is it about?"
            empty="The report as a whole"
            options={scheme.criteria.map(({ code, text }) => ({ value: code, text: `${code} ${text}`.slice(0, 110) }))}
            value={typed['criterion']}
            problems={problems}
          />
          <Textarea
            name="says"
            label="Which fact is wrong, and what is right?"
            rows={3}
            value={typed['says']}
            problems={problems}
          />
          <Button kind="quiet">Add the comment</Button>
        </Form>
      ) : null}
      <PostButton frame={frame} action={href(paths.visits.returned, { enrolment: enrolment.id })}>
        {!isSchool
          ? 'Pass the report on'
          : comments.length === 0
            ? 'Return the report: the facts are right'
            : `Return the report with ${plural(comments.length, 'comment')}`}
      </PostButton>
    </Card>
  );
};
