import { Card, Chips, Empty, plural, RangeChart } from '#platform/kit';
import { href, paths } from '#paths';
import { isChosenBy } from './levels.ts';
import { learnersHref, type LearnersProps } from './pages.tsx';
import type { LearnerGroup } from './rules.ts';
import { levelFinding, levelWords, measureWords, unitWords } from './words.ts';

/** How far each group stands from the other pupils in one assessment, with both levels. */
export const Levels = (props: LearnersProps & Readonly<{ ranked: readonly LearnerGroup[] }>) => {
  const { enrolment, read, ranked } = props;
  const { looked, series, chosen, offered } = read;
  if (looked === null || series === null || chosen === null)
    return (
      <Card title="Levels in each assessment">
        <Empty title="No assessment has results yet.">
          When results are brought in, every group’s level stands here beside the other pupils’.
        </Empty>
      </Card>
    );
  const { scale } = looked;
  const point = series.points[looked.at];
  const finding = levelFinding(chosen.title, scale, ranked[0]);
  return (
    <Card
      title={finding}
      subtitle={`${measureWords(chosen.title, scale)}. ${point?.label ?? ''}. Each group less all other pupils of the school; ${scale.higherIsBetter ? 'left is behind' : 'right is behind'}.`}
    >
      {offered.length > 1 ? (
        <Chips
          label="Assessments"
          chips={offered.slice(0, 12).map(({ id, title }) => ({
            text: title,
            href: learnersHref(props, { assessment: id }),
            current: id === chosen.id,
          }))}
        />
      ) : null}
      <RangeChart
        id="gaps"
        finding={finding}
        about={`${measureWords(chosen.title, scale)}. Dot: best estimate of the difference. Bar: its likely range. Filled: clear of no difference.`}
        subHead="Pupils and levels"
        measure={`Difference, ${unitWords(scale)}`}
        effects={ranked.flatMap(({ key, title, level }) =>
          level === null || level.gap === null || isChosenBy(key, scale)
            ? []
            : [
                {
                  kind: 'shown' as const,
                  label: title,
                  sub: `${plural(level.group.n, 'pupil')}: ${levelWords(scale, level.group.level)}, others ${levelWords(scale, level.others.level)}`,
                  estimate: level.gap.estimate,
                  low: level.gap.low,
                  high: level.gap.high,
                },
              ],
        )}
      />
      <p class="wm-sub">
        Pupils of a group are those with a result. Groups of fewer than five with results are in the table only.{' '}
        <a href={href(paths.learners.worth, { enrolment }, { assessment: chosen.id, on: read.on })}>
          What one pupil is worth in these figures
        </a>
      </p>
    </Card>
  );
};
