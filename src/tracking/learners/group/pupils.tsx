import {
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  number,
  Pagination,
  plural,
  Sub,
  TextInput,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { GroupDefinition } from '#pupils/rules';
import { valueText } from '../../scales/rules.ts';
import type { LearnersRead } from '../reading.ts';
import type { LearnerGroup } from '../rules.ts';
import { againstExpected } from './rules.ts';

export type GroupPupil = Readonly<{
  pupilId: string;
  code: string;
  name: string;
  yearGroup: string | null;
  value: number | null;
  absent: Readonly<{ possible: number; absent: number }> | null;
  isReached: boolean;
}>;

export type GroupProps = Readonly<{
  frame: Frame;
  enrolment: string;
  read: LearnersRead;
  group: LearnerGroup;
  definition: GroupDefinition | null;
  pupils: readonly GroupPupil[];
  total: number;
  words: string;
  page: number;
  perPage: number;
}>;

const at = ({ enrolment, group }: GroupProps) => ({ enrolment, group: group.key });

const resultOf = ({ read }: GroupProps, { value }: GroupPupil) => {
  if (read.looked === null || value === null) return 'no result';
  const { scale } = read.looked;
  const stands = againstExpected(scale, value);
  return (
    <>
      {valueText(scale, value)}
      {stands === null ? null : <Sub>{stands === 'below' ? 'below expected' : 'at or above expected'}</Sub>}
    </>
  );
};

const absentOf = ({ absent }: GroupPupil) => {
  if (absent === null || absent.possible === 0) return 'not recorded';
  return `${number(100 - (absent.absent / absent.possible) * 100, 1)}%`;
};

/** The pupils of a group by name, found by words, a page at a time. */
export const Pupils = (props: GroupProps) => {
  const { enrolment, frame, read, group, pupils, total, words, page, perPage } = props;
  const turned = (to: number) =>
    href(paths.learners.group, at(props), {
      on: read.on,
      assessment: read.chosen?.id,
      words: words === '' ? undefined : words,
      page: to === 1 ? undefined : to,
    });
  return (
    <Card
      title={words === '' ? plural(group.size, 'pupil') : `${plural(total, 'pupil')} found`}
      link={{ text: 'Change who is in it', href: href(paths.groups.one, at(props)) }}
      flush
    >
      <>
        <Form frame={frame} action={href(paths.learners.group, at(props))} method="get" inline>
          <TextInput name="words" label="Find a pupil by name or code" width={20} value={words} />
          <input type="hidden" name="on" value={read.on} />
          {read.chosen === null ? null : <input type="hidden" name="assessment" value={read.chosen.id} />}
          <Button kind="quiet">Find</Button>
        </Form>
      </>
      <DataTable
        caption={`Pupils in ${group.title}`}
        rows={pupils}
        empty={
          words === '' ? (
            <Empty title="Nobody is in this group on this day.">
              Whoever belongs to it appears here once it is recorded, or once the facts that it follows from are brought
              in.
            </Empty>
          ) : (
            `No pupil of this group has “${words}” in their name or code.`
          )
        }
        columns={[
          {
            head: 'Pupil',
            isRowHead: true,
            cell: (pupil) => (
              <>
                <a href={href(paths.onePupil.page, { enrolment, pupil: pupil.pupilId })}>{pupil.name}</a>
                <Sub>{pupil.code}</Sub>
              </>
            ),
          },
          { head: 'Year', tight: true, cell: ({ yearGroup }) => yearGroup ?? 'not given' },
          ...(read.chosen === null
            ? []
            : [{ head: read.chosen.title, cell: (pupil: GroupPupil) => resultOf(props, pupil) }]),
          { head: 'Attendance', numeric: true, cell: absentOf },
          { head: 'Provision', cell: ({ isReached }) => (isReached ? 'Yes' : 'None today') },
        ]}
      />
      <Pagination page={page} pages={Math.ceil(total / perPage)} href={turned} label="Pages of pupils" />
    </Card>
  );
};
