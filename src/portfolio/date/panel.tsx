import { Alert, Button, Card, Form, Hidden, TextInput, longDate, mediumDate } from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { mayAccept, mayDo, shortestNotice, type PortfolioState } from '../rules.ts';
import type { DateProposal } from './store.ts';

type Props = Place &
  Readonly<{
    state: PortfolioState;
    proposal: DateProposal | null;
    typedDay?: string | undefined;
    problems?: readonly Readonly<{ field: string; message: string }>[] | undefined;
  }>;

const Standing = ({ enrolment, proposal }: Props) => {
  const waits = proposal !== null && proposal.acceptedAt === null;
  return (
    <>
      {enrolment.visitOn === null ? null : (
        <Alert kind="success" title={`The visit is on ${longDate(enrolment.visitOn)}`}>
          {waits ? <p>That day stands until another is accepted.</p> : null}
        </Alert>
      )}
      {waits ? (
        <Alert kind="info" title={`${proposal.proposedName} proposes ${longDate(proposal.onDay)}`}>
          <p>
            Proposed on {mediumDate(proposal.proposedAt)}.{' '}
            {proposal.side === 'school'
              ? 'The adviser accepts it or proposes another.'
              : 'The school accepts it or proposes another.'}
          </p>
        </Alert>
      ) : null}
    </>
  );
};

/** The day of the visit: proposed by either side, accepted by the other. */
export const DateCard = (props: Props) => {
  const { frame, enrolment, state, proposal, side, problems, typedDay, mayLead, mayAdvise } = props;
  const at = { enrolment: enrolment.id };
  const isOpen = mayDo('agree-date', state) && side !== null && (mayLead || mayAdvise);
  const accepts =
    isOpen &&
    mayAccept(proposal === null ? null : { side: proposal.side, isAccepted: proposal.acceptedAt !== null }, side);
  return (
    <Card title="The day of the visit" id="visit-day">
      <Standing {...props} />
      {accepts && proposal !== null ? (
        <Form frame={frame} action={href(paths.portfolio.acceptDate, at)}>
          <Hidden name="proposal" value={proposal.id} />
          <Button kind="quiet">Accept {longDate(proposal.onDay)}</Button>
        </Form>
      ) : null}
      {isOpen ? (
        <Form frame={frame} action={href(paths.portfolio.proposeDate, at)}>
          <TextInput
            name="day"
            label={proposal === null ? 'Propose a day' : 'Propose another day'}
            hint={`A school day at least ${shortestNotice} days ahead, like 2 February 2027`}
            width={20}
            value={typedDay}
            problems={problems}
          />
          <Button kind="quiet">Propose this day</Button>
        </Form>
      ) : null}
      {!isOpen && enrolment.visitOn === null && proposal === null ? (
        <p>School and adviser agree it while the portfolio is looked at together.</p>
      ) : null}
    </Card>
  );
};
