import { Button, Form, Select } from '#platform/kit';
import { href, paths } from '#paths';
import { yearGroups } from '#pupils/rules';
import { menus, tiers } from '../rules.ts';
import type { MapProps } from './pages.tsx';
import { sorts } from './rules.ts';

const options = (table: Readonly<Record<string, Readonly<{ word: string }>>>) =>
  Object.entries(table).map(([value, { word }]) => ({ value, text: word }));

/** Which provision is shown, and in which order. Everything stands in the address. */
export const Filters = ({ frame, enrolment, asked, years }: MapProps) => (
  <Form
    frame={frame}
    method="get"
    action={href(paths.provision.map, { enrolment: enrolment.id })}
    inline
    class="wm-map-filters"
  >
    <Select name="year" label="Year" value={asked.year} options={years.map((year) => ({ value: year, text: year }))} />
    <Select name="tier" label="Tier" empty="All tiers" value={asked.tier} options={options(tiers)} />
    <Select name="menu" label="Menu" empty="Whole menu" value={asked.menu} options={options(menus)} />
    <Select
      name="for"
      label="Year group"
      empty="Every year group"
      value={asked.yearGroup}
      options={yearGroups.map((value) => ({ value, text: /^\d/.test(value) ? `Year ${value}` : value }))}
    />
    <Select
      name="sort"
      label="Sort by"
      value={asked.sort}
      options={Object.entries(sorts).map(([value, text]) => ({ value, text }))}
    />
    <Button kind="quiet" small>
      Show
    </Button>
  </Form>
);
