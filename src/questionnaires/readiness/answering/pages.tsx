import {
  Button,
  FaceChoice,
  Form,
  Hidden,
  Page,
  StepsDone,
  TextInput,
  WarningText,
  type FaceName,
  type Frame,
  type Problem,
} from '#platform/kit';
import { paths } from '#paths';
import { answerWords, type Answer } from '../rules.ts';
import type { Statement } from '../statements.ts';
import { answerField } from './forms.ts';
import type { Given } from './rules.ts';

/** The tablet may be a teacher's: a pupil's page has no name, no menu and no way into an account. */
export const bare = (frame: Frame): Frame => ({
  ...frame,
  path: paths.questionnaires.code,
  person: null,
  nav: [],
  section: null,
  strip: null,
});

type CodeProps = Readonly<{ frame: Frame; typed?: string; problems?: readonly Problem[] }>;

export const CodePage = ({ frame, typed, problems }: CodeProps) => (
  <Page frame={bare(frame)} title="Ready to learn" narrow roomy plain problems={problems}>
    <div class="wm-pupil">
      <Form frame={frame} action={paths.questionnaires.code}>
        <TextInput
          name="code"
          label="What is the code on your slip?"
          hint="Eight letters and numbers, like KMPT-4729"
          value={typed}
          width={10}
          autocomplete="off"
          problems={problems}
        />
        <Button>Start</Button>
      </Form>
    </div>
  </Page>
);

type Asked = Readonly<{
  frame: Frame;
  code: string;
  school: string;
  listener: string | null;
  statements: readonly Statement[];
  given: Given;
}>;

/** Everything answered so far travels with the page; nothing is kept before the pupil sends it. */
const Travelling = ({ code, at, given, but }: Readonly<{ code: string; at: number; given: Given; but?: string }>) => (
  <>
    <Hidden name="code" value={code} />
    <Hidden name="at" value={at} />
    {Object.entries(given)
      .filter(([key]) => key !== but)
      .map(([key, answer]) => (
        <Hidden name={answerField(key)} value={answer} />
      ))}
  </>
);

export const Talk = ({ frame, code }: Readonly<{ frame: Frame; code: string }>) => (
  <Form frame={frame} action={paths.questionnaires.wish}>
    <Hidden name="code" value={code} />
    <Button kind="quiet" icon="speech">
      I want to talk to someone
    </Button>
  </Form>
);

export const BeforePage = ({ frame, code, school, listener, statements, given }: Asked) => (
  <Page frame={bare(frame)} title="Before you start" eyebrow={school} narrow roomy plain>
    <div class="wm-pupil">
      <p>We will ask you {statements.length} short questions about coming to school ready to learn.</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>Nobody at school can see what you said. They see only what ten pupils or more said together.</li>
        <li>There are no right answers. You can skip any question.</li>
        <li>Your answers are kept when you press “Send my answers”, and not before.</li>
      </ul>
      <WarningText>
        Because nobody reads your own answers, they cannot tell us if you are not safe. If you are worried about
        yourself or somebody else, press “I want to talk to someone”.
      </WarningText>
      <p>
        {listener === null ? 'The head of your school' : listener} will then know that you want to talk, and your name.
        They will not know what you answered. If you or somebody else may be in danger now, tell a grown-up at once or
        call 999.
      </p>
      <Form frame={frame} action={paths.questionnaires.answer}>
        <Travelling code={code} at={0} given={given} />
        <Button name="go" value="start">
          Start the questions
        </Button>
      </Form>
      <Talk frame={frame} code={code} />
    </div>
  </Page>
);

const faces: readonly Readonly<{ value: Answer; face: FaceName }>[] = [
  { value: 'yes', face: 'smile' },
  { value: 'sometimes', face: 'flat' },
  { value: 'no', face: 'sad' },
  { value: 'dont-know', face: 'unsure' },
];

export const QuestionPage = (props: Asked & Readonly<{ at: number; missing: boolean }>) => {
  const { frame, code, school, statements, given, at, missing } = props;
  const statement = statements[at];
  if (statement === undefined) throw new Error(`There is no question ${at}: the rules give places that are there.`);
  const name = answerField(statement.key);
  const chosen = given[statement.key];
  const problems = missing ? [{ field: name, message: 'Choose an answer, or press “Skip this one”' }] : undefined;
  return (
    <Page
      frame={bare(frame)}
      title={`Question ${at + 1} of ${statements.length}: ${statement.ask}`}
      bare
      scripts={['read-aloud.js']}
      narrow
      roomy
      plain
      problems={problems}
    >
      <div class="wm-pupil">
        <p class="wm-eyebrow">
          {school} · Question {at + 1} of {statements.length}
        </p>
        <StepsDone now={at + 1} of={statements.length} />
        <div data-read-aloud="Read it to me" />
        <Form frame={frame} action={paths.questionnaires.answer}>
          <Travelling code={code} at={at} given={given} but={statement.key} />
          <FaceChoice
            name={name}
            legend={statement.ask}
            value={chosen === 'skipped' ? null : chosen}
            choices={faces.map(({ value, face }) => ({ value, face, word: answerWords[value] }))}
            problems={problems}
          />
          <Button name="go" value="next">
            Next
          </Button>
          <div class="wm-pupil__ways">
            <button type="submit" class="wm-link-button" name="go" value="back">
              Back
            </button>
            <button type="submit" class="wm-link-button" name="go" value="skip">
              Skip this one
            </button>
          </div>
        </Form>
        <Talk frame={frame} code={code} />
        <p class="wm-sub">No names. Nobody at school can see who said what.</p>
      </div>
    </Page>
  );
};

export const SendPage = ({ frame, code, statements, given }: Asked) => (
  <Page
    frame={bare(frame)}
    title="Send your answers"
    lead="Look once more. After that nobody can change them."
    narrow
    roomy
    plain
  >
    <div class="wm-pupil">
      <dl class="wm-facts wm-facts--wide">
        {statements.map(({ key, ask }) => (
          <div class="wm-facts__row">
            <dt>{ask}</dt>
            <dd>{answerWords[given[key] ?? 'skipped']}</dd>
          </div>
        ))}
      </dl>
      <Form frame={frame} action={paths.questionnaires.answer}>
        <Travelling code={code} at={statements.length - 1} given={given} />
        <Button name="go" value="send">
          Send my answers
        </Button>
        <div class="wm-pupil__ways">
          <button type="submit" class="wm-link-button" name="go" value="start">
            Go through the questions again
          </button>
        </div>
      </Form>
      <Talk frame={frame} code={code} />
    </div>
  </Page>
);
