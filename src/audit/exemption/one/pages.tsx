import {
  Alert,
  Button,
  ButtonGroup,
  Card,
  Form,
  longDate,
  Page,
  PostButton,
  Radios,
  SummaryList,
  Textarea,
  type Frame,
  type Problem,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { StateTag, titleOf } from '../pages.tsx';
import { exemptionWords, stateOf, type ExemptionRefusal } from '../rules.ts';
import type { Exemption } from '../store.ts';

type OneView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  exemption: Exemption;
  /** Null when this reader may decide, or withdraw it; else why not. */
  deciding: ExemptionRefusal | null;
  withdrawing: ExemptionRefusal | null;
  isDesk: boolean;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

const Decide = ({ frame, enrolment, exemption, problems, typed }: OneView) => (
  <Card title="Your decision">
    <Form
      frame={frame}
      action={href(paths.audit.decideExemption, { enrolment: enrolment.id, exemption: exemption.id })}
    >
      <Radios
        name="decision"
        legend="Do you let the school off?"
        legendSize="s"
        choices={[
          {
            value: 'granted',
            label: 'Yes, grant it',
            hint:
              exemption.kind === 'criterion'
                ? 'It is no longer judged here, and counts in no gate and no decision.'
                : 'The check no longer stops the submission for this.',
          },
          { value: 'refused', label: 'No, refuse it', hint: 'It is asked of the school as before. It may argue anew.' },
        ]}
        value={typed?.['decision']}
        problems={problems}
      />
      <Textarea
        name="why"
        label="Your reason"
        labelSize="s"
        hint="The school reads it, and so will verifier and panel."
        rows={4}
        maxLength={4000}
        value={typed?.['why']}
        problems={problems}
      />
      <Button>Send the decision to the school</Button>
    </Form>
  </Card>
);

const answerItems = (exemption: Exemption) =>
  exemption.decidedAt === null
    ? []
    : [
        {
          key: exemption.decision === 'granted' ? 'Granted because' : 'Refused because',
          value: exemption.decisionReason ?? '',
        },
        { key: 'Decided', value: `By ${exemption.decidedName ?? ''} on ${longDate(exemption.decidedAt)}` },
      ];

/** One exemption: what was argued, what was answered, and what this reader can do. */
export const ExemptionPage = (view: OneView) => {
  const { frame, enrolment, scheme, exemption, deciding, withdrawing, isDesk } = view;
  const at = { enrolment: enrolment.id };
  const state = stateOf(exemption);
  const stopped = isDesk && state === 'waiting' && deciding !== null ? exemptionWords(deciding) : null;
  return (
    <Page
      frame={frame}
      title={titleOf(scheme, exemption)}
      eyebrow={`Exemption, ${enrolment.schoolName}`}
      lead={exemption.kind === 'criterion' ? exemption.words : undefined}
      problems={view.problems}
      crumbs={[
        { text: 'Initial audit', href: href(paths.audit.home, at) },
        { text: 'Exemptions', href: href(paths.audit.exemptions, at) },
      ]}
      narrow
    >
      <Card title="What the school says" note={<StateTag exemption={exemption} />}>
        <SummaryList
          items={[
            { key: 'Why it does not fit', value: exemption.reason },
            { key: 'Where that can be seen', value: exemption.evidence || 'Nothing named' },
            { key: 'Asked', value: `By ${exemption.arguedName} on ${longDate(exemption.arguedAt)}` },
            ...answerItems(exemption),
          ]}
        />
      </Card>
      {deciding === null ? <Decide {...view} /> : null}
      {stopped === null ? null : (
        <Alert kind="refusal" title={stopped.what}>
          {stopped.why} {stopped.next}
        </Alert>
      )}
      <div>
        <ButtonGroup>
          {withdrawing === null ? (
            <PostButton
              frame={frame}
              action={href(paths.audit.withdrawExemption, { ...at, exemption: exemption.id })}
              kind="quiet"
            >
              Withdraw this request
            </PostButton>
          ) : null}
          {state === 'refused' && !isDesk ? (
            <Button kind="quiet" href={`${href(paths.audit.exemptions, at, argueAgain(exemption))}#argue`}>
              Argue it anew
            </Button>
          ) : null}
          <a class="govuk-link" href={href(paths.audit.exemptions, at)}>
            All exemptions
          </a>
        </ButtonGroup>
      </div>
    </Page>
  );
};

const argueAgain = ({ kind, about, words }: Exemption): Readonly<Record<string, string>> =>
  kind === 'criterion' ? { criterion: about } : { rule: about, words };
