import { createHash } from 'node:crypto';
import type { Answer } from '#platform/route';
import type { Body } from './body.ts';

/** For how long a second press of the same button counts as the first one. */
export const sameButtonMs = 3_000;

/**
 * The same form of the same page, sent again by the same session. Each page has a form token of its own, so what somebody
 * writes anew on a fresh page is never taken for it.
 */
export const sentAs = (session: string, url: string, body: Body): string =>
  createHash('sha256')
    .update(JSON.stringify([session, url, Object.entries(body.form)]))
    .update(JSON.stringify(body.files.map((file) => [file.field, file.name, file.bytes.length])))
    .digest('base64url');

type Held = Readonly<{ answer: Promise<Answer | null>; until: number }>;

/**
 * A button pressed twice does its work once: the second press waits for the first and is led to where that led. What was not
 * done, a form with a fault for instance, is run again. It is kept in this process only, for a few seconds: a convenience for
 * people, not a lock; what must never happen twice is also refused by the database.
 */
export const buttonsPressedOnce = () => {
  const held = new Map<string, Held>();
  return async (key: string, now: number, run: () => Promise<Answer>): Promise<Answer> => {
    for (const [each, { until }] of held) if (until < now) held.delete(each);
    // Asked without waiting where there is none: two presses in one breath must not both find nothing.
    const before = held.get(key);
    const led = before === undefined ? null : await before.answer;
    if (led !== null) return led;
    const running = run();
    const done = running.then(
      (answer) => (answer.kind === 'redirect' && answer.session === undefined ? answer : null),
      () => null,
    );
    held.set(key, { answer: done, until: now + sameButtonMs });
    return running;
  };
};
