import { Alert, Button, Card, Empty, FindingRow, Findings, plural } from '#platform/kit';
import { href, paths } from '#paths';
import { MeasurePanel, type MeasureImpact } from '#tracking';
import type { Place } from '../asking.ts';
import type { Finding, MendAt } from './rules.ts';

const step = { 1: paths.training.home, 2: paths.audit.home, 3: paths.plan.home } as const;

/** Where a finding is mended. */
export const mendHref = (at: MendAt, enrolment: string): string => {
  switch (at.kind) {
    case 'item':
      return href(paths.evidence.item, { enrolment, item: at.item });
    case 'step':
      return href(step[at.step], { enrolment });
    case 'coverage':
      return href(paths.evidence.coverage, { enrolment });
    case 'no-impact':
      return href(paths.evidence.home, { enrolment }, { show: 'no-impact' });
    case 'add':
      return href(paths.evidence.add, { enrolment });
    case 'figures':
      return href(paths.tracking.home, { enrolment });
    case 'reviews':
      return href(paths.plan.reviews, { enrolment });
    case 'invite':
      return `${href(paths.portfolio.home, { enrolment })}#invite`;
    case 'answers':
      return href(paths.portfolio.review, { enrolment });
  }
};

/** Findings as rows, each with the one button that mends it. */
export const FindingList = ({
  findings,
  enrolment,
  mayMend,
}: Readonly<{ findings: readonly Finding[]; enrolment: string; mayMend: boolean }>) => (
  <Findings>
    {findings.map(({ must, finding, place, mend, at }) => (
      <FindingRow
        must={must}
        finding={finding}
        place={place}
        action={
          mayMend ? (
            <Button kind="quiet" small href={mendHref(at, enrolment)} about={place}>
              {mend}
            </Button>
          ) : undefined
        }
      />
    ))}
  </Findings>
);

/** The check before submission: what a verifier would ask about. */
export const CheckCard = ({ findings, enrolment, mayAnswer }: Place & Readonly<{ findings: readonly Finding[] }>) => {
  const must = findings.filter((finding) => finding.must).length;
  return (
    <Card
      id="check"
      title={
        findings.length === 0
          ? 'Check before sending: nothing to mend'
          : `Check before sending: ${plural(findings.length, 'thing')} a verifier would ask about`
      }
      note={must === 0 ? undefined : `${must} to fix before you can submit`}
    >
      {findings.length === 0 ? (
        <Alert kind="success" title="The portfolio is ready to submit">
          <p>The check runs anew each time this page opens.</p>
        </Alert>
      ) : (
        <FindingList findings={findings} enrolment={enrolment.id} mayMend={mayAnswer} />
      )}
    </Card>
  );
};

/** The figures of the target pupils before and after, as they stand: each with its range, its strength and who is missing. */
export const FiguresPanels = ({
  measures,
  enrolment,
  seesSmallNumbers,
  mayAnswer,
}: Place & Readonly<{ measures: readonly MeasureImpact[] }>) =>
  measures.length === 0 ? (
    <Card title="Target pupils, before and after">
      <Empty title="Figures will stand here">
        The coordinator declares a measure, with each target pupil’s figure before the work begins.
      </Empty>
    </Card>
  ) : (
    <>
      {measures.map((impact) => (
        <MeasurePanel
          impact={impact}
          withhold={!seesSmallNumbers}
          resultsHref={
            mayAnswer ? href(paths.tracking.measure, { enrolment: enrolment.id, measure: impact.measure.id }) : null
          }
        />
      ))}
    </>
  );
