import { Button, Card, Empty, Form, Rows, Tag, Textarea, longDate, plural } from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import type { Place } from '../asking.ts';
import { mayDo, verdicts, type PortfolioState } from '../rules.ts';
import type { Review, ReviewComment } from '../store.ts';

type Props = Place &
  Readonly<{
    state: PortfolioState;
    scheme: Scheme;
    reviews: readonly Review[];
    comments: readonly ReviewComment[];
    isReadyForAdviser: boolean;
    typedMessage?: string | undefined;
    problems?: readonly Readonly<{ field: string; message: string }>[] | undefined;
  }>;

const Invite = ({ frame, enrolment, isReadyForAdviser, reviews, typedMessage, problems }: Props) => (
  <Form frame={frame} action={href(paths.portfolio.invite, { enrolment: enrolment.id })} id="invite">
    <Textarea
      name="message"
      label="Invite your adviser to look at the portfolio"
      hint={
        isReadyForAdviser
          ? 'You can add a word about what you would like to hear.'
          : 'You can invite before the check is clear; say what is still to come.'
      }
      rows={3}
      value={typedMessage}
      problems={problems}
    />
    <Button kind={reviews.length === 0 ? 'primary' : 'quiet'}>
      {reviews.length === 0 ? 'Invite your adviser' : 'Invite your adviser again'}
    </Button>
  </Form>
);

/** The adviser's review in short: who reads, and the word on each standard of the newest round. */
export const ReviewCard = (props: Props) => {
  const { enrolment, state, scheme, reviews, comments, mayLead } = props;
  const [newest] = reviews;
  const word = scheme.words.standard.one.toLowerCase();
  const said = comments.filter((comment) => comment.reviewId === newest?.id);
  const address = href(paths.portfolio.review, { enrolment: enrolment.id });
  const title =
    newest === undefined
      ? 'Your adviser’s review'
      : newest.finishedAt === null
        ? `Your adviser is reading: ${said.length} of ${plural(scheme.standards.length, scheme.words.standard.one.toLowerCase(), scheme.words.standard.many.toLowerCase())} so far`
        : `${newest.finishedName} has looked at every ${scheme.words.standard.one.toLowerCase()}`;
  return (
    <Card title={title} link={newest === undefined ? undefined : { text: 'Comments and answers', href: address }}>
      {newest === undefined ? (
        <Empty title={`Comments will stand here, ${word} by ${word}`}>
          The school invites its adviser when it thinks that its evidence is in place.
        </Empty>
      ) : (
        <>
          <p>
            Invited by {newest.invitedName} on {longDate(newest.invitedAt)}. {newest.advice}
          </p>
          <Rows
            label="Word on each standard"
            rows={said.map((comment) => ({
              title: `${comment.standard}. ${scheme.standards.find(({ code }) => code === comment.standard)?.name ?? ''}`,
              href: `${address}#standard-${comment.standard}`,
              meta: comment.answer === null ? undefined : 'Answered',
              right: <Tag kind={verdicts[comment.verdict].kind}>{verdicts[comment.verdict].word}</Tag>,
            }))}
          />
        </>
      )}
      {mayLead && mayDo('invite', state) ? <Invite {...props} /> : null}
    </Card>
  );
};
