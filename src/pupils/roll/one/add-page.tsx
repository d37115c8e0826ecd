import { Button, Form, Page, TextInput, type Frame, type Problem } from '#platform/kit';
import { href, paths } from '#paths';
import { PupilFields } from './fields.tsx';

type AddProps = Readonly<{
  frame: Frame;
  enrolment: string;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

export const AddToRollPage = ({ frame, enrolment, problems = [], typed = {} }: AddProps) => (
  <Page
    frame={frame}
    narrow
    title="Add one pupil to the roll"
    lead="Surname and forename are enough. The pupil gets a code by itself."
    crumbs={[{ text: 'Roll', href: href(paths.roll.home, { enrolment }) }]}
    problems={problems}
  >
    <Form frame={frame} action={href(paths.roll.add, { enrolment })}>
      <PupilFields typed={typed} problems={problems} />
      <TextInput
        name="joinedOn"
        label="Joined this school on"
        hint="For example, 03/09/2026. Leave it blank when it is not known."
        width={10}
        value={typed['joinedOn']}
        problems={problems}
      />
      <Button>Add the pupil</Button>
    </Form>
  </Page>
);
