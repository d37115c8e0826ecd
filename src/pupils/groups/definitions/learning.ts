import { defined, type GroupDefinition } from './kinds.ts';

/** Special educational needs, language, prior attainment and gifts. */
export const learningGroups: readonly GroupDefinition[] = [
  defined({
    key: 'sen-support',
    title: 'SEN support',
    version: '2014',
    means: 'Gets SEN support: census code K.',
    source: 'SEND code of practice 2015; school census, SEN provision',
    validFrom: '2014-09-01',
    how: 'either',
  }),
  defined({
    key: 'ehc-plan',
    title: 'EHC plan',
    version: '2014',
    means: 'Has an education, health and care plan: census code E.',
    source: 'Children and Families Act 2014, section 37; school census, SEN provision',
    validFrom: '2014-09-01',
    how: 'either',
  }),
  defined({
    key: 'eal',
    title: 'English as an additional language',
    version: '2007',
    means:
      'The first language recorded is known or believed to be other than English. A language that was refused or not obtained says nothing.',
    source: 'School census, first language',
    validFrom: '2007-01-01',
    how: 'either',
  }),
  defined({
    key: 'more-able-underachieving',
    title: 'More able and underachieving',
    version: '1',
    means: 'High prior attainment and less progress than expected, by the school’s own results or judgement.',
    source: 'Our reading; high prior attainment is 110 or more in key stage 2 scaled scores (DfE performance tables)',
    validFrom: '2016-09-01',
    bases: { results: { title: 'From results' }, judgement: { title: 'A teacher’s judgement' } },
  }),
  defined({
    key: 'gifted-talented',
    title: 'Gifted and talented',
    version: '1',
    means: 'Nominated by somebody for a subject or an art. There is no national definition since 2011.',
    source: 'The school’s own nomination',
    validFrom: '1999-09-01',
    details: [
      { name: 'nominatedBy', label: 'Nominated by', kind: 'words', isNeeded: true },
      { name: 'subject', label: 'Subject or talent', kind: 'words', isNeeded: true },
    ],
  }),
  defined({
    key: 'low-prior-attainment',
    title: 'Low prior attainment',
    version: '2016',
    means:
      'Below the expected standard at the end of the key stage before: under 100 in key stage 2 scaled scores. Pupils without results (2020, 2021) are not counted as low; another dated baseline stands for theirs.',
    source: 'Secondary accountability measures (DfE)',
    validFrom: '2016-09-01',
    bases: { results: { title: 'From results' }, judgement: { title: 'A teacher’s judgement' } },
  }),
];
