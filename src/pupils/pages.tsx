import {
  Button,
  Card,
  DataTable,
  Details,
  Empty,
  Form,
  Page,
  pageOf,
  Pagination,
  plural,
  shortDate,
  SideNote,
  Sub,
  TextInput,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { kinds } from './rules.ts';
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
  /** The choice is frozen: who is followed changes with a reason, elsewhere. */
  isFrozen: boolean;
  /** The page of the list that was asked for, as it stood in the address. */
  asked?: string | undefined;
  /** The pupil whose reason for leaving was not given. */
  leaving?: string;
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

/** The field that asks why; each pupil of the list has its own, so that a fault leads to the right one. */
export const reasonFor = (code: string): string => `reason-${code}`;

type LeaveProps = Readonly<{ frame: Frame; enrolment: string; pupil: NamedPupil; problems: readonly Problem[] }>;

const Leave = ({ frame, enrolment, pupil, problems }: LeaveProps) =>
  pupil.leftOn !== null ? null : (
    <Details
      summary={
        <>
          Stop following
          <span class="govuk-visually-hidden">
            {' '}
            {pupil.forename} {pupil.surname}
          </span>
        </>
      }
      open={problems.some((each) => each.field === reasonFor(pupil.code))}
    >
      <Form frame={frame} action={href(paths.pupils.leave, { enrolment, pupil: pupil.pupilId })}>
        <TextInput
          name={reasonFor(pupil.code)}
          problems={problems}
          label={`Why is ${pupil.forename} no longer followed?`}
          width={20}
        />
        <Button kind="quiet" small>
          Stop following {pupil.forename}
        </Button>
      </Form>
    </Details>
  );

/** The page that was asked for; with a fault, the one on which the pupil stands. */
const shownOf = <Row extends FollowedPupil>(all: readonly Row[], { asked, leaving }: ListProps) => {
  const at = leaving === undefined ? -1 : all.findIndex((each) => each.pupilId === leaving);
  return pageOf(all, at < 0 ? asked : String(Math.floor(at / perPage) + 1), perPage);
};

const perPage = 50;

const Turning = ({ enrolment, of }: Readonly<{ enrolment: string; of: Readonly<{ page: number; pages: number }> }>) => (
  <Pagination
    page={of.page}
    pages={of.pages}
    label="Pages of pupils"
    href={(page) => href(paths.pupils.home, { enrolment }, { page: page === 1 ? undefined : page })}
  />
);

const Coded = ({ all, ...props }: ListProps & Readonly<{ all: readonly FollowedPupil[] }>) => {
  const shown = shownOf(all, props);
  return (
    <>
      <DataTable
        caption="Pupils by code"
        rows={shown.rows}
        columns={codeColumns}
        empty={<Empty title="No pupil is listed yet.">The school’s coordinator lists them.</Empty>}
      />
      <Turning enrolment={props.enrolment} of={shown} />
    </>
  );
};

const Named = ({ all, ...props }: ListProps & Readonly<{ all: readonly NamedPupil[] }>) => {
  const { frame, enrolment, mayChange, problems = [] } = props;
  const shown = shownOf(all, props);
  return (
    <>
      <DataTable
        caption="Pupils"
        rows={shown.rows}
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
                <a class="govuk-link" href={href(paths.onePupil.page, { enrolment, pupil: each.pupilId })}>
                  {each.surname}, {each.forename}
                </a>
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
                  cell: (each: NamedPupil) => (
                    <Leave frame={frame} enrolment={enrolment} pupil={each} problems={problems} />
                  ),
                },
              ]
            : []),
        ]}
      />
      <Turning enrolment={enrolment} of={shown} />
    </>
  );
};

export const PupilsPage = (props: ListProps) => {
  const { frame, enrolment, pupils, mayChange, isFrozen, problems = [] } = props;
  return (
    <Page
      frame={frame}
      title={title(pupils.all)}
      lead={
        <>
          The pupils whose progress answers for this award. A leaver stays counted.
          {mayChange && isFrozen ? ' The choice is frozen: a change needs a reason.' : ''}
          {pupils.kind === 'named' ? (
            <>
              {' '}
              <a class="govuk-link" href={href(paths.roll.home, { enrolment })}>
                Everybody on the roll
              </a>
            </>
          ) : null}
        </>
      }
      problems={problems}
      actions={
        mayChange && isFrozen ? (
          <Button kind="quiet" href={href(paths.groups.choosing, { enrolment })}>
            Change who is followed
          </Button>
        ) : mayChange ? (
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
        title={pupils.kind === 'coded' ? 'Whom the school follows' : 'Whom you follow'}
        link={{ text: 'Their results', href: href(paths.tracking.home, { enrolment }) }}
        flush
      >
        {pupils.kind === 'coded' ? <Coded {...props} all={pupils.all} /> : <Named {...props} all={pupils.all} />}
      </Card>
    </Page>
  );
};
