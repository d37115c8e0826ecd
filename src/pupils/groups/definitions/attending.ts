import { defined, type GroupDefinition } from './kinds.ts';

const guide = 'A guide to absence statistics (DfE)';
const persistent = (percent: number) =>
  `Absent for ${percent}% or more of the pupil’s own possible sessions in the school year so far. Severe absence is part of it.`;

/** Absence by the threshold of its year, suspensions and permanent exclusions. */
export const attendingGroups: readonly GroupDefinition[] = [
  defined({
    key: 'persistent-absence',
    title: 'Persistent absence',
    version: '2005',
    means: persistent(20),
    source: guide,
    validFrom: '2005-09-01',
    validTo: '2010-08-31',
    how: 'derived',
    absentPercent: 20,
  }),
  defined({
    key: 'persistent-absence',
    title: 'Persistent absence',
    version: '2010',
    means: persistent(15),
    source: guide,
    validFrom: '2010-09-01',
    validTo: '2015-08-31',
    how: 'derived',
    absentPercent: 15,
  }),
  defined({
    key: 'persistent-absence',
    title: 'Persistent absence',
    version: '2015',
    means: persistent(10),
    source: guide,
    validFrom: '2015-09-01',
    how: 'derived',
    absentPercent: 10,
  }),
  defined({
    key: 'severe-absence',
    title: 'Severe absence',
    version: '2015',
    means: 'Absent for 50% or more of the pupil’s own possible sessions in the school year so far.',
    source: guide,
    validFrom: '2005-09-01',
    how: 'derived',
    absentPercent: 50,
  }),
  defined({
    key: 'suspended',
    title: 'Suspended',
    version: '1',
    means: 'Suspended at least once in the twelve months up to the day.',
    source: 'Suspension and permanent exclusion guidance (DfE); twelve months is our choice',
    validFrom: '1990-01-01',
    how: 'derived',
  }),
  defined({
    key: 'permanently-excluded',
    title: 'Permanently excluded',
    version: '1',
    means: 'Permanently excluded at some time, here or elsewhere, as the school recorded it.',
    source: 'Suspension and permanent exclusion guidance (DfE)',
    validFrom: '1990-01-01',
    how: 'derived',
  }),
];
