import { Activity, ago, Button, Card, Form, Hidden, Textarea, type Problems } from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../../panels.tsx';
import { actionStatuses } from '../../rules.ts';
import type { Comment, Note } from '../progress/store.ts';
import type { ListedAction } from '../store.ts';

type NotesProps = Place & Readonly<{ notes: readonly Note[]; now: Date }>;

/** Every note on the action, the latest first. */
export const Notes = ({ notes, now }: NotesProps) => (
  <Card title="How it went">
    {notes.length === 0 ? (
      <p>Each note will stand here with its day and its writer. Nothing is overwritten.</p>
    ) : (
      <Activity
        entries={notes.map(({ who, note, status, writtenAt, reviewId }) => ({
          who,
          what: (
            <>
              {reviewId === null ? '' : 'at the review '}({actionStatuses[status].word.toLowerCase()}): {note}
            </>
          ),
          when: ago(writtenAt, now),
        }))}
      />
    )}
  </Card>
);

type CommentsProps = Place &
  Readonly<{
    action: ListedAction;
    comments: readonly Comment[];
    now: Date;
    problems?: Problems | undefined;
    typed?: Readonly<Record<string, string>> | undefined;
  }>;

/** What the adviser says about the action, and what the school answers. */
export const Comments = ({ frame, enrolment, action, comments, mayComment, now, problems, typed }: CommentsProps) => (
  <Card title="The adviser and the school">
    {comments.length === 0 ? (
      <p>What the adviser says about this action, and what you answer, will stand here.</p>
    ) : (
      <Activity
        entries={comments.map(({ who, says, writtenAs, writtenAt }) => ({
          who: writtenAs === 'adviser' ? `${who}, adviser` : who,
          what: says,
          when: ago(writtenAt, now),
        }))}
      />
    )}
    {mayComment ? (
      <Form frame={frame} action={href(paths.plan.comment, { enrolment: enrolment.id })}>
        <Hidden name="action" value={action.id} />
        <Textarea name="says" label="Your comment" rows={3} value={typed?.['says']} problems={problems} />
        <Button kind="quiet">Add the comment</Button>
      </Form>
    ) : null}
  </Card>
);
