import { addDays, isSchoolDay } from '#platform/clock';

export * from './check/rules.ts';

/** How a portfolio stands before the visit, and what may be done with it when. Pure: buttons, messages and actions read the same table. */

export type PortfolioState = 'preparing' | 'with-adviser' | 'reviewed' | 'submitted';

export type PortfolioFacts = Readonly<{
  /** The newest round of the adviser's review, if the school ever invited. */
  review: Readonly<{ isFinished: boolean }> | null;
  isSubmitted: boolean;
}>;

export const portfolioState = ({ review, isSubmitted }: PortfolioFacts): PortfolioState => {
  if (isSubmitted) return 'submitted';
  if (review === null) return 'preparing';
  return review.isFinished ? 'reviewed' : 'with-adviser';
};

export type PortfolioAct = 'invite' | 'comment' | 'finish-review' | 'answer' | 'agree-date' | 'submit' | 'withdraw';

/** In which states each act is allowed. Whether a submission's gate is open is the check's to say. */
export const portfolioActs = {
  invite: ['preparing', 'reviewed'],
  comment: ['with-adviser'],
  'finish-review': ['with-adviser'],
  answer: ['with-adviser', 'reviewed'],
  'agree-date': ['with-adviser', 'reviewed', 'submitted'],
  submit: ['preparing', 'reviewed'],
  withdraw: ['submitted'],
} as const satisfies Record<PortfolioAct, readonly PortfolioState[]>;

export const mayDo = (act: PortfolioAct, state: PortfolioState): boolean =>
  (portfolioActs[act] as readonly PortfolioState[]).includes(state);

/** Why an act was refused, in words that say what to do next. */
export const stateRefusal = (act: PortfolioAct, state: PortfolioState): string => {
  if (state === 'submitted')
    return 'The portfolio is submitted. Take it back first if it must change before the visit.';
  switch (act) {
    case 'invite':
      return 'The adviser is reading already. Wait for the last word of this round.';
    case 'comment':
    case 'finish-review':
      return 'No review is open. The school invites its adviser when it thinks that its evidence is in place.';
    case 'submit':
      return 'The adviser is still reading. Submit when this round is finished.';
    case 'withdraw':
      return 'Nothing is submitted, so there is nothing to take back.';
    case 'answer':
    case 'agree-date':
      return 'Invite the adviser first: the date of the visit is agreed while the portfolio is looked at together.';
  }
};

export const verdicts = {
  ready: { word: 'Ready', kind: 'done' },
  nearly: { word: 'Nearly', kind: 'progress' },
  'not-yet': { word: 'Not yet', kind: 'waiting' },
} as const;
export type Verdict = keyof typeof verdicts;

/** A verifier's access opens this many days before the visit, so no visit is agreed sooner than that. */
export const shortestNotice = 14;

/** Why a day cannot be the visit's, as a sentence; null when it can. */
export const dayRefusal = (day: string, today: string): string | null => {
  if (day < addDays(today, shortestNotice))
    return `Choose a day at least ${shortestNotice} days ahead, so that the verifier can prepare`;
  if (day > addDays(today, 730)) return 'Choose a day within the next two years';
  return isSchoolDay(day) ? null : 'Choose a day from Monday to Friday';
};

export type Side = 'school' | 'adviser';

/** Who may accept a proposed day: the side that did not propose it. */
export const mayAccept = (proposal: Readonly<{ side: Side; isAccepted: boolean }> | null, mine: Side): boolean =>
  proposal !== null && !proposal.isAccepted && proposal.side !== mine;
