import { dueIn, mediumDate, plural, shortDate, Tag, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import {
  actionStatuses,
  courseOf,
  timingOf,
  type Action,
  type AgreeRefusal,
  type CourseFacts,
  type Drift,
  type MoveRefusal,
  type PlanGap,
  type PlannedAction,
} from './rules.ts';

/** What every page of the plan knows: where it stands, which day it is, and what its reader may do. */
export type Place = Readonly<{
  frame: Frame;
  enrolment: Readonly<{ id: string; schoolName: string; submittedAt: Date | null }>;
  today: string;
  mayWrite: boolean;
  mayPlan: boolean;
  mayComment: boolean;
}>;

/** What an action's tag says: its lateness first, else where it stands. */
export const ActionTag = ({ of, today }: { of: Pick<Action, 'status' | 'dueOn'>; today: string }) => {
  const timing = timingOf(of, today);
  if (timing === 'late') return <Tag kind="late">{dueIn(of.dueOn, new Date(`${today}T12:00:00Z`))}</Tag>;
  const { word, tag } = actionStatuses[of.status];
  return (
    <Tag kind={tag}>
      {timing === 'due-soon' ? `${word}, due ${dueIn(of.dueOn, new Date(`${today}T12:00:00Z`))}` : word}
    </Tag>
  );
};

/** Why an action drifts, as a sentence. */
export const driftLine = (drift: Drift): string => {
  switch (drift.kind) {
    case 'milestone-late':
      return `A milestone was to be reached by ${mediumDate(drift.since)} and is not.`;
    case 'not-begun':
      return `It was to begin on ${mediumDate(drift.since)} and has not.`;
    case 'quiet':
      return `Nobody wrote how it goes since ${mediumDate(drift.since)}, longer than half a term.`;
    case 'began-late':
      return `It began ${plural(drift.days, 'day')} later than planned and has reached no milestone since.`;
  }
};

/** The same in a few words, for a list or a card. */
export const driftWords = (drift: Drift): string => {
  switch (drift.kind) {
    case 'milestone-late':
      return `milestone late since ${shortDate(drift.since)}`;
    case 'not-begun':
      return `not begun since ${shortDate(drift.since)}`;
    case 'quiet':
      return `no word since ${shortDate(drift.since)}`;
    case 'began-late':
      return `began ${plural(drift.days, 'day')} late`;
  }
};

/** An action's state with its course: overdue first, then drifting with its reason, else where it stands. */
export const CourseTag = ({ of, today, quietAfter }: { of: CourseFacts; today: string; quietAfter: number }) => {
  if (courseOf(of, today, quietAfter) !== 'drifting') return <ActionTag of={of} today={today} />;
  return <Tag kind="waiting">Drifting</Tag>;
};

export type Said = Readonly<{ what: string; why: string; next: string }>;

const numbers = (actions: readonly PlannedAction[]): string => {
  const all = actions.map(({ number }) => number);
  return all.length === 1 ? `Action ${all[0]}` : `Actions ${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
};

/** Why the plan's texts stay as they are. */
export const planRefusalWords = (because: 'not-active' | 'submitted' | 'ended'): Said => {
  switch (because) {
    case 'submitted':
      return {
        what: 'The plan cannot be changed',
        why: 'It went to the awarding body with your submission.',
        next: 'You can still say how an action goes. To change the plan itself, take the submission back first.',
      };
    case 'ended':
      return {
        what: 'This action stands as it ended',
        why: 'What it set out to do and what became of it are its record.',
        next: 'To go on with it, take it up again and say why; then it can be changed.',
      };
    case 'not-active':
      return {
        what: 'Nothing can be changed here',
        why: 'This enrolment is not active.',
        next: 'Your coordinator can resume it on the journey’s own page.',
      };
  }
};

/** Why somebody cannot agree the plan now. */
export const agreeRefusalWords = (refusal: AgreeRefusal): Said => {
  const what = 'You cannot agree the plan yet';
  switch (refusal.because) {
    case 'no-actions':
      return {
        what,
        why: 'It has no action.',
        next: 'The working party adds the first from the areas for improvement.',
      };
    case 'without-measure':
      return {
        what,
        why: `${numbers(refusal.actions)} ${refusal.actions.length === 1 ? 'does' : 'do'} not say how the school will know that it worked.`,
        next: 'Ask the owner to declare a success measure with baseline and target.',
      };
    case 'own-work':
      return {
        what: 'You cannot agree your own work',
        why: `You wrote ${numbers(refusal.actions).toLowerCase()}.`,
        next: 'Ask another senior leader to agree, or a colleague to go over what you wrote and save it.',
      };
    case 'agreed-as-other-party':
      return {
        what,
        why: 'You have agreed it already for the other side.',
        next: 'The second agreement comes from another person.',
      };
    case 'already-agreed':
      return {
        what: 'This side has agreed already',
        why: 'One agreement stands.',
        next: 'It ends by itself when the plan changes.',
      };
    case 'submitted':
      return { what, why: 'The plan went in with the submission.', next: 'Take the submission back first.' };
    case 'not-asked':
      return { what, why: 'This scheme does not ask you to agree the plan.', next: 'You can comment on it.' };
  }
};

/** What keeps step 3 open, each with the place where it is closed. */
export const gapLine = (gap: PlanGap, enrolment: string): Readonly<{ words: string; href: string; link: string }> => {
  const plan = href(paths.plan.home, { enrolment });
  const agreement = href(paths.plan.agreement, { enrolment });
  switch (gap.kind) {
    case 'no-actions':
      return { words: 'The plan has no action yet.', href: plan, link: 'Open the plan' };
    case 'without-measure': {
      const first = gap.actions[0];
      return {
        words: `${numbers(gap.actions)} ${gap.actions.length === 1 ? 'has' : 'have'} no success measure.`,
        href: first === undefined ? plan : href(paths.plan.action, { enrolment, action: first.id }),
        link: first === undefined ? 'Open the plan' : `Open action ${first.number}`,
      };
    }
    case 'not-agreed':
      return gap.party === 'smt'
        ? { words: 'Senior leadership has not agreed the plan.', href: agreement, link: 'Ask a senior leader to agree' }
        : { words: 'The adviser has not agreed the plan.', href: agreement, link: 'See what the adviser agrees' };
    case 'partnerships':
      return {
        words: `The scheme asks for ${gap.asked} live ${gap.asked === 1 ? 'partnership' : 'partnerships'}; ${gap.live === 0 ? 'none is' : `${gap.live} ${gap.live === 1 ? 'is' : 'are'}`} live.`,
        href: href(paths.partnerships.home, { enrolment }),
        link: 'Open partnerships',
      };
  }
};

/** Why an action cannot be moved so. */
export const moveRefusalWords = (because: MoveRefusal['because']): Said => {
  const what = 'The action stays where it was';
  switch (because) {
    case 'not-next':
      return { what, why: 'It has moved meanwhile.', next: 'Look at where it stands now and choose again.' };
    case 'no-measure':
      return {
        what: 'This action cannot begin yet',
        why: 'It has no success measure, and one that is chosen after the result proves nothing.',
        next: 'Declare a measure with baseline and target first.',
      };
    case 'no-decision':
      return {
        what,
        why: 'A finished action says what becomes of it.',
        next: 'Choose whether it stays, changes or ends.',
      };
    case 'not-sustained':
      return {
        what,
        why: 'What is kept needs somebody who sees to it.',
        next: 'Say how it is sustained, and by whom.',
      };
  }
};
