import { Select, TextInput, type Problems } from '#platform/kit';
import { yearGroups } from '../../rules.ts';
import { ethnicities, ethnicityTitle } from '../codes/ethnicity.ts';
import { languages } from '../codes/language.ts';
import { senStatuses } from '../codes/sen.ts';

type Props = Readonly<{ typed: Readonly<Record<string, string | null>>; problems: Problems }>;

const byTitle = (codes: ReadonlyMap<string, string>) =>
  [...codes]
    .map(([value, title]) => ({ value, text: `${title} (${value})` }))
    .toSorted((one, two) => one.text.localeCompare(two.text));

/** Two questions that every form about a pupil asks alike. */
export const SexAndYear = ({ typed, problems }: Props) => {
  const field = (name: string) => ({ name, value: typed[name] ?? '', problems });
  return (
    <>
      <Select
        {...field('sex')}
        label="Sex, as your school recorded it"
        empty="Not recorded"
        options={[
          { value: 'F', text: 'Female' },
          { value: 'M', text: 'Male' },
        ]}
      />
      <Select
        {...field('yearGroup')}
        label="Year group"
        empty="Not recorded"
        options={yearGroups.map((value) => ({ value, text: value }))}
      />
    </>
  );
};

/** What the roll keeps of a pupil, to be typed. */
export const PupilFields = ({ typed, problems }: Props) => {
  const field = (name: string) => ({ name, value: typed[name] ?? '', problems });
  return (
    <>
      <TextInput {...field('surname')} label="Surname" width={20} autocomplete="off" spellcheck={false} />
      <TextInput {...field('forename')} label="Forename" width={20} autocomplete="off" spellcheck={false} />
      <TextInput
        {...field('upn')}
        label="UPN"
        hint="A letter, eleven digits and a digit or letter"
        width={20}
        autocomplete="off"
      />
      <TextInput
        {...field('formerUpn')}
        label="Former UPN"
        hint="A temporary one, or one from before"
        width={20}
        autocomplete="off"
      />
      <TextInput {...field('admissionNumber')} label="Admission number" width={20} autocomplete="off" />
      <TextInput
        {...field('bornOn')}
        label="Date of birth"
        hint="For example, 14/03/2014"
        width={10}
        autocomplete="off"
      />
      <SexAndYear typed={typed} problems={problems} />
      <Select
        {...field('sen')}
        label="SEN provision"
        empty="Not recorded"
        options={Object.entries(senStatuses).map(([value, text]) => ({ value, text: `${text} (${value})` }))}
      />
      <Select {...field('firstLanguage')} label="First language" empty="Not recorded" options={byTitle(languages)} />
      <Select
        {...field('ethnicity')}
        label="Ethnicity, as the school census has it"
        empty="Not recorded"
        options={byTitle(new Map([...ethnicities.keys()].map((code) => [code, ethnicityTitle(code)])))}
      />
    </>
  );
};
