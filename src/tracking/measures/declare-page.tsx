import {
  Alert,
  briefDate,
  Button,
  Card,
  Details,
  Form,
  Page,
  Radios,
  Select,
  TextInput,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { scaleKeys, scales } from '../scales/rules.ts';
import type { ChosenPoint } from './forms.ts';
import { designKeys, designsChosen } from './rules.ts';

type DeclareProps = Readonly<{
  frame: Frame;
  enrolment: string;
  points: readonly ChosenPoint[];
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

const pointOptions = (points: readonly ChosenPoint[]) =>
  points.map(({ id, title, label, takenOn }) => ({
    value: id,
    text: `${title}: ${label}${takenOn === null ? '' : ` (${briefDate(takenOn)})`}`,
  }));

const newFields = ['scale', 'lowest', 'highest', 'better', 'baselineOn', 'afterOn'];

export const DeclarePage = ({ frame, enrolment, points, problems = [], typed = {} }: DeclareProps) => {
  const field = (name: string) => ({ name, value: typed[name], problems });
  const isNew =
    points.length === 0 || newFields.some((name) => typed[name] || problems.some((each) => each.field === name));
  return (
    <Page
      frame={frame}
      narrow
      title="Declare a measure"
      lead="Once declared it stays, and is reported for all target pupils, good or bad."
      crumbs={[{ text: 'Impact on target pupils', href: href(paths.tracking.home, { enrolment }) }]}
      problems={problems}
    >
      <Form frame={frame} action={href(paths.tracking.declare, { enrolment })}>
        <Card title="What the work is judged by">
          <TextInput
            {...field('title')}
            label="What is measured?"
            hint="For example, reading age, or attendance"
            width={30}
          />
          <Radios
            {...field('importance')}
            legend="Is it a primary measure?"
            hint="A primary measure cannot be removed. It is reported good or bad, or as not obtained with the reason."
            value={typed['importance'] ?? 'primary'}
            choices={[
              { value: 'primary', label: 'Yes: the work is judged by it' },
              { value: 'other', label: 'No: it is looked at beside the others' },
            ]}
          />
          <Radios
            {...field('design')}
            legend="What is it compared with?"
            value={typed['design'] ?? 'like-pupils'}
            choices={designKeys.map((value) => ({ value, ...designsChosen[value] }))}
          />
        </Card>
        {points.length === 0 ? (
          <Alert kind="info" title="Your school has no assessment yet.">
            <p>
              Say below which test it is. With a test that you declare under Assessments you have more points in time,
              and can bring a file in.
            </p>
          </Alert>
        ) : (
          <Card title="From an assessment that you take">
            <Select
              {...field('baselinePoint')}
              label="Baseline"
              hint="When the target pupils were first measured. For a test that is not in the list, open “Another test or scale” below."
              empty="Choose a point, or another test"
              options={pointOptions(points)}
            />
            <Select
              {...field('afterPoint')}
              label="After the work, if the point is there already"
              empty="I will choose it later"
              options={pointOptions(points)}
            />
          </Card>
        )}
        <Details summary="Another test or scale" open={isNew}>
          <TextInput
            {...field('scale')}
            label="Which test, and which scale?"
            hint="For example, standardised score, New Group Reading Test 2024"
            width={30}
          />
          <Select
            {...field('scaleKey')}
            label="How is a result written?"
            value={typed['scaleKey'] ?? 'own'}
            options={scaleKeys
              .filter((key) => key !== 'ordered')
              .map((key) => ({ value: key, text: `${scales[key].title}: ${scales[key].hint}` }))}
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
            hint="Only for points and own scales; the others say it themselves"
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
        </Details>
        <Button>Declare the measure</Button>
      </Form>
    </Page>
  );
};
