import {
  Button,
  Empty,
  Form,
  Page,
  plural,
  Radios,
  SideNote,
  TextInput,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { MeasureImpact } from './impact.ts';
import { MeasurePanel } from './panel.tsx';

type HomeProps = Readonly<{
  frame: Frame;
  enrolment: string;
  impact: readonly MeasureImpact[];
  mayDeclare: boolean;
  mayEnter: boolean;
  withhold: boolean;
}>;

const lead = (impact: readonly MeasureImpact[]): string => {
  if (impact.length === 0) return 'What is measured is declared first, so that no result is chosen afterwards.';
  const compared = impact.filter(({ figure }) => figure.beyond !== null).length;
  return `${plural(impact.length, 'measure')} declared, ${compared} with a comparison.`;
};

export const ImpactPage = ({ frame, enrolment, impact, mayDeclare, mayEnter, withhold }: HomeProps) => (
  <Page
    frame={frame}
    title="What changed for the target pupils"
    lead={lead(impact)}
    actions={
      mayDeclare ? (
        <Button kind={impact.length === 0 ? 'primary' : 'quiet'} href={href(paths.tracking.declare, { enrolment })}>
          Declare a measure
        </Button>
      ) : undefined
    }
    aside={
      <SideNote title="How to read this">
        <p>
          Every figure rests on pupils who have a result before and after. A missing result is never counted as 0.
          Leavers stay in the count.
        </p>
        <p>
          The likely range says where the true figure may well lie, from chance alone. A range across no difference is
          “not yet clear”.
        </p>
      </SideNote>
    }
  >
    {impact.length === 0 ? (
      <Empty title="No measure is declared yet.">
        The coordinator or the head declares what is measured and on which scale; then the team enters results for each
        pupil.
      </Empty>
    ) : (
      impact.map((each) => (
        <MeasurePanel
          impact={each}
          withhold={withhold}
          resultsHref={mayEnter ? href(paths.tracking.measure, { enrolment, measure: each.measure.id }) : null}
        />
      ))
    )}
  </Page>
);

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
