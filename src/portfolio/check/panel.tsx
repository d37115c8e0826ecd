import { Alert, Button, ButtonGroup, Card, Empty, FindingRow, Findings, PostButton, plural } from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { MeasurePanel, type MeasureImpact } from '#tracking';
import type { Place } from '../asking.ts';
import { checks, mayBeLetOff, type Finding, type LetOff, type MendAt } from './rules.ts';

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
    case 'measure':
      return href(paths.tracking.measure, { enrolment, measure: at.measure });
    case 'figures':
      return href(paths.tracking.home, { enrolment });
    case 'reviews':
      return href(paths.plan.reviews, { enrolment });
    case 'audit':
      return href(paths.audit.home, { enrolment });
    case 'criterion':
      return href(paths.audit.criterion, { enrolment, criterion: at.criterion });
    case 'names':
      return href(paths.portfolio.names, { enrolment });
    case 'named':
      return href(paths.portfolio.named, { enrolment });
    case 'invite':
      return `${href(paths.portfolio.home, { enrolment })}#invite`;
    case 'answers':
      return href(paths.portfolio.review, { enrolment });
  }
};

type ListProps = Readonly<{
  findings: readonly Finding[];
  enrolment: string;
  mayMend: boolean;
  /** Inviting the adviser is for those who lead: nobody else has the button. */
  mayInvite: boolean;
  /** Beside each rule from which a school may ask to be let off stands the way to ask. */
  mayAskOff?: boolean;
}>;

const askOffHref = (rule: string, enrolment: string): string =>
  href(paths.audit.exemptions, { enrolment }, { rule, words: checks.find(({ name }) => name === rule)?.asks });

/** Findings as rows, each with the one button that mends it. */
export const FindingList = ({ findings, enrolment, mayMend, mayInvite, mayAskOff }: ListProps) => (
  <Findings>
    {findings.map(({ rule, must, finding, place, mend, at }) => (
      <FindingRow
        must={must}
        finding={finding}
        place={
          mayAskOff && must && mayBeLetOff(rule) ? (
            <>
              {place} ·{' '}
              <a class="govuk-link" href={askOffHref(rule, enrolment)}>
                Ask to be let off<span class="govuk-visually-hidden"> for {place}</span>
              </a>
            </>
          ) : (
            place
          )
        }
        action={
          mayMend && (mayInvite || at.kind !== 'invite') ? (
            <Button kind="quiet" small href={mendHref(at, enrolment)} about={place}>
              {mend}
            </Button>
          ) : undefined
        }
      />
    ))}
  </Findings>
);

/** As many findings stand on the portfolio's page; all of them on the page of the check. */
const firstFew = 8;

type CheckProps = Place &
  Readonly<{
    findings: readonly Finding[];
    ready: Readonly<{ ready: number; all: number }>;
    letOff: readonly LetOff[];
    scheme: Pick<Scheme, 'words'>;
  }>;

/** The check before submission: what a verifier would ask about. */
export const CheckCard = ({ findings, enrolment, mayAnswer, mayLead, frame, ready, letOff, scheme }: CheckProps) => {
  const word = scheme.words.standard.one.toLowerCase();
  const must = findings.filter((finding) => finding.must).length;
  const at = { enrolment: enrolment.id };
  return (
    <Card
      id="check"
      title={
        findings.length === 0
          ? 'Check before sending: nothing to mend'
          : `Check before sending: ${plural(findings.length, 'thing')} a verifier would ask about`
      }
      subtitle={`${ready.ready} of ${plural(ready.all, 'item')} ${ready.all === 1 ? 'is' : 'are'} ready`}
      note={must === 0 ? undefined : `${must} to fix before you can submit`}
    >
      {findings.length === 0 ? (
        <Alert kind="success" title="The portfolio is ready to submit">
          <p>The check runs anew each time this page opens; names and links when you run it again.</p>
        </Alert>
      ) : (
        <FindingList
          findings={findings.slice(0, firstFew)}
          enrolment={enrolment.id}
          mayMend={mayAnswer}
          mayInvite={mayLead}
        />
      )}
      {letOff.length === 0 ? null : (
        <p>
          {plural(letOff.length, 'rule')} of the check {letOff.length === 1 ? 'is' : 'are'} left aside by the awarding
          body’s exemption.
        </p>
      )}
      <ButtonGroup>
        <a class="govuk-link" href={href(paths.portfolio.check, at)}>
          {findings.length > firstFew ? `See all ${findings.length}, by ${word}` : `See the check by ${word}`}
        </a>
        {mayLead ? (
          <PostButton frame={frame} action={href(paths.portfolio.runCheck, at)} kind="quiet" small>
            Run the check again
          </PostButton>
        ) : null}
      </ButtonGroup>
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
          workingHref={
            seesSmallNumbers
              ? href(paths.tracking.working, { enrolment: enrolment.id, measure: impact.measure.id })
              : null
          }
          resultsHref={
            mayAnswer ? href(paths.tracking.measure, { enrolment: enrolment.id, measure: impact.measure.id }) : null
          }
        />
      ))}
    </>
  );
