import { Button, ButtonGroup, Card, Form, longDate, Radios, Select, Textarea } from '#platform/kit';
import { href, paths } from '#paths';
import { settleField } from './forms.ts';
import type { DecisionPageProps } from './pages.tsx';
import { levelsTaken, maySign, mayTakeOutcome, toSettle, type VisitFacts } from './rules.ts';
import { shortfallSentence, SignRefused } from './words.tsx';

/** The panel's form: the differences settled, an outcome that the judgements carry, and the reasons. */
export const DecideForm = ({
  frame,
  enrolment,
  scheme,
  visit,
  problems,
  typed,
}: DecisionPageProps & Readonly<{ visit: VisitFacts }>) => {
  const differing = toSettle(visit);
  const levels = scheme.levels.map(({ code, name }) => ({ value: code, text: name }));
  const nameOf = (code: string | null) => scheme.levels.find((level) => level.code === code)?.name ?? 'no level';
  const settled = Object.fromEntries(
    differing.flatMap(({ criterion }) =>
      typed?.[settleField(criterion)] ? [[criterion, typed[settleField(criterion)] ?? '']] : [],
    ),
  );
  const taken = levelsTaken(visit, settled);
  return (
    <Card
      title="Decide"
      subtitle="A director signs after you. The school reads the decision and its reasons only then."
    >
      <Form
        frame={frame}
        action={href(paths.awards.decision, { enrolment: enrolment.id })}
        keep={`decision-${enrolment.id}`}
      >
        {differing.map(({ criterion, verifier, moderator }) => (
          <Select
            name={settleField(criterion)}
            label={`${criterion}: the level that the panel takes`}
            hint={`Verifier: ${nameOf(verifier)}. Second verifier: ${nameOf(moderator)}. ${scheme.criterionByCode.get(criterion)?.text ?? ''}`}
            options={levels}
            empty="Choose a level"
            value={typed?.[settleField(criterion)]}
            problems={problems}
          />
        ))}
        <Radios
          name="outcome"
          legend="What does the panel decide?"
          cards
          value={typed?.['outcome']}
          problems={problems}
          choices={scheme.decisions.map((outcome) => {
            const open = mayTakeOutcome(scheme, outcome.code, taken);
            const short = open.kind === 'refused' && open.because === 'falls-short' ? open.shortfalls : [];
            const why = short.map((each) => shortfallSentence(scheme, each)).join(' ');
            return {
              value: outcome.code,
              label: outcome.name,
              hint:
                why === ''
                  ? outcome.means
                  : `Not carried by the judgements${differing.length > 0 ? ' as they stand' : ''}. ${why}`,
            };
          })}
        />
        <Textarea
          name="reasons"
          label="Reasons"
          hint="What carried the decision: the evidence of impact, how strong it is, and what the school should do first. The school reads them."
          rows={8}
          maxLength={8000}
          value={typed?.['reasons']}
          problems={problems}
        />
        <Button>Send to the director</Button>
      </Form>
    </Card>
  );
};

const awarding = {
  now: ', and the award is made.',
  gaps: '. The gaps that it names are closed as the scheme says.',
} as const;

/** The director's part: sign, or return with a question. */
export const Signature = ({ frame, enrolment, decisions, facts, personId, problems, typed }: DecisionPageProps) => {
  const open = decisions.find(({ state }) => state === 'decided') ?? null;
  if (facts.role !== 'director' || open === null) return null;
  const may = maySign({ role: facts.role, personId, tie: facts.tie }, open);
  if (may.kind === 'refused') return <SignRefused of={may} />;
  const to = { enrolment: enrolment.id };
  return (
    <Card title={`Second signature: ${open.outcomeName}`} tone="tint">
      <p>
        {open.decidedBy.name} decided on {longDate(open.decidedBy.at)}. Your signature makes it stand
        {open.awards ? awarding[open.gaps.length > 0 && open.gapsDueOn !== null ? 'gaps' : 'now'] : '.'}
      </p>
      <Form frame={frame} action={href(paths.awards.sign, to)}>
        <Button>Sign the decision</Button>
      </Form>
      <Form frame={frame} action={href(paths.awards.sendBack, to)}>
        <Textarea
          name="reason"
          label="Or return it: what should the panel look at again?"
          rows={3}
          value={typed?.['reason']}
          problems={problems}
        />
        <ButtonGroup>
          <Button kind="quiet">Return it to the panel</Button>
        </ButtonGroup>
      </Form>
    </Card>
  );
};
