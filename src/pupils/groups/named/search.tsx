import { Button, Form, Hidden, Select, TextInput } from '#platform/kit';
import { yearGroups } from '../../rules.ts';
import type { Narrowed } from './rules.ts';

type SearchProps = Readonly<{
  action: string;
  narrowed: Narrowed;
  years: readonly (string | null)[];
  /** What else stands in the address and must not get lost. */
  keep?: Readonly<Record<string, string>>;
}>;

/** A search by name or code, and by year where there is more than one. */
export const PupilSearch = ({ action, narrowed, years, keep = {} }: SearchProps) => {
  const known = yearGroups.filter((year) => years.includes(year));
  return (
    <Form frame={{ csrf: '' }} method="get" action={action} inline>
      {Object.entries(keep).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <TextInput name="q" label="Name or code" value={narrowed.q} width={20} autocomplete="off" />
      {known.length < 2 ? null : (
        <Select
          name="year"
          label="Year"
          value={narrowed.year}
          empty="All years"
          options={known.map((value) => ({ value, text: `Year ${value}` }))}
        />
      )}
      <Button kind="quiet">Search</Button>
    </Form>
  );
};
