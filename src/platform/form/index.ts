/** Forms: unknown fields to a typed value, or to every problem at once. */
export { field, fields, numberIn, type FormFields } from './fields.ts';
export { pageAsked } from './page-asked.ts';
export { problemsOnly, readForm, typedOf, type Problem, type Read } from './read.ts';
export { aDay, aFigure, anyWords, aVersion, oneOf, perhapsADay, pounds, someWords, typedDay } from './parts.ts';
