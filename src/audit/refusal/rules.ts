import type { Scheme } from '#schemes/rules';
import type { Refusal } from '../rules.ts';

/** A refusal in its three parts: what cannot be done, why, and what to do next. */
export type RefusalWords = Readonly<{ what: string; why: string; next: string }>;

/** Every refusal of the audit in words. */
export const refusalWords = (scheme: Scheme, because: Refusal['because']): RefusalWords => {
  const standard = scheme.words.standard.one.toLowerCase();
  const criterion = scheme.words.criterion.one.toLowerCase();
  switch (because) {
    case 'paused':
      return {
        what: 'Nothing can be written in this audit now.',
        why: 'The enrolment is paused or has ended.',
        next: 'The coordinator can resume it on the school’s front page.',
      };
    case 'finished':
      return {
        what: 'Nothing in this audit changes any more.',
        why: 'It was finished, and is the start that your evidence of impact answers.',
        next: 'Put what you want to change into the action plan.',
      };
    case 'role':
      return {
        what: 'You can read this and not change it.',
        why: 'The coordinator, senior leaders and the working party write the audit.',
        next: 'Tell the coordinator what you would change.',
      };
    case 'not-a-leader':
      return {
        what: 'You cannot agree this one.',
        why: 'The coordinator and senior leaders agree what the working party wrote.',
        next: 'It waits for one of them; you need do nothing.',
      };
    case 'others-standard':
      return {
        what: `You cannot judge this ${criterion}.`,
        why: `Colleagues look after this ${standard}.`,
        next: 'Talk to them, or ask the coordinator to add you to it.',
      };
    case 'handed-in':
      return {
        what: `You cannot judge this ${criterion} now.`,
        why: `Its ${standard} is handed in and waits to be looked at.`,
        next: `Take the ${standard} back, or wait until changes are asked for.`,
      };
    case 'standard-closed':
      return {
        what: `You cannot judge this ${criterion} any more.`,
        why: `Its ${standard} was looked at and is closed.`,
        next: `Ask the coordinator to open the ${standard} again, with your reason.`,
      };
    case 'senior-leader':
      return {
        what: 'You cannot agree this one.',
        why: 'Senior leaders agree what stands for the whole school.',
        next: 'Ask a senior leader to read it; you may agree what a senior leader wrote.',
      };
    case 'own-work':
      return {
        what: 'You cannot agree this one.',
        why: 'It is your own work.',
        next: 'Ask another senior leader, or the coordinator, to read and agree it.',
      };
    case 'raters-differ':
      return {
        what: `You cannot agree this ${criterion} yet.`,
        why: 'Two of you judge it differently.',
        next: 'Talk it over. Then one of you settles it, with the level that you agree on and the reason.',
      };
    case 'to-settle':
      return {
        what: `This ${criterion} waits to be settled.`,
        why: 'Two of you judge it differently.',
        next: 'Talk it over, then settle it with one level and the reason.',
      };
    case 'being-rated':
      return {
        what: `This ${criterion} is being rated by two people.`,
        why: 'Neither sees the other’s level until both have handed theirs in.',
        next: 'What both see alike becomes the judgement then; the rest is settled.',
      };
    case 'not-applicable':
      return {
        what: `This ${criterion} does not apply to your school.`,
        why: 'It was agreed so, with a reason.',
        next: 'If it applies after all, take that back first; then it can be judged.',
      };
    case 'not-judged':
      return {
        what: `You cannot agree this ${criterion} yet.`,
        why: 'Nobody has judged it.',
        next: 'Judge it first, or ask those who look after it.',
      };
  }
};
