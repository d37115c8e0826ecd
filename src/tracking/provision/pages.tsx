import { Button, Empty, Form, Page, Radios, type Problem } from '#platform/kit';
import { href, paths } from '#paths';
import type { OneProps } from '#provision';
import type { Measure } from '../store.ts';

type MeasureProps = Pick<OneProps, 'frame' | 'enrolment' | 'provision'> &
  Readonly<{ measures: readonly Measure[]; chosen: string | null; problems?: readonly Problem[] }>;

/** By which of the award's measures it is asked what a provision changed. */
export const ProvisionMeasurePage = ({
  frame,
  enrolment,
  provision,
  measures,
  chosen,
  problems = [],
}: MeasureProps) => {
  const at = { enrolment: enrolment.id, provision: provision.id };
  return (
    <Page
      frame={frame}
      narrow
      title={`By what is ${provision.title} measured?`}
      lead="Pupils on it are set beside like pupils who were never on it, by one of the measures that you declared."
      crumbs={[
        { text: 'Provision map', href: href(paths.provision.map, { enrolment: enrolment.id }) },
        { text: provision.title, href: href(paths.provision.one, at) },
      ]}
      problems={problems}
    >
      {measures.length === 0 ? (
        <Empty
          title="No measure is declared yet."
          action={<Button href={href(paths.tracking.home, { enrolment: enrolment.id })}>Measures and results</Button>}
        >
          A senior leader or the coordinator declares what is measured before it is looked at.
        </Empty>
      ) : (
        <Form frame={frame} action={href(paths.provision.measure, at)}>
          <Radios
            name="measure"
            legend="Which measure?"
            hint="Choose it for what the provision is meant to change, not for how its figure turned out."
            value={chosen ?? 'none'}
            problems={problems}
            choices={[
              ...measures.map(({ id, title, scale }) => ({ value: id, label: title, hint: scale })),
              { value: 'none', label: 'None: only its own start and end', after: 'or' },
            ]}
          />
          <Button>Keep the measure</Button>
        </Form>
      )}
    </Page>
  );
};
