import {
  Alert,
  Card,
  DataTable,
  Page,
  pageOf,
  Pagination,
  plural,
  PostButton,
  Rows,
  SideNote,
  Tag,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { Level, toVisit, VisitRefused, type Place } from '../panels.tsx';
import type { Difference, VisitRefusal } from '../rules.ts';
import type { ListedFinding } from '../store.ts';
import type { ListedModerated } from './store.ts';

export type ModerationProps = Place &
  Readonly<{
    findings: ReadonlyMap<string, ListedFinding>;
    moderated: ReadonlyMap<string, ListedModerated>;
    differences: readonly Difference[];
    missing: readonly string[];
    refused?: VisitRefusal['because'] | 'missing';
    isReading?: boolean;
    mayFinish: boolean;
    /** The page of the list that was asked for, as it stood in the address. */
    asked?: string | undefined;
  }>;

/** Where the second verifier and the verifier differ: both levels side by side, and why. Never an average. */
export const Differences = ({ of, scheme }: { of: readonly Difference[]; scheme: Scheme }) =>
  of.length === 0 ? (
    <p>The second verifier gives no other level than the verifier.</p>
  ) : (
    <Rows
      label="Where the two differ"
      rows={of.map((each) => ({
        title: `${each.criterion}: ${each.reasons}`,
        meta: (
          <>
            Verifier: <Level scheme={scheme} code={each.verifier} /> Second verifier:{' '}
            <Level scheme={scheme} code={each.moderator} />
          </>
        ),
        right: <Tag kind="differ">They differ</Tag>,
      }))}
    />
  );

export const ModerationPage = (props: ModerationProps) => {
  const { frame, enrolment, standing, scheme, findings, moderated, differences, missing } = props;
  const { refused, mayFinish, isReading } = props;
  const shown = pageOf(scheme.criteria, props.asked);
  return (
    <Page
      frame={frame}
      title="Second view"
      lead={`${moderated.size} of ${plural(scheme.criteria.length, 'finding')} looked at; you differ on ${differences.length}.`}
      crumbs={[toVisit(enrolment.id)]}
      aside={
        <SideNote title="What you do here">
          <p>
            Look at each finding with its evidence. Agree, or say which level you would give and why. The panel reads
            both; nothing is averaged.
          </p>
        </SideNote>
      }
    >
      {refused === undefined ? null : refused === 'missing' ? (
        <Alert kind="refusal" title="You cannot finish yet.">
          <p>
            {plural(missing.length, 'finding')} {missing.length === 1 ? 'has' : 'have'} not been looked at:{' '}
            {missing.slice(0, 12).map((criterion) => (
              <>
                <a href={href(paths.visits.moderate, { enrolment: enrolment.id, criterion })}>{criterion}</a>{' '}
              </>
            ))}
          </p>
        </Alert>
      ) : (
        <VisitRefused because={refused} standing={standing} isReading={isReading} />
      )}
      <Card title="Findings" flush>
        <DataTable
          caption="Each finding, with what you say of it"
          rows={shown.rows}
          empty="The scheme has nothing to judge."
          columns={[
            {
              head: scheme.words.criterion.one,
              isRowHead: true,
              cell: ({ code, text }) => (
                <a href={href(paths.visits.moderate, { enrolment: enrolment.id, criterion: code })}>
                  {code} {text}
                </a>
              ),
            },
            {
              head: 'Verifier',

              cell: ({ code }) => <Level scheme={scheme} code={findings.get(code)?.level ?? null} />,
            },
            {
              head: 'You',

              cell: ({ code }) => {
                const view = moderated.get(code);
                if (view === undefined) return <Tag kind="not-started">To look at</Tag>;
                return view.agrees ? <Tag kind="done">Agree</Tag> : <Level scheme={scheme} code={view.level} />;
              },
            },
          ]}
        />
        <Pagination
          page={shown.page}
          pages={shown.pages}
          label="Pages of findings"
          href={(page) =>
            href(paths.visits.moderation, { enrolment: enrolment.id }, { page: page === 1 ? undefined : page })
          }
        />
      </Card>
      <Card title="Where you differ">
        <Differences of={differences} scheme={scheme} />
        {mayFinish ? (
          <PostButton frame={frame} action={href(paths.visits.finished, { enrolment: enrolment.id })}>
            Send it to the panel
          </PostButton>
        ) : null}
      </Card>
    </Page>
  );
};
