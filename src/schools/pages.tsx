import { Button, Card, Facts, Form, Page, Select, TextInput, type Frame, type Problem } from '#platform/kit';
import { href, paths } from '#paths';
import type { Context } from './context/store.ts';
import { ContextPanel, type Spread } from './context/pages.tsx';
import { countries, settingTypes } from './forms.ts';
import { isEmptyPortrait, PortraitPanel } from './portrait/pages.tsx';
import type { Portrait } from './portrait/store.ts';
import { StatusTag } from './search/pages.tsx';
import type { School } from './store.ts';

const ages = ({ lowAge, highAge }: School): string | null =>
  lowAge === null || highAge === null ? null : `${lowAge} to ${highAge}`;

const address = (school: School): string | null =>
  [school.street, school.town, school.postcode].filter((part) => part !== null).join(', ') || null;

const Register = ({ school }: Readonly<{ school: School }>) => (
  <Card title={school.urn === null ? 'As the awarding body entered it' : 'As the national list has it'}>
    <Facts
      items={(
        [
          ['URN', school.urn === null ? 'none' : String(school.urn)],
          ['Status', school.status],
          ['Kind', school.type],
          ['Phase', school.phase === 'Not applicable' ? null : school.phase],
          ['Ages', ages(school)],
          ['Gender of entry', school.gender],
          ['Religious character', school.religiousCharacter],
          ['Address', address(school)],
          ['Authority', school.laName],
          ['Region', school.region],
          ['Country', school.country],
          ['Entered by', school.enteredBy],
        ] as const
      ).flatMap(([term, fact]) => (fact === null ? [] : [{ term, fact }]))}
    />
  </Card>
);

type SchoolProps = Readonly<{
  frame: Frame;
  school: School;
  context: Context | null;
  spread: Spread | null;
  years: readonly string[];
  portrait: Portrait;
  mayEdit: boolean;
}>;

export const SchoolPage = ({ frame, school, context, spread, years, portrait, mayEdit }: SchoolProps) => (
  <Page
    frame={frame}
    title={school.name}
    eyebrow={school.isDemonstration ? 'Invented for the demonstration' : <StatusTag school={school} />}
    lead={[school.type, school.town, school.laName].filter((part) => part !== null).join(', ')}
    crumbs={[{ text: 'Schools', href: href(paths.schools.search) }]}
    aside={<Register school={school} />}
  >
    {mayEdit || !isEmptyPortrait(portrait) ? (
      <PortraitPanel
        portrait={portrait}
        editHref={mayEdit ? href(paths.schools.portrait, { school: school.id }) : null}
      />
    ) : null}
    <ContextPanel schoolId={school.id} name={school.name} context={context} spread={spread} years={years} />
  </Page>
);

type EnterProps = Readonly<{
  frame: Frame;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

const options = (values: readonly string[]) => values.map((value) => ({ value, text: value }));

export const EnterPage = ({ frame, problems = [], typed = {} }: EnterProps) => {
  const field = (name: string) => ({ name, value: typed[name], problems });
  return (
    <Page
      frame={frame}
      narrow
      title="Enter a setting without a URN"
      lead="For schools in the rest of the United Kingdom, nurseries and children’s centres. Search first: every establishment in England has a URN."
      crumbs={[{ text: 'Schools', href: href(paths.schools.search) }]}
      problems={problems}
    >
      <Form frame={frame} action={href(paths.schools.enter)}>
        <TextInput {...field('name')} label="Name" />
        <Select
          {...field('type')}
          label="What kind of setting is it?"
          empty="Choose one"
          options={options(settingTypes)}
        />
        <Select {...field('country')} label="Country" empty="Choose one" options={options(countries)} />
        <TextInput {...field('town')} label="Town" width={20} />
        <TextInput {...field('laName')} label="Authority, if it has one" width={20} />
        <TextInput {...field('postcode')} label="Postcode, if you know it" width={10} />
        <TextInput {...field('lowAge')} label="Lowest age, if you know it" width={2} inputmode="numeric" />
        <TextInput {...field('highAge')} label="Highest age, if you know it" width={2} inputmode="numeric" />
        <Button>Enter the setting</Button>
      </Form>
    </Page>
  );
};
