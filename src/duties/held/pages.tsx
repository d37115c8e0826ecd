import {
  Button,
  Card,
  DataTable,
  Details,
  Form,
  mediumDate,
  Page,
  plural,
  SideNote,
  Textarea,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import {
  beforeHandingOver,
  cellOf,
  columnsOf,
  countWords,
  headingOf,
  heldParts,
  partNames,
  type Held,
  type HeldPart,
  type HeldRow,
} from './rules.ts';
import type { Whom } from './store.ts';

export type HeldProps = Readonly<{
  frame: Frame;
  enrolment: string;
  whom: Whom;
  held: Held;
  /** When somebody asked that the pupil be erased, while that is open. */
  askedOn: string | null;
  typed?: Readonly<Record<string, string>>;
  problems?: readonly Problem[];
}>;

const mostRows = 50;

const Part = ({ part, held }: Readonly<{ part: HeldPart; held: Held }>) => {
  const rows: readonly HeldRow[] = held[part];
  const columns = columnsOf(rows);
  return (
    <Details summary={`${heldParts[part].title}: ${countWords(part, rows.length)}`}>
      <p>{heldParts[part].about}</p>
      {rows.length === 0 ? null : (
        <DataTable
          caption={heldParts[part].title}
          rows={rows.slice(0, mostRows)}
          empty=""
          columns={columns.map((column, at) => ({
            head: headingOf(column),
            isRowHead: at === 0,
            cell: (row: HeldRow) => cellOf(column, row[column] ?? null),
          }))}
        />
      )}
      {rows.length > mostRows ? <p>The first {mostRows} are shown; the file has all of them.</p> : null}
    </Details>
  );
};

const Ask = ({ frame, enrolment, whom, askedOn, typed = {}, problems = [] }: HeldProps) => (
  <Card title={askedOn === null ? 'Erase this pupil' : 'Erasing was asked for'} id="erase">
    {whom.isErased ? (
      <p>Nothing is left of this pupil but the code, because an award followed the pupil by it.</p>
    ) : askedOn !== null ? (
      <p>
        Asked on {mediumDate(askedOn)}. A second person agrees or stops it on{' '}
        <a class="govuk-link" href={href(paths.held.keeping, { enrolment })}>
          Keeping and erasing
        </a>
        .
      </p>
    ) : (
      <>
        <p>
          All of the above goes for good, and a second person has to agree: a senior leader or the safeguarding lead. If
          an award followed the pupil, the code stays with “target” or “comparison”, and kept figures keep their working
          without this pupil’s rows. Results of today are worked out without the pupil from then on.
        </p>
        <Form frame={frame} action={href(paths.held.ask, { enrolment, pupil: whom.pupilId })}>
          <Textarea
            name="because"
            label="Why is it asked?"
            hint="For example: the parents asked on 3 November. Name no child"
            rows={3}
            maxLength={500}
            value={typed['because']}
            problems={problems}
          />
          <Button kind="danger">Ask for it</Button>
        </Form>
      </>
    )}
  </Card>
);

/** All that the school keeps here of one pupil, for whoever answers the family's question. */
export const HeldPage = (props: HeldProps) => {
  const { frame, enrolment, whom, held, problems = [] } = props;
  return (
    <Page
      frame={frame}
      title={`What is held of ${whom.forename} ${whom.surname}`}
      eyebrow={whom.code}
      lead="For a family that asks what you hold, and for you before you erase it. One calendar month is what the law gives you to answer."
      problems={problems}
      crumbs={[
        { text: 'Roll', href: href(paths.roll.home, { enrolment }) },
        ...(whom.isErased
          ? []
          : [
              {
                text: `${whom.forename} ${whom.surname}`,
                href: href(paths.onePupil.page, { enrolment, pupil: whom.pupilId }),
              },
            ]),
      ]}
      actions={
        <Form frame={frame} action={href(paths.held.file, { enrolment, pupil: whom.pupilId })}>
          <Button kind="quiet">Take it away as files</Button>
        </Form>
      }
      aside={
        <>
          <SideNote title="Who sees this">
            <p>Senior leaders and whoever leads on safeguarding. Each look and each file is in the trail.</p>
          </SideNote>
          <SideNote title="Before you hand it over">
            <p>{beforeHandingOver}</p>
          </SideNote>
          <SideNote title="Not here">
            <p>
              Child-protection flags are shown to those who may see them, and what the pupil said to senior leaders
              alone to them. To answer a family in full, a senior leader and the safeguarding lead each take the files
              away. What a pupil answered in confidence is nobody’s to read. Evidence that shows the pupil is found in
              the library by name.
            </p>
          </SideNote>
        </>
      }
    >
      <Card title={`${plural(partNames.filter((part) => held[part].length > 0).length, 'kind')} of record`}>
        {partNames.map((part) => (
          <Part part={part} held={held} />
        ))}
      </Card>
      <Ask {...props} />
    </Page>
  );
};
