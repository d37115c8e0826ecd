import {
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  inSentence,
  longDate,
  Page,
  pageOf,
  Pagination,
  plural,
  shortDate,
  Sub,
  Tag,
  TextInput,
  type Problem,
} from '#platform/kit';
import { addDays } from '#platform/clock';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import type { Named } from '../names.ts';
import type { Provision, PupilOn } from '../store.ts';
import { MatchForm, TrainingForm } from './fields.tsx';
import { isQuiet, pairsSentence, type Pair, type Training } from './rules.ts';

export type PairsProps = Place &
  Readonly<{
    provision: Provision;
    pairs: readonly Pair[];
    trainings: readonly Training[];
    nameOf: (pupilId: string, code: string) => string;
    mentees: readonly PupilOn[];
    /** Who was looked for as a mentor; null while nobody was. */
    found: readonly Named[] | null;
    sought: string;
    asked?: string | undefined;
    /** Which of the two forms was wrong. */
    wrong?: 'match' | 'training';
    problems?: readonly Problem[];
    typed?: Readonly<Record<string, string>>;
  }>;

export const at = ({ enrolment, provision }: Pick<PairsProps, 'enrolment' | 'provision'>) => ({
  enrolment: enrolment.id,
  provision: provision.id,
});

const Pairs = (props: PairsProps) => {
  const { pairs, nameOf, asked } = props;
  const shown = pageOf(pairs, asked);
  /** Two pupils may have one name: the code stands beside it, unless it stands there in place of the name. */
  const withCode = (pupilId: string, code: string, words: string): string =>
    nameOf(pupilId, code) === code ? words : `${code}, ${inSentence(words)}`;
  return (
    <>
      <DataTable
        caption="Pairs of mentor and mentee"
        rows={shown.rows}
        empty={
          <Empty title="No pair is matched yet.">
            Put the mentees on this provision, then match each with a mentor below.
          </Empty>
        }
        columns={[
          {
            head: 'Mentee',
            isRowHead: true,
            cell: (pair) => (
              <>
                <a href={href(paths.provision.pair, { ...at(props), pair: pair.id })}>
                  {nameOf(pair.menteeId, pair.menteeCode)}
                </a>
                <Sub>{withCode(pair.menteeId, pair.menteeCode, pair.matchedBecause)}</Sub>
              </>
            ),
          },
          {
            head: 'Mentor',
            cell: (pair) => (
              <>
                {nameOf(pair.mentorId, pair.mentorCode)}
                <Sub>{withCode(pair.mentorId, pair.mentorCode, pair.isTrained ? 'trained' : 'not yet trained')}</Sub>
              </>
            ),
          },
          { head: 'Meetings', numeric: true, cell: (pair) => pair.meetings },
          { head: 'Last met', cell: (pair) => (pair.lastMetOn === null ? 'Not yet' : shortDate(pair.lastMetOn)) },
          {
            head: 'State',
            cell: (pair) =>
              pair.endedOn === null ? (
                isQuiet(pair, props.today) ? (
                  <Tag kind="waiting">{pair.lastMetOn === null ? 'Has not met' : 'Not met for a month'}</Tag>
                ) : (
                  <Tag kind="progress">Meeting</Tag>
                )
              ) : (
                <Tag kind="not-yet">{`Ended ${shortDate(pair.endedOn)}`}</Tag>
              ),
          },
        ]}
      />
      <Pagination
        page={shown.page}
        pages={shown.pages}
        label="Pages of pairs"
        href={(page) => href(paths.provision.pairs, at(props), { page: page === 1 ? undefined : page })}
      />
    </>
  );
};

const Trainings = ({ trainings }: PairsProps) => (
  <DataTable
    caption="Training of mentors"
    rows={trainings}
    empty={
      <Empty title="No training is written down yet.">
        What mentors learnt before they began: listening, and when to tell an adult.
      </Empty>
    }
    columns={[
      { head: 'Training', isRowHead: true, cell: (each) => each.title },
      { head: 'Day', cell: (each) => longDate(each.heldOn) },
      { head: 'Minutes', numeric: true, cell: (each) => each.minutes },
      { head: 'Led by', cell: (each) => each.ledBy },
      { head: 'Mentors there', numeric: true, cell: (each) => each.mentors },
    ]}
  />
);

/** Pairs, their meetings and the training of mentors. */
export const PairsPage = (props: PairsProps) => {
  const { frame, enrolment, provision, pairs, trainings, today, problems } = props;
  return (
    <Page
      frame={frame}
      title={`${provision.title}: pairs`}
      lead={pairsSentence(pairs, addDays(today, -14))}
      crumbs={[
        { text: 'Provision map', href: href(paths.provision.map, { enrolment: enrolment.id }) },
        { text: provision.title, href: href(paths.provision.one, at(props)) },
      ]}
      problems={problems}
    >
      <Card title={plural(pairs.length, 'pair')} flush>
        <Pairs {...props} />
      </Card>
      <Card title="Match a pair" id="match">
        <Form frame={frame} method="get" action={href(paths.provision.pairs, at(props))} inline>
          <TextInput name="mentor" label="Look for a mentor: name or code" value={props.sought} autocomplete="off" />
          <Button kind="quiet">Find mentors</Button>
        </Form>
        <MatchForm {...props} />
      </Card>
      <Card
        title={
          trainings.length === 0 ? 'Training of mentors' : `${plural(trainings.length, 'training session')} for mentors`
        }
        flush
      >
        <Trainings {...props} />
      </Card>
      <Card title="Write training down">
        <TrainingForm {...props} />
      </Card>
    </Page>
  );
};
