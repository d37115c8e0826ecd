import {
  BeforeAfterChart,
  Card,
  Facts,
  Figures,
  mediumDate,
  number,
  Page,
  percent,
  plural,
  SideNote,
  type Series,
} from '#platform/kit';
import { href, paths } from '#paths';
import { worthSentence } from '../../worth/rules.ts';
import { countsShare } from '../levels.ts';
import { attendanceWords, gapWords, levelWords, measureWords, unitWords } from '../words.ts';
import { Pupils, type GroupProps } from './pupils.tsx';
import { levelsOver } from './rules.ts';

const Levels = ({ read, group }: GroupProps) => {
  const { looked, series, chosen, members, facts } = read;
  if (looked === null || series === null || chosen === null) return null;
  const { scale } = looked;
  const inside = members.get(group.key) ?? new Set<string>();
  const ids = facts.map(({ pupilId }) => pupilId);
  const over = (wanted: (id: string) => boolean) =>
    levelsOver(scale, looked.readings, ids.filter(wanted), series.points.length);
  const all: readonly Series[] = [
    { name: group.title, kind: 'target', readings: over((id) => inside.has(id)) },
    { name: 'Other pupils', kind: 'compare', readings: over((id) => !inside.has(id)) },
    ...(scale.expected === null || countsShare(scale)
      ? []
      : [
          {
            name: 'Expected',
            kind: 'third' as const,
            readings: series.points.map(() => ({ value: scale.expected ?? 0 })),
          },
        ]),
  ];
  const level = group.level;
  const finding =
    level === null || level.gap === null
      ? `${group.title}: too few results in ${chosen.title} to compare`
      : `${group.title}: ${levelWords(scale, level.group.level)} in ${chosen.title}, other pupils ${levelWords(scale, level.others.level)}`;
  return (
    <Card title={finding} subtitle={`${measureWords(chosen.title, scale)}. Upright lines show the likely range.`}>
      <BeforeAfterChart
        id="levels"
        finding={finding}
        about={`${measureWords(chosen.title, scale)}, at each point in time, with the likely range.`}
        points={series.points.map(({ label }) => label)}
        series={all}
      />
      {level === null || level.gap === null ? null : (
        <p>
          The difference is {gapWords(level.gap)} {unitWords(scale)} for {plural(level.group.n, 'pupil')} with a result
          and {level.others.n} others. It depends on who the others are.{' '}
          {worthSentence(level.group.n, (value) => number(value, 1))}
        </p>
      )}
    </Card>
  );
};

const Meaning = ({ group, definition }: GroupProps) =>
  definition === null ? (
    <SideNote title="What it means">
      <p>A group of your school’s own. Its meaning stands with the groups.</p>
    </SideNote>
  ) : (
    <SideNote title="What it means">
      <p>{definition.means}</p>
      <p class="wm-sub">
        Definition {definition.version}, in force since {mediumDate(definition.validFrom)}. Source: {definition.source}.
        {group.isRedefined ? ' A year ago another definition was in force.' : ''}
      </p>
    </SideNote>
  );

/** One group: its level over time, who comes, who is reached, what it means, and its pupils by name for the team. */
export const GroupPage = (props: GroupProps) => {
  const { frame, enrolment, read, group } = props;
  const { absence } = group;
  return (
    <Page
      frame={frame}
      title={group.title}
      lead={`${plural(group.size, 'pupil')} on ${mediumDate(read.on)}, ${group.sizeBefore === null ? 'not recorded' : group.sizeBefore} a year before.`}
      crumbs={[
        {
          text: 'Vulnerable learners',
          href: href(paths.learners.home, { enrolment }, { on: read.on, assessment: read.chosen?.id }),
        },
      ]}
      aside={
        <>
          <Card title="In figures">
            <Facts
              items={[
                {
                  term: 'Attendance this school year',
                  fact: `${attendanceWords(absence)}, others ${attendanceWords(group.absenceOthers)}`,
                },
                {
                  term: 'Persistently absent',
                  fact:
                    absence.of === 0
                      ? 'not recorded'
                      : `${absence.persistent} of ${absence.of}, ${absence.severe} severely`,
                },
                {
                  term: 'On any provision today',
                  fact: group.size === 0 ? 'nobody in it' : `${group.reached} of ${group.size}`,
                },
              ]}
            />
          </Card>
          <Meaning {...props} />
          <SideNote title="Who sees names">
            Senior leaders, the coordinator and the working party. This look is in the trail that your school can read.
          </SideNote>
        </>
      }
    >
      <Card>
        <Figures
          items={[
            { value: group.size, words: 'pupils in it' },
            {
              value: read.facts.length === 0 ? '0%' : percent((group.size / read.facts.length) * 100, 1),
              words: 'of the roll',
            },
            { value: group.size - group.reached, words: 'with no provision today' },
          ]}
        />
      </Card>
      <Levels {...props} />
      <Pupils {...props} />
    </Page>
  );
};
