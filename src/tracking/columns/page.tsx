import {
  Alert,
  Button,
  ButtonGroup,
  Card,
  DataTable,
  Form,
  longDate,
  Page,
  plural,
  Select,
  Sub,
  TextInput,
  type Frame,
  type Option,
  type Problem,
} from '#platform/kit';
import { columnField, datesField, pointField } from './forms.ts';

/** A column as the page asks about it; `guess` is what it is offered as first. */
export type AskedColumn = Readonly<{
  heading: string;
  becomes: string | null;
  isRemembered: boolean;
  guess: string | null;
}>;

type Props = Readonly<{
  frame: Frame;
  fileName: string;
  columns: readonly AskedColumn[];
  isMonthFirst: boolean;
  /** What a column may be; those of results name an assessment, perhaps with its point. */
  options: readonly Option[];
  action: string;
  back: string;
  crumbs: readonly Readonly<{ text: string; href: string }>[];
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

type Asked = Readonly<{ column: AskedColumn; at: number }>;

/** The choice and the words of a point that fit what a column is: a point that the school has is a choice of its own. */
const partsOf = ({ becomes, guess }: AskedColumn, options: readonly Option[]) => {
  const said = becomes ?? guess ?? '';
  if (said === 'ignore' || said === '') return { said: undefined, point: '' };
  if (!said.startsWith('result:') || options.some(({ value }) => value === said)) return { said, point: '' };
  const [assessment = '', ...rest] = said.split('@');
  const point = rest.join('@');
  return { said: assessment, point: /^\d{4}-\d{2}-\d{2}$/.test(point) ? longDate(point) : point };
};

const note = ({ becomes, guess, isRemembered }: AskedColumn): string | null => {
  if (isRemembered) return 'as you said before';
  return becomes === null && guess !== null ? 'a guess: look whether it is right' : null;
};

const Columns = ({ asked, caption, ...props }: Props & Readonly<{ asked: readonly Asked[]; caption: string }>) => {
  const { options, typed, problems = [] } = props;
  const isResult = ({ becomes }: AskedColumn) => becomes === null || becomes.startsWith('result:');
  const offersResults = options.some(({ value }) => String(value).startsWith('result:'));
  return (
    <DataTable
      caption={caption}
      rows={asked}
      empty=""
      columns={[
        {
          head: 'In the file',
          isRowHead: true,
          cell: ({ column }) => (
            <>
              {column.heading}
              {note(column) === null ? null : <Sub>{note(column)}</Sub>}
            </>
          ),
        },
        {
          head: 'What it is',
          cell: ({ column, at }) => (
            <Select
              name={columnField(at)}
              label={`What ${column.heading} is`}
              hideLabel
              value={typed?.[columnField(at)] ?? partsOf(column, options).said}
              empty="Ignore this column"
              options={options}
              problems={problems}
            />
          ),
        },
        ...(offersResults && asked.some(({ column }) => isResult(column))
          ? [
              {
                head: 'When, if the point is new',
                cell: ({ column, at }: Asked) =>
                  isResult(column) ? (
                    <TextInput
                      name={pointField(at)}
                      label={`When the results in ${column.heading} were taken, if that is a new point`}
                      hideLabel
                      width={10}
                      value={typed?.[pointField(at)] ?? partsOf(column, options).point}
                      problems={problems}
                    />
                  ) : null,
              },
            ]
          : []),
      ]}
    />
  );
};

/** Asks once what the columns of a file are. Those that are known by their heading stand further down, to be changed. */
export const ColumnsPage = (props: Props) => {
  const { frame, columns, problems = [], typed } = props;
  const all = columns.map((column, at) => ({ column, at })).filter(({ column }) => column.heading !== '');
  const open = all.filter(({ column }) => column.becomes === null);
  const known = all.filter(({ column }) => column.becomes !== null);
  return (
    <Page
      frame={frame}
      title={
        open.length === 0
          ? 'What the columns mean'
          : `Say what ${plural(open.length, 'column')} ${open.length === 1 ? 'is' : 'are'}`
      }
      eyebrow={props.fileName}
      lead="You are asked once: the next file with these headings is read by itself."
      crumbs={props.crumbs}
      problems={problems}
    >
      {all.length === 0 ? (
        <Alert kind="warning" title="This kind of file has no columns to name.">
          <p>What is read from it is fixed.</p>
        </Alert>
      ) : null}
      <Form frame={frame} action={props.action}>
        {open.length === 0 ? null : (
          <Card
            title="Not known yet"
            subtitle="Ignore what nobody needs: what is not read cannot be lost. A new point is a name such as Autumn 2026, or a day such as 15/09/2026."
            flush
          >
            <Columns {...props} asked={open} caption="Columns that are not known yet" />
          </Card>
        )}
        {known.length === 0 ? null : (
          <Card title="Known already" subtitle="By their heading, or because you said so before." flush>
            <Columns {...props} asked={known} caption="Columns that are known" />
          </Card>
        )}
        <Card title="Days in this file">
          <Select
            name={datesField}
            label="How are days written?"
            value={typed?.[datesField] ?? (props.isMonthFirst ? 'month-first' : 'day-first')}
            options={[
              { value: 'day-first', text: 'Day first, as in 14/03/2026' },
              { value: 'month-first', text: 'Month first, as in 03/14/2026' },
            ]}
          />
        </Card>
        <ButtonGroup>
          <Button>Remember this and read the file</Button>
          <Button kind="quiet" href={props.back}>
            Go back
          </Button>
        </ButtonGroup>
      </Form>
    </Page>
  );
};
