import { Button, Card, Form, longDate, Radios, Tag, Textarea, type Problems } from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../../panels.tsx';
import type { VisitAct } from '../../rules.ts';
import type { VisitComment } from '../store.ts';

type CommentsProps = Place &
  Readonly<{
    comments: readonly VisitComment[];
    may: (act: VisitAct) => boolean;
    typed: Readonly<Record<string, string>>;
    problems?: Problems | undefined;
  }>;

const answerWords = { corrected: 'Corrected', kept: 'Kept' } as const;

/** The school's comments on fact, and what the verifier did about each. */
export const Comments = (props: CommentsProps) => (
  <Card title="Comments on fact">
    {props.comments.length === 0 ? (
      <p>The school has made no comment.</p>
    ) : (
      props.comments.map((comment) => <One {...props} comment={comment} />)
    )}
  </Card>
);

const One = ({ frame, enrolment, comment, may, typed, problems }: CommentsProps & { comment: VisitComment }) => {
  // Several forms of one kind stand on this page: what was typed, and what was wrong, belongs to the one that was sent.
  const isMine = typed['comment'] === comment.id;
  return (
    <section id={`comment-${comment.id}`}>
      <h3 class="govuk-heading-s">
        {comment.criterion === null ? 'The report as a whole' : comment.criterion}: {comment.who},{' '}
        {longDate(comment.writtenAt)}
      </h3>
      <p>{comment.says}</p>
      {comment.answer === null ? null : (
        <p>
          <Tag kind={comment.answer === 'corrected' ? 'done' : 'waiting'}>{answerWords[comment.answer]}</Tag>{' '}
          {comment.answerSays}
        </p>
      )}
      {may('answer') ? (
        <Form frame={frame} action={href(paths.visits.comment, { enrolment: enrolment.id, comment: comment.id })}>
          <Radios
            name="answer"
            id={isMine ? 'answer' : `answer-${comment.id}`}
            legend="What did you do?"
            inline
            small
            choices={[
              { value: 'corrected', label: 'I corrected the report' },
              { value: 'kept', label: 'I kept it' },
            ]}
            value={isMine ? typed['answer'] : comment.answer}
            problems={isMine ? problems : undefined}
          />
          <Textarea
            name="answerSays"
            id={isMine ? 'answerSays' : `answerSays-${comment.id}`}
            label="What you changed, or why you kept it"
            rows={2}
            value={isMine ? typed['answerSays'] : comment.answerSays}
            problems={isMine ? problems : undefined}
          />
          <Button kind="quiet">Save the answer</Button>
        </Form>
      ) : null}
    </section>
  );
};
