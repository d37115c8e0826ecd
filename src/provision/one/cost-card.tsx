import { Card, Details, Facts, Figures, HiddenFigure, mediumDate, number, plural, ShareBar } from '#platform/kit';
import { poundsOf, roughPounds } from '../map/words.ts';
import { costBand } from '../rules.ts';
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

/** What it has cost to date and what it will, apart; whose money; and the working. */
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
            { label: 'Pupil Premium', share: provision.ppShare },
            { label: 'SEN budget', share: provision.senShare },
            { label: provision.otherFrom === '' ? 'Other' : provision.otherFrom, share: provision.otherShare },
          ]}
        />
      </div>
      <Working {...props} />
    </Card>
  );
};
