import { defined, type GroupDefinition } from './kinds.ts';

/** Care, safeguarding and caring. All are hidden outside the school under 10; three are the DSL's inside it too. */
export const careGroups: readonly GroupDefinition[] = [
  defined({
    key: 'looked-after',
    title: 'Looked after',
    version: '1989',
    means:
      'In the care of a local authority. Pupil Premium Plus is managed by the authority’s Virtual School Head through the personal education plan (PEP).',
    source: 'Children Act 1989, section 22; Pupil Premium conditions of grant (DfE)',
    validFrom: '1991-10-14',
    sensitivity: 10,
    details: [
      { name: 'virtualSchoolHead', label: 'Virtual School Head', kind: 'words', isNeeded: false },
      { name: 'pepOn', label: 'Date of the last PEP', kind: 'day', isNeeded: false },
      { name: 'nextPepOn', label: 'Date of the next PEP', kind: 'day', isNeeded: false },
    ],
  }),
  defined({
    key: 'previously-looked-after',
    title: 'Previously looked after',
    version: '2014',
    means:
      'Left care through adoption, a special guardianship order or a child arrangements order. Known only when parents or carers say so.',
    source: 'Pupil Premium conditions of grant (DfE)',
    validFrom: '2014-04-01',
    sensitivity: 10,
    bases: {
      adoption: { title: 'Adoption' },
      'special-guardianship': { title: 'Special guardianship order' },
      'child-arrangements': { title: 'Child arrangements order' },
    },
  }),
  defined({
    key: 'child-in-need',
    title: 'Child in need',
    version: '1989',
    means: 'Assessed by a local authority as needing help under section 17, without a protection plan and not in care.',
    source: 'Children Act 1989, section 17; outcomes for children in need (DfE)',
    validFrom: '1991-10-14',
    sensitivity: 10,
    isHeldBack: true,
  }),
  defined({
    key: 'child-protection',
    title: 'Child protection plan',
    version: '1989',
    means: 'The subject of a child protection plan.',
    source: 'Children Act 1989, section 47; outcomes for children in need (DfE)',
    validFrom: '1991-10-14',
    sensitivity: 10,
    isHeldBack: true,
  }),
  defined({
    key: 'social-worker',
    title: 'Has a social worker',
    version: '2019',
    means: 'A social worker is assigned to the child for any reason.',
    source: 'Children in need review (DfE, 2019)',
    validFrom: '1991-10-14',
    sensitivity: 10,
    isHeldBack: true,
  }),
  defined({
    key: 'young-carer',
    title: 'Young carer',
    version: '2023',
    means:
      'Cares for another person, as a parent or the school said in the January census. “Not declared” is not “no”: whoever has no record here may still care for somebody.',
    source: 'Children Act 1989, section 17ZA; school census, young carer indicator',
    validFrom: '2023-01-01',
    sensitivity: 10,
    bases: { P: { title: 'Said by a parent or guardian (P)' }, S: { title: 'Identified by the school (S)' } },
  }),
];
