/** The action plan: its actions, how each will be known to have worked, its half-termly reviews, and who agrees it. */
export * from './action/course/rules.ts';
export * from './action/edit/rules.ts';
export * from './action/rules.ts';
export * from './agreement/rules.ts';
export * from './measure/rules.ts';
export * from './review/rules.ts';
export { reviewUid } from './review/invitation/rules.ts';
