import { GovukErrorSummary, GovukNotificationBanner } from '../govuk/error-summary.tsx';
import { GovukPanel, GovukPhaseBanner } from '../govuk/links.tsx';
import { Button, ButtonGroup } from '../form/button.tsx';
import { Checkbox, Checkboxes, DateInput, Radios } from '../form/choices.tsx';
import { ClashNotice } from '../form/clash-notice.tsx';
import { FaceChoice, StepsDone } from '../form/face-choice.tsx';
import { FileUpload, Select, Textarea, TextInput } from '../form/fields.tsx';
import { Form } from '../form/form.tsx';
import { FilesField } from '../form/files-field.tsx';
import { LevelChoice } from '../form/level-choice.tsx';
import { Details, InsetText, WarningText } from '../form/notices.tsx';
import { Card } from '../page/card.tsx';
import type { Frame } from '../page/frame.ts';
import { Grid } from '../page/page.tsx';

type Props = Readonly<{ frame: Frame }>;

const wrong = [
  { field: 'kit-due', message: 'Enter the date the action should be done by' },
  { field: 'kit-phone', message: 'Enter a phone number with 11 digits' },
  { field: 'kit-wrong-choice', message: 'Choose when it is safe to call' },
] as const;

const Questions = ({ frame }: Props) => (
  <Card title="Fields">
    <Form frame={frame} action="/kit" method="get" keep="kit">
      <TextInput
        name="kit-title"
        label="What will you improve?"
        hint="One sentence, in your own words"
        value="Reading for pupils who start Year 7 below 90"
      />
      <TextInput name="kit-cost" label="What will it cost?" prefix="£" width={5} inputmode="numeric" />
      <Textarea
        name="kit-why"
        label="Why this level, and what changed for pupils"
        hint="Two or three sentences. Use no pupil names."
        maxLength={600}
        rows={4}
      />
      <Select
        name="kit-who"
        label="Who has it?"
        empty="Choose a colleague"
        options={[
          { value: 1, text: 'Amina Yusuf' },
          { value: 2, text: 'Dele Adeyemi' },
        ]}
      />
      <FileUpload name="kit-file" label="Add a file" hint="PDF, Word, Excel or a picture, up to 20 MB" />
      <FilesField
        frame={frame}
        name="kit-files"
        label="Add files"
        multiple
        arrived={[{ id: 'one', name: 'Attendance, autumn term.xlsx', size: 48_000 }]}
      />
      <Checkbox name="kit-agree" label="We have read this together" />
      <Button>Save and continue</Button>
    </Form>
  </Card>
);

const Wrong = ({ frame }: Props) => (
  <Card title="Questions with an error">
    <GovukErrorSummary
      title="There is a problem"
      disableAutoFocus
      errorList={wrong.map((problem) => ({ text: problem.message, href: `#${problem.field}` }))}
    />
    <Form frame={frame} action="/kit" method="get">
      <DateInput
        name="kit-due"
        legend="When should this be done?"
        legendSize="m"
        hint="For example, 29 1 2027. The portfolio closes on 26 January."
        problems={wrong}
      />
      <TextInput
        name="kit-phone"
        label="Phone number"
        hint="We will not leave a message unless you say so"
        value="01632 9604"
        problems={wrong}
        width={20}
      />
      <Radios
        name="kit-wrong-choice"
        legend="When is it safe to call?"
        problems={wrong}
        choices={[
          { value: 'school', label: 'School hours' },
          { value: 'evening', label: 'Evenings' },
        ]}
      />
      <Button>Continue</Button>
    </Form>
  </Card>
);

const Choices = ({ frame }: Props) => (
  <Card title="Choices">
    <Form frame={frame} action="/kit" method="get">
      <StepsDone now={3} of={8} />
      <FaceChoice
        name="kit-face"
        legend="Is there a grown-up at school you can talk to?"
        isPageHeading={false}
        value="yes"
        choices={[
          { value: 'yes', word: 'Yes', face: 'smile' },
          { value: 'sometimes', word: 'Sometimes', face: 'flat' },
          { value: 'no', word: 'No', face: 'sad' },
          { value: 'dont-know', word: 'I don’t know', face: 'unsure' },
        ]}
      />
      <LevelChoice
        name="kit-level"
        legend="Which level fits best, on what you can show today?"
        value="developing"
        levels={[
          {
            value: 'emergent',
            rank: 1,
            word: 'Emergent',
            statement: 'Contact happens when there is a crisis. Each service keeps its own notes.',
          },
          {
            value: 'developing',
            rank: 2,
            word: 'Developing',
            statement:
              'Named contacts are known for most services. Some pupils have a shared plan that is looked at each term.',
          },
          {
            value: 'embedded',
            rank: 3,
            word: 'Embedded',
            statement:
              'Every target pupil has one shared plan. Services and family review it together, and changes are recorded.',
          },
        ]}
      />
      <Checkboxes
        name="kit-heard"
        legend="Who did you hear from?"
        values={['pupils']}
        choices={[
          { value: 'pupils', label: 'Pupils' },
          { value: 'staff', label: 'Staff', hint: 'Of every part of the school' },
          {
            value: 'other',
            label: 'Somebody else',
            more: <TextInput name="kit-heard-other" label="Who?" width={20} />,
          },
          { value: 'none', label: 'Nobody yet', after: 'or', exclusive: true },
        ]}
      />
      <Radios
        name="kit-revealed"
        legend="Does the family know?"
        choices={[
          { value: 'yes', label: 'Yes', more: <TextInput name="kit-revealed-when" label="Since when?" width={10} /> },
          { value: 'no', label: 'Not yet' },
        ]}
      />
      <Radios
        name="kit-inline"
        legend="Is it free?"
        inline
        small
        value="yes"
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
      />
      <Button kind="quiet">Keep these answers</Button>
    </Form>
  </Card>
);

const Buttons = () => (
  <Card title="Buttons and links">
    <ButtonGroup>
      <Button>Save and continue</Button>
      <Button kind="quiet" icon="download" href="/kit">
        Print or download
      </Button>
      <Button kind="quiet" small>
        Add a voice
      </Button>
      <Button kind="danger">Withdraw the school</Button>
    </ButtonGroup>
    <p>
      <a href="/kit">A link in text</a>
    </p>
    <Details summary="Help with this question">A review log with before and after is stronger than minutes.</Details>
    <InsetText>Both rated before seeing each other’s level.</InsetText>
    <WarningText>After the cut-off nothing can be added to the portfolio.</WarningText>
    <GovukNotificationBanner text="The visit is agreed for Tuesday 2 February 2027." disableAutoFocus />
    <GovukPhaseBanner tag={{ text: 'Demonstration' }} text="No person and no school here is real." />
    <GovukPanel title="Portfolio submitted" headingLevel={2} text="Cut-off Tuesday 26 January 2027, 17:00" />
  </Card>
);

export const Forms = ({ frame }: Props) => (
  <div class="wm-flow" id="forms">
    <Grid>
      <Questions frame={frame} />
      <div class="wm-flow">
        <Wrong frame={frame} />
        <Buttons />
      </div>
    </Grid>
    <Choices frame={frame} />
    <ClashNotice
      frame={frame}
      action="/kit"
      who="Siobhan Keane"
      at={new Date('2026-11-23T10:41:00Z')}
      what="this comment"
      texts={[
        {
          label: 'why this level',
          mine: 'Since September each of the 42 target pupils has a named contact.',
          theirs: 'All 42 have a contact. Shared plans: 27.',
        },
      ]}
      fields={{ version: '4' }}
      leave="/kit"
    />
  </div>
);
