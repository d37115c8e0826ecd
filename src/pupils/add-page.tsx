import { Button, Form, Page, Radios, TextInput, type Frame, type Problem } from '#platform/kit';
import { href, paths } from '#paths';
import { SexAndYear } from './roll/one/fields.tsx';
import { kinds } from './rules.ts';

type AddProps = Readonly<{
  frame: Frame;
  enrolment: string;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

export const AddPage = ({ frame, enrolment, problems = [], typed = {} }: AddProps) => {
  const field = (name: string) => ({ name, value: typed[name], problems });
  return (
    <Page
      frame={frame}
      narrow
      title="Add one pupil"
      lead="Only what is needed to follow progress. The pupil gets a code by itself."
      crumbs={[{ text: 'Pupils', href: href(paths.pupils.home, { enrolment }) }]}
      problems={problems}
    >
      <Form frame={frame} action={href(paths.pupils.add, { enrolment })}>
        <Radios
          {...field('kind')}
          legend="What is this pupil followed as?"
          choices={[
            { value: 'target', label: kinds.target, hint: 'Whose achievement the work is meant to raise' },
            {
              value: 'comparison',
              label: kinds.comparison,
              hint: 'Like the target pupils at the start, and not part of the work',
            },
          ]}
        />
        <TextInput {...field('surname')} label="Surname" width={20} autocomplete="off" />
        <TextInput {...field('forename')} label="Forename" width={20} autocomplete="off" />
        <TextInput
          {...field('upn')}
          label="UPN, if you have it"
          hint="A letter, eleven digits and a digit or letter"
          width={20}
          autocomplete="off"
        />
        <TextInput
          {...field('bornOn')}
          label="Date of birth, if you have it"
          hint="For example, 14/03/2014"
          width={10}
          autocomplete="off"
        />
        <SexAndYear typed={typed} problems={problems} />
        <Button>Add the pupil</Button>
      </Form>
    </Page>
  );
};
