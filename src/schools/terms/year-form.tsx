import { Alert, Button, Card, Form, Hidden, mediumDate, Textarea, TextInput } from '#platform/kit';
import type { YearProps } from './pages.tsx';
import { halfTermNames, type TermDates } from './rules.ts';

type Typed = Readonly<Record<string, string>>;

/** The fields of the form with these dates in them, as people write days. */
export const typedOfDates = ({ halfTerms, insetOn }: Pick<TermDates, 'halfTerms' | 'insetOn'>): Typed => ({
  ...Object.fromEntries(
    halfTerms.flatMap(({ startsOn, endsOn }, at) => [
      [`starts-${at + 1}`, mediumDate(startsOn)],
      [`ends-${at + 1}`, mediumDate(endsOn)],
    ]),
  ),
  insetOn: insetOn.map((day) => mediumDate(day)).join('\n'),
});

const Fixed = ({ fields }: Readonly<{ fields: Typed }>) => (
  <>
    {Object.entries(fields).map(([name, value]) => (
      <Hidden name={name} value={value} />
    ))}
  </>
);

export const Paste = ({ frame, place, year, pasted, lineProblems = [] }: YearProps) => (
  <Card
    title="Paste the dates"
    subtitle="Nothing is saved yet: they come into the form below, where you look them over."
  >
    {lineProblems.length === 0 ? null : (
      <Alert kind="warning" title="These lines cannot be read yet." urgent>
        <ul class="govuk-list govuk-list--bullet">
          {lineProblems.map(({ line, message }) => (
            <li>
              Line {line}: {message}
            </li>
          ))}
        </ul>
      </Alert>
    )}
    <Form frame={frame} action={place.pasteHref}>
      <Fixed fields={place.fields} />
      <Hidden name="year" value={year} />
      <Textarea
        name="lines"
        label="Six lines, one for each half-term"
        hint="The first and the last day in each, parted by a comma, a semicolon or a tab: Autumn 1, 2 September 2026, 23 October 2026. A line that begins with INSET holds INSET days."
        rows={7}
        value={pasted}
      />
      <Button kind="quiet">Read the lines</Button>
    </Form>
  </Card>
);

export const YearForm = ({ frame, place, year, dates, isOwn, typed, isPasted, problems }: YearProps) => {
  const shown = typed ?? (dates === null ? {} : typedOfDates(dates));
  const version = dates === null || (place.of === 'school' && !isOwn) ? 0 : dates.version;
  return (
    <Card title={isPasted ? 'Read from your lines: look them over and save' : 'Enter or change the dates'} id="dates">
      <Form frame={frame} action={place.saveHref}>
        <Fixed fields={place.fields} />
        <Hidden name="year" value={year} />
        <Hidden name="version" value={version} />
        {halfTermNames.map((name, at) => (
          <fieldset class="govuk-fieldset wm-pair">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{name}</legend>
            <TextInput
              name={`starts-${at + 1}`}
              label="First day"
              width={20}
              value={shown[`starts-${at + 1}`]}
              problems={problems}
            />
            <TextInput
              name={`ends-${at + 1}`}
              label="Last day"
              width={20}
              value={shown[`ends-${at + 1}`]}
              problems={problems}
            />
          </fieldset>
        ))}
        <Textarea
          name="insetOn"
          label="INSET days (optional)"
          hint="One to a line"
          rows={3}
          value={shown['insetOn']}
          problems={problems}
        />
        <Button>{place.of === 'school' ? 'Save our dates' : 'Save the authority’s dates'}</Button>
      </Form>
    </Card>
  );
};
