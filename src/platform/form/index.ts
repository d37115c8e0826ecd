/** Forms: unknown fields to a typed value, or to every problem at once. */
export { field, fields, type FormFields } from './fields.ts';
export { problemsOnly, readForm, type Problem, type Read } from './read.ts';
