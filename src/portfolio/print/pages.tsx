import {
  Alert,
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  Hidden,
  Page,
  Select,
  Sub,
  Tag,
  briefDate,
  clockTime,
  fileSize,
  longDate,
  plural,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import type { Place } from '../asking.ts';
import type { Submission } from '../submission/store.ts';
import type { Print } from './store.ts';

type Props = Place &
  Readonly<{
    scheme: Scheme;
    prints: readonly Print[];
    submissions: readonly Submission[];
    /** False for those who read only what was submitted. */
    seesWork: boolean;
    /** Marks of the documents that would be made now: a document with one of them is up to date. */
    current: ReadonlySet<string>;
  }>;

const Ask = ({ frame, enrolment, scheme, submission }: Props & Readonly<{ submission: Submission | null }>) => {
  const word = scheme.words.standard.one.toLowerCase();
  return (
    <Form frame={frame} action={href(paths.portfolio.documents, { enrolment: enrolment.id })} inline>
      {submission === null ? null : <Hidden name="submission" value={submission.id} />}
      <Select
        name="standard"
        id={`standard-${submission?.id ?? 'now'}`}
        label={`Whole portfolio or one ${word}`}
        empty="Whole portfolio"
        options={scheme.standards.map(({ code, name }) => ({ value: code, text: `${code}. ${name}` }))}
      />
      <Button kind={submission === null ? 'primary' : 'quiet'}>Make the PDF</Button>
    </Form>
  );
};

const whatOf = (print: Print, { scheme, submissions }: Props): string => {
  const name = scheme.standards.find(({ code }) => code === print.standard);
  const what = print.standard === null ? 'Whole portfolio' : `${print.standard}. ${name?.name ?? ''}`;
  const submission = submissions.find(({ id }) => id === print.submissionId);
  return submission === undefined ? what : `${what}, as submitted on ${longDate(submission.submittedAt)}`;
};

const State = ({ print, current }: Readonly<{ print: Print; current: ReadonlySet<string> }>) => {
  switch (print.state) {
    case 'waiting':
      return <Tag kind="waiting">Being made</Tag>;
    case 'failed':
      return (
        <>
          <Tag kind="refused">Not made</Tag> <Sub>{print.says}</Sub>
        </>
      );
    case 'ready':
      return print.submissionId !== null || current.has(print.mark) ? (
        <Tag kind="done">Up to date</Tag>
      ) : (
        <Tag kind="late">Something changed since</Tag>
      );
  }
};

const Documents = (props: Props) => (
  <Card title="Documents" flush>
    <DataTable
      caption="Documents of this portfolio"
      rows={props.prints}
      empty={
        <Empty title="No document was made yet">It stands here once it is asked for, and takes a few seconds.</Empty>
      }
      columns={[
        {
          head: 'Document',
          isRowHead: true,
          cell: (print) =>
            print.state === 'ready' ? (
              <a
                class="govuk-link"
                href={href(paths.portfolio.document, { enrolment: props.enrolment.id, print: print.id })}
              >
                {whatOf(print, props)}
                <span class="govuk-visually-hidden">, PDF</span>
              </a>
            ) : (
              whatOf(print, props)
            ),
        },
        { head: 'State', cell: (print) => <State print={print} current={props.current} /> },
        {
          head: 'Holds',
          cell: (print) => (print.pages === null ? '' : `${plural(print.pages, 'page')}, ${fileSize(print.size ?? 0)}`),
        },
        {
          head: 'Asked for',
          cell: (print) => (
            <>
              {briefDate(print.askedAt)}, {clockTime(print.askedAt)} <Sub>by {print.askedName}</Sub>
            </>
          ),
        },
      ]}
    />
  </Card>
);

const Submitted = (props: Props & Readonly<{ submission: Submission }>) => {
  const { submission, enrolment } = props;
  return (
    <Card
      title={`As submitted on ${longDate(submission.submittedAt)}`}
      note={submission.withdrawnAt === null ? 'It stands' : `Taken back ${briefDate(submission.withdrawnAt)}`}
    >
      <Ask {...props} submission={submission} />
      <p>
        <a
          class="govuk-link"
          href={href(paths.portfolio.submitted, { enrolment: enrolment.id, submission: submission.id })}
        >
          Everything that was submitted, as one zip file
        </a>
      </p>
    </Card>
  );
};

/** The portfolio on paper and everything in one file: asked for here, taken from here. */
export const DocumentsPage = (props: Props) => {
  const { frame, enrolment, prints, submissions, seesWork } = props;
  const at = { enrolment: enrolment.id };
  const isWaiting = prints.some(({ state }) => state === 'waiting');
  return (
    <Page
      frame={frame}
      title="Portfolio as a document"
      lead="One PDF with contents and page numbers, and a zip file of everything with a list that checks it. Every download is in the trail."
      crumbs={[{ text: 'Portfolio', href: href(paths.portfolio.home, at) }]}
      aside={
        <>
          {seesWork ? (
            <Card title="As it stands now">
              <Ask {...props} submission={null} />
              <p>
                <a class="govuk-link" href={href(paths.portfolio.everything, at)}>
                  Everything, as one zip file
                </a>
              </p>
            </Card>
          ) : null}
          {submissions.map((submission) => (
            <Submitted {...props} submission={submission} />
          ))}
        </>
      }
    >
      {isWaiting ? (
        <Alert kind="info" title="A document is being made">
          <p>
            It takes a few seconds.{' '}
            <a class="govuk-link" href={href(paths.portfolio.documents, at)}>
              Look again
            </a>
          </p>
        </Alert>
      ) : null}
      <Documents {...props} />
      <Card title="What is not in it">
        <p>
          No pupil is named: where a name from your list was written, the PDF says “[a pupil]”. Pictures are printed
          only where consent is recorded or nobody can be recognised. Items whose consent was refused or has ended are
          left out. Figures of few pupils are withheld.
        </p>
        <p>
          The zip file holds the files themselves, as they are: names inside them stay. The check before submission
          finds those.
        </p>
      </Card>
    </Page>
  );
};
