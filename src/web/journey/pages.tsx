import {
  Activity,
  ago,
  briefDate,
  Card,
  daysBetween,
  Facts as FactList,
  inSentence,
  NextPanel,
  Page,
  PathOfSix,
  Rows,
  shortDate,
  Tag,
  TwoColumns,
  type Frame,
  type IconName,
  type PathStep,
} from '#platform/kit';
import { MyStandards } from '#audit';
import { TimePanel } from '#duties';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { HeadlineCard, type Headline } from './headline.tsx';
import { OpenWork } from './open-work.tsx';
import type { Waiting } from './rules.ts';
import type { Change, Listed } from './store.ts';
import { changeWords, leadSentence } from './words.ts';

export type JourneyView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  path: readonly PathStep[];
  next: Waiting | null;
  /** The school's own people are told what is next; those who look from outside are not. */
  isOurs: boolean;
  /** The reader's own standards of the audit, and what is needed to show them. */
  own: Parameters<typeof MyStandards>[0]['lines'];
  scheme: Scheme;
  membership: string;
  /** The school's hours used of hours agreed; null while there are none. */
  time: Parameters<typeof TimePanel>[0] | null;
  /** Open work of the whole working party, in order. */
  open: readonly Waiting[];
  dates: readonly Readonly<{ on: string; what: string; href?: string | undefined }>[];
  /** Null for those who do not read the trail. */
  changes: readonly Change[] | null;
  others: readonly (Listed & Readonly<{ href: string }>)[];
  /** More of the side column: what can be shown so far. */
  shown: readonly Readonly<{ term: string; fact: string }>[];
  headline: Headline | null;
  /** For the school's own team, once there is a roll. */
  learners: Readonly<{ who: string; whoHref: string; changed: string; changedHref: string }> | null;
  /** For a governor: the page that is made for them. */
  governorsHref: string | null;
  impactHref: string;
  calendarHref: string | null;
  /** Pages that belong to no step. */
  around: readonly Readonly<{ text: string; to: string; icon: IconName }>[];
  now: Date;
}>;

const Changes = ({ changes, now }: Readonly<{ changes: readonly Change[]; now: Date }>) => (
  <Card title="Since you were last here">
    {changes.length === 0 ? (
      <p>Nothing has changed. What colleagues, your adviser and the awarding body do appears here.</p>
    ) : (
      <Activity
        entries={changes.map((change) => ({ who: change.who, what: changeWords(change), when: ago(change.at, now) }))}
      />
    )}
  </Card>
);

/** Who our vulnerable learners are, and what changed for them: a sentence each. */
const Learners = ({ learners }: Pick<JourneyView, 'learners'>) =>
  learners === null ? null : (
    <Card title="Our vulnerable learners">
      <p>
        {learners.who} <a href={learners.whoHref}>See every group</a>
      </p>
      <p>
        {learners.changed} <a href={learners.changedHref}>See what changed</a>
      </p>
    </Card>
  );

const Dates = ({ dates, calendarHref, now }: Pick<JourneyView, 'dates' | 'calendarHref' | 'now'>) => (
  <Card title="Dates" link={calendarHref === null ? undefined : { text: 'Add to my calendar', href: calendarHref }}>
    {dates.length === 0 ? (
      <p>No date is set yet. Reviews and the visit appear here once they are agreed.</p>
    ) : (
      <FactList
        items={dates.map(({ on, what, href: to }) => ({
          term: daysBetween(now, on) > 180 ? briefDate(on) : shortDate(on),
          fact: to === undefined ? what : <a href={to}>{what}</a>,
        }))}
      />
    )}
  </Card>
);

const Next = ({ next }: Readonly<{ next: Waiting | null }>) =>
  next === null ? (
    <NextPanel
      eyebrow="Nothing waits for you"
      title="The next thing is with others"
      reason="What is open, and who has it, stands below. You will see it here when it is your turn."
    />
  ) : (
    <NextPanel
      title={next.ask ?? next.title}
      minutes={next.minutes}
      reason={next.reason ?? next.about}
      eyebrow={next.kind === 'done' ? 'The journey is complete' : next.isMine ? 'Next for you' : 'Next on the journey'}
      action={{ text: next.button ?? 'Open it', href: next.href }}
    />
  );

/** A school's front page: where it stands, one thing to do next, what is open (the first due, or all of it), when, and what changed. */
export const JourneyPage = (view: JourneyView, isWholeWork = false) => {
  const { frame, enrolment, others } = view;
  return (
    <Page
      frame={{ ...frame, strip: null, section: null }}
      title={enrolment.schoolName}
      eyebrow={`${enrolment.schemeTitle}, ${inSentence(enrolment.cohort)}`}
      lead={leadSentence(enrolment, view.now)}
    >
      <div class="wm-journey">
        <PathOfSix steps={view.path} label={`The six steps of ${enrolment.schemeTitle}`} />
        <TwoColumns
          aside={
            <>
              {view.headline === null ? null : <HeadlineCard headline={view.headline} href={view.impactHref} />}
              {view.shown.length === 0 ? null : (
                <Card title={view.headline === null ? 'What we can show so far' : 'In figures'}>
                  <FactList items={view.shown} />
                </Card>
              )}
              {view.time === null ? null : <TimePanel {...view.time} />}
              <Dates dates={view.dates} calendarHref={view.calendarHref} now={view.now} />
              {others.length === 0 ? null : (
                <Card title="Other marks">
                  <Rows
                    rows={others.map((other) => ({
                      title: other.schemeTitle,
                      href: other.href,
                      meta: `Since ${briefDate(other.startedOn)}`,
                      right: <StateTag state={other.state} />,
                    }))}
                  />
                </Card>
              )}
            </>
          }
        >
          {view.isOurs ? <Next next={view.next} /> : null}
          {view.governorsHref === null ? null : (
            <Card title="For governors">
              <p>
                Who our vulnerable learners are, what we do and what it costs, what changed, and what you may ask.{' '}
                <a href={view.governorsHref}>Open the page for governors</a>
              </p>
            </Card>
          )}
          <Learners learners={view.learners} />
          <MyStandards
            enrolmentId={enrolment.id}
            scheme={view.scheme}
            lines={view.own}
            membershipId={view.membership}
            now={view.now}
          />
          {view.open.length === 0 && enrolment.state === 'completed' ? null : (
            <OpenWork
              open={view.open}
              isWhole={isWholeWork}
              href={(isWhole) =>
                href(paths.enrolments.home, { enrolment: enrolment.id }, { work: isWhole ? 'all' : undefined })
              }
              now={view.now}
            />
          )}
          {view.changes === null ? null : <Changes changes={view.changes} now={view.now} />}
        </TwoColumns>
        <Card title="Around the journey">
          <Rows columns rows={view.around.map(({ text, to, icon }) => ({ title: text, href: to, icon }))} />
        </Card>
      </div>
    </Page>
  );
};

const states: Readonly<Record<string, readonly ['done' | 'progress' | 'waiting' | 'refused', string]>> = {
  active: ['progress', 'Under way'],
  paused: ['waiting', 'Paused'],
  completed: ['done', 'Complete'],
  withdrawn: ['refused', 'Withdrawn'],
};

const StateTag = ({ state }: Readonly<{ state: string }>) => {
  const [kind, words] = states[state] ?? ['waiting', state];
  return <Tag kind={kind}>{words}</Tag>;
};
