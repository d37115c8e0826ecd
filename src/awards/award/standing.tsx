import type { ComponentChildren } from 'preact';
import type { Role } from '#platform/actor';
import {
  Alert,
  Button,
  Card,
  Form,
  mediumDate,
  Page,
  SummaryList,
  Textarea,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { StatusTag } from './pages.tsx';
import { awardStatus, awardStatuses, mayWithAward, type AwardAct } from './rules.ts';
import type { BodyAward, Motion } from './store.ts';

type StandingProps = Readonly<{
  frame: Frame;
  award: BodyAward;
  motion: Motion | null;
  who: Readonly<{ role: Role | null; personId: string }>;
  today: string;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
  act?: AwardAct;
  refused?: ComponentChildren;
}>;

/** How one award stands, and what the awarding body may do with it. */
export const StandingPage = (props: StandingProps) => {
  const { frame, award, motion, who, today, problems, refused } = props;
  const may = (act: AwardAct) => mayWithAward(act, who, award, motion).kind === 'allowed';
  return (
    <Page
      frame={frame}
      title={award.schoolName}
      eyebrow={`${award.schemeTitle}, award ${award.number}`}
      lead={awardStatuses[awardStatus(award, today)].means}
      problems={problems}
      crumbs={[{ text: 'Awards', href: paths.awards.list }]}
      actions={
        award.issuedAt === null ? null : (
          <Button kind="quiet" href={href(paths.awards.page, { award: award.number })}>
            Open the public page
          </Button>
        )
      }
    >
      {refused}
      <Card title="How it stands" note={<StatusTag award={award} today={today} />}>
        <SummaryList
          plain
          items={[
            { key: 'Given', value: mediumDate(award.awardedOn) },
            { key: 'Until', value: mediumDate(award.validUntil) },
            ...(award.stateReason === null ? [] : [{ key: 'Reason', value: award.stateReason }]),
          ]}
        />
      </Card>
      {motion === null ? null : <OpenMotion {...props} motion={motion} maySign={may('sign-withdrawal')} />}
      {may('suspend') ? (
        <ReasonForm
          {...props}
          of="suspend"
          path={paths.awards.suspend}
          title="Suspend it while a question is open"
          label="Why is it suspended?"
          button="Suspend the award"
        />
      ) : null}
      {may('lift') ? (
        <ReasonForm
          {...props}
          of="lift"
          path={paths.awards.lift}
          title="Lift the suspension"
          label="What was found?"
          button="Lift the suspension"
        />
      ) : null}
      {may('ask-withdrawal') ? (
        <ReasonForm
          {...props}
          of="ask-withdrawal"
          path={paths.awards.askWithdrawal}
          title="Withdraw it for good"
          label="Why is it withdrawn?"
          button="Ask a director to sign"
          danger
        />
      ) : null}
      {award.state === 'withdrawn' ? (
        <Alert kind="info" title="A withdrawn award stays withdrawn.">
          <p>The school may apply anew; its name and the reason stay on the register.</p>
        </Alert>
      ) : null}
    </Page>
  );
};

const OpenMotion = ({
  frame,
  award,
  motion,
  maySign,
}: StandingProps & Readonly<{ motion: Motion; maySign: boolean }>) => (
  <Card title="A withdrawal waits for a director’s signature" tone="tint">
    <p>
      {motion.askedName} asked for it on {mediumDate(motion.askedAt)}: {motion.reason}
    </p>
    {maySign ? (
      <div class="govuk-button-group">
        <Form frame={frame} action={href(paths.awards.signWithdrawal, { award: award.number })}>
          <Button kind="danger">Sign the withdrawal</Button>
        </Form>
        <Form frame={frame} action={href(paths.awards.refuseWithdrawal, { award: award.number })}>
          <Button kind="quiet">Leave the award as it is</Button>
        </Form>
      </div>
    ) : (
      <p>A director who did not ask for it signs or refuses.</p>
    )}
  </Card>
);

type ReasonFormProps = StandingProps &
  Readonly<{ of: AwardAct; path: string; title: string; label: string; button: string; danger?: boolean }>;

const ReasonForm = ({
  frame,
  award,
  of,
  path,
  title,
  label,
  button,
  danger,
  act,
  problems,
  typed,
}: ReasonFormProps) => (
  <Card title={title}>
    <Form frame={frame} action={path.replace(':award', award.number)}>
      <Textarea
        name="reason"
        id={act === of ? 'reason' : `reason-${of}`}
        label={label}
        hint="Everybody reads this on the award’s page, and it stays there."
        rows={3}
        value={act === of ? typed?.['reason'] : undefined}
        problems={act === of ? problems : undefined}
      />
      <Button kind={danger ? 'danger' : 'quiet'}>{button}</Button>
    </Form>
  </Card>
);
