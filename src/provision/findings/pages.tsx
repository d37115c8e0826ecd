import { BarList, Card, Empty, list, Page, plural, Rows, Tag } from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { weekdays } from '../rules.ts';
import type { Clash } from '../timetable/rules.ts';
import type { Gap } from './rules.ts';

type FindingsProps = Place &
  Readonly<{
    clashes: readonly Clash[];
    gaps: readonly Gap[];
    /** How many provisions were looked at: those of this school year. */
    looked: number;
    /** The name of a pupil by id, for the school's own team. */
    nameOf: (pupilId: string) => string;
  }>;

type OfProvision = Exclude<Gap, Readonly<{ kind: 'group' }>>;

const clashWords = (
  clash: Clash,
  nameOf: FindingsProps['nameOf'],
): Readonly<{ title: string; meta: string; tag: string }> => {
  const day = weekdays[(clash.kind === 'lesson' ? clash.lesson.weekday : clash.weekday) - 1] ?? '';
  switch (clash.kind) {
    case 'pupils':
      return {
        title: `${clash.a.title} and ${clash.b.title}, ${day} ${clash.startsAt}`,
        meta: `${plural(clash.pupilIds.length, 'pupil')} on both: ${list(clash.pupilIds.map(nameOf))}`,
        tag: 'Pupils twice',
      };
    case 'staff':
      return {
        title: `${clash.a.title} and ${clash.b.title}, ${day} ${clash.startsAt}`,
        meta: `${list(clash.staff)} would be at both`,
        tag: 'Staff twice',
      };
    case 'groups':
      return {
        title: `${clash.groups} groups of ${clash.a.title}, ${day} ${clash.startsAt}`,
        meta: `${list(clash.staff)} ${clash.staff.length === 1 ? 'is' : 'are'} named for it, fewer than groups that meet then. Move a group, or name who else takes one.`,
        tag: 'Staff twice',
      };
    case 'lesson':
      return {
        title: `${clash.a.title} and ${clash.lesson.subject}, ${day} ${clash.startsAt}`,
        meta: `${plural(clash.pupilIds.length, 'pupil')} of year ${clash.lesson.yearGroup} would miss a core lesson: ${list(clash.pupilIds.map(nameOf))}`,
        tag: 'Core lesson',
      };
  }
};

const gapWords = (gap: OfProvision): Readonly<{ title: string; meta: string; tag: string }> => {
  switch (gap.kind) {
    case 'nobody':
      return { title: `${gap.provision.title} has no pupils`, meta: 'It runs and costs money.', tag: 'Nobody on it' };
    case 'no-measure':
      return {
        title: `${gap.provision.title} has nothing by which start and end are measured`,
        meta: 'Say it before the next pupils begin.',
        tag: 'No measure',
      };
    case 'no-days':
      return {
        title: `${gap.provision.title} has no days on the timetable`,
        meta: 'Clashes with it cannot be found.',
        tag: 'No days',
      };
    case 'no-outcome':
      return {
        title: `${gap.provision.title} has ended, and ${plural(gap.pupils, 'pupil')} ${gap.pupils === 1 ? 'has' : 'have'} no outcome`,
        meta: 'Review each, or say why somebody is left out.',
        tag: 'No outcome',
      };
    case 'not-attended':
      return {
        title: `Nobody came to ${gap.provision.title} for two weeks`,
        meta: 'As its registers say.',
        tag: 'Not attended',
      };
    case 'no-register':
      return {
        title: `${gap.provision.title} has no register`,
        meta: 'Sessions are counted as held, and nobody knows who came.',
        tag: 'No register',
      };
  }
};

/** Where it is put right; where nothing can be written any more, the provision's own page. */
const fixOf = (gap: OfProvision, enrolment: string, mayWrite: boolean): string => {
  const at = { enrolment, provision: gap.provision.id };
  if (!mayWrite) return href(paths.provision.one, at);
  switch (gap.kind) {
    case 'nobody':
      return href(paths.provision.addPupils, at);
    case 'no-measure':
      return href(paths.provision.change, at);
    case 'no-days':
      return href(paths.provision.days, at);
    case 'no-outcome':
      return href(paths.provision.pupils, at);
    case 'not-attended':
    case 'no-register':
      return href(paths.provision.register, at);
  }
};

const lead = (looked: number, clashes: number, missing: number, groups: number): string => {
  if (looked === 0) return 'No provision of this school year is entered yet, so there is nothing to look through.';
  if (clashes + missing + groups === 0) return 'Nobody is in two places, and nothing is missing.';
  const said = [
    clashes === 0 ? 'No clash' : plural(clashes, 'clash', 'clashes'),
    missing === 0 ? 'nothing missing' : `${plural(missing, 'thing')} missing`,
    groups === 0 ? 'every group reached' : `${plural(groups, 'group')} with pupils on nothing`,
  ];
  return `${list(said)}.`;
};

/** Who would be in two places at one time, and what is missing. */
export const FindingsPage = ({ frame, enrolment, clashes, gaps, looked, nameOf, mayWrite }: FindingsProps) => {
  const groups = gaps.flatMap((gap) => (gap.kind === 'group' ? [gap] : []));
  const missing = gaps.flatMap((gap) => (gap.kind === 'group' ? [] : [gap]));
  const row = (of: ReturnType<typeof gapWords>, link: string) => ({
    title: of.title,
    href: link,
    meta: of.meta,
    right: <Tag kind="waiting">{of.tag}</Tag>,
  });
  return (
    <Page
      frame={frame}
      title="Clashes and gaps"
      lead={lead(looked, clashes.length, missing.length, groups.length)}
      crumbs={[{ text: 'Provision map', href: href(paths.provision.map, { enrolment: enrolment.id }) }]}
    >
      <Card title={clashes.length === 0 ? 'Nobody would be in two places' : 'In two places at one time'}>
        {clashes.length === 0 ? (
          <Empty title="No clash was found.">
            Pupils, named staff and marked core lessons are looked at, wherever provision has days and times.
          </Empty>
        ) : (
          <Rows
            label="Clashes"
            rows={clashes.map((clash) =>
              row(
                clashWords(clash, nameOf),
                href(mayWrite ? paths.provision.days : paths.provision.one, {
                  enrolment: enrolment.id,
                  provision: clash.a.id,
                }),
              ),
            )}
          />
        )}
      </Card>
      <Card
        title={
          groups.length === 0
            ? 'Every pupil of a vulnerable group is on something'
            : 'Pupils of vulnerable groups without any provision'
        }
        link={{
          text: 'Pupils with several needs and nothing of their own',
          href: href(paths.groups.need, { enrolment: enrolment.id }),
        }}
        subtitle="Not every pupil of a group needs provision; nobody should be without it unseen. Bars: the share of a group that is on nothing now."
      >
        <BarList
          caption="Pupils of vulnerable groups without provision"
          of={100}
          heads={{ label: 'Group', value: 'Without any provision' }}
          empty="No group is known yet, or each of its pupils is on something."
          bars={groups.map((gap) => ({
            label: gap.title,
            value: (100 * gap.without) / gap.of,
            words: `${gap.without} of ${gap.of}`,
          }))}
        />
      </Card>
      <Card
        title={
          looked === 0
            ? 'No provision is entered yet'
            : missing.length === 0
              ? 'Nothing is missing from any provision'
              : 'Missing from provision'
        }
      >
        {looked === 0 ? (
          <Empty title="There is nothing to look through.">
            Add what runs this school year; what it lacks is then shown here.
          </Empty>
        ) : missing.length === 0 ? (
          <Empty title="No gap was found.">Pupils, measures, days, registers and outcomes are looked at.</Empty>
        ) : (
          <Rows label="Gaps" rows={missing.map((gap) => row(gapWords(gap), fixOf(gap, enrolment.id, mayWrite)))} />
        )}
      </Card>
    </Page>
  );
};
