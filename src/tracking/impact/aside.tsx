import { Card, longDate, SideNote, Strength, Tag } from '#platform/kit';
import { isDeclaredLate } from '../measures/rules.ts';
import { isClearOfZero } from '../methods/interval.ts';
import { heldBy } from '../finding/strength.ts';
import { methodName } from '../methods/versions.ts';
import { designOf } from '../finding/designs.ts';
import { href, paths } from '#paths';
import type { Worked } from './asking.ts';
import { lostOf, lostWords } from './missing.ts';
import { figureWords, isNotObtained, isWithheld, oneWorth, sentence } from './words.ts';

const State = (worked: Worked) => {
  const { working } = worked;
  if (isNotObtained(worked)) return <Tag kind="not-started">Not obtained</Tag>;
  if (working.beyond === null)
    return <Tag kind="not-started">{working.gain === null ? 'No figure yet' : 'Not compared'}</Tag>;
  // Clear is what the claim is, not only its range: groups that began apart make no clear claim.
  return (working.strength?.level ?? 0) >= 4 ? (
    <Tag kind="done">Clear</Tag>
  ) : (
    <Tag kind="not-started">
      {heldBy(working.strength) !== null && isClearOfZero(working.beyond) ? 'Weak comparison' : 'Not yet clear'}
    </Tag>
  );
};

const line = (worked: Worked): string => {
  const { inputs, working } = worked;
  const figure = working.beyond ?? working.gain;
  if (figure === null) return isNotObtained(worked) ? 'Reported with its reason' : 'No figure yet';
  const words = figureWords(figure, inputs.measure);
  return working.beyond === null ? `${words}, before and after` : words;
};

type AllProps = Readonly<{ all: readonly Worked[]; enrolment: string; chosen: string; outside: boolean }>;

/** Every declared measure, good or bad. */
export const AllMeasures = ({ all, enrolment, chosen, outside }: AllProps) => (
  <Card title="All measures">
    <ul class="wm-measures">
      {all.map((each) => {
        const { id, title, isPrimary } = each.series.measure;
        const hidden = outside && isWithheld(each.working);
        return (
          <li class="wm-measures__one">
            <div class="wm-measures__words">
              {id === chosen ? (
                <strong aria-current="true">{title}</strong>
              ) : (
                <a href={href(paths.tracking.home, { enrolment }, { measure: id })}>{title}</a>
              )}
              <span class="wm-sub">{hidden ? 'Hidden: fewer than 10 pupils' : line(each)}</span>
              {isPrimary ? null : <span class="wm-sub">Beside the main measures</span>}
              {hidden || each.working.strength === null ? null : (
                <Strength level={each.working.strength.level} compact />
              )}
            </div>
            {hidden ? <Tag kind="not-yet">Hidden</Tag> : <State {...each} />}
          </li>
        );
      })}
    </ul>
  </Card>
);

/** How the figure was come by, in a sentence, with the way to every input and step. */
type HowProps = Readonly<{ worked: Worked; enrolment: string; mayCheck: boolean }>;

export const HowNote = ({ worked, enrolment, mayCheck }: HowProps) => {
  const { series, working } = worked;
  return (
    <SideNote title="How we worked this out">
      <p>
        {working.design === 'before-after'
          ? 'Result after the work minus result before, pupil by pupil.'
          : 'Gain of the target pupils minus gain of the comparison pupils, same test, same points in time.'}{' '}
        {methodName(designOf(working.design).method)}.{' '}
        {mayCheck ? (
          <a href={href(paths.tracking.working, { enrolment, measure: series.measure.id })}>Every input and step</a>
        ) : null}
      </p>
      <p>
        <a href={href(paths.tracking.cohorts, { enrolment }, { measure: series.measure.id })}>Cohorts together</a>:
        whether earlier pupils showed the same in this test.
      </p>
      {mayCheck ? (
        <p>
          <a href={href(paths.tracking.figures, { enrolment })}>Figures that were kept</a>, to be worked out again at
          any time.
        </p>
      ) : null}
    </SideNote>
  );
};

type CareProps = Readonly<{
  worked: Worked;
  outside: boolean;
  /** Where changes of the frozen choice are read; empty for who may not open them, null where there are none. */
  changed: string | null;
}>;

/** What the figure does not show, and what one pupil is worth in it. */
export const CareNote = ({ worked, outside, changed }: CareProps) => {
  const { inputs, working, series } = worked;
  const said = sentence(inputs, working);
  const { declaredAt } = series.measure;
  const afterOn = inputs.points[inputs.after]?.on ?? null;
  const trend = working.trend;
  // Who is missing, and where they began, stays in the school.
  const lost = outside ? null : lostOf(inputs, working);
  if (working.beyond === null && said === null && trend === null && working.target.followed === 0) return null;
  return (
    <SideNote title="Read with care">
      {isDeclaredLate({ declaredAt, afterOn }) ? (
        <p>Declared on {longDate(declaredAt)}, after the second test: its results may have been known by then.</p>
      ) : null}
      {changed === null ? null : (
        <p>
          Who is followed was changed after the choice was frozen, so the figure is not of the pupils first chosen.{' '}
          {changed === '' ? null : <a href={changed}>Who changed, and why</a>}
        </p>
      )}
      {working.beyond === null ? null : <p>Pupils were not chosen by chance, so other things may differ.</p>}
      {said === null ? null : <p>{said.caution}</p>}
      {trend === null ? null : (
        <p>
          {isClearOfZero(trend)
            ? 'The two groups moved differently before the work began, so part of the difference may have been on its way already.'
            : 'Before the work began both groups moved alike, as far as the earlier results tell.'}
        </p>
      )}
      {lost === null ? null : <p>{lostWords(inputs.measure, lost)}</p>}
      {working.target.followed === 0 ? null : (
        <p>One pupil is worth {oneWorth(working.target.followed)} of this group.</p>
      )}
    </SideNote>
  );
};

/** Where the figure is spoken of: plan, evidence, portfolio. */
export const UsesCard = ({ uses }: Readonly<{ uses: readonly Readonly<{ words: string; href: string | null }>[] }>) => (
  <Card title="Where this is used">
    {uses.length === 0 ? (
      <p>Nowhere yet. A success measure of the plan or an item of evidence names it.</p>
    ) : (
      <ul class="wm-uses">
        {uses.map((use) => (
          <li>{use.href === null ? use.words : <a href={use.href}>{use.words}</a>}</li>
        ))}
      </ul>
    )}
  </Card>
);

/** The way to what pupils themselves said: it stands beside every measure and is compared with none of them. */
export const FeelNote = ({ enrolment }: Readonly<{ enrolment: string }>) => (
  <SideNote title="How pupils feel">
    <p>
      <a href={href(paths.questionnaires.home, { enrolment })}>Ready to learn</a>: what target and comparison pupils say
      before and after, asked so that nobody can read one pupil’s answers.
    </p>
  </SideNote>
);

/** The way to what the school shares of its yearly figures, and to where it stands among similar schools. */
export const BesideNote = ({ enrolment }: Readonly<{ enrolment: string }>) => (
  <SideNote title="Beside other schools">
    <p>
      <a href={href(paths.tracking.sharing, { enrolment })}>Sharing yearly figures</a>: with the awarding body and with
      similar schools, if your senior leader decides so.
    </p>
  </SideNote>
);
