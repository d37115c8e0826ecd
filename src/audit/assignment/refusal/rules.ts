import type { Scheme } from '#schemes/rules';
import type { RefusalWords } from '../../refusal/rules.ts';
import type { MoveRefusal } from '../rules.ts';

/** Every refused move in words: what cannot be done, why, and what to do next. */
export const moveRefusalWords = (scheme: Scheme, because: MoveRefusal['because']): RefusalWords => {
  const standard = scheme.words.standard.one.toLowerCase();
  const criterion = scheme.words.criterion.one.toLowerCase();
  const what = `This ${standard} was not moved on.`;
  switch (because) {
    case 'paused':
      return { what, why: 'The enrolment is paused or has ended.', next: 'The coordinator can resume it.' };
    case 'finished':
      return {
        what,
        why: 'The audit is finished, and nothing in it changes any more.',
        next: 'Put what you want to change into the action plan.',
      };
    case 'not-assigned':
      return {
        what,
        why: 'Nobody was given it yet.',
        next: `Ask the coordinator to share out the ${scheme.words.standard.many.toLowerCase()}.`,
      };
    case 'wrong-state':
      return { what, why: 'It has moved on meanwhile.', next: 'Look at where it stands now, below.' };
    case 'not-named':
      return {
        what,
        why: 'Only those named for it hand it in or take it back.',
        next: 'Talk to them, or ask the coordinator to name you too.',
      };
    case 'not-leader':
      return {
        what,
        why: 'The coordinator or a senior leader looks at what is handed in.',
        next: 'Hand it in, and they are told.',
      };
    case 'own-work':
      return {
        what: `You cannot look at this ${standard} for the school.`,
        why: 'It is your own work.',
        next: 'Ask another senior leader, or the coordinator, to read and close it.',
      };
    case 'unjudged':
      return {
        what: `This ${standard} cannot be handed in yet.`,
        why: `Not every ${criterion} in it is judged.`,
        next: 'Judge what is left, then hand it in.',
      };
  }
};
