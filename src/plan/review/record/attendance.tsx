import { Button, Card, Form, Hidden, Textarea } from '#platform/kit';
import { href, paths } from '#paths';
import type { MeetingProps } from './pages.tsx';
import { cameWords, type Came } from './rules.ts';
import type { Attendance } from './store.ts';

// The table's own keys; Object.keys only forgets it.
const ways = Object.keys(cameWords) as Came[];

type OneProps = Readonly<{ person: Attendance; value: string; problem: string | undefined }>;

/** One colleague: three ways, none of them chosen for anybody. */
const One = ({ person: { membershipId, name, came }, value, problem }: OneProps) => (
  <li class="wm-came">
    <fieldset class="wm-came__set" aria-describedby={problem === undefined ? undefined : `problem-${membershipId}`}>
      <legend class="wm-came__name">{name}</legend>
      {problem === undefined ? null : (
        <p class="govuk-error-message" id={`problem-${membershipId}`}>
          <span class="govuk-visually-hidden">Error:</span> {problem}
        </p>
      )}
      <Hidden name="person" value={membershipId} />
      <Hidden name={`was-${membershipId}`} value={came ?? ''} />
      <div class="wm-came__ways">
        {ways.map((way, at) => (
          <label class="wm-came__way">
            <input
              type="radio"
              name={`came-${membershipId}`}
              id={at === 0 ? `came-${membershipId}` : undefined}
              value={way}
              checked={value === way}
            />
            <span>{cameWords[way].word}</span>
          </label>
        ))}
      </div>
    </fieldset>
  </li>
);

/** Who came, for the whole working party on one form; only what is changed here is written. */
export const AttendanceForm = ({ frame, enrolment, review, people, typed = {}, problems }: MeetingProps) => {
  const marked = people.filter(({ came }) => came !== null).length;
  const problemOf = (id: string) => problems?.find(({ field }) => field === `came-${id}`)?.message;
  return (
    <Card
      title="Who came"
      id="attendance"
      note={`${people.filter(({ came }) => came === 'present').length} of ${people.length} there`}
    >
      <Form frame={frame} action={href(paths.plan.attendance, { enrolment: enrolment.id, review: review.id })}>
        <ul class="wm-came-list">
          {people.map((person) => (
            <One
              person={person}
              value={typed[`came-${person.membershipId}`] ?? person.came ?? ''}
              problem={problemOf(person.membershipId)}
            />
          ))}
        </ul>
        <Hidden name="othersWas" value={review.others} />
        <Textarea
          name="others"
          label="Guests (optional)"
          hint="Governors, partners, anybody else: name and part"
          rows={2}
          value={typed['others'] ?? review.others}
          problems={problems}
        />
        <div class="govuk-button-group">
          <Button kind="quiet">Save who came</Button>
          {marked < people.length ? (
            <Button kind="quiet" name="rest" value="present">
              Save, and the rest were there
            </Button>
          ) : null}
        </div>
      </Form>
    </Card>
  );
};
