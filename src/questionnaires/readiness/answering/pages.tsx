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
import type { Answer } from '../rules.ts';
import type { Statement } from '../statements.ts';
import { answerField } from './forms.ts';
import { bare, Languages, PupilPage, Talk } from './frame.tsx';
import { questionKey, say, type Spoken } from '../words/rules.ts';
import type { Given } from './rules.ts';

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
  /** The language that the pupil chose, and all that the school offers. */
  spoken: Spoken;
  offered: readonly Spoken[];
  given: Given;
}>;

type Travels = Pick<Asked, 'code' | 'given' | 'spoken'> & Readonly<{ at: number; but?: string }>;

/** Everything answered so far travels with the page; nothing is kept before the pupil sends it. */
const Travelling = ({ code, at, given, spoken, but }: Travels) => (
  <>
    <Hidden name="code" value={code} />
    <Hidden name="at" value={at} />
    <Hidden name="language" value={spoken.language.code} />
    {Object.entries(given)
      .filter(([key]) => key !== but)
      .map(([key, answer]) => (
        <Hidden name={answerField(key)} value={answer} />
      ))}
  </>
);

export const BeforePage = (props: Asked) => {
  const { frame, code, school, listener, statements, spoken, given } = props;
  return (
    <PupilPage frame={frame} title={say(spoken, 'before-title')} eyebrow={school} spoken={spoken}>
      <Languages {...props} />
      <p>{say(spoken, 'before-lead', { n: statements.length })}</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>{say(spoken, 'before-seen')}</li>
        <li>{say(spoken, 'before-skip')}</li>
        <li>{say(spoken, 'before-kept')}</li>
      </ul>
      <WarningText>{say(spoken, 'before-worry')}</WarningText>
      <p>
        {say(spoken, 'before-listener', { who: listener ?? say(spoken, 'head-of-school') })} {say(spoken, 'danger')}
      </p>
      <Form frame={frame} action={paths.questionnaires.answer}>
        <Travelling code={code} at={0} given={given} spoken={spoken} />
        <Button name="go" value="start">
          {say(spoken, 'start')}
        </Button>
      </Form>
      <Talk frame={frame} code={code} spoken={spoken} />
    </PupilPage>
  );
};

const faces: readonly Readonly<{ value: Exclude<Answer, 'skipped'>; face: FaceName }>[] = [
  { value: 'yes', face: 'smile' },
  { value: 'sometimes', face: 'flat' },
  { value: 'no', face: 'sad' },
  { value: 'dont-know', face: 'unsure' },
];

export const QuestionPage = (props: Asked & Readonly<{ at: number; missing: boolean }>) => {
  const { frame, code, school, statements, spoken, given, at, missing } = props;
  const statement = statements[at];
  if (statement === undefined) throw new Error(`There is no question ${at}: the rules give places that are there.`);
  const name = answerField(statement.key);
  const chosen = given[statement.key];
  const ask = say(spoken, questionKey(statement));
  const place = say(spoken, 'place', { n: at + 1, all: statements.length });
  const problems = missing ? [{ field: name, message: say(spoken, 'missing') }] : undefined;
  return (
    <Page
      frame={bare(frame)}
      title={`${place}: ${ask}`}
      bare
      scripts={['read-aloud.js']}
      narrow
      roomy
      plain
      problems={problems}
    >
      <div class="wm-pupil" lang={spoken.language.code} dir={spoken.language.direction}>
        <p class="wm-eyebrow">
          {school} · {place}
        </p>
        <StepsDone now={at + 1} of={statements.length} />
        <div data-read-aloud={say(spoken, 'read-aloud')} />
        <Form frame={frame} action={paths.questionnaires.answer}>
          <Travelling code={code} at={at} given={given} spoken={spoken} but={statement.key} />
          <FaceChoice
            name={name}
            legend={ask}
            value={chosen === 'skipped' ? null : chosen}
            choices={faces.map(({ value, face }) => ({ value, face, word: say(spoken, value) }))}
            problems={problems}
          />
          <Button name="go" value="next">
            {say(spoken, 'next')}
          </Button>
          <div class="wm-pupil__ways">
            <button type="submit" class="wm-link-button" name="go" value="back">
              {say(spoken, 'back')}
            </button>
            <button type="submit" class="wm-link-button" name="go" value="skip">
              {say(spoken, 'skip')}
            </button>
          </div>
        </Form>
        <Talk frame={frame} code={code} spoken={spoken} />
        <p class="wm-sub">{say(spoken, 'no-names')}</p>
      </div>
    </Page>
  );
};

export const SendPage = ({ frame, code, statements, spoken, given }: Asked) => (
  <PupilPage frame={frame} title={say(spoken, 'send-title')} lead={say(spoken, 'send-lead')} spoken={spoken}>
    <dl class="wm-facts wm-facts--wide">
      {statements.map((statement) => (
        <div class="wm-facts__row">
          <dt>{say(spoken, questionKey(statement))}</dt>
          <dd>{say(spoken, given[statement.key] ?? 'skipped')}</dd>
        </div>
      ))}
    </dl>
    <Form frame={frame} action={paths.questionnaires.answer}>
      <Travelling code={code} at={statements.length - 1} given={given} spoken={spoken} />
      <Button name="go" value="send">
        {say(spoken, 'send')}
      </Button>
      <div class="wm-pupil__ways">
        <button type="submit" class="wm-link-button" name="go" value="start">
          {say(spoken, 'again')}
        </button>
      </div>
    </Form>
    <Talk frame={frame} code={code} spoken={spoken} />
  </PupilPage>
);
