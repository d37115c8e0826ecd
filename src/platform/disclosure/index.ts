/**
 * Small numbers: the one place that says which figures about pupils may leave the school. A count, a mean or a percentage
 * by itself: `showCount`, `showMean`, `showPercent`. Counts that can be added or taken from one another: `hideSmall`.
 */
export {
  fewestOfSensitive,
  fewestToCount,
  fewestUnderMean,
  showCount,
  showMean,
  showPercent,
  type Cell,
  type Hidden,
  type Nought,
} from './cell.ts';
export { hideSmall, type SeenTable, type SmallTable } from './table.ts';
export { cellWords, fileMark, hiddenBecause, hiddenWords, inFile } from './words.ts';
export { SeenFigure } from './figure.tsx';
