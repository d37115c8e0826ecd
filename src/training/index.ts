/**
 * Step 1, consultancy and training: the staff list, sessions with senior leaders and the whole staff, who was there, who
 * still has to catch up, and whether the share that the scheme asks for is reached.
 */
export { trainingOf } from './gate.ts';
export { routes } from './routes.ts';
