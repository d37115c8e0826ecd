import {
  Alert,
  Button,
  Card,
  Empty,
  Form,
  Hidden,
  Page,
  plural,
  PostButton,
  Radios,
  Rows,
  SideNote,
  Tag,
  Textarea,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { Level, toVisit, VisitRefused, type Place } from '../panels.tsx';
import type { VisitRefusal } from '../rules.ts';
import type { ListedClaim, SchoolAnswer } from '../store.ts';
import { drawnBecause, supports } from './rules.ts';
import type { Sampled } from './store.ts';

export type DrawnRow = Readonly<{ sampled: Sampled; claim: ListedClaim | null }>;
export type SampleProps = Place &
  Readonly<{
    rows: readonly DrawnRow[];
    claims: number;
    size: number;
    mayDraw: boolean;
    refused?: VisitRefusal['because'];
  }>;

const titleOf = ({ claim }: DrawnRow): string =>
  claim === null ? 'A claim that was taken back' : claim.says || claim.title;

/** The claims that are checked on the day, each with the reason for which it was drawn. */
export const SamplePage = ({ frame, enrolment, standing, rows, claims, size, mayDraw, refused }: SampleProps) => {
  const seen = rows.filter(({ sampled }) => sampled.supported !== null).length;
  return (
    <Page
      frame={frame}
      title="Claims to check"
      lead={
        rows.length === 0
          ? `${plural(claims, 'claim')} in the portfolio; none is drawn yet.`
          : `${seen} of ${rows.length} checked.`
      }
      crumbs={[toVisit(enrolment.id)]}
      aside={
        <SideNote title="How they are drawn">
          <p>
            Two thirds where most rests on the answer: raters differed, the highest level, one item only. The rest by
            lot, from the visit’s own number, so that the draw can be repeated and nobody chooses it. The school learns
            which when the report is sent.
          </p>
        </SideNote>
      }
    >
      {refused === undefined ? null : <VisitRefused because={refused} standing={standing} />}
      <Card title={rows.length === 0 ? 'Draw the claims' : `${plural(rows.length, 'claim')} of ${claims}`}>
        {rows.length > 0 ? null : claims === 0 ? (
          <Empty title="The portfolio claims nothing yet.">
            <p>
              Claims appear when the school links evidence to criteria. You can judge every criterion without a draw.
            </p>
          </Empty>
        ) : (
          <p>The scheme asks for {plural(size, 'claim')} here.</p>
        )}
        {mayDraw && rows.length < size ? (
          <PostButton frame={frame} action={href(paths.visits.sample, { enrolment: enrolment.id })}>
            {rows.length === 0 ? 'Draw the claims' : 'Draw the claims that are missing'}
          </PostButton>
        ) : null}
        <Rows
          label="Claims to check"
          rows={rows.map((row) => ({
            title: titleOf(row),
            href: href(paths.visits.claim, { enrolment: enrolment.id, claim: row.sampled.claimId }),
            meta: `${row.claim?.criterion ?? ''}, ${drawnBecause[row.sampled.drawnBecause]}`,
            right:
              row.sampled.supported === null ? (
                <Tag kind="not-started">To check</Tag>
              ) : (
                <Tag kind={row.sampled.supported === 'yes' ? 'done' : 'differ'}>
                  {supports[row.sampled.supported].word}
                </Tag>
              ),
          }))}
        />
      </Card>
    </Page>
  );
};

export type ClaimProps = Place &
  Readonly<{
    row: DrawnRow;
    rows: readonly DrawnRow[];
    answer: SchoolAnswer | null;
    typed: Readonly<Record<string, string>>;
    problems?: Problems;
    refused?: VisitRefusal['because'];
    overtaken?: Sampled;
    mayJudge: boolean;
  }>;

/** One claim on the day: what it says, what stands behind it, and whether what was seen supports it. */
export const ClaimPage = ({
  frame,
  enrolment,
  standing,
  scheme,
  row,
  rows,
  answer,
  typed,
  problems,
  refused,
  overtaken,
  mayJudge,
}: ClaimProps) => {
  const { sampled, claim } = row;
  const at = { enrolment: enrolment.id, claim: sampled.claimId };
  return (
    <Page
      frame={frame}
      title={titleOf(row)}
      eyebrow={`Claim ${sampled.place} of ${rows.length}, ${claim?.criterion ?? ''}, ${drawnBecause[sampled.drawnBecause]}`}
      crumbs={[
        toVisit(enrolment.id),
        { text: 'Claims to check', href: href(paths.visits.sample, { enrolment: enrolment.id }) },
      ]}
      problems={problems}
      aside={
        <Card title="Behind the claim">
          <p>
            School’s level: <Level scheme={scheme} code={answer?.level ?? null} />
          </p>
          <p>
            {claim === null ? (
              'The school took this claim back.'
            ) : (
              <a href={href(paths.evidence.item, { enrolment: enrolment.id, item: claim.itemId })}>{claim.title}</a>
            )}
          </p>
          {claim === null || claim.impact === '' ? null : <p>Impact: {claim.impact}</p>}
          {claim === null ? null : (
            <p>
              <a href={href(paths.visits.criterion, { enrolment: enrolment.id, criterion: claim.criterion })}>
                Judge {claim.criterion}
              </a>
            </p>
          )}
        </Card>
      }
    >
      {refused === undefined ? null : <VisitRefused because={refused} standing={standing} wrote={typed['seen']} />}
      {overtaken === undefined ? null : (
        <Alert kind="warning" title={`${overtaken.who} saved this claim while you were writing`} urgent>
          <p>
            Nothing is lost. Yours stands below; theirs is “
            {overtaken.supported === null ? 'not answered' : supports[overtaken.supported].word}”: {overtaken.seen}.
            Save again to keep yours.
          </p>
        </Alert>
      )}
      {mayJudge ? (
        <Card>
          <Form frame={frame} action={href(paths.visits.claim, at)} keep={`claim-${sampled.claimId}`}>
            <Hidden name="version" value={sampled.version} />
            <Radios
              name="supported"
              legend="Does what you saw support the claim?"
              cards
              choices={Object.entries(supports).map(([value, { word, hint }]) => ({ value, label: word, hint }))}
              value={typed['supported']}
              problems={problems}
            />
            <Textarea
              name="seen"
              label="What did you see and hear?"
              hint="Use the pupil codes."
              rows={4}
              value={typed['seen']}
              problems={problems}
            />
            <Button>Save and go to the next claim</Button>
          </Form>
        </Card>
      ) : (
        <Card title="What you saw">
          <p>
            <strong>{sampled.supported === null ? 'Not checked.' : supports[sampled.supported].word}</strong>{' '}
            {sampled.seen}
          </p>
        </Card>
      )}
    </Page>
  );
};
