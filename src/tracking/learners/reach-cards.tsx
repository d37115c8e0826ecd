import { BarList, Card, number, percent } from '#platform/kit';
import { isNeed } from '#pupils/rules';
import { href, paths } from '#paths';
import { isChosenBy } from './levels.ts';
import type { LearnersProps } from './pages.tsx';
import type { LearnerGroup } from './rules.ts';
import { absenceFinding, reachFinding } from './words.ts';

/** Groups that are not chosen by absence itself. */
const notByAbsence = (groups: readonly LearnerGroup[]) =>
  groups.filter(({ key }) => isNeed(key) && !isChosenBy(key, { key: 'attendance' }));

/** Who is persistently absent, group by group. */
export const Absence = ({ read }: LearnersProps) => {
  const known = notByAbsence(read.groups).filter(({ absence }) => absence.of > 0);
  const share = ({ absence }: LearnerGroup) => (absence.persistent / absence.of) * 100;
  return (
    <Card
      title={absenceFinding(notByAbsence(read.groups))}
      subtitle="Persistently absent: 10 sessions or more missed of each 100 possible this school year; severe, 50 or more, is part of it."
    >
      <BarList
        caption="Persistent absence by group"
        empty="Attendance of the school year has not been brought in."
        of={100}
        heads={{ label: 'Group', value: 'Persistently absent' }}
        bars={known
          .toSorted((a, b) => share(b) - share(a))
          .map((each) => ({
            label: each.title,
            sub: each.absence.severe === 0 ? undefined : `${each.absence.severe} severely`,
            value: share(each),
            words: `${each.absence.persistent} of ${number(each.absence.of)} (${percent(share(each))})`,
          }))}
      />
    </Card>
  );
};

/** Whom provision reaches, group by group. */
export const Reach = ({ enrolment, read }: LearnersProps) => (
  <Card
    title={reachFinding(read.groups)}
    subtitle="Pupils of each group who are on any provision that runs on the day."
    link={{ text: 'No provision and several needs', href: href(paths.groups.need, { enrolment }) }}
  >
    <BarList
      caption="Provision by group"
      empty="Nobody is in a group yet."
      of={100}
      heads={{ label: 'Group', value: 'On any provision' }}
      bars={read.groups
        .filter(({ key, size }) => isNeed(key) && size > 0)
        .toSorted((a, b) => a.reached / a.size - b.reached / b.size)
        .map(({ title, size, reached }) => ({
          label: title,
          value: (reached / size) * 100,
          words: `${number(reached)} of ${number(size)} (${percent((reached / size) * 100)})`,
        }))}
    />
  </Card>
);
