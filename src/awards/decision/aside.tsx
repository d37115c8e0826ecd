import { Card, DataTable } from '#platform/kit';
import { href, paths } from '#paths';
import { requirementSentence } from '#schemes/rules';
import type { DecisionPageProps } from './pages.tsx';

/** Beside a decision: the award it led to, what the visit found, and what each outcome asks. */
export const Aside = ({ scheme, facts, awardNumber, enrolment }: DecisionPageProps) => (
  <>
    {awardNumber === null ? null : (
      <Card title="The award">
        <p>
          <a href={href(paths.awards.page, { award: awardNumber })}>Open award {awardNumber}</a>. Certificate and
          credential are made within a minute of the last signature.
        </p>
      </Card>
    )}
    <Card title="What the visit found">
      {facts.visit === null ? (
        <p>There is no visit yet.</p>
      ) : (
        <>
          <DataTable
            plain
            caption="Judgements by level"
            rows={scheme.levels.toReversed()}
            columns={[
              { head: scheme.words.criterion.many, isRowHead: true, cell: (level) => level.name },
              {
                head: 'Judged',
                numeric: true,
                cell: (level) => facts.visit?.judgements.filter(({ verifier }) => verifier === level.code).length ?? 0,
              },
            ]}
            empty="No judgement can be read yet."
          />
          <p>
            <a href={href(paths.visits.home, { enrolment: enrolment.id })}>Read the report</a>
          </p>
        </>
      )}
    </Card>
    <Card title="What each decision asks">
      {scheme.decisions.map((outcome) => (
        <>
          <p>
            <strong>{outcome.name}.</strong> {outcome.means}
          </p>
          {outcome.requires.length === 0 ? null : (
            <ul>
              {outcome.requires.map((asked) => (
                <li>{requirementSentence(scheme, asked)}</li>
              ))}
            </ul>
          )}
        </>
      ))}
    </Card>
  </>
);
