import {
  Checkboxes,
  Details,
  FieldRow,
  Fieldset,
  Radios,
  Select,
  Textarea,
  TextInput,
  type Problems,
} from '#platform/kit';
import { kinds, menus, tiers } from '../rules.ts';
import { yearChoices } from '../school-years.ts';
import type { Offers } from './store.ts';

export type FieldsProps = Readonly<{
  offers: Offers;
  typed: Readonly<Record<string, string>>;
  problems: Problems;
  isNew: boolean;
}>;

const chosen = (text: string | undefined): readonly string[] => (text ?? '').split('\n').filter((each) => each !== '');

const choices = (table: Readonly<Record<string, Readonly<{ word: string; means: string }>>>) =>
  Object.entries(table).map(([value, { word, means }]) => ({ value, label: word, hint: means }));

const field = ({ typed, problems }: FieldsProps, name: string) => ({ name, value: typed[name], problems });

const What = (props: FieldsProps) => (
  <Fieldset legend="What it is" size="m">
    <TextInput
      {...field(props, 'title')}
      label="What do you call it?"
      hint="For example, Reading mentors. Never a pupil’s name."
    />
    {props.isNew ? (
      <Radios {...field(props, 'kind')} legend="What kind of provision is it?" choices={choices(kinds)} small />
    ) : null}
    <Radios {...field(props, 'tier')} legend="Whom is it for?" choices={choices(tiers)} small />
    <Radios
      {...field(props, 'menu')}
      legend="Where does it stand on the tiered menu?"
      hint="The Education Endowment Foundation’s, as in your Pupil Premium statement."
      choices={choices(menus)}
      small
    />
    <Details
      summary={`Year groups${chosen(props.typed['yearGroups']).length === 0 ? ': every year unless you choose' : ''}`}
      open={chosen(props.typed['yearGroups']).length > 0}
    >
      <Checkboxes
        name="yearGroups"
        legend="For which year groups?"
        hint="Leave all empty for every year."
        small
        columns
        choices={yearChoices(props.offers.years)}
        values={chosen(props.typed['yearGroups'])}
        problems={props.problems}
      />
    </Details>
    <Textarea {...field(props, 'about')} label="What happens in it? (optional)" rows={3} maxLength={2000} />
  </Fieldset>
);

const Who = (props: FieldsProps) => (
  <Fieldset legend="Who runs it" size="m">
    <TextInput
      {...field(props, 'runBy')}
      label="Who runs it? (optional)"
      hint="A team, a post or the partner’s people: English department, school nurse."
      width={30}
    />
    <Select
      {...field(props, 'partner')}
      label="With which partner? (optional)"
      empty="No partner"
      options={props.offers.partners.map(({ id, name }) => ({ value: id, text: name }))}
    />
    {props.offers.staff.length === 0 ? null : (
      <Details
        summary={`Staff who are at the sessions${chosen(props.typed['staff']).length === 0 ? ' (optional)' : `: ${chosen(props.typed['staff']).length} chosen`}`}
        open={(props.problems ?? []).some(({ field: name }) => name === 'staff')}
      >
        <Checkboxes
          name="staff"
          legend="Which of your staff?"
          hint="Named staff are checked for being in two places at one time."
          small
          columns
          choices={props.offers.staff.map(({ id, name }) => ({ value: id, label: name }))}
          values={chosen(props.typed['staff'])}
          problems={props.problems}
        />
      </Details>
    )}
    <TextInput {...field(props, 'place')} label="Where? (optional)" width={20} />
  </Fieldset>
);

const When = (props: FieldsProps) => (
  <Fieldset legend="How much, and when" size="m">
    <FieldRow>
      <TextInput {...field(props, 'groupSize')} label="Pupils in one group" width={4} inputmode="numeric" />
      <TextInput {...field(props, 'groupCount')} label="Groups" width={3} inputmode="numeric" />
    </FieldRow>
    <FieldRow>
      <TextInput
        {...field(props, 'sessionsPerWeek')}
        label="Sessions a week, one group"
        width={3}
        inputmode="numeric"
      />
      <TextInput {...field(props, 'minutes')} label="Minutes of a session" width={4} inputmode="numeric" />
      <TextInput {...field(props, 'weeks')} label="Weeks" width={3} inputmode="numeric" />
    </FieldRow>
    <FieldRow>
      <TextInput {...field(props, 'startsOn')} label="First day" hint="For example, 14 September 2026" width={20} />
      <TextInput {...field(props, 'endsOn')} label="Last day" hint="For example, 16 July 2027" width={20} />
    </FieldRow>
    <p class="wm-sub">Days and times for the timetable are added on its own page once it is saved.</p>
  </Fieldset>
);

const Cost = (props: FieldsProps) => (
  <Fieldset legend="What it costs, and whose money" size="m">
    <FieldRow>
      <TextInput {...field(props, 'staffCount')} label="Paid adults at a session" width={3} inputmode="numeric" />
      <TextInput
        {...field(props, 'staffCostHour')}
        label="One adult, one hour"
        prefix="£"
        width={10}
        inputmode="decimal"
      />
    </FieldRow>
    <TextInput
      {...field(props, 'staffRole')}
      label="Their role (optional)"
      hint="For example, teaching assistant"
      width={20}
    />
    <TextInput
      {...field(props, 'resources')}
      label="Everything else, for the whole run and all groups"
      hint="Books, licences, a fee. 0 when there is none."
      prefix="£"
      width={10}
      inputmode="decimal"
    />
    <TextInput {...field(props, 'resourcesFor')} label="What is that for? (optional)" />
    <FieldRow>
      <TextInput {...field(props, 'ppShare')} label="Pupil Premium" suffix="%" width={3} inputmode="numeric" />
      <TextInput {...field(props, 'senShare')} label="SEN budget" suffix="%" width={3} inputmode="numeric" />
      <TextInput {...field(props, 'otherShare')} label="Other" suffix="%" width={3} inputmode="numeric" />
    </FieldRow>
    <TextInput
      {...field(props, 'otherFrom')}
      label="Where does the other money come from?"
      hint="Gifts, a grant, the school’s own budget. Leave empty when there is none."
      width={20}
    />
  </Fieldset>
);

const Goals = (props: FieldsProps) => (
  <Fieldset legend="How you will know" size="m">
    <TextInput
      {...field(props, 'measuredBy')}
      label="By what are entry and exit measured?"
      hint="With its unit: Reading age, in months. Leave empty if it is not measured; the gaps page will say so."
    />
    <Radios
      {...field(props, 'better')}
      legend="Which way is better?"
      inline
      small
      choices={[
        { value: 'higher', label: 'Higher' },
        { value: 'lower', label: 'Lower' },
      ]}
    />
    <Textarea
      {...field(props, 'entryCriteria')}
      label="Who gets on it? (optional)"
      hint="For example, below 90 on entry in reading."
      rows={2}
      maxLength={1000}
    />
    <Textarea
      {...field(props, 'exitCriteria')}
      label="When does somebody come off it? (optional)"
      rows={2}
      maxLength={1000}
    />
  </Fieldset>
);

/** The whole form, part by part. */
export const Fields = (props: FieldsProps) => (
  <>
    <What {...props} />
    <Who {...props} />
    <When {...props} />
    <Cost {...props} />
    <Goals {...props} />
  </>
);
