import { hiddenBecause, SeenFigure, showPercent } from '#platform/disclosure';
import {
  BarList,
  Card,
  Details,
  Empty,
  Facts,
  Figures,
  HiddenFigure,
  mediumDate,
  number,
  percent,
  plural,
  RangeLine,
  ShareBar,
  Strength,
} from '#platform/kit';
import { href, paths } from '#paths';
import { strengthOf } from '../map/rules.ts';
import { effectWords, poundsOf, roughPounds } from '../map/words.ts';
import { costBand, outcomes } from '../rules.ts';
import { movedOf, outcomeCounts } from './rules.ts';
import type { OneProps } from './pages.tsx';

const Working = ({ provision: of, cost }: OneProps) => (
  <Details summary="How this was worked out">
    <Facts
      wide
      items={[
        { term: 'Formula', fact: '(sessions × length × an adult’s hourly cost × adults + resources) ÷ pupils' },
        {
          term: 'Planned',
          fact: `${number(cost.plannedSessions)} sessions × ${of.minutes} minutes × ${poundsOf(of.staffCostHourPence)} × ${of.staffCount} + ${poundsOf(of.resourcesPence)} = ${poundsOf(cost.plannedPence)}; for ${of.groupSize * of.groupCount} places ${poundsOf(cost.plannedPerPupilPence)} each`,
        },
        {
          term: 'To date',
          fact: `${plural(cost.sessionsToDate, 'session')} held or due, ${number(cost.unrecorded)} of them without a register; ${number(of.calledOff)} called off, which cost nothing; resources count in full from the first day`,
        },
        {
          term: 'An hour of attendance',
          fact: 'Staff of the sessions whose register is written, and those sessions’ part of the resources, over the hours that pupils were there',
        },
        { term: 'Resources are', fact: of.resourcesFor === '' ? 'not said' : of.resourcesFor },
        { term: 'Role', fact: of.staffRole === '' ? 'not said' : of.staffRole },
      ]}
    />
  </Details>
);

export const CostCard = (props: OneProps) => {
  const { provision, cost, pupils, today } = props;
  const isHidden = pupils.kind === 'hidden';
  const perPupil = cost.perPupilPence === null ? 'Nobody on it' : roughPounds(cost.perPupilPence);
  return (
    <Card
      title={`${roughPounds(cost.toDatePence)} spent to ${mediumDate(today)}, of ${roughPounds(cost.plannedPence)} planned`}
      subtitle={
        isHidden || cost.perPupilPence === null
          ? undefined
          : `Per pupil to date: ${costBand(cost.perPupilPence)}, in the EEF’s older bands.`
      }
    >
      <div class="wm-money">
        <Figures
          items={[
            { value: isHidden ? <HiddenFigure because="as left" /> : perPupil, words: 'for each pupil, to date' },
            { value: roughPounds(cost.plannedPerPupilPence), words: 'for each place, planned' },
            ...(isHidden || cost.perHourPence === null
              ? []
              : [{ value: poundsOf(cost.perHourPence), words: 'for an hour that a pupil was there' }]),
          ]}
        />
        <ShareBar
          title="Where the money comes from"
          parts={[
            { label: 'Pupil premium', share: provision.ppShare },
            { label: 'SEN budget', share: provision.senShare },
            { label: provision.otherFrom === '' ? 'Other' : provision.otherFrom, share: provision.otherShare },
          ]}
        />
      </div>
      <Working {...props} />
    </Card>
  );
};

const effectTitle = ({ effect }: Pick<OneProps, 'effect'>): string => {
  switch (effect.kind) {
    case 'compared': {
      const way = effect.estimate >= 0 ? 'more' : 'less';
      const clear = effect.strength >= 4 ? '' : '; not yet clear';
      return `${effect.measure}: pupils on it gained ${number(Math.abs(effect.estimate), 1)} ${way} than similar pupils${clear}`;
    }
    case 'before-after':
      return `${effect.measure === '' ? 'Measured' : effect.measure} before and after, with nobody to compare`;
    case 'voices':
      return 'What people say, and nothing measured yet';
    case 'not-measured':
      return 'Not measured yet';
    case 'hidden':
      return 'The effect is hidden: few pupils stand behind it';
  }
};

export const EffectCard = (props: OneProps) => {
  const { enrolment, provision, effect, mayWrite, isTeam, on } = props;
  const level = strengthOf(effect);
  const moved = movedOf(on, provision.higherIsBetter);
  return (
    <Card
      title={effectTitle(props)}
      link={
        mayWrite
          ? {
              text: 'Choose the measure',
              href: href(paths.provision.measure, { enrolment: enrolment.id, provision: provision.id }),
            }
          : undefined
      }
    >
      {level === 0 ? null : (
        <p>
          <Strength level={level} />
        </p>
      )}
      {effect.kind === 'hidden' ? <HiddenFigure because={hiddenBecause(effect.k)} /> : null}
      {effect.kind === 'compared' ? (
        <>
          <RangeLine id="effect" finding={effectWords(effect)} effect={effect} />
          <p>
            {effectWords(effect)}. {plural(effect.pupils, 'pupil')} on it with results, {number(effect.compared)}{' '}
            similar pupils who were not.{' '}
            {effect.strength >= 4
              ? 'Consistent with the provision having helped; it does not show what caused the difference.'
              : 'Not yet clear: consistent with the provision having helped, and with no difference.'}
          </p>
        </>
      ) : null}
      {isTeam && moved.n > 0 ? (
        <p class="wm-sub">
          {provision.measuredBy === '' ? 'Entry and exit' : provision.measuredBy}: {plural(moved.n, 'pupil')} with a
          start and an end; {moved.better} moved on, {moved.same} stayed, {moved.worse} fell back. Without like pupils
          that is mostly growth.
        </p>
      ) : null}
      {effect.kind === 'not-measured' ? (
        <p class="wm-muted">
          An effect appears when a measure is chosen and pupils on it have results beside similar pupils who were not.
        </p>
      ) : null}
    </Card>
  );
};

export const OutcomeCard = (props: OneProps) => {
  const { enrolment, provision, on, isTeam, mayWrite, pupils } = props;
  const reviewed = on.filter(({ outcome }) => outcome !== null).length;
  const leftOut = on.filter(({ leftOutBecause }) => leftOutBecause !== null).length;
  const link = mayWrite
    ? {
        text: 'Review pupils',
        href: href(paths.provision.pupils, { enrolment: enrolment.id, provision: provision.id }),
      }
    : undefined;
  if (pupils.kind === 'hidden') return null;
  return (
    <Card
      title={
        !isTeam
          ? 'What came of it, against what was expected'
          : reviewed === 0
            ? 'No pupil is reviewed yet'
            : `${reviewed} of ${plural(on.length, 'pupil')} reviewed`
      }
      subtitle="Each pupil’s outcome against what was expected, as staff judged it. What people say, not a measure."
      link={link}
    >
      {on.length === 0 ? (
        <Empty title="Nobody is on it yet.">Outcomes appear here as its pupils are reviewed.</Empty>
      ) : (
        <BarList
          caption="Outcomes of pupils"
          empty="No pupil is reviewed yet."
          heads={{ label: 'Outcome', value: 'Pupils' }}
          bars={outcomeCounts(on, isTeam).map(({ outcome, cell }) => ({
            label: outcome === null ? 'Not yet reviewed' : outcomes[outcome],
            value: cell.kind === 'shown' ? cell.n : 0,
            words: cell.kind === 'shown' ? String(cell.n) : '',
            hidden: cell.kind === 'hidden' ? hiddenBecause(cell) : undefined,
          }))}
        />
      )}
      {isTeam && leftOut > 0 ? (
        <p class="wm-sub">{plural(leftOut, 'pupil')} left out of the review, each with a reason.</p>
      ) : null}
    </Card>
  );
};

export const AttendanceCard = (props: OneProps) => {
  const { enrolment, provision, attendance, isTeam, mayWrite, pupils } = props;
  const { present, late, absent } = attendance;
  const all = present + late + absent;
  if (provision.kind === 'parent-workshop' || pupils.kind === 'hidden') return null;
  const seen = showPercent(present + late, Math.max(1, all));
  return (
    <Card
      title={
        all === 0
          ? 'No register is written yet'
          : `${plural(provision.held, 'session')} held, ${number(provision.calledOff)} called off`
      }
      link={
        mayWrite
          ? {
              text: 'Registers',
              href: href(paths.provision.register, { enrolment: enrolment.id, provision: provision.id }),
            }
          : undefined
      }
    >
      {all === 0 ? (
        <p class="wm-muted">Sessions that nobody wrote down count as held in the cost, and nobody knows who came.</p>
      ) : isTeam ? (
        <p>
          Pupils were there {percent((100 * (present + late)) / all)} of the times they were expected (
          {number(present + late)} of {number(all)}), {plural(late, 'time')} late.
          {provision.lastHeldOn === null ? '' : ` Last held on ${mediumDate(provision.lastHeldOn)}.`}
        </p>
      ) : (
        <p>
          Pupils were there <SeenFigure of={seen} unit="%" /> of the times they were expected.
        </p>
      )}
    </Card>
  );
};
