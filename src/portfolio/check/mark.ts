import type { Mark } from './store.ts';

/** What each part of a mark is called when it was changed under somebody's eyes. */
const parts = {
  evidence: 'Evidence',
  audit: 'The audit',
  plan: 'The plan',
  figures: 'Figures',
  review: 'The review',
} as const;
const order = Object.keys(parts) as (keyof Mark)[];

/** A mark as one word that a form can carry. */
export const writtenMark = (mark: Mark): string => order.map((part) => mark[part]).join('~');

/** What was changed since a form was opened on `seen`, in words; nothing when the form carried no mark. */
export const changedSince = (seen: string, now: Mark): readonly string[] => {
  const was = seen.split('~');
  return was.length === order.length
    ? order.filter((part, at) => was[at] !== now[part]).map((part) => parts[part])
    : [];
};
