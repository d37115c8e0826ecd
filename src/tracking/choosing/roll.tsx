import {
  Button,
  Card,
  Checkboxes,
  Empty,
  Form,
  Hidden,
  Pagination,
  plural,
  Radios,
  Select,
  TextInput,
} from '#platform/kit';
import { href, paths } from '#paths';
import { yearGroups } from '#pupils/rules';
import type { ChoosingSeen, More } from './asked.ts';

const Search = ({ enrolment, narrowed, years, groups, from }: ChoosingSeen) => (
  <Form frame={{ csrf: '' }} method="get" action={href(paths.groups.choosing, { enrolment })} inline>
    {from === null ? null : <Hidden name="from" value={from.id} />}
    <TextInput name="q" label="Name or code" value={narrowed.q} width={20} autocomplete="off" />
    <Select
      name="year"
      label="Year"
      value={narrowed.year}
      empty="All years"
      options={yearGroups.filter((year) => years.includes(year)).map((value) => ({ value, text: `Year ${value}` }))}
    />
    <Select
      name="group"
      label="In the group"
      value={narrowed.group}
      empty="Any"
      options={groups.map(({ key, title }) => ({ value: key, text: title }))}
    />
    <Button kind="quiet">Search</Button>
  </Form>
);

/** Choosing from the roll: search, tick, say as what; once the choice is frozen, with a reason. */
export const RollCard = (props: ChoosingSeen & More) => {
  const { frame, enrolment, roll, found, narrowed, freezes, typed = {}, problems = [], from } = props;
  const query = {
    q: narrowed.q || undefined,
    year: narrowed.year || undefined,
    group: narrowed.group || undefined,
    from: from?.id,
  };
  return (
    <Card
      title="Choose from the roll"
      subtitle={`${plural(found, 'pupil')} on roll who ${found === 1 ? 'is' : 'are'} not chosen yet`}
      id="roll"
    >
      <Search {...props} />
      {roll.rows.length === 0 ? (
        <Empty title="No pupil to choose fits this search.">
          Search for a part of the name, choose another year or group, or bring your roll in.
        </Empty>
      ) : (
        <Form frame={frame} action={href(paths.groups.take, { enrolment }, query)}>
          <Checkboxes
            name="pupil"
            legend="Pupils"
            hideLegend
            columns
            small
            problems={problems}
            values={(typed['pupil'] ?? '').split('\n')}
            choices={roll.rows.map((each) => ({
              value: each.pupilId,
              label: `${each.surname}, ${each.forename}`,
              hint: [each.yearGroup === null ? null : `year ${each.yearGroup}`, each.code].filter(Boolean).join(', '),
            }))}
          />
          <Pagination
            page={roll.page}
            pages={roll.pages}
            label="Pages of the roll; save the ticks of a page before you turn it"
            href={(page) =>
              href(paths.groups.choosing, { enrolment }, { ...query, page: page === 1 ? undefined : page })
            }
          />
          <Radios
            name="kind"
            legend="The ticked pupils are"
            inline
            small
            value={typed['kind']}
            problems={problems}
            choices={[
              { value: 'target', label: 'target pupils' },
              { value: 'comparison', label: 'for comparison' },
            ]}
          />
          {freezes.length === 0 ? null : (
            <TextInput
              name="reason"
              label="Why does the choice change after it was frozen?"
              hint="Assessors read this. Name no child"
              value={typed['reason']}
              problems={problems}
            />
          )}
          <Button>Choose the ticked pupils</Button>
        </Form>
      )}
    </Card>
  );
};
