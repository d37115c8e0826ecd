import {
  Alert,
  Card,
  Empty,
  mediumDate,
  Meter,
  number,
  Page,
  percent,
  plural,
  signed,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Enrolment } from '#enrolment';
import { comparisons, fewestSimilar, type Similar } from './similar.ts';

type Props = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  found: Readonly<{ year: string; output: Similar; madeAt: Date }> | null;
  isSharing: boolean;
}>;

const valueWords = (value: number, unit: string, digits: number): string => {
  if (unit === 'pounds') return `£${number(value)}`;
  return unit === '%' ? percent(value, digits) : `${signed(value, digits)} ${unit}`;
};

type Placed = Similar['figures'][number];

/** "57% of 14 schools have a lower figure": never a bare number, and a place is no judgement. */
const Place = ({ one, year }: Readonly<{ one: Placed; year: string }>) => {
  const what = comparisons.find(({ key }) => key === one.key);
  if (what === undefined) return null;
  if (one.value === null)
    return (
      <Card title={what.title} level={3}>
        <p>Your school has no figure for it: it needs at least ten pupils.</p>
      </Card>
    );
  const own = valueWords(one.value, what.unit, what.digits);
  if (one.percentile === null)
    return (
      <Card title={`${what.title}: ${own}`} level={3}>
        <p>
          {plural(one.n, 'similar school')} {one.n === 1 ? 'has' : 'have'} a figure: {fewestSimilar} are needed.
        </p>
      </Card>
    );
  return (
    <Card title={`${what.title}: ${own}`} level={3}>
      <Meter value={one.percentile} of={100} label={what.title}>
        {percent(one.percentile)} of {plural(one.n, 'school')} have a lower figure ({year}): {one.below ?? 0} lower,{' '}
        {one.equal ?? 0} equal, yours among them.
      </Meter>
    </Card>
  );
};

const Missing = ({ output }: Readonly<{ output: Similar }>) =>
  output.missing === 'context' ? (
    <Alert kind="info" title="Your school’s size and free school meals are not known.">
      <p>
        Similar schools are found by the school census. Ask the awarding body to bring in a year that has your school.
      </p>
    </Alert>
  ) : (
    <Alert
      kind="info"
      title={
        output.schools === 0
          ? `No similar school shares its figures yet: ${output.wanted} are needed.`
          : `${plural(output.schools, 'similar school')} so far: ${output.wanted} more ${output.wanted === 1 ? 'is' : 'are'} needed.`
      }
    >
      <p>
        With fewer than {fewestSimilar}, a school could be recognised by its figures. This page fills by itself when
        more similar schools share theirs.
      </p>
    </Alert>
  );

/** Where the school stands among similar schools that share their figures; no other school is named. */
export const SimilarPage = ({ frame, enrolment, found, isSharing }: Props) => {
  const sharing = href(paths.tracking.sharing, { enrolment: enrolment.id });
  const output = found?.output;
  return (
    <Page
      frame={frame}
      title="Beside similar schools"
      lead={
        output === undefined || output.phase === ''
          ? 'Schools like yours that share their yearly figures, and where yours stands among them.'
          : `${output.phase}, ${output.size} pupils, ${output.fsm} with free school meals, and the bands next to these; the nearest by SEN support and language count. School census ${output.census}.`
      }
      back={{ text: 'Sharing yearly figures', href: sharing }}
    >
      {!isSharing ? (
        <Card>
          <Empty title="Your school does not share its figures with similar schools.">
            Only schools that share theirs read where they stand. <a href={sharing}>See what would be shared</a>
          </Empty>
        </Card>
      ) : found === null || output === undefined ? (
        <Card>
          <Empty title="The comparison is being made.">It is there within minutes of sharing.</Empty>
        </Card>
      ) : (
        <>
          {output.missing === null ? null : <Missing output={output} />}
          {output.figures.map((one) => (
            <Place one={one} year={found.year} />
          ))}
          {output.missing === null ? (
            <p class="wm-sub">
              Made {mediumDate(found.madeAt)} from {plural(output.schools, 'similar school')}. Schools differ in whom
              they choose and how they test; a place says where you stand, not how well you work.
            </p>
          ) : null}
        </>
      )}
    </Page>
  );
};
