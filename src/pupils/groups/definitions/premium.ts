import { defined, type GroupDefinition } from './kinds.ts';

const eligibility = 'Written answer 63717 of 8 July 2025; conditions of grant 2025 to 2026 (DfE)';

/** Free meals, Pupil Premium and service families. */
export const premiumGroups: readonly GroupDefinition[] = [
  defined({
    key: 'free-meals',
    title: 'Free school meals',
    version: '2018',
    means:
      'Recorded as entitled to free school meals, with the basis of the entitlement. Only an entitlement by low income (household earnings at or below £7,400), or kept from before by transitional protection, counts towards Ever 6 and Pupil Premium.',
    source: eligibility,
    validFrom: '2018-04-01',
    bases: {
      income: { title: 'Income at or below £7,400' },
      transitional: { title: 'Transitional protection', from: '2018-04-01' },
      'universal-credit': { title: 'Universal Credit, entitlement from September 2026', from: '2026-09-01' },
      'universal-infant': { title: 'Universal infant free meals (reception to year 2)', from: '2014-09-01' },
    },
  }),
  defined({
    key: 'ever6-fsm',
    title: 'Ever 6 free school meals',
    version: '2012',
    means:
      'Entitled to free school meals by low income or transitional protection now or at any time in the past six years. Universal infant meals never count, nor does the wider entitlement from September 2026 by itself.',
    source: eligibility,
    validFrom: '2012-04-01',
    how: 'either',
  }),
  defined({
    key: 'pupil-premium',
    title: 'Pupil Premium',
    version: '2011',
    means: 'Entitled to free school meals now, or looked after.',
    source: 'Conditions of grant 2011 to 2012 (DfE)',
    validFrom: '2011-04-01',
    validTo: '2012-03-31',
    how: 'derived',
  }),
  defined({
    key: 'pupil-premium',
    title: 'Pupil Premium',
    version: '2012',
    means: 'Ever 6 free school meals, or looked after.',
    source: 'Conditions of grant 2012 to 2013 (DfE)',
    validFrom: '2012-04-01',
    validTo: '2014-03-31',
    how: 'derived',
  }),
  defined({
    key: 'pupil-premium',
    title: 'Pupil Premium',
    version: '2014',
    means:
      'Ever 6 free school meals, previously looked after, or looked after. Money for looked-after pupils is the Virtual School Head’s and is counted apart.',
    source: eligibility,
    validFrom: '2014-04-01',
    how: 'derived',
  }),
  defined({
    key: 'service',
    title: 'Service family',
    version: '2011',
    means:
      'A parent serves, or served in the past six years, in the regular armed forces. Money for pastoral support; not by itself a sign of disadvantage.',
    source: 'Service pupil premium, conditions of grant 2025 to 2026 (DfE)',
    validFrom: '2011-04-01',
    bases: {
      serving: { title: 'A parent serves now' },
      'ever-6': { title: 'A parent served in the past six years' },
      pension: { title: 'Pension after a parent’s death in service' },
    },
  }),
];
