import {
  Alert,
  Button,
  ButtonGroup,
  Card,
  Form,
  Page,
  plural,
  Select,
  Sub,
  TextInput,
  type Frame,
  type Option,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { offeredFields, type RollColumn, type RollFile } from '#pupils';
import { rollCrumbs } from './bring-page.tsx';
import { columnField, pointField } from './forms.ts';

type Props = Readonly<{
  frame: Frame;
  enrolment: string;
  file: RollFile;
  /** Groups that a file may record, and the school's assessments, each as what the form sends with its words. */
  groups: readonly Option[];
  assessments: readonly Option[];
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

const optionsOf = ({ groups, assessments }: Props): readonly Option[] => [
  ...Object.entries(offeredFields).map(([value, text]) => ({ value, text })),
  ...groups.map(({ value, text }) => ({ value, text: `Group: ${text}` })),
  ...assessments.map(({ value, text }) => ({ value, text: `Results: ${text}` })),
];

/** "result:Reading@Autumn 2026" is the assessment and the point of two fields. */
const partsOf = (becomes: string | null): Readonly<{ said: string; point: string }> => {
  const [said = '', ...rest] = (becomes ?? '').startsWith('result:') ? (becomes ?? '').split('@') : [becomes ?? ''];
  return { said, point: rest.join('@') };
};

const OneColumn = ({
  column,
  at,
  options,
  props,
}: Readonly<{ column: RollColumn; at: number; options: readonly Option[]; props: Props }>) => {
  const { said, point } = partsOf(column.becomes);
  const { typed, problems = [], assessments } = props;
  return (
    <>
      <Select
        name={columnField(at)}
        label={
          <>
            {column.heading}
            {column.isRemembered ? <Sub>as you said before</Sub> : null}
          </>
        }
        value={typed?.[columnField(at)] ?? (said === 'ignore' ? undefined : said)}
        empty="Ignore this column"
        options={options}
        problems={problems}
      />
      {assessments.length === 0 ? null : (
        <TextInput
          name={pointField(at)}
          label="If it holds results: when were they taken?"
          hint="A day such as 2026-09-15, or a name such as Autumn 2026"
          width={20}
          value={typed?.[pointField(at)] ?? point}
          problems={problems}
        />
      )}
    </>
  );
};

/** Asks once what the columns of a file are. Those that are known by their heading stand further down, to be changed. */
export const ColumnsPage = (props: Props) => {
  const { frame, enrolment, file, problems = [] } = props;
  const options = optionsOf(props);
  const all = file.columns.map((column, at) => ({ column, at })).filter(({ column }) => column.heading !== '');
  const open = all.filter(({ column }) => column.becomes === null);
  const known = all.filter(({ column }) => column.becomes !== null);
  return (
    <Page
      frame={frame}
      narrow
      title={
        open.length === 0
          ? 'What the columns mean'
          : `Say what ${plural(open.length, 'column')} ${open.length === 1 ? 'is' : 'are'}`
      }
      eyebrow={file.fileName}
      lead="You are asked once: the next file with these headings is read by itself."
      crumbs={[...rollCrumbs(enrolment), { text: 'Files', href: href(paths.roll.files, { enrolment }) }]}
      problems={problems}
    >
      {all.length === 0 ? (
        <Alert kind="warning" title="This kind of file has no columns to name.">
          <p>What is read from it is fixed.</p>
        </Alert>
      ) : null}
      <Form frame={frame} action={href(paths.roll.columns, { enrolment, file: file.id })}>
        {open.length === 0 ? null : (
          <Card
            title="Not known yet"
            subtitle="A column that nobody needs is best ignored: what is not read cannot be lost."
          >
            {open.map(({ column, at }) => (
              <OneColumn column={column} at={at} options={options} props={props} />
            ))}
          </Card>
        )}
        <Card title="Known by their heading">
          {known.map(({ column, at }) => (
            <OneColumn column={column} at={at} options={options} props={{ ...props, assessments: [] }} />
          ))}
        </Card>
        <ButtonGroup>
          <Button>Remember this and read the file</Button>
          <Button kind="quiet" href={href(paths.roll.file, { enrolment, file: file.id })}>
            Go back
          </Button>
        </ButtonGroup>
      </Form>
    </Page>
  );
};
