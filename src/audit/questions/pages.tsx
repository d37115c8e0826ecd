import {
  Alert,
  Button,
  ButtonGroup,
  Card,
  ClashNotice,
  Details,
  Form,
  Hidden,
  mediumDate,
  Radios,
  Sub,
  Textarea,
  type Frame,
  type Problem,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { answersIn, type Answers, type Criterion, type Guiding, type Question } from '#schemes/rules';
import { fieldOf, longAnswer } from './forms.ts';
import type { Guided } from './store.ts';

/** What a page of a criterion knows of its guiding questions; null where the scheme asks none. */
export type GuidingView = Readonly<{
  guiding: Guiding;
  guided: Guided | null;
  /** Answers as typed, on a form that was not saved. */
  typed?: Answers | undefined;
  problems?: readonly Problem[] | undefined;
  theirs?: Guided | undefined;
}>;

type Place = Readonly<{ frame: Frame; enrolment: Enrolment; criterion: Criterion }>;
type PanelProps = Place & Readonly<{ view: GuidingView; mayAnswer: boolean }>;

const wordsOf = (question: Question, said: string): string =>
  question.kind === 'text' ? said : (question.choices.find(({ code }) => code === said)?.name ?? '');

/** "Only if you answered “No” to the question before." */
const conditionOf = (guiding: Guiding, question: Question): string | undefined => {
  const before = guiding.questions.find(({ code }) => code === question.asksIf?.question);
  if (before === undefined || question.asksIf === null) return undefined;
  const answers = question.asksIf.is.map((code) => `“${wordsOf(before, code)}”`).join(' or ');
  return `Only if you answered ${answers} to “${before.ask}”`;
};

const Field = ({
  guiding,
  question,
  answers,
  problems,
}: Readonly<{ guiding: Guiding; question: Question; answers: Answers; problems: readonly Problem[] | undefined }>) => {
  const shared = {
    name: fieldOf(question.code),
    hint: conditionOf(guiding, question),
    problems,
    value: answers[question.code],
  };
  return question.kind === 'text' ? (
    <Textarea {...shared} label={question.ask} labelSize="s" rows={2} maxLength={longAnswer} />
  ) : (
    <Radios
      {...shared}
      legend={question.ask}
      legendSize="s"
      small
      inline={question.kind === 'yes-no'}
      choices={question.choices.map(({ code, name }) => ({ value: code, label: name }))}
    />
  );
};

const Clash = ({
  frame,
  enrolment,
  criterion,
  view,
  theirs,
}: Place & Readonly<{ view: GuidingView; theirs: Guided }>) => {
  const mine = view.typed ?? {};
  const at = { enrolment: enrolment.id, criterion: criterion.code };
  const differing = view.guiding.questions.filter(({ code }) => (mine[code] ?? '') !== (theirs.answers[code] ?? ''));
  return (
    <ClashNotice
      frame={frame}
      action={href(paths.audit.questions, at)}
      who={theirs.answeredName}
      at={theirs.answeredAt}
      what="these answers"
      texts={differing.map((question) => ({
        label: question.ask,
        mine: wordsOf(question, mine[question.code] ?? ''),
        theirs: wordsOf(question, theirs.answers[question.code] ?? ''),
      }))}
      fields={{
        ...Object.fromEntries(Object.entries(mine).map(([code, said]) => [fieldOf(code), said])),
        version: String(theirs.version),
      }}
      leave={href(paths.audit.criterion, at)}
    />
  );
};

/** The questions, as a panel that opens; their answers are kept and never set a level. */
export const QuestionsPanel = ({ frame, enrolment, criterion, view, mayAnswer }: PanelProps) => {
  const { guiding, guided, typed, problems, theirs } = view;
  if (!mayAnswer) return null;
  const answers = typed ?? guided?.answers ?? {};
  const answered = answersIn(guiding, guided?.answers ?? {}).length;
  const isStandards = guiding.place.startsWith(':');
  return (
    <>
      {theirs === undefined ? null : <Clash {...{ frame, enrolment, criterion, view, theirs }} />}
      <Details
        id="questions"
        summary={`Questions that help to look: ${guiding.questions.length}, ${answered === 0 ? 'none answered' : `${answered} answered`}`}
        open={problems !== undefined || theirs !== undefined}
      >
        <p class="wm-sub">
          They set no level. Answer what helps you and leave the rest.
          {isStandards ? ' They are asked once for the whole of it, so the answers stand on all its pages.' : ''}
        </p>
        <Form
          frame={frame}
          action={href(paths.audit.questions, { enrolment: enrolment.id, criterion: criterion.code })}
          keep={`questions-${enrolment.id}-${guiding.place}`}
        >
          <Hidden name="version" value={theirs?.version ?? guided?.version ?? 0} />
          {guiding.questions.map((question) => (
            <Field {...{ guiding, question, answers, problems }} />
          ))}
          <ButtonGroup>
            <Button kind="quiet" name="then" value="stay">
              Save the answers
            </Button>
            <Button kind="quiet" name="then" value="copy">
              Save and copy into my comment
            </Button>
          </ButtonGroup>
        </Form>
      </Details>
    </>
  );
};

/** What was answered, beside the judgement, with where it suggests to look. */
export const AnswersCard = ({ view }: Readonly<{ view: GuidingView }>) => {
  const { guiding, guided } = view;
  const answered = answersIn(guiding, guided?.answers ?? {});
  if (guided === null || answered.length === 0) return null;
  return (
    <Card title="What you found when you looked">
      {answered.map(({ question, words, look }) => (
        <p>
          <Sub>{question.ask}</Sub> {words}
          {look === null ? null : <Sub>→ {look}</Sub>}
        </p>
      ))}
      <p class="wm-sub">
        Answered by {guided.answeredName} on {mediumDate(guided.answeredAt)}.
      </p>
    </Card>
  );
};

/** Above the form while answers stand copied in it. */
export const CopiedNote = () => (
  <Alert kind="info" title="Your answers stand in the comment below">
    Read them again, put them in your own words and choose the level. Until you save, nothing of it is a judgement.
  </Alert>
);
