import type { VNode } from 'preact';
import { list, Refusal } from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme, Shortfall } from '#schemes/rules';
import type { DecideRefusal, OutcomeRefusal, SignRefusal, Tie } from './rules.ts';

const ties = {
  adviser: 'You have been an adviser of this school.',
  verifier: 'You have judged this school as its verifier.',
  moderator: 'You have judged this school as its second verifier.',
  'works-at-school': 'You work, or have worked, at this school.',
  'declared-conflict': 'You have declared an interest in this school.',
} as const satisfies Record<Tie, string>;

/** Gate 6 in words: what cannot be done, why, and what to do next. */
export const DecideRefused = ({ of, enrolment }: Readonly<{ of: DecideRefusal; enrolment: string }>): VNode => {
  const to = { enrolment };
  switch (of.because) {
    case 'tied':
      return (
        <Refusal
          what="You cannot decide on this school."
          why={`${ties[of.tie]} Whoever gathered evidence on a school does not decide on it.`}
          next="Ask the awarding body’s officer to give this decision to another panel member."
        />
      );
    case 'no-report':
      return (
        <Refusal
          what="Nothing can be decided yet."
          why="The visit has no finished report: the verifier writes it, the school comments on fact, and a second verifier reads it."
        >
          <p>
            <a href={href(paths.visits.home, to)}>See how far the visit is</a>
          </p>
        </Refusal>
      );
    case 'training-incomplete':
      return (
        <Refusal what="Nothing can be decided yet." why="The training that the scheme asks for is not complete.">
          <p>
            <a href={href(paths.training.home, to)}>See what the training lacks</a>
          </p>
        </Refusal>
      );
    case 'evidence-incomplete':
      return (
        <Refusal what="Nothing can be decided yet." why="The step “Evidence of impact” is not done.">
          <p>
            <a href={href(paths.portfolio.home, to)}>See what the evidence lacks</a>
          </p>
        </Refusal>
      );
    case 'not-active':
      return (
        <Refusal what="Nothing can be decided now." why="The application is paused, withdrawn or complete.">
          <p>
            <a href={href(paths.enrolments.home, to)}>See how it stands</a>
          </p>
        </Refusal>
      );
    case 'waits-for-signature':
      return (
        <Refusal
          what="The panel has decided."
          why="The decision waits for a director’s signature."
          next="You need do nothing now."
        />
      );
    case 'already-awarded':
      return (
        <Refusal
          what="This award is given."
          why="A decision for the award stands."
          next="What happens to the award afterwards is done on the award’s own page."
        />
      );
    case 'not-theirs':
      return (
        <Refusal
          what="You cannot decide here."
          why="Only a member of the panel with this task decides."
          next="Ask the awarding body’s officer."
        />
      );
  }
};

export const SignRefused = ({ of }: Readonly<{ of: SignRefusal }>): VNode => {
  const what = 'You cannot sign this decision.';
  switch (of.because) {
    case 'same-person':
      return (
        <Refusal
          what={what}
          why="You took it yourself on the panel, and a decision has two people."
          next="Ask another director."
        />
      );
    case 'tied':
      return (
        <Refusal
          what={what}
          why={ties[of.tie]}
          next="Ask another director, who has had no part in this school’s evidence."
        />
      );
    case 'nothing-to-sign':
      return (
        <Refusal
          what={what}
          why="It has been signed or returned in the meantime, or the panel has not decided yet."
          next="Look at the decision below."
        />
      );
    case 'not-theirs':
      return (
        <Refusal
          what={what}
          why="Only a director gives the second signature."
          next="Ask a director of the awarding body."
        />
      );
  }
};

const codes = (all: readonly string[]): string =>
  list(all.length > 8 ? [...all.slice(0, 8), `${all.length - 8} more`] : all);

/** What stands between the judgements and an outcome, as one sentence. */
export const shortfallSentence = (scheme: Scheme, short: Shortfall): string => {
  const level = scheme.levels.find(({ code }) => code === short.level)?.name ?? short.level;
  const where = short.kind !== 'every' && short.standard !== null ? ` in ${short.standard}` : '';
  switch (short.kind) {
    case 'every':
      return `Below ${level} or not judged: ${codes(short.criteria)}.`;
    case 'gaps':
      return `${short.criteria.length} below ${level}${where}, where at most ${short.atMost} may be: ${codes(short.criteria)}.`;
    case 'share':
      return `${Math.floor(short.found)}% at ${level} or higher${where}, where ${short.percent}% are asked.`;
  }
};

export const OutcomeRefused = ({ of, scheme }: Readonly<{ of: OutcomeRefusal; scheme: Scheme }>): VNode =>
  of.because === 'unknown-outcome' ? (
    <Refusal what="This cannot be decided." why="The scheme has no such outcome." next="Choose one of those below." />
  ) : (
    <Refusal
      what="The judgements do not carry this decision."
      why={of.shortfalls.map((short) => shortfallSentence(scheme, short)).join(' ')}
      next="Choose another outcome, or settle the differences another way and say why."
    />
  );
