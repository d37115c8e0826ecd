import { SeenFigure, type Cell } from '#platform/disclosure';
import { Alert, Button, Card, Facts, list, longDate, mediumDate, Page, plural, SideNote } from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { DecisionCard } from '../decide/pages.tsx';
import type { Decided } from '../decide/store.ts';
import type { Effect } from '../map/rules.ts';
import { rhythmOf } from '../map/words.ts';
import { groupWords, kinds, menus, minuteOf, tiers, timeOf, weekdays, yearsWords, type Cost } from '../rules.ts';
import type { Provision, PupilOn } from '../store.ts';
import { AttendanceCard, EffectCard, OutcomeCard } from './cards.tsx';
import { CostCard } from './cost-card.tsx';
import { FamiliesCard } from './families-card.tsx';
import type { Attendance, Families } from './store.ts';

export type OneProps = Place &
  Readonly<{
    provision: Provision;
    cost: Cost;
    pupils: Cell;
    effect: Effect;
    on: readonly PupilOn[];
    attendance: Attendance;
    /** Of workshops for parents alone. */
    families: Families | null;
    history: readonly Decided[];
  }>;

const Actions = ({ enrolment, provision, mayWrite, today }: OneProps) => {
  if (!mayWrite) return null;
  const at = { enrolment: enrolment.id, provision: provision.id };
  const main =
    provision.kind === 'peer-mentoring'
      ? { text: 'Pairs and meetings', to: href(paths.provision.pairs, at) }
      : provision.kind === 'parent-workshop'
        ? { text: 'Workshops', to: href(paths.provision.workshops, at) }
        : provision.pupils === 0
          ? { text: 'Add pupils', to: href(paths.provision.addPupils, at) }
          : { text: 'Write the register', to: href(paths.provision.register, at) };
  return (
    <>
      <Button kind="quiet" href={href(paths.provision.change, at)}>
        Change
      </Button>
      {provision.startsOn > today && provision.kind === 'ordinary' && provision.pupils > 0 ? null : (
        <Button href={main.to}>{main.text}</Button>
      )}
    </>
  );
};

/** "Tuesday and Thursday, 12:35 to 13:05, groups 1 to 3": groups that meet on the same days at the same time together. */
const daysWords = ({ slots, groupCount }: Provision): string => {
  const ofGroup = Map.groupBy(slots, ({ startsAt, minutes, groupNo }) => `${startsAt} ${minutes} ${groupNo}`);
  const meetings = [...ofGroup.values()].map((all) => {
    const [{ startsAt, minutes, groupNo } = { startsAt: '00:00', minutes: 0, groupNo: 1 }] = all;
    const span = `${startsAt} to ${timeOf(minuteOf(startsAt) + minutes)}`;
    return { when: `${list(all.map(({ weekday }) => weekdays[weekday - 1] ?? ''))}, ${span}`, groupNo };
  });
  return [...Map.groupBy(meetings, ({ when }) => when)]
    .map(([when, all]) => (groupCount > 1 ? `${when}, ${groupWords(all.map(({ groupNo }) => groupNo))}` : when))
    .join('; ');
};

const AboutIt = ({ provision, enrolment, mayWrite }: OneProps) => {
  const at = { enrolment: enrolment.id, provision: provision.id };
  const facts: readonly (readonly [string, string])[] = [
    ['Kind', kinds[provision.kind].word],
    ['Run by', provision.runBy],
    ['Partner', provision.partnerName ?? ''],
    ['Staff', provision.staff.map(({ name }) => name).join(', ')],
    ['Where', provision.place],
    ['From', mediumDate(provision.startsOn)],
    ['To', mediumDate(provision.endsOn)],
    ['Days', daysWords(provision)],
    ['Measured by', provision.measuredBy],
    ['Who gets on it', provision.entryCriteria],
    ['Who comes off it', provision.exitCriteria],
  ];
  return (
    <Card
      title="About it"
      link={mayWrite ? { text: 'Days and times', href: href(paths.provision.days, at) } : undefined}
    >
      {provision.about === '' ? null : <p>{provision.about}</p>}
      <Facts wide items={facts.filter(([, fact]) => fact !== '').map(([term, fact]) => ({ term, fact }))} />
      <p class="wm-sub">{`Last changed by ${provision.savedByName}, ${longDate(provision.savedAt)}.`}</p>
    </Card>
  );
};

/** Codes for those who were sent to the school, once there are enough of them. */
const Codes = ({ isTeam, pupils, on }: OneProps) =>
  isTeam || on.length === 0 || on.some(({ code }) => code === '') ? null : (
    <Card title="Pupils by code">
      {pupils.kind === 'shown' ? (
        <p class="wm-muted">{on.map(({ code }) => code).join(', ')}</p>
      ) : (
        <SeenFigure of={pupils} />
      )}
    </Card>
  );

/** One provision: what it costs, what it changed, who came, what came of it for each, and what becomes of it. */
export const OnePage = (props: OneProps) => {
  const { frame, enrolment, provision, pupils, today, mayWrite } = props;
  const at = { enrolment: enrolment.id, provision: provision.id };
  const people = pupils.kind === 'shown' ? plural(pupils.n, 'pupil') : 'Number of pupils hidden';
  return (
    <Page
      frame={frame}
      eyebrow={`${tiers[provision.tier].word}, ${menus[provision.menu].word.toLowerCase()}`}
      title={provision.title}
      lead={`${people}. ${yearsWords(provision.yearGroups)}, ${rhythmOf(provision)}.`}
      crumbs={[{ text: 'Provision map', href: href(paths.provision.map, { enrolment: enrolment.id }) }]}
      actions={<Actions {...props} />}
      aside={
        <>
          <AboutIt {...props} />
          {mayWrite ? (
            <SideNote title="More about it">
              <p>
                <a href={href(paths.provision.pupils, at)}>Pupils, start, end and outcome</a>
              </p>
              {provision.kind === 'parent-workshop' ? null : (
                <p>
                  <a href={href(paths.provision.register, at)}>Registers</a>
                </p>
              )}
              <p>
                <a href={href(paths.provision.timetable, { enrolment: enrolment.id })}>Timetable of all provision</a>
              </p>
            </SideNote>
          ) : null}
        </>
      }
    >
      {provision.endsOn < today && provision.decision === null && mayWrite ? (
        <Alert kind="warning" title={`It ended on ${mediumDate(provision.endsOn)}.`}>
          <p>
            Review its pupils, then <a href={href(paths.provision.decide, at)}>decide what becomes of it</a>.
          </p>
        </Alert>
      ) : null}
      <CostCard {...props} />
      <EffectCard {...props} />
      <FamiliesCard {...props} />
      <OutcomeCard {...props} />
      <AttendanceCard {...props} />
      <Codes {...props} />
      <DecisionCard {...props} />
    </Page>
  );
};
