import {
  Alert,
  Button,
  Card,
  DataTable,
  Details,
  Empty,
  Form,
  Hidden,
  Page,
  Pagination,
  Sub,
  Textarea,
  briefDate,
  clockTime,
  longDate,
  pageOf,
  plural,
  shorten,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { FindingList } from '../check/panel.tsx';
import { writtenMark } from '../check/mark.ts';
import type { Finding } from '../check/rules.ts';
import type { Mark } from '../check/store.ts';
import { mayDo, type PortfolioState } from '../rules.ts';
import type { Manifest, Submission } from './store.ts';

type Props = Place &
  Readonly<{
    state: PortfolioState;
    submissions: readonly Submission[];
    gate: readonly Finding[];
    mark: Mark;
    problems?: readonly Readonly<{ field: string; message: string }>[] | undefined;
  }>;

const TakeBack = ({ frame, enrolment, problems }: Props) => (
  <Details summary="Take the submission back" open={(problems ?? []).some(({ field }) => field === 'because')}>
    <Form frame={frame} action={href(paths.portfolio.withdraw, { enrolment: enrolment.id })}>
      <Textarea
        name="because"
        label="Why do you take it back?"
        hint="Both submissions stay on record."
        rows={3}
        problems={problems}
      />
      <Button kind="danger">Take it back</Button>
    </Form>
  </Details>
);

/** Submitting, and everything that was submitted before. */
export const SubmissionCard = (props: Props) => {
  const { frame, enrolment, state, submissions, gate, mayLead } = props;
  const at = { enrolment: enrolment.id };
  return (
    <Card title={state === 'submitted' ? 'The portfolio is submitted' : 'Submit the portfolio'} id="submit">
      {state === 'submitted' && enrolment.cutOffAt !== null ? (
        <p>
          What stood on {longDate(enrolment.cutOffAt)} at {clockTime(enrolment.cutOffAt)} is frozen for the visit. You
          may go on working; it is not part of this submission.
        </p>
      ) : null}
      {mayLead && mayDo('submit', state) ? (
        <>
          <p>
            Submitting freezes what stands now.{' '}
            {gate.length === 0
              ? 'The check found nothing that stops it.'
              : `${plural(gate.length, 'thing')} must be fixed first; the list above says where.`}
          </p>
          <Form frame={frame} action={href(paths.portfolio.submit, at)}>
            <Hidden name="seen" value={writtenMark(props.mark)} />
            <Button kind={gate.length === 0 ? 'primary' : 'quiet'}>Submit the portfolio</Button>
          </Form>
        </>
      ) : null}
      {mayLead && mayDo('withdraw', state) ? <TakeBack {...props} /> : null}
      <p>
        <a class="govuk-link" href={href(paths.portfolio.documents, at)}>
          Portfolio as a PDF, and everything as one zip file
        </a>
      </p>
      <DataTable
        plain
        caption="Submissions"
        rows={submissions}
        empty={
          state === 'submitted' ? (
            ''
          ) : (
            <Empty title="Nothing was submitted yet">
              The head or the coordinator submits when the check is clear.
            </Empty>
          )
        }
        columns={[
          {
            head: 'Submitted',
            isRowHead: true,
            cell: (one) => (
              <>
                <a class="govuk-link" href={href(paths.portfolio.submission, { ...at, submission: one.id })}>
                  {briefDate(one.submittedAt)}
                </a>{' '}
                <Sub>by {one.submittedName}</Sub>
              </>
            ),
          },
          { head: 'Holds', cell: (one) => `${plural(one.items, 'item')}, ${plural(one.claims, 'claim')}` },
          {
            head: 'Stands',
            cell: (one) =>
              one.withdrawnAt === null ? (
                'Yes'
              ) : (
                <>
                  Taken back {briefDate(one.withdrawnAt)} <Sub>{one.withdrawnBecause}</Sub>
                </>
              ),
          },
        ]}
      />
    </Card>
  );
};

/** A refused submission: what is missing, each with a link to where it is mended. */
export const SubmitRefusal = ({
  why,
  findings,
  enrolment,
}: Readonly<{ why: string; findings: readonly Finding[]; enrolment: string }>) => (
  <Alert kind="refusal" title={why} urgent>
    {findings.length === 0 ? null : <FindingList findings={findings} enrolment={enrolment} mayMend mayInvite />}
  </Alert>
);

/** What one submission froze: every item with the hash of its text and file. */
export const SubmissionPage = ({
  frame,
  enrolment,
  submission,
  manifest,
  before,
  page,
}: Place &
  Readonly<{ submission: Submission; manifest: Manifest; before: Submission | null; page: string | undefined }>) => {
  const shown = pageOf(manifest.items, page);
  const at = { enrolment: enrolment.id, submission: submission.id };
  return (
    <Page
      frame={frame}
      title={`Submitted on ${longDate(submission.submittedAt)}`}
      lead={`${submission.submittedName} submitted ${plural(submission.items, 'item')} and ${plural(submission.claims, 'claim')}. ${submission.withdrawnAt === null ? 'It stands.' : `${submission.withdrawnName} took it back on ${longDate(submission.withdrawnAt)}: ${submission.withdrawnBecause}`}`}
      back={{ text: 'Portfolio', href: href(paths.portfolio.home, { enrolment: enrolment.id }) }}
    >
      <Card title="Evidence as it stood" flush>
        <DataTable
          caption="Items of the submission"
          rows={shown.rows}
          empty="No item was part of it."
          columns={[
            { head: 'Item', isRowHead: true, cell: (item) => item.title },
            { head: 'Text', numeric: true, cell: (item) => `No. ${item.version}` },
            {
              head: 'Serves',
              cell: (item) =>
                manifest.claims
                  .filter((claim) => claim.item === item.id)
                  .map((claim) => claim.criterion)
                  .join(', '),
            },
            { head: 'Fingerprint', cell: (item) => <code>{item.sha256.slice(0, 12)}</code> },
          ]}
        />
        <Pagination
          page={shown.page}
          pages={shown.pages}
          href={(to) => href(paths.portfolio.submission, at, { page: to })}
        />
      </Card>
      <Card title="Take it away">
        <p>
          <a class="govuk-link" href={href(paths.portfolio.documents, { enrolment: enrolment.id })}>
            As a PDF
          </a>
          , or{' '}
          <a class="govuk-link" href={href(paths.portfolio.submitted, at)}>
            everything as one zip file
          </a>
          .
        </p>
        {before === null ? null : (
          <p>
            <a class="govuk-link" href={href(paths.portfolio.differences, at, { with: before.id })}>
              What changed since the submission of {longDate(before.submittedAt)}
            </a>
          </p>
        )}
      </Card>
      <Card title="What else was frozen">
        <p>
          {plural(manifest.audit.length, 'judgement')} of the audit, {plural(manifest.actions.length, 'action')} of the
          plan, and the figures of {plural(manifest.figures.length, 'measure')}:{' '}
          {manifest.figures
            .map(({ title, results }) => `${shorten(title, 60)} (${plural(results, 'result')})`)
            .join('; ') || 'none'}
          .
        </p>
        <p>
          Fingerprint of the whole: <code>{submission.manifestSha256}</code>. It stands in the trail too, so a later
          change would show.
        </p>
      </Card>
    </Page>
  );
};
