import { isIP } from 'node:net';

/** Carries the one sentence out of the readers; `readConfig` turns it into a value. */
export type Refused = Error & Readonly<{ because: string }>;

export function refuse(because: string): never {
  throw Object.assign(new Error(because), { because });
}

/** A well-formed address with one of these schemes, else null. */
export function parseUrl(text: string, schemes: readonly string[]): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && schemes.includes(url.protocol) ? url : null;
}

export function isHostName(text: string): boolean {
  return isIP(text) !== 0 || /^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/i.test(text);
}
