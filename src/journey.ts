/**
 * The rooms of the house in the order in which a school meets them. The arrow of time is the arrow of imports:
 * a room may use the doors of earlier rooms, never of later ones. Menus and the architecture test read this list.
 */
export const rooms = [
  'schools',
  'people',
  'schemes',
  'enrolment',
  'training',
  'pupils',
  'partnerships',
  'provision',
  'tracking',
  'questionnaires',
  'evidence',
  'audit',
  'plan',
  'portfolio',
  'visits',
  'awards',
  'stories',
  'register',
  'duties',
  'demo',
  'web',
] as const;

export type Room = (typeof rooms)[number];

/** The six steps of a quality mark, numbered as schools number them. A scheme's file gives each its own title and gate. */
export const steps = [
  { number: 1, name: 'training', title: 'Consultancy and training', short: 'Training' },
  { number: 2, name: 'audit', title: 'Initial audit', short: 'Initial audit' },
  { number: 3, name: 'plan', title: 'Action plan and partnership hub', short: 'Plan and hub' },
  { number: 4, name: 'portfolio', title: 'Evidence of impact', short: 'Evidence of impact' },
  { number: 5, name: 'visits', title: 'Accreditation visit', short: 'Visit' },
  { number: 6, name: 'awards', title: 'Award', short: 'Award' },
] as const;

export type StepNumber = (typeof steps)[number]['number'];
