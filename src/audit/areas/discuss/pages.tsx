import {
  ago,
  Button,
  ButtonGroup,
  Card,
  Form,
  Hidden,
  Initials,
  InsetText,
  Page,
  shorten,
  Sub,
  Textarea,
} from '#platform/kit';
import { href, paths } from '#paths';
import { crumbs, type AreasView } from '../write/pages.tsx';
import type { WrittenArea } from '../store.ts';
import type { Comment } from './store.ts';

export type DiscussView = AreasView &
  Readonly<{
    area: WrittenArea;
    comments: readonly Comment[];
    /** Whose words are being answered; null for a thought of one's own. */
    answering: Comment | null;
    now: Date;
  }>;

const at = ({ enrolment, area }: DiscussView) => ({ enrolment: enrolment.id, area: area.id });

/** One form: a new thought, or an answer to the colleague whose words were chosen. */
const Say = ({ view }: Readonly<{ view: DiscussView }>) => {
  const { frame, area, answering, typed, problems } = view;
  return (
    <Form
      frame={frame}
      action={href(paths.audit.discussArea, at(view))}
      keep={`area-${area.id}-${answering?.id ?? 'new'}`}
      id="say"
    >
      <Hidden name="answers" value={answering?.id ?? ''} />
      <Textarea
        name="text"
        label={answering === null ? 'What do you think?' : `Your answer to ${answering.byName}`}
        labelSize="s"
        hint={
          answering === null
            ? 'Everybody in the working party can read it. Use no pupil names.'
            : `“${shorten(answering.text, 120)}”`
        }
        rows={3}
        maxLength={2000}
        value={typed?.['text']}
        problems={problems}
      />
      <ButtonGroup>
        <Button>{answering === null ? 'Say it' : 'Answer'}</Button>
        {answering === null ? null : (
          <a class="govuk-link" href={`${href(paths.audit.discussArea, at(view))}#say`}>
            Write about the area itself
          </a>
        )}
      </ButtonGroup>
    </Form>
  );
};

const Words = ({ comment, now }: Readonly<{ comment: Comment; now: Date }>) => (
  <div class="wm-said">
    <Initials of={comment.byName} />
    <div class="wm-said__words">
      <strong>{comment.byName}</strong> <Sub>{ago(comment.saidAt, now)}</Sub>
      <p>{comment.text}</p>
    </div>
  </div>
);

const Thread = ({ view, comment }: Readonly<{ view: DiscussView; comment: Comment }>) => (
  <li class="wm-said-thread">
    <Words comment={comment} now={view.now} />
    <ul class="wm-said-answers">
      {view.comments
        .filter(({ answers }) => answers === comment.id)
        .map((answer) => (
          <li>
            <Words comment={answer} now={view.now} />
          </li>
        ))}
    </ul>
    {view.writing === null ? (
      <a class="govuk-link" href={`${href(paths.audit.discussArea, at(view), { answer: comment.id })}#say`}>
        Answer<span class="govuk-visually-hidden"> {comment.byName}</span>
      </a>
    ) : null}
  </li>
);

/** What the working party says about one strength or area, before the senior team agrees it. */
export const DiscussPage = (view: DiscussView) => {
  const { frame, enrolment, area, comments, writing } = view;
  const first = comments.filter(({ answers }) => answers === null);
  return (
    <Page
      frame={frame}
      title={area.text}
      eyebrow={area.kind === 'strength' ? 'Strength' : 'Area for improvement'}
      lead={
        area.agreedName === null
          ? `Written by ${area.writtenName}. It waits for a senior leader’s agreement.`
          : `Written by ${area.writtenName}, agreed by ${area.agreedName}.`
      }
      crumbs={[
        ...crumbs(enrolment),
        { text: 'Strengths and areas', href: href(paths.audit.areas, { enrolment: enrolment.id }) },
      ]}
      problems={view.problems ?? []}
      narrow
    >
      <InsetText>{area.evidence}</InsetText>
      <Card title={first.length === 0 ? 'Nobody has written about it yet' : 'What colleagues say'}>
        {first.length === 0 ? (
          <p>What you and your colleagues think of it appears here, for the senior team to read before it agrees.</p>
        ) : (
          <ul class="wm-said-list">
            {first.map((comment) => (
              <Thread view={view} comment={comment} />
            ))}
          </ul>
        )}
        {writing === null ? <Say view={view} /> : null}
      </Card>
    </Page>
  );
};
