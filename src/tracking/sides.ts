import { UsageError } from '#platform/command';
import { isSame } from './table.ts';

export type Side = 'treated' | 'control';

/** Tells rows of the treated group from those they are compared with: one named group, or everybody else. */
export const sidesOf = (column: string, treated: string, control: string | undefined) => {
  const seen = new Map<string, Side | null>();
  const place = (group: string): Side | null => {
    const known = seen.get(group);
    if (known !== undefined) return known;
    const side = isSame(group, treated)
      ? 'treated'
      : control === undefined || isSame(group, control)
        ? 'control'
        : null;
    seen.set(group, side);
    return side;
  };
  return {
    place,
    /** Names a group that no row has; a name that is not there is wrong usage, as a column that is not there. */
    check: (): void => {
      const has = (side: Side) => [...seen.values()].includes(side);
      const groups = `It has: ${[...seen.keys()].slice(0, 20).join(', ') || 'no group at all'}.`;
      if (!has('treated')) throw new UsageError(`No row of column ${column} says ${treated}. ${groups}`);
      if (control !== undefined && !has('control'))
        throw new UsageError(`No row of column ${column} says ${control}. ${groups}`);
    },
    hasControl: (): boolean => [...seen.values()].includes('control'),
  };
};
