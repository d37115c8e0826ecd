import { number, SideNote } from '#platform/kit';
import { href, paths } from '#paths';
import type { MapProps } from './pages.tsx';
import { narrowing, type MapRow } from './rules.ts';
import { nextToMeasure, roughPounds } from './words.ts';

const parts = [
  [0.05, 'a twentieth'],
  [0.1, 'a tenth'],
  [0.15, 'a seventh'],
  [0.2, 'a fifth'],
  [0.25, 'a quarter'],
] as const;

/** The common part that is nearest. */
const partWords = (part: number): string =>
  parts.reduce<readonly [number, string]>(
    (best, each) => (Math.abs(each[0] - part) < Math.abs(best[0] - part) ? each : best),
    parts[0],
  )[1];

const PerMonth = ({ rows }: Readonly<{ rows: readonly MapRow[] }>) => {
  const clear = rows.flatMap(({ provision, effect }) =>
    effect.kind === 'compared' && effect.perMonth !== null ? [{ title: provision.title, ...effect.perMonth }] : [],
  );
  if (clear.length === 0 && rows.some(({ effect }) => effect.kind === 'compared' && effect.strength >= 4))
    return (
      <p>
        Shown only where the effect is clear. The clear ones are not on a scale of attainment, so nothing is said in
        months.
      </p>
    );
  if (clear.length === 0)
    return <p>Shown only where the effect is clear. None of these is yet, so no price is put on progress.</p>;
  return (
    <p>
      Shown only where the effect is clear.{' '}
      {clear
        .map(({ title, cost, least, most }) => {
          const likely =
            most === null
              ? `likely ${roughPounds(least)} or more`
              : `likely ${roughPounds(least)} to ${roughPounds(most)}`;
          return `${title}: about ${roughPounds(cost)} for each extra month, ${likely}.`;
        })
        .join(' ')}
    </p>
  );
};

const Next = ({ rows, enrolment, mayWrite }: MapProps) => {
  const next = nextToMeasure(rows);
  if (
    next === null ||
    next.effect.kind !== 'compared' ||
    next.effect.pupils === null ||
    next.effect.compared === null
  ) {
    const unmeasured = rows.find(({ effect }) => effect.kind === 'not-measured' || effect.kind === 'voices');
    if (unmeasured === undefined)
      return <p>Every provision is compared with similar pupils. Repeat what is clear with another group.</p>;
    return (
      <p>
        {unmeasured.provision.title} is not measured. Say by what its pupils’ start and end are compared.{' '}
        {mayWrite ? (
          <a href={href(paths.provision.one, { enrolment: enrolment.id, provision: unmeasured.provision.id })}>
            Choose a measure
          </a>
        ) : null}
      </p>
    );
  }
  const { pupils, compared, next: how } = next.effect;
  if (how !== null)
    return (
      <p>
        {next.provision.title}: {how[0]?.toLowerCase()}
        {how.slice(1)}{' '}
        {mayWrite ? <a href={href(paths.pupils.home, { enrolment: enrolment.id })}>Plan a fair comparison</a> : null}
      </p>
    );
  const more = Math.round(pupils * 1.5);
  return (
    <p>
      {next.provision.title} has {number(pupils)} pupils with results. With {number(more)} next term the range would
      narrow by about {partWords(narrowing(pupils, compared))}.{' '}
      {mayWrite ? <a href={href(paths.pupils.home, { enrolment: enrolment.id })}>Plan a fair comparison</a> : null}
    </p>
  );
};

/** How to read the table, what may be said of cost and effect together, and what would be worth knowing next. */
export const Notes = (props: MapProps) => (
  <div class="wm-three">
    <SideNote title="How to read the bars">
      <p>
        Upright line: no difference. Filled dot: the likely range is clear of it. Hollow dot: it is not, so no claim is
        made. Above 0 is better, also where lower results are better. It is consistent with the provision having helped,
        never proof.
      </p>
    </SideNote>
    <SideNote title="Cost per month of progress">
      <PerMonth rows={props.rows} />
    </SideNote>
    <SideNote title="Worth doing next">
      <Next {...props} />
    </SideNote>
  </div>
);
