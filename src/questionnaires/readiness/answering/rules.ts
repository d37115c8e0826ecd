/** One question after another, with a way back; nothing is kept before the pupil sends it all. Pure. */
import type { Answer } from '../rules.ts';
import type { Statement } from '../statements.ts';

export type Given = Readonly<Record<string, Answer>>;

export type Place =
  /** Who will see it and what happens if somebody is at risk: before the first question. */
  | Readonly<{ kind: 'before' }>
  | Readonly<{ kind: 'question'; at: number; missing: boolean }>
  /** Everything answered or skipped: look once more, and send. */
  | Readonly<{ kind: 'send' }>;

export type Pressed = 'next' | 'back' | 'skip' | 'send' | 'start' | '';

/** Where the pupil is after a press. A question without an answer is asked again; skipping is an answer of its own. */
export const placeAfter = (
  pressed: Pressed,
  at: number,
  given: Given,
  statements: readonly Statement[],
): Readonly<{ place: Place; given: Given }> => {
  const key = statements[at]?.key;
  if (pressed === 'start' || key === undefined) return { place: placeAt(0, statements), given };
  if (pressed === 'back') return { place: at === 0 ? { kind: 'before' } : placeAt(at - 1, statements), given };
  if (pressed === 'skip') return { place: placeAt(at + 1, statements), given: { ...given, [key]: 'skipped' } };
  if (given[key] === undefined || given[key] === 'skipped')
    return { place: { kind: 'question', at, missing: true }, given };
  return { place: placeAt(at + 1, statements), given };
};

const placeAt = (at: number, statements: readonly Statement[]): Place =>
  at < statements.length ? { kind: 'question', at, missing: false } : { kind: 'send' };
