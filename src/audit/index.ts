/**
 * The initial audit, step 2: criteria judged by pairs of staff with reasons, evidence and impact, agreed by the coordinator or a
 * senior leader; strengths to celebrate and areas for improvement. Finishing it freezes the start that step 4 answers.
 */
export { routes } from './routes.ts';
