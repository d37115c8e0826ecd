import {
  Button,
  ButtonGroup,
  Card,
  ClashNotice,
  Details,
  Empty,
  Form,
  Hidden,
  LevelChoice,
  Page,
  Rows,
  Textarea,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { criterionOf, levelOf, standardLabel, standardOf, type Criterion } from '#schemes/rules';
import { claimLine, Level, toVisit, VisitRefused, type Place } from '../panels.tsx';
import type { VisitRefusal } from '../rules.ts';
import type { ListedClaim, ListedFinding, SchoolAnswer } from '../store.ts';

type Typed = Readonly<Record<string, string>>;
export type CriterionProps = Place &
  Readonly<{
    criterion: Criterion;
    finding: ListedFinding | null;
    answer: SchoolAnswer | null;
    claims: readonly ListedClaim[];
    typed: Typed;
    problems?: Problems;
    refused?: VisitRefusal['because'];
    isReading?: boolean;
    mayJudge: boolean;
  }>;

const neighbours = ({ scheme, criterion }: CriterionProps) => {
  const index = scheme.criteria.findIndex(({ code }) => code === criterion.code);
  return { before: scheme.criteria[index - 1] ?? null, after: scheme.criteria[index + 1] ?? null, place: index + 1 };
};

/** One criterion on the day: what the school claims, its evidence, and the verifier's level with reasons. */
export const CriterionPage = (props: CriterionProps) => {
  const { frame, enrolment, standing, scheme, criterion, answer, claims, problems, refused, mayJudge } = props;
  const standard = standardOf(scheme, criterion.standard);
  const { place } = neighbours(props);
  return (
    <Page
      frame={frame}
      title={criterion.text}
      eyebrow={`${scheme.words.criterion.one} ${criterion.code}, ${place} of ${scheme.criteria.length}`}
      lead={standard === null ? undefined : standardLabel(scheme, standard)}
      crumbs={[toVisit(enrolment.id)]}
      problems={problems}
      aside={
        <Card title="What the school says">
          <p>
            <Level scheme={scheme} code={answer?.level ?? null} />
          </p>
          {answer === null ? <p>The school’s audit does not judge this.</p> : <p>{answer.comment}</p>}
          {answer === null || answer.impact === '' ? null : <p>Impact on pupils: {answer.impact}</p>}
        </Card>
      }
    >
      {refused === undefined ? null : (
        <VisitRefused
          because={refused}
          standing={standing}
          isReading={props.isReading}
          wrote={props.isReading ? undefined : props.typed['reasons']}
        />
      )}
      <Card
        title={
          claims.length === 0 ? 'Evidence' : `Evidence: ${claims.length === 1 ? 'one item' : `${claims.length} items`}`
        }
      >
        {claims.length === 0 ? (
          <Empty title="No item of evidence claims this.">
            <p>Ask for what you need on the day, and say in your reasons what you saw.</p>
          </Empty>
        ) : (
          <Rows
            label="Evidence"
            rows={claims.map(({ itemId, title, says, impact }) => ({
              title,
              href: href(paths.evidence.item, { enrolment: enrolment.id, item: itemId }),
              meta: claimLine({ says, impact }),
            }))}
          />
        )}
        {criterion.guidance === '' ? null : (
          <Details summary="What to look for">
            <p>{criterion.guidance}</p>
          </Details>
        )}
      </Card>
      {mayJudge ? <Judgement {...props} /> : <Read {...props} />}
    </Page>
  );
};

const Judgement = (props: CriterionProps) => {
  const { frame, enrolment, scheme, criterion, finding, typed, problems } = props;
  const { before, after } = neighbours(props);
  const at = { enrolment: enrolment.id };
  return (
    <Card title="Your judgement" note={finding === null ? undefined : `Saved, version ${finding.version}`}>
      <Form
        frame={frame}
        action={href(paths.visits.criterion, { ...at, criterion: criterion.code })}
        keep={`finding-${enrolment.id}-${criterion.code}`}
      >
        <Hidden name="version" value={typed['version'] ?? finding?.version ?? 0} />
        <LevelChoice
          name="level"
          legend="Which level did you find?"
          levels={scheme.levels.map((level) => ({
            value: level.code,
            rank: level.rank,
            word: level.name,
            statement: criterion.levels[level.code] ?? level.means,
          }))}
          value={typed['level']}
          problems={problems}
        />
        <Textarea
          name="reasons"
          label="Your reasons"
          hint="What you saw, heard and read. Use pupil codes, never names."
          rows={6}
          maxLength={8000}
          value={typed['reasons']}
          problems={problems}
        />
        <ButtonGroup>
          <Button name="then" value={after === null ? 'home' : 'next'}>
            {after === null ? 'Save and go back to the visit' : 'Save and go to the next'}
          </Button>
          <Button kind="quiet" name="then" value="stay">
            Save and stay
          </Button>
        </ButtonGroup>
      </Form>
      {before === null ? null : (
        <p>
          <a class="govuk-link" href={href(paths.visits.criterion, { ...at, criterion: before.code })}>
            Back to {before.code}
          </a>
        </p>
      )}
    </Card>
  );
};

const Read = ({ scheme, finding }: CriterionProps) => (
  <Card title="The verifier’s judgement" note={finding === null ? undefined : finding.who}>
    <p>
      <Level scheme={scheme} code={finding?.level ?? null} />
    </p>
    <p>{finding === null || finding.reasons === '' ? 'No reasons are written yet.' : finding.reasons}</p>
  </Card>
);

type ClashProps = Place & Readonly<{ theirs: ListedFinding; typed: Typed }>;

/** The same criterion was saved on another device: both texts, and the choice. */
export const FindingClashPage = ({ frame, enrolment, scheme, theirs, typed }: ClashProps) => {
  const at = { enrolment: enrolment.id, criterion: theirs.criterion };
  const word = (code: string | null | undefined) => (code ? (levelOf(scheme, code)?.name ?? code) : '');
  const pairs = [
    ['Level', word(typed['level']), word(theirs.level)],
    ['Reasons', typed['reasons'] ?? '', theirs.reasons],
  ] as const;
  return (
    <Page
      frame={frame}
      title={`${theirs.criterion} ${criterionOf(scheme, theirs.criterion)?.text ?? ''}`}
      crumbs={[toVisit(enrolment.id)]}
    >
      <Card>
        <ClashNotice
          frame={frame}
          action={href(paths.visits.criterion, at)}
          who={theirs.who}
          at={theirs.judgedAt}
          what="this judgement"
          texts={pairs
            .filter(([, mine, other]) => mine !== other)
            .map(([label, mine, other]) => ({ label, mine, theirs: other }))}
          fields={{ ...typed, version: String(theirs.version) }}
          leave={href(paths.visits.criterion, at)}
        />
      </Card>
    </Page>
  );
};
