/**
 * Small numbers: the one place that says which figures about pupils may leave the school. A count, a mean or a percentage
 * by itself: `showCount`, `showMean`, `showPercent`. Counts that can be added up or taken from one another: `hideSmall` for a
 * table (each pupil in one cell), `hideOverlapping`, `showShares`, `showMeans` for groups that overlap or follow in time.
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
export { hideOverlapping, showMeans, showShares, type Filter, type MeanOf, type Share } from './filters.ts';
export { hideSmall, type SeenTable, type SmallTable } from './table.ts';
export { cellWords, fileMark, hiddenBecause, hiddenWords, inFile } from './words.ts';
export { SeenFigure } from './figure.tsx';
