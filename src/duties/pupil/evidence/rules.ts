/** Evidence that concerns one pupil, from the pupil's side alone. Pure. */

export type LinkedItem = Readonly<{ id: string; title: string; linkedName: string; linkedAt: Date }>;
export type FoundItem = Readonly<{ id: string; title: string; addedAt: Date; isLinked: boolean }>;

/** How many items a search shows; more words find the rest. */
export const mostFound = 20;
