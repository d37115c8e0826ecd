import { hiddenBecause, SeenFigure, showPercent } from '#platform/disclosure';
import {
  BarList,
  Card,
  Empty,
  HiddenFigure,
  isClear,
  mediumDate,
  number,
  percent,
  plural,
  RangeLine,
  Strength,
} from '#platform/kit';
import { href, paths } from '#paths';
import { strengthOf } from '../map/rules.ts';
import { effectWords } from '../map/words.ts';
import { outcomes } from '../rules.ts';
import { movedOf, outcomeCounts } from './rules.ts';
import type { OneProps } from './pages.tsx';

const effectTitle = ({ effect }: Pick<OneProps, 'effect'>): string => {
  switch (effect.kind) {
    case 'compared': {
      const way = effect.estimate >= 0 ? 'more' : 'less';
      const clear = effect.strength >= 4 ? '' : isClear(effect) ? '; the comparison is weak' : '; not yet clear';
      return `${effect.measure}: pupils on it improved by ${number(Math.abs(effect.estimate), 1)} ${way} than similar pupils${clear}`;
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
      {effect.kind === 'hidden' ? <HiddenFigure because={effect.because} /> : null}
      {effect.kind === 'compared' ? (
        <>
          <RangeLine id="effect" finding={effectWords(effect)} effect={effect} />
          <p>
            {effectWords(effect)}.{' '}
            {effect.pupils === null || effect.compared === null
              ? ''
              : `${plural(effect.pupils, 'pupil')} on it with results, ${number(effect.compared)} similar pupils who were not. `}
            {effect.strength >= 4
              ? 'Consistent with the provision having helped; it does not show what caused the difference.'
              : isClear(effect)
                ? `The range is clear of no difference, yet the comparison is too weak for a claim. ${effect.next ?? ''}`
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
  // What came of a workshop for a child is no outcome that anybody outside could read anything from.
  if (pupils.kind === 'hidden' || (provision.kind === 'parent-workshop' && !isTeam)) return null;
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
      ) : isTeam && reviewed === 0 ? (
        <p>{plural(on.length, 'pupil')} can be reviewed, one by one, when the run ends or before.</p>
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
