/**
 * The initial audit, step 2: criteria judged by pairs of staff with reasons, evidence and impact, agreed by the coordinator or a
 * senior leader; strengths to celebrate and areas for improvement. Finishing it freezes the start that step 4 answers.
 */
export { exemptionsOf, type Granted } from './exemption/actions.ts';
export { dailies, tasks } from './jobs.ts';
export { linesOf } from './assignment/lines/rules.ts';
export { MyStandards } from './assignment/mine/pages.tsx';
export { routes } from './routes.ts';
export { isRatingBlind } from './second/actions.ts';
