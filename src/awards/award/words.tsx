import type { VNode } from 'preact';
import { Refusal } from '#platform/kit';
import type { AwardRefusal } from './rules.ts';

/** Why something cannot be done with an award now, and what to do next. */
export const AwardRefused = ({ of }: Readonly<{ of: AwardRefusal }>): VNode => {
  const what = 'This cannot be done with the award now.';
  switch (of.because) {
    case 'not-theirs':
      return <Refusal what={what} why="Your part in the awarding body does not allow it." next="Ask a director." />;
    case 'wrong-state':
      return (
        <Refusal
          what={what}
          why="The award stands differently than when you opened the page."
          next="Look at how it stands below."
        />
      );
    case 'already-asked':
      return <Refusal what={what} why="A withdrawal is asked for already." next="A director signs it or refuses." />;
    case 'nobody-asked':
      return (
        <Refusal
          what={what}
          why="No withdrawal is open: it was answered in the meantime."
          next="Look at how the award stands below."
        />
      );
    case 'same-person':
      return (
        <Refusal
          what={what}
          why="You asked for the withdrawal yourself, and a withdrawal has two people."
          next="Ask another director."
        />
      );
  }
};
