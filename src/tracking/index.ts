/**
 * Tracking: measures declared before they are looked at, results before and after for target and comparison pupils, and
 * what they say with its likely range. Later rooms ask for figures (`impactOf`) and for the two gates that rest on them.
 */
export { commands } from './commands.ts';
export { baselinesOf, figuresOf, impactOf, type MeasureImpact } from './impact.ts';
export { MeasurePanel } from './panel.tsx';
export { routes } from './routes.ts';
export { findingOf } from './words.ts';
