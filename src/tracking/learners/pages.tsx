import {
  Button,
  ButtonGroup,
  Card,
  Details,
  Empty,
  Form,
  mediumDate,
  number,
  Page,
  plural,
  Rows,
  Select,
  SideNote,
  TextInput,
  type Frame,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { GlanceTable } from './glance.tsx';
import { Levels } from './levels-card.tsx';
import { Absence, Reach } from './reach-cards.tsx';
import type { LearnersRead } from './reading.ts';
import { weakestFirst } from './rules.ts';

export type LearnersProps = Readonly<{
  frame: Frame;
  enrolment: string;
  read: LearnersRead;
  /** The day as it was typed. */
  typedOn: string;
  problems?: Problems;
}>;

/** The address of this page as it is looked at, with some of it changed. */
export const learnersHref = (
  { enrolment, read }: Pick<LearnersProps, 'enrolment' | 'read'>,
  more: Readonly<Record<string, string | undefined>> = {},
  path: typeof paths.learners.home = paths.learners.home,
): string =>
  href(path, { enrolment }, { on: read.on, year: read.year ?? undefined, assessment: read.chosen?.id, ...more });

const Choosing = ({ enrolment, frame, read, typedOn, problems }: LearnersProps) => (
  <Details summary="Choose another day or year group" open={(problems?.length ?? 0) > 0}>
    <Form frame={frame} action={href(paths.learners.home, { enrolment })} method="get" inline>
      <TextInput
        name="on"
        label="Day"
        hint="For example, 1 September 2026"
        width={20}
        value={typedOn}
        problems={problems}
      />
      <Select
        name="year"
        label="Year group"
        options={read.years.map((year) => ({ value: year, text: `Year ${year}` }))}
        empty="All"
        value={read.year}
      />
      {read.chosen === null ? null : <input type="hidden" name="assessment" value={read.chosen.id} />}
      <Button kind="quiet">Show the groups</Button>
    </Form>
  </Details>
);

const HowToRead = ({ read }: LearnersProps) => (
  <>
    <SideNote title="How to read this">
      <p>
        A gap depends on who the others are, so both levels always stand beside it. A small gap can hide two weak
        groups.
      </p>
      <p>
        Pupils who belong to several groups are counted in each. Nothing recorded is not “no”: a group may be larger
        than it looks.
      </p>
      <p>
        Summer-born, and gifted and talented, are shown and not counted as a need. A group that is chosen by a result or
        by absence is not ranked by it.
      </p>
      <p>Children in need, with a protection plan or a social worker are not counted here.</p>
    </SideNote>
    {read.year === null ? (
      <SideNote title="A year ago">
        <p>{mediumDate(read.before)}, by the definitions of that day, of the pupils on roll then.</p>
      </SideNote>
    ) : null}
  </>
);

/** Who the vulnerable learners are: every group, where it stands, who comes and who is reached. */
export const LearnersPage = (props: LearnersProps) => {
  const { frame, enrolment, read, problems } = props;
  const ranked = weakestFirst(read.groups, read.looked?.scale ?? null);
  const roll = read.facts.length;
  return (
    <Page
      frame={frame}
      title="Who our vulnerable learners are"
      lead={
        roll === 0
          ? read.roll.size === 0
            ? 'The school’s roll has not been brought in yet.'
            : `Nobody was on roll on ${mediumDate(read.on)}.`
          : `${number(read.inAny)} of ${plural(roll, 'pupil')}${read.year === null ? ' on roll' : ` in Year ${read.year}`} are in at least one group of need on ${mediumDate(read.on)}.`
      }
      problems={problems}
      actions={
        read.groups.length === 0 ? undefined : (
          <ButtonGroup>
            <Button kind="quiet" icon="download" href={sheetHref(props, 'workbook')}>
              Spreadsheet
            </Button>
          </ButtonGroup>
        )
      }
      aside={
        <>
          <Card title="More about them">
            <Rows
              rows={[
                { title: 'Groups and who is in them', href: href(paths.groups.home, { enrolment }), icon: 'people' },
                { title: 'How groups overlap', href: href(paths.groups.overlaps, { enrolment }), icon: 'people' },
                { title: 'What one pupil is worth', href: href(paths.learners.worth, { enrolment }), icon: 'person' },
                { title: 'Download as CSV, small groups left out', href: sheetHref(props, 'csv'), icon: 'download' },
              ]}
            />
          </Card>
          <HowToRead {...props} />
        </>
      }
    >
      <Choosing {...props} />
      {read.groups.length === 0 ? (
        <Empty title="Nobody is in a group yet.">
          Groups fill when the roll is brought in, or when somebody records who belongs to one.{' '}
          <a href={href(paths.groups.home, { enrolment })}>See the groups and their definitions</a>
        </Empty>
      ) : (
        <>
          <Levels {...props} ranked={ranked} />
          <GlanceTable {...props} ranked={ranked} />
          <Absence {...props} />
          <Reach {...props} />
        </>
      )}
    </Page>
  );
};

const sheetHref = (props: LearnersProps, file: string): string =>
  href(
    paths.learners.sheet,
    { enrolment: props.enrolment, file },
    { on: props.read.on, year: props.read.year ?? undefined, assessment: props.read.chosen?.id },
  );
