import { Button, Card, Details, Form, Hidden, mediumDate, PostButton, Tag, Textarea } from '#platform/kit';
import { href, paths } from '#paths';
import { at, type CriterionView } from '../criterion/view/rules.ts';
import { agreeingRefusal, type Asking } from '../rules.ts';
import type { Proposal } from './store.ts';

const End = ({ view, proposal }: Readonly<{ view: CriterionView; proposal: Proposal }>) => {
  const isWrong = view.problems?.some(({ field }) => field === 'reason') ?? false;
  return (
    <Details summary="It applies after all" open={isWrong}>
      <Form frame={view.frame} action={href(paths.audit.endNotApplicable, at(view), view.way.query)}>
        <Hidden name="proposal" value={proposal.id} />
        <Textarea
          name="reason"
          label="Why it applies"
          rows={3}
          maxLength={1000}
          value={view.typed?.['reason']}
          problems={view.problems}
        />
        <Button kind="quiet">Say that it applies</Button>
      </Form>
    </Details>
  );
};

const Standing = ({
  view,
  proposal,
  asking,
}: Readonly<{ view: CriterionView; proposal: Proposal; asking: Asking }>) => {
  const mayAgree =
    proposal.agreedAt === null &&
    view.deciding === null &&
    agreeingRefusal(asking, proposal.proposedBy, { isActive: true, isFinished: false }) === null;
  return (
    <>
      <p>{proposal.why}</p>
      <p class="wm-sub">
        {proposal.proposedName}, {mediumDate(proposal.proposedAt)}
        {proposal.agreedName === null ? '' : `; agreed by ${proposal.agreedName}`}
        {proposal.agreedAt === null ? '. It waits for the coordinator or a senior leader.' : '.'}
      </p>
      {mayAgree ? (
        <PostButton
          frame={view.frame}
          action={href(paths.audit.agreeNotApplicable, at(view), view.way.query)}
          fields={{ proposal: proposal.id }}
          kind="quiet"
        >
          Agree that it does not apply
        </PostButton>
      ) : null}
      {view.deciding === null ? <End view={view} proposal={proposal} /> : null}
    </>
  );
};

/** That a criterion does not apply to this school: proposed with a reason, agreed by somebody else, never a level. */
export const Applies = ({ view, asking }: Readonly<{ view: CriterionView; asking: Asking }>) => {
  const standing = view.beside.proposals.find(({ endedAt }) => endedAt === null);
  if (standing === undefined) {
    if (view.deciding !== null || view.beside.isBeingRated) return null;
    const isWrong = view.problems?.some(({ field }) => field === 'whyNot') ?? false;
    return (
      <Details summary="This does not apply to our school" open={isWrong}>
        <Form frame={view.frame} action={href(paths.audit.notApplicable, at(view), view.way.query)}>
          <Textarea
            name="whyNot"
            label="Why it does not apply"
            hint="The coordinator or a senior leader agrees it, and the verifier reads it."
            rows={3}
            maxLength={1000}
            value={view.typed?.['whyNot']}
            problems={view.problems}
          />
          <Button kind="quiet">Propose that it does not apply</Button>
        </Form>
      </Details>
    );
  }
  return (
    <Card
      title="Does not apply"
      note={standing.agreedAt === null ? <Tag kind="waiting">Proposed</Tag> : <Tag kind="done">Agreed</Tag>}
      id="applies"
    >
      <Standing view={view} proposal={standing} asking={asking} />
    </Card>
  );
};
