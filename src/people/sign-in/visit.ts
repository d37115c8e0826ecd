import type { Ask } from '#platform/route';
import type { Visit } from './actions.ts';

/** Who knocks, as the server itself saw it. */
export const visitOf = (ask: Pick<Ask, 'address' | 'device' | 'now' | 'site'>): Visit => ({
  address: ask.address,
  device: ask.device,
  now: ask.now,
  isDemonstration: ask.site.isDemonstration,
});
