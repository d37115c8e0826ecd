import {
  Button,
  Card,
  DataTable,
  Empty,
  FieldRow,
  Form,
  Hidden,
  Page,
  PostButton,
  Select,
  TextInput,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { weekdays } from '../rules.ts';
import type { Provision } from '../store.ts';
import { dayOptions } from './lessons-page.tsx';
import { endOf } from './pages.tsx';

type DaysProps = Place &
  Readonly<{ provision: Provision; problems?: readonly Problem[]; typed?: Readonly<Record<string, string>> }>;

/** The days and times at which one provision meets. */
export const DaysPage = ({ frame, enrolment, provision, problems = [], typed = {} }: DaysProps) => {
  const at = { enrolment: enrolment.id, provision: provision.id };
  const field = (name: string, held?: string | number) => ({ name, value: typed[name] ?? held, problems });
  return (
    <Page
      frame={frame}
      narrow
      title={`Days of ${provision.title}`}
      lead={`${provision.sessionsPerWeek} a week ${provision.groupCount > 1 ? 'for each group ' : ''}${provision.sessionsPerWeek === 1 ? 'is' : 'are'} planned.`}
      crumbs={[
        { text: 'Provision map', href: href(paths.provision.map, { enrolment: enrolment.id }) },
        { text: provision.title, href: href(paths.provision.one, at) },
      ]}
      problems={problems}
    >
      <Card title="When it meets" flush>
        <DataTable
          caption={`Days of ${provision.title}`}
          rows={provision.slots}
          empty={
            <Empty title="It has no day yet.">
              Without days, sessions are counted by weeks, and clashes cannot be found.
            </Empty>
          }
          columns={[
            { head: 'Day', isRowHead: true, cell: (slot) => weekdays[slot.weekday - 1] },
            { head: 'Time', cell: (slot) => `${slot.startsAt} to ${endOf(slot)}` },
            ...(provision.groupCount > 1
              ? [{ head: 'Group', cell: (slot: Provision['slots'][number]) => slot.groupNo }]
              : []),
            {
              head: '',
              cell: (slot) => (
                <PostButton
                  frame={frame}
                  action={href(paths.provision.removeDay, { ...at, slot: slot.id })}
                  kind="quiet"
                  small
                  about={`${weekdays[slot.weekday - 1]} ${slot.startsAt}`}
                >
                  Remove
                </PostButton>
              ),
            },
          ]}
        />
      </Card>
      <Card title="Add a day">
        <Form frame={frame} action={href(paths.provision.days, at)}>
          <FieldRow>
            <Select {...field('weekday')} label="Day" empty="Choose" options={dayOptions} />
            <TextInput {...field('startsAt')} label="Begins at" hint="Like 09:15" width={5} />
            <TextInput {...field('minutes', provision.minutes)} label="Minutes" width={3} inputmode="numeric" />
          </FieldRow>
          {provision.groupCount > 1 ? (
            <Select
              {...field('groupNo', 1)}
              label="Which group?"
              options={Array.from({ length: provision.groupCount }, (_, n) => ({
                value: n + 1,
                text: `Group ${n + 1}`,
              }))}
            />
          ) : (
            <Hidden name="groupNo" value={1} />
          )}
          <Button>Add the day</Button>
        </Form>
      </Card>
    </Page>
  );
};
