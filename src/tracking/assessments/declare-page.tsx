import { Button, Card, Form, Page, Radios, Select, Textarea, TextInput, type Frame, type Problem } from '#platform/kit';
import { href, paths } from '#paths';
import { engagementAreas, scaleKeys, scales } from '../scales/rules.ts';

type DeclareProps = Readonly<{
  frame: Frame;
  enrolment: string;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

export const DeclareAssessmentPage = ({ frame, enrolment, problems = [], typed = {} }: DeclareProps) => {
  const field = (name: string) => ({ name, value: typed[name], problems });
  return (
    <Page
      frame={frame}
      narrow
      title="Declare an assessment"
      lead="The scale stays as it is declared; points in time are added as you go."
      crumbs={[{ text: 'Assessments', href: href(paths.tracking.assessments, { enrolment }) }]}
      problems={problems}
    >
      <Form frame={frame} action={href(paths.tracking.declareAssessment, { enrolment })}>
        <TextInput
          {...field('title')}
          label="What is it called?"
          hint="With its edition, such as New Group Reading Test 2024. Files name it by this."
          width={30}
        />
        <TextInput
          {...field('subject')}
          label="Subject or area, if it has one"
          hint={`For example, reading. In the engagement model the area: ${engagementAreas.join(', ').toLowerCase()}.`}
          width={20}
        />
        <Select
          {...field('scaleKey')}
          label="How is a result written?"
          empty="Choose a scale"
          options={scaleKeys.map((key) => ({ value: key, text: `${scales[key].title}: ${scales[key].hint}` }))}
        />
        <TextInput
          {...field('expected')}
          label="Expected value, if it is not the scale’s own"
          hint="Written as a result is, such as 100, 9;4 or EXS"
          width={10}
        />
        <Card title="For points, own scales and own words">
          <TextInput {...field('lowest')} label="Lowest value" width={5} inputmode="decimal" />
          <TextInput {...field('highest')} label="Highest value" width={5} inputmode="decimal" />
          <Radios
            {...field('better')}
            legend="Which way is better?"
            choices={[
              { value: 'higher', label: 'Higher is better' },
              { value: 'lower', label: 'Lower is better' },
            ]}
          />
          <TextInput
            {...field('unit')}
            label="What is one of it called?"
            hint="For example, points or incidents"
            width={10}
          />
          <Textarea
            {...field('grades')}
            label="Own words, one on each line, the lowest first"
            hint="For example, Emerging, Developing, Secure"
            rows={4}
          />
        </Card>
        <Button>Declare the assessment</Button>
      </Form>
    </Page>
  );
};
