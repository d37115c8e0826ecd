/** When a file of pupils may speak of leavers. Pure. */

/** A file with a class in it says nothing of the rest of the school: only one that holds half of the roll or more does. */
export const looksWhole = (counts: Readonly<{ changed: number; same: number; left: number }>): boolean =>
  counts.changed + counts.same >= counts.left;
