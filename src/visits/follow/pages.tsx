import {
  Activity,
  Alert,
  briefDate,
  Button,
  Card,
  DataTable,
  Form,
  Hidden,
  number,
  Page,
  plural,
  Radios,
  Rows,
  Sub,
  SummaryList,
  Textarea,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { ListedAction, ListedMeasure, Note } from '#plan';
import { ActionTag } from '#plan';
import { isDeclaredInTime } from '#plan/rules';
import { MeasurePanel, outsideFindingOf, type MeasureImpact } from '#tracking';
import { claimLine, toVisit, VisitRefused, type Place } from '../panels.tsx';
import type { VisitRefusal } from '../rules.ts';
import { supports } from '../sample/rules.ts';
import type { ListedClaim } from '../store.ts';
import type { ActionFinding } from './store.ts';

export type FollowProps = Place &
  Readonly<{
    action: ListedAction;
    measures: readonly ListedMeasure[];
    notes: readonly Note[];
    claims: readonly ListedClaim[];
    impacts: readonly MeasureImpact[];
    finding: ActionFinding | null;
    typed: Readonly<Record<string, string>>;
    problems?: Problems;
    refused?: VisitRefusal['because'];
    overtaken?: ActionFinding;
    mayJudge: boolean;
  }>;

/** One action: what it promised, its evidence, what the target pupils achieved beside it, and what the verifier saw. */
export const FollowPage = (props: FollowProps) => {
  const { frame, enrolment, standing, today, action, claims, notes, problems, refused } = props;
  return (
    <Page
      frame={frame}
      title={action.objective}
      eyebrow={`Action ${action.number}${action.criterion === null ? '' : `, answers ${action.criterion}`}`}
      lead={<ActionTag of={action} today={today} />}
      crumbs={[
        toVisit(enrolment.id),
        { text: 'Actions to follow', href: href(paths.visits.actions, { enrolment: enrolment.id }) },
      ]}
      problems={problems}
    >
      {refused === undefined ? null : (
        <VisitRefused because={refused} standing={standing} wrote={props.typed['says']} />
      )}
      <Card title="What it promised">
        <SummaryList
          items={[
            { key: 'In the core offer', value: action.coreChange },
            { key: 'Pupils', value: action.pupils },
            { key: 'Who and with whom', value: [action.ownerName, action.partnerName].filter(Boolean).join(', with ') },
            ...(action.sustainedHow === ''
              ? []
              : [{ key: 'How it is sustained', value: `${action.sustainedHow} (${action.sustainedBy})` }]),
          ]}
        />
      </Card>
      <Results {...props} />
      <Card title={claims.length === 0 ? 'Evidence' : `Evidence: ${plural(claims.length, 'claim')}`}>
        {claims.length === 0 ? (
          <p>
            No item of evidence claims {action.criterion === null ? 'what this action answers' : action.criterion}. Ask
            for what you need on the day.
          </p>
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
      </Card>
      <Card title="How the school says it went">
        {notes.length === 0 ? (
          <p>The school wrote no note on this action.</p>
        ) : (
          <Activity
            entries={notes.map(({ who, note, writtenAt }) => ({ who, what: note, when: briefDate(writtenAt) }))}
          />
        )}
      </Card>
      <Seen {...props} />
    </Page>
  );
};

const Results = ({ enrolment, action, measures, impacts }: FollowProps) => (
  <>
    <Card title="What was declared, and what the target pupils achieved" flush>
      <DataTable
        caption="Success measures with the target group’s result"
        rows={measures}
        empty="The action declared no measure."
        columns={[
          {
            head: 'Measure',
            isRowHead: true,
            cell: (measure) => (
              <>
                {measure.title}
                <Sub>
                  {isDeclaredInTime(measure, action.startedOn)
                    ? `Declared ${briefDate(measure.declaredOn)}, before it began`
                    : `Declared ${briefDate(measure.declaredOn)}, after it began`}
                </Sub>
              </>
            ),
          },
          {
            head: 'Declared',
            cell: (measure) => `${number(measure.baseline, 1)} to ${number(measure.target, 1)} ${measure.unit}`,
          },
          {
            head: 'Target pupils',
            cell: (measure) => {
              const impact = impacts.find((each) => each.measure.id === measure.measureId);
              if (impact === undefined) return <em>Not tracked here: ask for “{measure.figureFrom}”</em>;
              return (
                <>
                  {outsideFindingOf(measure.title, impact.figure)}
                  <Sub>
                    <a href={href(paths.visits.pupils, { enrolment: enrolment.id, action: action.id })}>
                      Pupil by pupil<span class="govuk-visually-hidden">, by code: {measure.title}</span>
                    </a>
                  </Sub>
                </>
              );
            },
          },
        ]}
      />
    </Card>
    {impacts
      .filter(({ measure }) => measures.some(({ measureId }) => measureId === measure.id))
      .map((impact) => (
        <MeasurePanel
          impact={impact}
          resultsHref={null}
          workingHref={href(paths.tracking.working, { enrolment: enrolment.id, measure: impact.measure.id })}
          withhold
        />
      ))}
  </>
);

const Seen = ({ frame, enrolment, action, finding, typed, problems, mayJudge, overtaken }: FollowProps) =>
  mayJudge ? (
    <Card title="What you saw" note={finding === null ? undefined : `Saved, version ${finding.version}`}>
      {overtaken === undefined ? null : (
        <Alert kind="warning" title={`${overtaken.who} saved this while you were writing`} urgent>
          <p>
            Nothing is lost. Yours stands below; theirs is “{supports[overtaken.seen].word}”: {overtaken.says}. Save
            again to keep yours.
          </p>
        </Alert>
      )}
      <Form
        frame={frame}
        action={href(paths.visits.action, { enrolment: enrolment.id, action: action.id })}
        keep={`follow-${action.id}`}
      >
        <Hidden name="version" value={finding?.version ?? 0} />
        <Radios
          name="seen"
          legend="Did you see what the action says?"
          cards
          choices={Object.entries(supports).map(([value, { word, hint }]) => ({ value, label: word, hint }))}
          value={typed['seen']}
          problems={problems}
        />
        <Textarea
          name="says"
          label="What did you see, and what did the target pupils achieve by it?"
          hint="Use pupil codes, never names."
          rows={5}
          value={typed['says']}
          problems={problems}
        />
        <Button>Save what you saw</Button>
      </Form>
    </Card>
  ) : (
    <Card title="What the verifier saw">
      {finding === null ? (
        <p>Nothing is written yet.</p>
      ) : (
        <>
          <p>
            <strong>{supports[finding.seen].word}.</strong> {finding.says}
          </p>
        </>
      )}
    </Card>
  );
