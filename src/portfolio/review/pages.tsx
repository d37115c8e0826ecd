import {
  Alert,
  Button,
  Card,
  Form,
  Hidden,
  Page,
  Radios,
  Tag,
  Textarea,
  longDate,
  mediumDate,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Coverage } from '#evidence/rules';
import type { Scheme, Standard } from '#schemes/rules';
import type { Place } from '../asking.ts';
import { mayDo, verdicts, type PortfolioState, type Verdict } from '../rules.ts';
import type { Review, ReviewComment } from '../store.ts';

type ReviewProps = Place &
  Readonly<{
    state: PortfolioState;
    scheme: Scheme;
    reviews: readonly Review[];
    comments: readonly ReviewComment[];
    coverage: readonly Coverage[];
    /** The standard whose form was sent, with what was typed in it. */
    typed?: Readonly<{ standard: string; fields: Readonly<Record<string, string>> }> | undefined;
    problems?: Problems;
    refused?: string | undefined;
    clash?: boolean | undefined;
  }>;

/** The field of the form that was sent has the plain id, so that the error on top of the page links to it. */
const idOf = (field: string, standard: string, sent: object | null): string =>
  sent === null ? `${field}-${standard}` : field;

const CommentForm = ({
  frame,
  enrolment,
  standard,
  comment,
  typed,
  problems,
}: ReviewProps & Readonly<{ standard: Standard; comment: ReviewComment | undefined }>) => {
  const mine = typed?.standard === standard.code ? typed.fields : null;
  const marked = mine === null ? undefined : problems;
  return (
    <Form
      frame={frame}
      action={href(paths.portfolio.reviewStandard, { enrolment: enrolment.id, standard: standard.code })}
    >
      <Hidden name="version" value={comment?.version ?? 0} />
      <Radios
        name="verdict"
        id={idOf('verdict', standard.code, mine)}
        legend="How ready is it for the visit?"
        inline
        small
        value={mine?.['verdict'] ?? comment?.verdict}
        problems={marked}
        choices={(Object.keys(verdicts) as Verdict[]).map((value) => ({ value, label: verdicts[value].word }))}
      />
      <Textarea
        name="comment"
        id={idOf('comment', standard.code, mine)}
        label="What is strong, and what is missing?"
        rows={4}
        value={mine?.['comment'] ?? comment?.comment}
        problems={marked}
      />
      <Button kind="quiet" small>
        {comment === undefined ? 'Save this comment' : 'Save the change'}
      </Button>
    </Form>
  );
};

const AnswerForm = ({
  frame,
  enrolment,
  comment,
  typed,
  problems,
}: ReviewProps & Readonly<{ comment: ReviewComment }>) => {
  const mine = typed?.standard === comment.standard ? typed.fields : null;
  return (
    <Form frame={frame} action={href(paths.portfolio.answer, { enrolment: enrolment.id, standard: comment.standard })}>
      <Hidden name="version" value={comment.version} />
      <Textarea
        name="answer"
        id={idOf('answer', comment.standard, mine)}
        label="Your answer"
        rows={3}
        value={mine?.['answer'] ?? comment.answer}
        problems={mine === null ? undefined : problems}
      />
      <Button kind="quiet" small>
        Save the answer
      </Button>
    </Form>
  );
};

const StandardCard = (props: ReviewProps & Readonly<{ standard: Standard }>) => {
  const { standard, reviews, comments, coverage, scheme, state, mayAdvise, mayAnswer } = props;
  const comment = comments.find((one) => one.reviewId === reviews[0]?.id && one.standard === standard.code);
  const codes = scheme.criteria.filter((each) => each.standard === standard.code).map((each) => each.code);
  const covered = coverage.filter((one) => codes.includes(one.criterion) && one.items > 0).length;
  return (
    <Card
      id={`standard-${standard.code}`}
      title={`${standard.code}. ${standard.name}`}
      note={
        comment === undefined ? (
          <Tag kind="not-started">No word yet</Tag>
        ) : (
          <Tag kind={verdicts[comment.verdict].kind}>{verdicts[comment.verdict].word}</Tag>
        )
      }
      subtitle={`${covered} of ${codes.length} ${scheme.words.criterion.many.toLowerCase()} have evidence`}
    >
      {comment === undefined ? null : (
        <>
          <p class="wm-text">
            <strong>
              {comment.commentedName}, {mediumDate(comment.commentedAt)}:
            </strong>{' '}
            {comment.comment}
          </p>
          {comment.answer === null || comment.answeredAt === null ? null : (
            <p class="wm-text">
              <strong>
                {comment.answeredName}, {mediumDate(comment.answeredAt)}:
              </strong>{' '}
              {comment.answer}
            </p>
          )}
        </>
      )}
      {mayAdvise && mayDo('comment', state) ? <CommentForm {...props} comment={comment} /> : null}
      {mayAnswer && comment !== undefined && mayDo('answer', state) ? (
        <AnswerForm {...props} comment={comment} />
      ) : null}
    </Card>
  );
};

/** The adviser's review, standard by standard, with the school's answers. */
export const ReviewPage = (props: ReviewProps) => {
  const { frame, enrolment, scheme, reviews, state, mayAdvise, problems, refused, clash } = props;
  const [newest] = reviews;
  return (
    <Page
      frame={frame}
      title="Adviser’s review"
      lead={
        newest === undefined
          ? 'The school has not invited its adviser yet.'
          : `Round ${newest.round}, invited by ${newest.invitedName} on ${longDate(newest.invitedAt)}. ${newest.finishedAt === null ? 'The adviser is reading.' : `Finished on ${longDate(newest.finishedAt)}.`}`
      }
      back={{ text: 'Portfolio', href: href(paths.portfolio.home, { enrolment: enrolment.id }) }}
      problems={problems}
      aside={
        mayAdvise && mayDo('finish-review', state) ? (
          <Card title="End this round">
            <p>
              The school reads your comments as you save them. End the round when every{' '}
              {scheme.words.standard.one.toLowerCase()} has a word.
            </p>
            <Form frame={frame} action={href(paths.portfolio.finishReview, { enrolment: enrolment.id })}>
              <Textarea name="advice" label="A last word on the whole" rows={4} />
              <Button>End this round</Button>
            </Form>
          </Card>
        ) : undefined
      }
    >
      {refused === undefined ? null : <Alert kind="refusal" title={refused} urgent />}
      {clash ? (
        <Alert kind="warning" title="Somebody saved this before you" urgent>
          <p>
            What they wrote stands on the page; what you wrote is still in its field. Save again to put yours in its
            place.
          </p>
        </Alert>
      ) : null}
      {newest?.message ? (
        <Alert kind="info" title={`${newest.invitedName} wrote`}>
          <p>{newest.message}</p>
        </Alert>
      ) : null}
      {newest?.advice ? (
        <Alert kind="info" title={`${newest.finishedName} wrote at the end`}>
          <p>{newest.advice}</p>
        </Alert>
      ) : null}
      {scheme.standards.map((standard) => (
        <StandardCard {...props} standard={standard} />
      ))}
    </Page>
  );
};
