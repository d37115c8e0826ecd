import { Card, DataTable, number, Sub } from '#platform/kit';
import { href, paths } from '#paths';
import type { LearnersProps } from './pages.tsx';
import type { LearnerGroup } from './rules.ts';
import { attendanceWords, changeWords, gapWords, levelWords } from './words.ts';

const levelColumns = ({ read }: LearnersProps) => {
  const { looked, series } = read;
  if (looked === null || series === null) return [];
  const { scale } = looked;
  const since = series.points[looked.since];
  return [
    {
      head: 'Level',
      numeric: true,
      cell: ({ level }: LearnerGroup) => (
        <>
          {levelWords(scale, level?.group.level ?? null)}
          <Sub>others {levelWords(scale, level?.others.level ?? null)}</Sub>
        </>
      ),
    },
    ...(since === undefined
      ? []
      : [
          {
            head: `Since ${since.label}`,
            tight: true,
            cell: ({ level }: LearnerGroup) => (
              <>
                {changeWords(level?.change ?? null, scale)}
                {level === null || level.change === null ? null : <Sub>{gapWords(level.change)}</Sub>}
              </>
            ),
          },
        ]),
  ];
};

/** Every group in one table, the one furthest behind first. */
export const GlanceTable = (props: LearnersProps & Readonly<{ ranked: readonly LearnerGroup[] }>) => {
  const { enrolment, read, ranked } = props;
  const at = (key: string) =>
    href(paths.learners.group, { enrolment, group: key }, { on: read.on, assessment: read.chosen?.id });
  return (
    <Card title="Every group at a glance" subtitle="The group furthest behind first. Open one to see its pupils." flush>
      <DataTable
        caption="Every group at a glance"
        rows={ranked}
        empty="Nobody is in a group yet."
        columns={[
          {
            head: 'Group',
            isRowHead: true,
            cell: ({ key, title, isRedefined }) => (
              <>
                <a href={at(key)}>{title}</a>
                {isRedefined && read.year === null ? <Sub>defined anew since a year ago</Sub> : null}
              </>
            ),
          },
          {
            head: 'Pupils',
            numeric: true,
            cell: ({ size, sizeBefore }) => (
              <>
                {number(size)}
                {read.year === null ? (
                  <Sub>{sizeBefore === null ? 'not recorded' : number(sizeBefore)} a year ago</Sub>
                ) : null}
              </>
            ),
          },
          ...levelColumns(props),
          {
            head: 'Attendance',
            numeric: true,
            cell: ({ absence, absenceOthers }) => (
              <>
                {attendanceWords(absence)}
                <Sub>others {attendanceWords(absenceOthers)}</Sub>
              </>
            ),
          },
          {
            head: 'Provision',
            numeric: true,
            cell: ({ reached, size }) => (size === 0 ? 'nobody in it' : `${number(reached)} of ${number(size)}`),
          },
        ]}
      />
    </Card>
  );
};
