import { HiddenFigure, number } from '#platform/kit';
import type { Cell } from './cell.ts';
import { hiddenBecause } from './words.ts';

/** A figure on a page that people outside the school may read; one that stays looks withheld, and says why. */
export const SeenFigure = ({ of, unit = '', digits = 0 }: Readonly<{ of: Cell; unit?: string; digits?: number }>) =>
  of.kind === 'shown' ? (
    <>
      {number(of.n, digits)}
      {unit}
    </>
  ) : (
    <HiddenFigure because={hiddenBecause(of)} />
  );
