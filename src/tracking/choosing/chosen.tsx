import {
  Button,
  Card,
  DataTable,
  Details,
  Empty,
  Form,
  Hidden,
  number,
  pageOf,
  Pagination,
  PostButton,
  Sub,
  Tag,
  TextInput,
} from '#platform/kit';
import { href, paths } from '#paths';
import { termOfBirth } from '#pupils/rules';
import type { ChoosingSeen, ChosenPupil, More } from './asked.ts';

const kindWords = { target: 'Target', comparison: 'Comparison' } as const;

/** The field that asks why somebody changes sides; each row has its own, so that a fault leads to the right one. */
export const whyFor = (code: string): string => `reason-${code}`;

const Act = ({
  frame,
  enrolment,
  freezes,
  pupil,
  problems = [],
}: ChoosingSeen & More & Readonly<{ pupil: ChosenPupil }>) => {
  if (pupil.leftOn !== null) return null;
  if (freezes.length === 0)
    return (
      <PostButton
        frame={frame}
        kind="quiet"
        small
        action={href(paths.groups.takeOut, { enrolment })}
        fields={{ pupil: pupil.pupilId }}
        about={`${pupil.forename} ${pupil.surname}`}
      >
        Take out
      </PostButton>
    );
  const other = pupil.kind === 'target' ? 'comparison' : 'target';
  return (
    <Details
      summary={
        <>
          Change sides
          <span class="govuk-visually-hidden">
            : {pupil.forename} {pupil.surname}
          </span>
        </>
      }
      open={problems.some((each) => each.field === whyFor(pupil.code))}
    >
      <Form frame={frame} action={href(paths.groups.take, { enrolment })}>
        <Hidden name="pupil" value={pupil.pupilId} />
        <Hidden name="kind" value={other} />
        <Hidden name="of" value={pupil.code} />
        <TextInput
          name={whyFor(pupil.code)}
          label={`Why is ${pupil.forename} ${other === 'target' ? 'a target pupil' : 'for comparison'} now?`}
          hint="Assessors read this. Name no child"
          width={20}
          problems={problems}
        />
        <Button kind="quiet" small>
          Make {pupil.forename} {other === 'target' ? 'a target pupil' : 'a comparison pupil'}
        </Button>
      </Form>
    </Details>
  );
};

export const ChosenCard = (props: ChoosingSeen & More) => {
  const { enrolment, chosen, from, asked, mayChange } = props;
  const shown = pageOf(chosen, asked, 25);
  return (
    <Card
      title="Who is chosen"
      link={{ text: 'Who is followed', href: href(paths.pupils.home, { enrolment }) }}
      flush
      id="chosen"
    >
      <DataTable
        caption="Target and comparison pupils"
        rows={shown.rows}
        empty={
          <Empty title="Nobody is chosen yet.">
            Tick pupils below, target pupils first; then ask for comparison pupils.
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
                  {[each.yearGroup === null ? null : `year ${each.yearGroup}`, each.code].filter(Boolean).join(', ')}
                </Sub>
              </>
            ),
          },
          {
            head: 'As',
            cell: (each) => (
              <>
                {kindWords[each.kind]}
                {each.leftOn === null ? null : <Sub>no longer followed</Sub>}
              </>
            ),
          },
          { head: 'Sex', tight: true, cell: (each) => each.sex ?? 'not recorded' },
          {
            head: 'Born in',
            tight: true,
            cell: (each) => (each.bornOn === null ? 'not recorded' : termOfBirth(each.bornOn)),
          },
          {
            head: from === null ? 'Start' : `Start: ${from.label}`,
            numeric: true,
            tight: true,
            cell: (each) =>
              each.prior === null ? (
                <Tag kind="not-started">missing</Tag>
              ) : (
                number(each.prior, each.prior % 1 === 0 ? 0 : 1)
              ),
          },
          ...(mayChange
            ? [{ head: '', bareOnPhone: true, cell: (each: ChosenPupil) => <Act {...props} pupil={each} /> }]
            : []),
        ]}
      />
      <Pagination
        page={shown.page}
        pages={shown.pages}
        label="Pages of chosen pupils"
        href={(page) =>
          href(paths.groups.choosing, { enrolment }, { from: from?.id, chosen: page === 1 ? undefined : page })
        }
      />
    </Card>
  );
};
