import {
  Button,
  Checkboxes,
  FieldRow,
  Form,
  Hidden,
  mediumDate,
  Radios,
  Select,
  Textarea,
  TextInput,
} from '#platform/kit';
import { href, paths } from '#paths';
import { fullName } from '../names.ts';
import type { PairsProps } from './pages.tsx';

/** At most this many mentors are offered: a longer list is narrowed by more of a name. */
const mostOffered = 30;

const at = ({ enrolment, provision }: PairsProps) => ({ enrolment: enrolment.id, provision: provision.id });

/** Two pupils and why these two: once a mentor was looked for. */
export const MatchForm = (props: PairsProps) => {
  const { frame, found, mentees, nameOf, pairs, sought, today, wrong } = props;
  if (found === null) return null;
  if (found.length === 0) return <p>No pupil on roll is called that. Try part of a surname, or a code.</p>;
  if (mentees.length === 0) return <p>Nobody is on this provision yet: add the mentees first.</p>;
  const typed = wrong === 'match' ? (props.typed ?? {}) : {};
  const problems = wrong === 'match' ? props.problems : [];
  const paired = new Set(pairs.filter(({ endedOn }) => endedOn === null).map(({ menteeId }) => menteeId));
  return (
    <Form frame={frame} action={href(paths.provision.pairs, at(props))}>
      <Hidden name="sought" value={sought} />
      <Radios
        name="mentor"
        legend="Which mentor?"
        small
        columns
        value={typed['mentor']}
        choices={found.slice(0, mostOffered).map((each) => ({
          value: each.pupilId,
          label: fullName(each),
          hint: [each.code, each.yearGroup === null ? null : `year ${each.yearGroup}`]
            .filter((one) => one !== null)
            .join(', '),
        }))}
        problems={problems}
      />
      <Select
        name="mentee"
        label="Which mentee?"
        empty="Choose"
        value={typed['mentee']}
        options={mentees.map(({ pupilId, code }) => ({
          value: pupilId,
          text: `${nameOf(pupilId, code)}${paired.has(pupilId) ? ' (has a mentor)' : ''}`,
        }))}
        problems={problems}
      />
      <Textarea
        name="because"
        label="Why these two?"
        hint="What they share, what the mentor is good at. No diagnosis, no family matter."
        rows={2}
        maxLength={500}
        value={typed['because']}
        problems={problems}
      />
      <TextInput
        name="fromOn"
        label="From which day?"
        value={typed['fromOn'] ?? mediumDate(today)}
        width={20}
        problems={problems}
      />
      <Button>Match them</Button>
    </Form>
  );
};

/** Training that mentors had, and which of them were there. */
export const TrainingForm = (props: PairsProps) => {
  const { frame, pairs, nameOf, wrong } = props;
  const typed = wrong === 'training' ? (props.typed ?? {}) : {};
  const problems = wrong === 'training' ? (props.problems ?? []) : [];
  const mentors = [...new Map(pairs.map(({ mentorId, mentorCode }) => [mentorId, mentorCode]))];
  const field = (name: string) => ({ name, value: typed[name], problems });
  return (
    <Form frame={frame} action={href(paths.provision.mentorTraining, at(props))}>
      <TextInput {...field('title')} label="What was it about?" />
      <FieldRow>
        <TextInput {...field('heldOn')} label="Day of the training" width={20} />
        <TextInput {...field('minutes')} label="Minutes" width={3} inputmode="numeric" />
      </FieldRow>
      <TextInput {...field('ledBy')} label="Who led it? (optional)" width={20} />
      {mentors.length === 0 ? (
        <p class="wm-sub">Mentors can be ticked once they are matched.</p>
      ) : (
        <Checkboxes
          name="mentors"
          legend="Which mentors were there?"
          small
          columns
          choices={mentors.map(([id, code]) => ({ value: id, label: nameOf(id, code) }))}
          values={(typed['mentors'] ?? '').split('\n')}
          problems={problems}
        />
      )}
      <Button kind="quiet">Write the training down</Button>
    </Form>
  );
};
