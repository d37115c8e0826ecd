/**
 * Tracking: what the school assesses, every pupil's scores at points in time, the measures declared before they are looked at,
 * and what they say with its likely range. Later rooms ask for figures (`impactOf`) and for the two gates that rest on them.
 */
export { commands } from './commands.ts';
export { freezeFigures, freezeStart } from './figures/actions.ts';
export { writeErased as eraseFromFigures } from './figures/store.ts';
export type { FrozenFigure, Recomputed } from './figures/rules.ts';
export { sentenceOf } from './finding/sentence.ts';
export { baselinesOf, figuresOf, impactOf, type MeasureImpact } from './impact.ts';
export { ImpactPage, type Use } from './impact/pages.tsx';
export { impactFor, mayRead as mayReadImpact } from './impact/shown.ts';
export { isWithheld, outsideFindingOf } from './outside.ts';
export { pupilSeriesOf, type PupilAssessment } from './learners/pupil-series.ts';
export { seenRoll, type SeenRoll } from './learners/outside.ts';
export { MeasurePanel } from './panel.tsx';
export { routes } from './routes.ts';
export { valueText, type Scale } from './scales/rules.ts';
export { dailies, tasks } from './jobs.ts';
export { findingOf } from './words.ts';
export { commands as intakeCommands } from './intake/commands.ts';
export { routes as intakeRoutes } from './intake/routes.ts';
