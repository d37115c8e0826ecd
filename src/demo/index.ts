/**
 * The demonstration: one awarding body with both marks and twelve schools at every stage, seeded, so that every figure is the
 * same each time. Dates are counted from the day on which it is loaded. There is no real person and no real school in it.
 */
export { isEmpty, loadDemonstration } from './load.ts';
