/** How often one key may knock at one door before it waits. */
export type Limit = Readonly<{ door: string; most: number; minutes: number }>;

/**
 * Wrong codes from one network address: as many as sign-in takes, in the same quarter of an hour. A class of thirty that mistypes three
 * times each passes; somebody who tries codes of eight letters gets 400 tries an hour out of 28 to the 8th (38 bits).
 */
export const wrongCodes = (door: string): Limit => ({ door, most: 100, minutes: 15 });

/** How long a knock is kept: longer than any limit looks back. */
export const keptHours = 24;
