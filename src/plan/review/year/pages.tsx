import {
  Button,
  Card,
  Checkbox,
  Empty,
  Form,
  Hidden,
  longDate,
  Page,
  Refusal,
  Select,
  shortDate,
  Sub,
  Tag,
  TextInput,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../../panels.tsx';
import type { ReviewRefusal } from '../rules.ts';
import { reviewRefusalWords } from '../words.tsx';
import { weekdays, type Suggestion, type Weekday } from './rules.ts';

type Typed = Readonly<Record<string, string>>;
export type YearPlanProps = Place &
  Readonly<{
    schoolId: string;
    year: string;
    years: readonly string[];
    weekday: Weekday;
    suggestions: readonly Suggestion[] | null;
    everyWeeks: number;
    adviserName: string | null;
    typed: Typed;
    problems?: Problems;
    refused?: ReviewRefusal['because'] | 'not-active';
  }>;

/** The reviews of a whole year in one go: suggested from the term dates, looked over, changed, then planned. */
export const YearPlanPage = (props: YearPlanProps) => {
  const { frame, enrolment, year, years, weekday, suggestions, everyWeeks, refused, problems } = props;
  return (
    <Page
      frame={frame}
      title="Plan the year’s reviews"
      lead={`The scheme asks for a review about every ${everyWeeks} weeks: one in each half-term.`}
      crumbs={[{ text: 'Half-termly reviews', href: href(paths.plan.reviews, { enrolment: enrolment.id }) }]}
      problems={problems}
    >
      {refused === undefined ? null : <Refusal {...reviewRefusalWords(refused)} />}
      <Card title="Which year, on which weekday?">
        <Form frame={frame} action={href(paths.plan.planYear, { enrolment: enrolment.id })} method="get" inline>
          <Select
            name="year"
            label="School year"
            options={years.map((each) => ({ value: each, text: each }))}
            value={year}
          />
          <Select
            name="weekday"
            label="Weekday"
            options={weekdays.map((each) => ({ value: each, text: each }))}
            value={weekday}
          />
          <Button kind="quiet">Suggest days</Button>
        </Form>
      </Card>
      {suggestions === null ? (
        <Card title={`No term dates for ${year}`}>
          <Empty title="Days can be suggested once the half-terms are known.">
            <p>
              Your awarding body keeps the dates of your authority; you can enter the school’s own.{' '}
              <a href={href(paths.schools.terms, { school: props.schoolId }, { year })}>Enter the term dates</a>
            </p>
          </Empty>
        </Card>
      ) : (
        <Suggested {...props} suggestions={suggestions} />
      )}
    </Page>
  );
};

const becauseWords = { 'has-one': 'Has one', over: 'Over', 'no-day-left': 'No school day left' } as const;

const Suggested = (props: YearPlanProps & Readonly<{ suggestions: readonly Suggestion[] }>) => {
  const { frame, enrolment, year, weekday, suggestions, adviserName, typed, problems } = props;
  const open = suggestions.filter(({ on }) => on !== null);
  return (
    <Form frame={frame} action={href(paths.plan.planYear, { enrolment: enrolment.id })}>
      <Hidden name="year" value={year} />
      <Hidden name="weekday" value={weekday} />
      <Card
        title={open.length === 0 ? 'Every half-term has its review' : 'Look the days over'}
        subtitle="No day is in the holidays, at a week-end, on a bank holiday or an INSET day. Change any day, or leave a half-term out."
        link={{ text: 'Term dates', href: href(paths.schools.terms, { school: props.schoolId }, { year }) }}
      >
        <ul class="wm-year-plan">
          {suggestions.map((each, at) => (
            <li class="wm-year-plan__row">
              <div class="wm-year-plan__words">
                <strong>{each.name}</strong>
                <Sub>
                  {shortDate(each.startsOn)} to {shortDate(each.endsOn)}
                  {each.weeksSince === null ? '' : ` · ${each.weeksSince} weeks after the one before`}
                </Sub>
                {each.planned.map((one) => (
                  <Sub>
                    <a href={href(paths.plan.review, { enrolment: enrolment.id, review: one.id })}>
                      {one.isHeld ? 'Held' : 'Planned'} {longDate(one.on)}
                    </a>
                  </Sub>
                ))}
              </div>
              {each.because === null ? (
                <div class="wm-year-plan__fields">
                  <TextInput
                    name={`on-${at + 1}`}
                    label={`Day in ${each.name}`}
                    width={20}
                    value={typed[`on-${at + 1}`] ?? longDate(each.on ?? each.startsOn)}
                    problems={problems}
                  />
                  <Checkbox
                    name={`take-${at + 1}`}
                    label={
                      <>
                        Plan it<span class="govuk-visually-hidden"> in {each.name}</span>
                      </>
                    }
                    checked={typed['year'] === undefined || typed[`take-${at + 1}`] === 'yes'}
                    small
                  />
                </div>
              ) : (
                <Tag kind={each.because === 'has-one' ? 'done' : 'not-yet'}>{becauseWords[each.because]}</Tag>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {open.length === 0 ? null : (
        <Card title="For all of them">
          <SharedFields typed={typed} problems={problems} adviserName={adviserName} />
          <p class="wm-sub">Everybody in the team gets an invitation for each, for their calendar.</p>
          <Button>Plan these reviews</Button>
        </Card>
      )}
    </Form>
  );
};

type SharedProps = Readonly<{ typed: Typed; problems: Problems; adviserName: string | null }>;

/** The time, length, place and guests of a meeting. */
export const SharedFields = ({ typed, problems, adviserName }: SharedProps) => (
  <>
    <TextInput
      name="startsAt"
      label="At what time? (optional)"
      hint="For example, 15:45. Without one it is a whole day in calendars."
      width={5}
      value={typed['startsAt']}
      problems={problems}
    />
    <TextInput
      name="minutesLong"
      label="How many minutes long?"
      width={3}
      inputmode="numeric"
      value={typed['minutesLong'] ?? '60'}
      problems={problems}
    />
    <TextInput name="place" label="Where? (optional)" width={20} value={typed['place']} problems={problems} />
    {adviserName === null ? null : (
      <Checkbox
        name="asksAdviser"
        label={`Ask ${adviserName}, the adviser, too`}
        checked={typed['asksAdviser'] === 'yes'}
      />
    )}
  </>
);
