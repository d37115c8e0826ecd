import type { Frame, Problem } from '#platform/kit';
import type { Enrolment } from '#enrolment';
import type { Claim } from '#evidence';
import type { Criterion, Scheme } from '#schemes/rules';
import type { Draft } from '../../draft/store.ts';
import type { Offer, OfferedItem } from '../../offer/store.ts';
import type { GuidingView } from '../../questions/pages.tsx';
import type { Refusal } from '../../rules.ts';
import type { Answer, Minder } from '../../store.ts';
import type { Beside } from '../actions.ts';

/** The way the reader came, kept while they go through the criteria of their filter. */
export type Way = Readonly<{
  query: Readonly<Record<string, string | undefined>>;
  /** True while the reader goes through only some of the criteria. */
  isNarrow: boolean;
  before: string | null;
  after: string | null;
  /** Which of how many this one is; 0 when it is no longer among them. */
  place: number;
  of: number;
}>;

/** What the page of one criterion is made of. */
export type CriterionView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  criterion: Criterion;
  answers: readonly Answer[];
  claims: readonly Claim[];
  minders: readonly Minder[];
  personId: string;
  beside: Beside;
  way: Way;
  /** Why this reader may not judge, agree, say that they see it differently or settle it; null when they may. */
  judging: Refusal | null;
  agreeing: Refusal | null;
  differing: Refusal | null;
  settling: Refusal | null;
  /** Why they may not decide whether it applies: nobody who cannot judge here at all. */
  deciding: Refusal | null;
  /** The reader's own, the newest first. */
  drafts: readonly Draft[];
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
  theirs?: Answer;
  /** Words brought from elsewhere, and evidence that served there. */
  offers: readonly Offer[];
  offeredItems: readonly OfferedItem[];
  /** Questions that help to look, and what was answered; null where the scheme asks none. */
  guiding: GuidingView | null;
  /** Answers to them stand copied in the form. */
  isCopied?: boolean;
}>;

export const at = (view: CriterionView) => ({ enrolment: view.enrolment.id, criterion: view.criterion.code });
export const answerOf = (view: CriterionView): Answer | undefined =>
  view.answers.find(({ criterion }) => criterion === view.criterion.code);

export const texts = ['level', 'comment', 'evidence', 'impact'] as const;
export type Text = (typeof texts)[number];

/** The draft that the form goes on with: the newest one that says something else than the judgement does. */
export const openDraft = (view: CriterionView): Draft | undefined => {
  const answer = answerOf(view);
  return view.drafts.find((draft) => texts.some((name) => draft[name] !== (answer?.[name] ?? '')));
};

/** Whether somebody saved since a draft was begun. */
export const isStale = (view: CriterionView, draft: Draft): boolean => draft.ofVersion < (answerOf(view)?.version ?? 0);

/** Whether the reader is one of two who rate this criterion on their own now, and has not handed it in. */
export const isRating = ({ beside: { underWay }, personId }: CriterionView): boolean =>
  underWay !== null && underWay.raters.some((rater) => rater.personId === personId && rater.inAt === null);
