import { Checkboxes, Details, Select, Textarea, TextInput, type Problems } from '#platform/kit';
import type { Area } from '../store.ts';
import type { Target } from './store.ts';
import { linesOf, type SectionName } from './forms.ts';

export type Typed = Readonly<Record<string, string>>;
type Named = Readonly<{ id: string; name: string }>;

/** What an action may answer, for whom it may be, who may own it, and with whom it may be done. */
export type Offers = Readonly<{
  areas: readonly Pick<Area, 'id' | 'criterion' | 'standard' | 'text' | 'rank'>[];
  criteria: readonly Readonly<{ code: string; text: string }>[];
  groups: readonly Readonly<{ code: string; name: string; means: string }>[];
  targets: readonly Target[];
  owners: readonly Named[];
  partnerships: readonly Named[];
}>;

type FieldsProps = Readonly<{ offers: Offers; typed: Typed; problems: Problems }>;

const short = (text: string): string => (text.length > 110 ? `${text.slice(0, 107)}…` : text);

const What = ({ offers, typed, problems }: FieldsProps) => (
  <>
    <Select
      name="answers"
      label="What does it answer?"
      hint="An area for improvement from your audit, the first to mend first; or a criterion."
      empty="Choose"
      options={[
        ...offers.areas.map(({ id, criterion, standard, text, rank }) => ({
          value: `area:${id}`,
          text: short(
            [rank === null ? 'Area' : `Area ${rank}`, criterion ?? standard].filter(Boolean).join(', ') + `: ${text}`,
          ),
        })),
        ...offers.criteria.map(({ code, text }) => ({ value: `criterion:${code}`, text: short(`${code}: ${text}`) })),
      ]}
      value={typed['answers']}
      problems={problems}
    />
    <TextInput
      name="objective"
      label="What is it to achieve?"
      hint="For example, Year 7 pupils who read below their age catch up by summer."
      value={typed['objective']}
      problems={problems}
    />
    <Textarea
      name="coreChange"
      label="What changes in what the school offers every day?"
      hint="The core offer: what stays when the project ends."
      rows={4}
      maxLength={4000}
      value={typed['coreChange']}
      problems={problems}
    />
  </>
);

const Pupils = ({ offers, typed, problems }: FieldsProps) => (
  <>
    {offers.groups.length === 0 ? null : (
      <Checkboxes
        name="targetGroups"
        legend="For which target groups? (optional)"
        small
        choices={offers.groups.map(({ code, name, means }) => ({ value: code, label: name, hint: means }))}
        values={linesOf(typed['targetGroups'])}
        problems={problems}
      />
    )}
    <Textarea
      name="pupils"
      label="For which pupils, in words?"
      hint="For example, Year 7 pupils below 90 on entry. Do not name pupils."
      rows={2}
      maxLength={1000}
      value={typed['pupils']}
      problems={problems}
    />
    <Targets offers={offers} typed={typed} problems={problems} />
  </>
);

/** Target pupils by code: folded while nobody is chosen, for there may be many. */
const Targets = ({ offers, typed, problems }: FieldsProps) => {
  const chosen = linesOf(typed['pupilIds']);
  if (offers.targets.length === 0) return null;
  return (
    <Details
      summary={`Target pupils by code (optional${chosen.length === 0 ? '' : `, ${chosen.length} chosen`})`}
      open={chosen.length > 0 || (problems ?? []).some(({ field }) => field === 'pupilIds')}
    >
      <Checkboxes
        name="pupilIds"
        legend="Which target pupils is it for?"
        hint="The plan shows codes to those who may see pupils, and to nobody a name."
        small
        columns
        choices={offers.targets.map(({ id, code }) => ({ value: id, label: code }))}
        values={chosen}
        problems={problems}
      />
    </Details>
  );
};

const People = ({ offers, typed, problems }: FieldsProps) => (
  <>
    <Select
      name="owner"
      label="Who answers for it?"
      empty="Choose"
      options={offers.owners.map(({ id, name }) => ({ value: id, text: name }))}
      value={typed['owner']}
      problems={problems}
    />
    <Select
      name="partnership"
      label="With which partner? (optional)"
      empty="No partner"
      options={offers.partnerships.map(({ id, name }) => ({ value: id, text: name }))}
      value={typed['partnership']}
      problems={problems}
    />
    <TextInput
      name="beginsOn"
      label="When does it begin? (optional)"
      hint="For example, 4 January 2027"
      width={20}
      value={typed['beginsOn']}
      problems={problems}
    />
    <TextInput
      name="dueOn"
      label="When should it be done?"
      hint="For example, 29 January 2027"
      width={20}
      value={typed['dueOn']}
      problems={problems}
    />
    <Textarea
      name="resources"
      label="What does it need besides money? (optional)"
      hint="Rooms, time in the timetable, books, a minibus."
      rows={2}
      maxLength={2000}
      value={typed['resources']}
      problems={problems}
    />
    <TextInput name="cost" label="What does it cost?" prefix="£" width={10} value={typed['cost']} problems={problems} />
    <TextInput
      name="premium"
      label="How much of that does Pupil Premium pay?"
      prefix="£"
      width={10}
      value={typed['premium']}
      problems={problems}
    />
  </>
);

const practice = [
  [
    'staysFixed',
    'What must be the same everywhere? (optional)',
    'The active ingredients: without them it would not work.',
  ],
  ['mayAdapt', 'What may each class or year do its own way? (optional)', 'What can change without losing the effect.'],
  ['deliveredBy', 'Who delivers it? (optional)', 'Roles rather than names: tutors, teaching assistants, the library.'],
  ['staffNeed', 'What do they need to do it well? (optional)', 'Training, time, materials, somebody to ask.'],
  [
    'doneAsMeant',
    'How will you know that it is done as meant? (optional)',
    'A look into lessons, a log, a short talk every fortnight.',
  ],
] as const;

const How = ({ typed, problems }: FieldsProps) => (
  <>
    {practice.map(([name, label, hint]) => (
      <Textarea
        name={name}
        label={label}
        hint={hint}
        rows={3}
        maxLength={name === 'deliveredBy' ? 1000 : 2000}
        value={typed[name]}
        problems={problems}
      />
    ))}
  </>
);

/** The fields of each part of the form. */
export const fieldsOf: Readonly<Record<SectionName, (props: FieldsProps) => ReturnType<typeof What>>> = {
  what: What,
  pupils: Pupils,
  people: People,
  how: How,
};
