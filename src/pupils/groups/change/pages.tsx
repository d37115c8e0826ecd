import { Alert, Button, Card, Facts, Form, mediumDate, Page, TextInput, type Problem } from '#platform/kit';
import { href, paths } from '#paths';
import { MembershipFields } from '../add/pages.tsx';
import type { Place } from '../asking.ts';
import { definitionOn } from '../definitions/rules.ts';
import type { OneRecord } from '../membership/store.ts';
import type { OnRoll } from '../named/store.ts';

type ChangeProps = Place &
  Readonly<{
    record: OneRecord;
    pupil: OnRoll;
    group: Readonly<{ key: string; title: string; isHeldBack: boolean }>;
    today: string;
    typed?: Readonly<Record<string, string>>;
    problems?: readonly Problem[];
  }>;

const facts = ({ record }: ChangeProps) => {
  const definition = definitionOn(record.group, record.fromOn);
  const details = (definition?.details ?? []).flatMap(({ name, label, kind }) => {
    const value = record.detail[name] ?? '';
    return value === '' ? [] : [{ term: label, fact: kind === 'day' ? mediumDate(value) : value }];
  });
  return [
    { term: 'From', fact: mediumDate(record.fromOn) },
    { term: 'Until', fact: record.toOn === null ? 'it holds' : mediumDate(record.toOn) },
    ...(record.basis === null ? [] : [{ term: 'Basis', fact: definition?.bases[record.basis]?.title ?? record.basis }]),
    ...details,
    { term: 'Where it comes from', fact: record.source },
    {
      term: 'Recorded',
      fact: `${mediumDate(record.recordedAt)}${record.recordedBy === null ? '' : ` by ${record.recordedBy}`}`,
    },
    { term: 'Definition', fact: `version ${record.definitionVersion}` },
  ];
};

/** What a record says, as its form has it. */
const asTyped = (record: OneRecord): Readonly<Record<string, string>> => ({
  basis: record.basis ?? '',
  ...Object.fromEntries(
    (definitionOn(record.group, record.fromOn)?.details ?? []).map(({ name, kind }) => {
      const value = record.detail[name] ?? '';
      return [`detail.${name}`, kind === 'day' && value !== '' ? mediumDate(value) : value];
    }),
  ),
});

/** One record of one pupil in one group: what it says, and the ways to change it. */
export const ChangeMembershipPage = (props: ChangeProps) => {
  const { frame, enrolment, record, pupil, group, typed = {}, problems = [], mayChange } = props;
  const at = { enrolment, record: record.id };
  return (
    <Page
      frame={frame}
      narrow
      title={`${pupil.forename} ${pupil.surname}: ${group.title}`}
      crumbs={[
        { text: 'Groups', href: href(group.isHeldBack ? paths.groups.flags : paths.groups.home, { enrolment }) },
        { text: group.title, href: href(paths.groups.one, { enrolment, group: group.key }) },
      ]}
      problems={problems}
    >
      <Card title="What is recorded">
        <Facts items={facts(props)} wide />
      </Card>
      {record.removedAt === null ? null : (
        <Alert kind="info" title={`This record was taken back on ${mediumDate(record.removedAt)}.`}>
          <p>{record.removedBecause}</p>
        </Alert>
      )}
      {record.toOn !== null || record.removedAt !== null || !mayChange ? null : (
        <Card title="It is so for another reason, or since another day">
          <p>
            From the same day or an earlier one it takes this record’s place; from a later day both stand, one after the
            other.
          </p>
          <Form frame={frame} action={href(paths.groups.correct, at)}>
            <MembershipFields
              definition={definitionOn(record.group, props.today)}
              typed={{ ...asTyped(record), ...typed }}
              problems={problems}
              today={record.fromOn}
            />
            <Button kind="quiet">Save what is so</Button>
          </Form>
        </Card>
      )}
      {record.toOn !== null || record.removedAt !== null || !mayChange ? null : (
        <Card title="It no longer holds">
          <Form frame={frame} action={href(paths.groups.end, at)}>
            <TextInput
              name="endsOn"
              label="Last day in the group"
              hint="The pupil stays in the group up to and with this day"
              value={typed['endsOn'] ?? mediumDate(props.today)}
              width={20}
              problems={problems}
            />
            <Button>End it</Button>
          </Form>
        </Card>
      )}
      {record.removedAt !== null || !mayChange ? null : (
        <Card title="It was never so">
          <p>A mistake is taken back with its reason. It stays in the history and counts nowhere.</p>
          <Form frame={frame} action={href(paths.groups.takeBack, at)}>
            <TextInput name="reason" label="Why was it a mistake?" value={typed['reason']} problems={problems} />
            <Button kind="quiet">Take the record back</Button>
          </Form>
        </Card>
      )}
    </Page>
  );
};
