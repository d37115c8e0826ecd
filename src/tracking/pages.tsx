import { Button, Form, Page, Radios, TextInput, type Frame, type Problem } from '#platform/kit';
import { href, paths } from '#paths';

type DeclareProps = Readonly<{
  frame: Frame;
  enrolment: string;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

export const DeclarePage = ({ frame, enrolment, problems = [], typed = {} }: DeclareProps) => {
  const field = (name: string) => ({ name, value: typed[name], problems });
  return (
    <Page
      frame={frame}
      narrow
      title="Declare a measure"
      lead="Once declared it stays, and is reported for all target pupils, good or bad."
      crumbs={[{ text: 'What changed', href: href(paths.tracking.home, { enrolment }) }]}
      problems={problems}
    >
      <Form frame={frame} action={href(paths.tracking.declare, { enrolment })}>
        <TextInput
          {...field('title')}
          label="What is measured?"
          hint="For example, reading age, or attendance"
          width={30}
        />
        <TextInput
          {...field('scale')}
          label="Which test, and which scale?"
          hint="For example, standardised score, New Group Reading Test 2024"
          width={30}
        />
        <TextInput
          {...field('lowest')}
          label="Lowest value of the scale, if it has one"
          width={5}
          inputmode="decimal"
        />
        <TextInput
          {...field('highest')}
          label="Highest value of the scale, if it has one"
          width={5}
          inputmode="decimal"
        />
        <Radios
          {...field('better')}
          legend="Which way is better?"
          choices={[
            { value: 'higher', label: 'Higher is better' },
            { value: 'lower', label: 'Lower is better', hint: 'For example, sessions missed' },
          ]}
        />
        <TextInput
          {...field('baselineOn')}
          label="Day of the baseline, if it is known"
          hint="For example, 21 September 2026"
          width={20}
        />
        <TextInput {...field('afterOn')} label="Day of the second test, if it is known" width={20} />
        <Button>Declare the measure</Button>
      </Form>
    </Page>
  );
};
