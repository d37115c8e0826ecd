/**
 * The initial audit, step 2: criteria judged by pairs of staff with reasons, evidence and impact, agreed by the coordinator or a
 * senior leader; strengths to celebrate and areas for improvement. Finishing it freezes the start that step 4 answers.
 */
export { exemptionsOf, type Granted } from './exemption/actions.ts';
export { tasks } from './exemption/jobs.ts';
export { routes } from './routes.ts';
