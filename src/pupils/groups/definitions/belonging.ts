import { defined, type GroupDefinition } from './kinds.ts';

/** Where pupils come from and when they came. */
export const belongingGroups: readonly GroupDefinition[] = [
  defined({
    key: 'gypsy-roma-traveller',
    title: 'Gypsy, Roma or Traveller',
    version: '2003',
    means: 'Ethnicity recorded as Traveller of Irish heritage (WIRT) or Gypsy/Roma (WROM). A refusal says nothing.',
    source: 'School census, ethnicity',
    validFrom: '2003-01-01',
    how: 'either',
  }),
  defined({
    key: 'refugee',
    title: 'Refugee or seeking asylum',
    version: '1',
    means: 'The family has told the school that it has or seeks protection in the United Kingdom.',
    source: 'The school’s own record',
    validFrom: '1990-01-01',
    sensitivity: 10,
    bases: {
      refugee: { title: 'Refugee status or protection' },
      asylum: { title: 'Seeking asylum' },
      resettlement: { title: 'Resettlement scheme' },
    },
  }),
  defined({
    key: 'mobile',
    title: 'Mobile',
    version: '1',
    means:
      'Joined the school at another time than its usual one: outside August and September, or in a year in which the school does not usually take pupils in.',
    source: 'Our reading of the national mobility measure',
    validFrom: '1990-01-01',
    how: 'either',
  }),
  defined({
    key: 'summer-born',
    title: 'Summer-born',
    version: '1',
    means: 'Born from 1 April to 31 August: the youngest third of the year group.',
    source: 'Admission of summer-born children (DfE)',
    validFrom: '1990-01-01',
    how: 'derived',
  }),
];
