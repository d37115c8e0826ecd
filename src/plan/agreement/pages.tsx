import {
  Alert,
  Button,
  Card,
  Empty,
  Form,
  Hidden,
  longDate,
  Page,
  PostButton,
  Refusal,
  Rows,
  Tag,
} from '#platform/kit';
import { href, paths } from '#paths';
import { agreeRefusalWords, gapLine, planRefusalWords, type Place } from '../panels.tsx';
import { parties, type AgreeRefusal, type Party, type PlanFacts, type PlanGap } from '../rules.ts';
import type { Agreed } from './store.ts';

export type AgreementProps = Place &
  Readonly<{
    facts: PlanFacts;
    gaps: readonly PlanGap[];
    record: readonly Agreed[];
    mark: string;
    /** The side for which this reader could agree, and whether they may now; null when they are of neither. */
    mine: Readonly<{ party: Party; may: Readonly<{ kind: 'allowed' }> | AgreeRefusal }> | null;
    mayFinish: boolean;
    isDone: boolean;
    refused?: AgreeRefusal | Readonly<{ kind: 'refused'; because: 'not-active' }> | 'changed' | 'gaps';
  }>;

const lead = ({ facts, gaps, isDone }: AgreementProps): string => {
  if (isDone) return 'Both sides agreed the plan, and step 3 is done.';
  const agreed = facts.agreements.length;
  if (agreed === 0) return 'Nobody has agreed the plan yet.';
  if (agreed < facts.parties.length) return 'One side has agreed. The other looks at it next.';
  return gaps.length === 0
    ? 'Both sides have agreed. Step 3 can be closed.'
    : 'Both sides have agreed. One thing more is missing.';
};

export const AgreementPage = (props: AgreementProps) => {
  const { frame, enrolment, facts, gaps, record, mine, mayFinish, isDone, refused } = props;
  const at = { enrolment: enrolment.id };
  const ended = record.filter(({ reopenedAt }) => reopenedAt !== null);
  return (
    <Page
      frame={frame}
      title="Agree the plan"
      lead={lead(props)}
      crumbs={[{ text: 'Action plan', href: href(paths.plan.home, at) }]}
    >
      {refused === undefined ? null : <Refused of={refused} />}
      <Card title="Who agrees">
        <Rows
          label="Who agrees"
          rows={facts.parties.map((party) => {
            const agreed = record.find((each) => each.party === party && each.reopenedAt === null);
            return {
              title: parties[party].word,
              meta: agreed === undefined ? 'Has not agreed yet' : `${agreed.who}, ${longDate(agreed.agreedAt)}`,
              right: agreed === undefined ? <Tag kind="waiting">Waiting</Tag> : <Tag kind="done">Agreed</Tag>,
            };
          })}
        />
      </Card>
      <Card title="What is missing">
        {gaps.length === 0 ? (
          <Alert kind="success" title="Nothing is missing." />
        ) : (
          <Rows
            label="What is missing"
            rows={gaps.map((gap) => {
              const { words, href: target, link } = gapLine(gap, enrolment.id);
              return { title: words, right: <a href={target}>{link}</a> };
            })}
          />
        )}
        {mayFinish && gaps.length === 0 && !isDone ? (
          <PostButton frame={frame} action={href(paths.plan.agreement, at)} fields={{ act: 'finish' }}>
            Close step 3
          </PostButton>
        ) : null}
      </Card>
      {mine === null ? null : <Mine {...props} mine={mine} />}
      {ended.length === 0 ? null : (
        <Card title="Earlier agreements">
          <Rows
            label="Earlier agreements"
            rows={ended.map((each) => ({
              title: `${each.who}, ${parties[each.party].word.toLowerCase()}, agreed on ${longDate(each.agreedAt)}`,
              meta: `Opened again on ${longDate(each.reopenedAt ?? each.agreedAt)} by ${each.reopenedByName ?? 'a colleague'}. ${each.reopenedBecause ?? ''}.`,
            }))}
          />
        </Card>
      )}
      {facts.actions.length === 0 ? (
        <Empty title="The plan that is agreed will be named here, action by action.">
          <p>The working party adds the first action.</p>
        </Empty>
      ) : (
        <Card title="The plan as it stands">
          <Rows
            label="Actions of the plan"
            rows={facts.actions
              .filter(({ isStopped }) => !isStopped)
              .map((action) => ({
                title: `${action.number}. ${action.objective}`,
                href: href(paths.plan.action, { ...at, action: action.id }),
                right:
                  action.measures === 0 ? (
                    <Tag kind="late">No measure</Tag>
                  ) : (
                    <Tag kind="done">{action.measures === 1 ? 'One measure' : `${action.measures} measures`}</Tag>
                  ),
              }))}
          />
        </Card>
      )}
    </Page>
  );
};

const Mine = ({ frame, enrolment, mine, mark }: AgreementProps & { mine: NonNullable<AgreementProps['mine']> }) => (
  <Card title={`You, for ${mine.party === 'smt' ? 'senior leadership' : 'the awarding body, as adviser'}`}>
    {mine.may.kind === 'refused' ? (
      <Refusal {...agreeRefusalWords(mine.may)} />
    ) : (
      <Form frame={frame} action={href(paths.plan.agreement, { enrolment: enrolment.id })}>
        <Hidden name="act" value="agree" />
        <Hidden name="mark" value={mark} />
        <p>You agree the plan as it stands now. A change of what it says opens it again, with the record of both.</p>
        <Button>Agree the plan</Button>
      </Form>
    )}
  </Card>
);

const Refused = ({ of }: { of: NonNullable<AgreementProps['refused']> }) => {
  if (of === 'changed')
    return (
      <Alert kind="warning" title="The plan changed while you were reading it" urgent>
        <p>Nothing was agreed. Look at what it says now, then agree.</p>
      </Alert>
    );
  if (of === 'gaps')
    return (
      <Refusal
        what="Step 3 cannot be closed yet"
        why="Something is still missing."
        next="Each point below leads to where it is closed."
      />
    );
  return of.because === 'not-active' ? (
    <Refusal {...planRefusalWords('not-active')} />
  ) : (
    <Refusal {...agreeRefusalWords(of)} />
  );
};
