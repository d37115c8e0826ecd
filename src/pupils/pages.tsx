import {
  Button,
  Card,
  DataTable,
  Details,
  Empty,
  Form,
  Page,
  plural,
  Radios,
  Select,
  shortDate,
  SideNote,
  Sub,
  TextInput,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { kinds, yearGroups } from './rules.ts';
import type { FollowedPupil, NamedPupil } from './store.ts';

/** Whoever works with children reads this first; the page is not the place for a worry. */
export const SafeguardingNote = () => (
  <SideNote title="Worried about a child?">
    <p>Tell your designated safeguarding lead today. Do not write it here: these pages hold results, not worries.</p>
  </SideNote>
);

const Access = () => (
  <SideNote title="Who sees names">
    <p>
      Senior leaders, the coordinator and the working party. Everybody else sees codes such as P-001. Each time somebody
      opens this list, it is written in the trail that your school can read.
    </p>
  </SideNote>
);

const title = (pupils: readonly FollowedPupil[]): string => {
  const targets = pupils.filter((each) => each.kind === 'target').length;
  if (pupils.length === 0) return 'No target pupils yet';
  const compared = pupils.length - targets;
  return `${plural(targets, 'target pupil')}${compared === 0 ? '' : `, ${compared} for comparison`}`;
};

type ListProps = Readonly<{
  frame: Frame;
  enrolment: string;
  /** Names for the school's team; codes only for those who assess. */
  pupils:
    | Readonly<{ kind: 'named'; all: readonly NamedPupil[] }>
    | Readonly<{ kind: 'coded'; all: readonly FollowedPupil[] }>;
  mayChange: boolean;
  problems?: readonly Problem[];
}>;

const codeColumns = [
  { head: 'Code', cell: (each: FollowedPupil) => each.code },
  { head: 'Kind', cell: (each: FollowedPupil) => kinds[each.kind] },
  {
    head: 'Still followed',
    cell: (each: FollowedPupil) =>
      each.leftOn === null ? 'Yes' : `Until ${shortDate(each.leftOn)}: ${each.leftBecause ?? ''}`,
  },
];

const Leave = ({ frame, enrolment, pupil }: Readonly<{ frame: Frame; enrolment: string; pupil: NamedPupil }>) =>
  pupil.leftOn !== null ? null : (
    <Details summary="Stop following">
      <Form frame={frame} action={href(paths.pupils.leave, { enrolment, pupil: pupil.pupilId })}>
        <TextInput
          name="reason"
          id={`reason-${pupil.code}`}
          label={`Why is ${pupil.forename} no longer followed?`}
          width={20}
        />
        <Button kind="quiet" small>
          Stop following
        </Button>
      </Form>
    </Details>
  );

export const PupilsPage = ({ frame, enrolment, pupils, mayChange, problems = [] }: ListProps) => (
  <Page
    frame={frame}
    title={title(pupils.all)}
    lead="The pupils whose progress answers for this award. A leaver stays counted."
    problems={problems}
    actions={
      mayChange ? (
        <>
          <Button kind={pupils.all.length === 0 ? 'primary' : 'quiet'} href={href(paths.pupils.bring, { enrolment })}>
            Bring a list in
          </Button>
          <Button kind="quiet" href={href(paths.pupils.add, { enrolment })}>
            Add one pupil
          </Button>
        </>
      ) : undefined
    }
    aside={
      pupils.kind === 'named' ? (
        <>
          <Access />
          <SafeguardingNote />
        </>
      ) : undefined
    }
  >
    <Card
      title="Whom you follow"
      link={{ text: 'Their results', href: href(paths.tracking.home, { enrolment }) }}
      flush
    >
      {pupils.kind === 'coded' ? (
        <DataTable
          caption="Pupils by code"
          rows={pupils.all}
          columns={codeColumns}
          empty={<Empty title="No pupil is listed yet.">The school’s coordinator lists them.</Empty>}
        />
      ) : (
        <DataTable
          caption="Pupils"
          rows={pupils.all}
          empty={
            <Empty title="No pupil is listed yet.">
              The coordinator or the working party adds them here, by hand or from a list.
            </Empty>
          }
          columns={[
            {
              head: 'Pupil',
              isRowHead: true,
              cell: (each) => (
                <>
                  {each.surname}, {each.forename}
                  <Sub>
                    {[each.yearGroup === null ? null : `year ${each.yearGroup}`, each.upn].filter(Boolean).join(', ')}
                  </Sub>
                </>
              ),
            },
            ...codeColumns,
            ...(mayChange
              ? [
                  {
                    head: '',
                    bareOnPhone: true,
                    cell: (each: NamedPupil) => <Leave frame={frame} enrolment={enrolment} pupil={each} />,
                  },
                ]
              : []),
          ]}
        />
      )}
    </Card>
  </Page>
);

type AddProps = Readonly<{
  frame: Frame;
  enrolment: string;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

export const AddPage = ({ frame, enrolment, problems = [], typed = {} }: AddProps) => {
  const field = (name: string) => ({ name, value: typed[name], problems });
  return (
    <Page
      frame={frame}
      narrow
      title="Add one pupil"
      lead="Only what is needed to follow progress. The pupil gets a code by itself."
      crumbs={[{ text: 'Pupils', href: href(paths.pupils.home, { enrolment }) }]}
      problems={problems}
    >
      <Form frame={frame} action={href(paths.pupils.add, { enrolment })}>
        <Radios
          {...field('kind')}
          legend="What is this pupil followed as?"
          choices={[
            { value: 'target', label: kinds.target, hint: 'Whose achievement the work is meant to raise' },
            {
              value: 'comparison',
              label: kinds.comparison,
              hint: 'Like the target pupils at the start, and not part of the work',
            },
          ]}
        />
        <TextInput {...field('surname')} label="Surname" width={20} autocomplete="off" />
        <TextInput {...field('forename')} label="Forename" width={20} autocomplete="off" />
        <TextInput
          {...field('upn')}
          label="UPN, if you have it"
          hint="A letter, eleven digits and a digit or letter"
          width={20}
          autocomplete="off"
        />
        <TextInput
          {...field('bornOn')}
          label="Date of birth, if you have it"
          hint="For example, 14/03/2014"
          width={10}
          autocomplete="off"
        />
        <Select
          {...field('sex')}
          label="Sex, as your school recorded it"
          empty="Not recorded"
          options={[
            { value: 'F', text: 'Female' },
            { value: 'M', text: 'Male' },
          ]}
        />
        <Select
          {...field('yearGroup')}
          label="Year group"
          empty="Not recorded"
          options={yearGroups.map((value) => ({ value, text: value }))}
        />
        <Button>Add the pupil</Button>
      </Form>
    </Page>
  );
};
