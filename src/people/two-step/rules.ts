/**
 * Two-step sign-in: a code from an app on the person's own telephone, as RFC 6238 describes it
 * (SHA-1, six figures, thirty seconds, which every such app can do).
 */
export const stepSeconds = 30;
export const codeFigures = 6;
/** Clocks differ: the code before and the code after are taken too. */
export const drift = 1;

/** The thirty-second step that an instant falls in. */
export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / stepSeconds);

/** What people type, without the spaces that apps show. */
export const tidyCode = (typed: string): string => typed.replace(/[\s-]/g, '');

export type StepChecked = { readonly kind: 'right'; readonly step: number } | { readonly kind: 'wrong' };

/**
 * Judges a code against the codes of the steps around now. A step that was used, or an earlier one, is never
 * taken again (`lastStep`), so a code read over a shoulder is worth nothing. Every candidate is compared, so
 * the time taken says nothing about which one fitted.
 */
export function checkCode(
  typed: string,
  now: Date,
  lastStep: number | null,
  codeAt: (step: number) => string,
): StepChecked {
  const code = tidyCode(typed);
  const present = stepAt(now);
  let found: number | null = null;
  for (let step = present - drift; step <= present + drift; step++) {
    const isFree = lastStep === null || step > lastStep;
    if (codeAt(step) === code && isFree && found === null) found = step;
  }
  return found === null ? { kind: 'wrong' } : { kind: 'right', step: found };
}

/** Ten codes for the day when the telephone is lost; each can be used once. */
export const recoveryCodeCount = 10;

/** A recovery code as it is compared: without hyphens and spaces, small letters, look-alikes made one. */
export const tidyRecoveryCode = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/[il]/g, '1')
    .replace(/o/g, '0');

/** A recovery code as it is shown: groups of five. */
export const showRecoveryCode = (code: string): string => (code.match(/.{1,5}/g) ?? []).join('-');
