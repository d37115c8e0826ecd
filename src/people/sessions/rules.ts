/** How long a session lives: half an hour without a request, twelve hours whatever the person does. */
export const idleMinutes = 30;
export const longestHours = 12;
/** How long before the idle end a page warns, and offers to stay: long enough to find the button (WCAG 2.2.1). */
export const warnMinutes = 3;

/** Seconds until this session ends by itself if nothing more is asked. */
export const secondsLeft = (session: Readonly<{ expiresAt: Date }>, now: Date): number =>
  Math.max(0, Math.floor(Math.min(idleMinutes * 60_000, session.expiresAt.getTime() - now.getTime()) / 1000));

const browsers = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const machines = [
  [/iPhone|iPad/, 'iPhone or iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
] as const;

const firstOf = (table: readonly (readonly [RegExp, string])[], text: string): string | null =>
  table.find(([shape]) => shape.test(text))?.[1] ?? null;

/** A device in a person's own list, in words from what its browser calls itself: a hint, not a proof. */
export const deviceWords = (userAgent: string): string => {
  const [browser, machine] = [firstOf(browsers, userAgent), firstOf(machines, userAgent)];
  if (browser === null && machine === null) return 'A device that does not say what it is';
  return [browser ?? 'A browser', machine].filter((word) => word !== null).join(' on ');
};
