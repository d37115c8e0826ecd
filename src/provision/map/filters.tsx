import { Button, Details, Form, Hidden, Select } from '#platform/kit';
import { href, paths } from '#paths';
import { menus, tiers } from '../rules.ts';
import { yearOptions } from '../school-years.ts';
import type { MapProps } from './pages.tsx';
import { sorts } from './rules.ts';

const options = (table: Readonly<Record<string, Readonly<{ word: string }>>>) =>
  Object.entries(table).map(([value, { word }]) => ({ value, text: word }));

/** In which order. What is chosen among stays as it is. */
export const SortBy = ({ frame, enrolment, asked }: MapProps) => (
  <Form
    frame={frame}
    method="get"
    action={href(paths.provision.map, { enrolment: enrolment.id })}
    class="wm-map-filters"
  >
    <Hidden name="year" value={asked.year} />
    <Hidden name="tier" value={asked.tier ?? ''} />
    <Hidden name="menu" value={asked.menu ?? ''} />
    <Hidden name="for" value={asked.yearGroup ?? ''} />
    <Select
      name="sort"
      label="Sort by"
      value={asked.sort}
      options={Object.entries(sorts).map(([value, text]) => ({ value, text }))}
    />
    <Button kind="quiet" small>
      Sort
    </Button>
  </Form>
);

const chosenWords = ({ asked }: MapProps): string =>
  [
    asked.year,
    asked.tier === null ? null : tiers[asked.tier].word,
    asked.menu === null ? null : menus[asked.menu].word,
    asked.yearGroup === null ? null : `year group ${asked.yearGroup}`,
  ]
    .filter((each) => each !== null)
    .join(', ');

/** Which provision is shown: folded until somebody wants another year or a part only. Everything stands in the address. */
export const Filters = (props: MapProps) => {
  const { frame, enrolment, asked, years, schoolYears, isThisYear } = props;
  return (
    <Details
      summary={`Shown: ${chosenWords(props)}. Choose another year, tier or part of the menu`}
      open={!isThisYear || asked.tier !== null || asked.menu !== null || asked.yearGroup !== null}
    >
      <Form frame={frame} method="get" action={href(paths.provision.map, { enrolment: enrolment.id })} inline>
        <Select
          name="year"
          label="Year"
          value={asked.year}
          options={years.map((year) => ({ value: year, text: year }))}
        />
        <Select name="tier" label="Tier" empty="All tiers" value={asked.tier} options={options(tiers)} />
        <Select name="menu" label="Tiered menu" empty="Whole menu" value={asked.menu} options={options(menus)} />
        <Select
          name="for"
          label="Year group"
          empty="Every year group"
          value={asked.yearGroup}
          options={yearOptions(schoolYears)}
        />
        <Hidden name="sort" value={asked.sort} />
        <Button kind="quiet">Show</Button>
      </Form>
    </Details>
  );
};
