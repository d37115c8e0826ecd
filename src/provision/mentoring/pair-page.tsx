import {
  Alert,
  Button,
  Card,
  DataTable,
  Details,
  Empty,
  Facts,
  FieldRow,
  Form,
  Hidden,
  longDate,
  mediumDate,
  Page,
  plural,
  Radios,
  Textarea,
  TextInput,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import type { Provision } from '../store.ts';
import { went, type Meeting, type Pair } from './rules.ts';

type PairProps = Place &
  Readonly<{
    provision: Provision;
    pair: Pair;
    mentor: string;
    mentee: string;
    meetings: readonly Meeting[];
    wrong?: 'meeting' | 'end';
    problems?: readonly Problem[];
    typed?: Readonly<Record<string, string>>;
    savedFirst?: boolean;
  }>;

const MeetingForm = ({ frame, enrolment, provision, pair, today, wrong, ...props }: PairProps) => {
  const typed = wrong === 'meeting' ? (props.typed ?? {}) : {};
  const problems = wrong === 'meeting' ? (props.problems ?? []) : [];
  const field = (name: string, held = '') => ({ name, value: typed[name] ?? held, problems });
  return (
    <Form
      frame={frame}
      action={href(paths.provision.pair, { enrolment: enrolment.id, provision: provision.id, pair: pair.id })}
    >
      <FieldRow>
        <TextInput {...field('metOn', mediumDate(today))} label="Day" width={20} />
        <TextInput {...field('minutes', String(provision.minutes))} label="Minutes" width={3} inputmode="numeric" />
      </FieldRow>
      <Radios
        {...field('went')}
        legend="How did it go?"
        inline
        small
        choices={Object.entries(went).map(([value, label]) => ({ value, label }))}
      />
      <Textarea
        {...field('note')}
        label="A word about it (optional)"
        hint="What they did. A worry about a child goes to your designated safeguarding lead, not here."
        rows={2}
        maxLength={1000}
      />
      <Button>Write the meeting down</Button>
    </Form>
  );
};

/** One pair: why they were matched, their meetings, and its end. */
export const PairPage = (props: PairProps) => {
  const {
    frame,
    enrolment,
    provision,
    pair,
    mentor,
    mentee,
    meetings,
    mayWrite,
    today,
    problems = [],
    wrong,
    typed = {},
    savedFirst,
  } = props;
  const at = { enrolment: enrolment.id, provision: provision.id };
  return (
    <Page
      frame={frame}
      title={`${mentee} with ${mentor}`}
      lead={`${plural(pair.meetings, 'meeting')}, ${plural(pair.minutes, 'minute')} in all.`}
      crumbs={[
        { text: 'Provision map', href: href(paths.provision.map, { enrolment: enrolment.id }) },
        { text: provision.title, href: href(paths.provision.one, at) },
        { text: 'Pairs', href: href(paths.provision.pairs, at) },
      ]}
      problems={problems}
      aside={
        <Card title="Why these two">
          <p>{pair.matchedBecause}</p>
          <Facts
            items={[
              { term: 'From', fact: longDate(pair.fromOn) },
              { term: 'Mentor', fact: pair.isTrained ? 'trained' : 'not yet trained' },
              ...(pair.endedOn === null
                ? []
                : [{ term: 'Ended', fact: `${longDate(pair.endedOn)}: ${pair.endedBecause ?? ''}` }]),
            ]}
          />
        </Card>
      }
    >
      {savedFirst ? (
        <Alert kind="warning" urgent title="A colleague changed this pair meanwhile.">
          <p>What stands now is shown beside. Look at it before you end the pair.</p>
        </Alert>
      ) : null}
      <Card title={meetings.length === 0 ? 'They have not met yet' : 'Meetings'} flush>
        <DataTable
          caption="Meetings of this pair"
          rows={meetings}
          empty={<Empty title="No meeting is written down yet.">Each needs a day, its minutes and how it went.</Empty>}
          columns={[
            { head: 'Day', isRowHead: true, cell: (each) => longDate(each.metOn) },
            {
              head: 'Minutes',
              numeric: true,
              cell: ({ went, minutes }) => (went === 'did-not-meet' ? 'none' : minutes),
            },
            { head: 'How it went', cell: (each) => went[each.went] },
            { head: 'A word', cell: (each) => each.note },
            { head: 'Written by', cell: (each) => each.who },
          ]}
        />
      </Card>
      {mayWrite && pair.endedOn === null ? (
        <>
          <Card title="They met">
            <MeetingForm {...props} />
          </Card>
          <Details summary="End this pair" open={wrong === 'end'}>
            <Form frame={frame} action={href(paths.provision.endPair, { ...at, pair: pair.id })}>
              <Hidden name="version" value={pair.version} />
              <TextInput
                name="endedOn"
                label="Last day"
                value={typed['endedOn'] ?? mediumDate(today)}
                width={20}
                problems={wrong === 'end' ? problems : []}
              />
              <TextInput
                name="because"
                label="Why?"
                value={typed['because']}
                problems={wrong === 'end' ? problems : []}
              />
              <Button kind="quiet">End the pair</Button>
            </Form>
          </Details>
        </>
      ) : null}
    </Page>
  );
};
