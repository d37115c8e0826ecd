import { Button, Card, Details, Form, Hidden, number, Select, TextInput, Textarea } from '#platform/kit';
import { href, paths } from '#paths';
import type { Chosen, EveryoneProps } from './types.ts';

/** National figures beside the school's, and the form for another. */
export const National = ({ chosen, props }: Readonly<{ chosen: Chosen; props: EveryoneProps }>) => {
  const { frame, enrolment, mayEnter, problems = [], typed = {} } = props;
  const field = (name: string) => ({ name, value: typed[name], problems });
  return (
    <Card title="National figures beside it">
      {chosen.references.length === 0 ? (
        <p>
          No national figure is entered for this measure.
          {chosen.inputs.measure.expected === null ? '' : ' The chart shows what is expected for age in its place.'}
        </p>
      ) : (
        <ul class="wm-uses">
          {chosen.references.map((each) => (
            <li>
              <strong>
                {each.pointLabel}: {number(each.value, 1)}
                {each.what === 'share' ? '%' : ''}
              </strong>{' '}
              {each.population}, {each.year}. <span class="wm-sub">Source: {each.source}</span>
            </li>
          ))}
        </ul>
      )}
      {mayEnter ? (
        <Details summary="Enter a national figure" open={problems.length > 0}>
          <Form frame={frame} action={href(paths.tracking.everyone, { enrolment: enrolment.id })}>
            <Hidden name="measure" value={chosen.id} />
            <Select
              {...field('point')}
              label="Beside which point?"
              options={chosen.inputs.points.map(({ label }) => ({ value: label, text: label }))}
            />
            <Select
              {...field('what')}
              label="What is it?"
              options={[
                { value: 'mean', text: 'A mean' },
                { value: 'share', text: 'A share at the expected level, in %' },
              ]}
            />
            <TextInput {...field('value')} label="The figure" width={5} inputmode="decimal" />
            <TextInput
              {...field('population')}
              label="Of whom?"
              hint="For example, Year 7 pupils in England"
              width={30}
            />
            <TextInput {...field('year')} label="Which year?" hint="For example, 2024 to 2025" width={10} />
            <Textarea
              {...field('source')}
              label="Where does it stand?"
              hint="The publication, so that others can look it up"
              rows={2}
            />
            <Button kind="quiet">Save the national figure</Button>
          </Form>
        </Details>
      ) : null}
    </Card>
  );
};
