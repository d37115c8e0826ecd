import type { InventedSchool } from '#schools';

/** The demonstration's schools, by the short names that the rest of it uses. None exists. */
export const schoolKeys = [
  'wrenbourne',
  'amberlow',
  'fernlow',
  'kilnfield',
  'brackenlow',
  'oldcote',
  'stowmere',
  'thornmere',
  'weir',
  'larchlow',
  'quernside',
  'hallowbridge',
] as const;
export type SchoolKey = (typeof schoolKeys)[number];

const kinds = {
  secondary: {
    phase: 'Secondary',
    type: 'Community school',
    population: 'State-funded secondary',
    lowAge: 11,
    highAge: 16,
  },
  primary: { phase: 'Primary', type: 'Community school', population: 'State-funded primary', lowAge: 4, highAge: 11 },
  special: {
    phase: 'Not applicable',
    type: 'Community special school',
    population: 'State-funded special school',
    lowAge: 5,
    highAge: 16,
  },
  unit: {
    phase: 'Not applicable',
    type: 'Pupil referral unit',
    population: 'Pupil referral unit',
    lowAge: 11,
    highAge: 16,
  },
  nursery: {
    phase: 'Nursery',
    type: 'Local authority nursery school',
    population: 'State-funded nursery',
    lowAge: 2,
    highAge: 5,
  },
} as const;

const school = (
  urn: number,
  name: string,
  kind: keyof typeof kinds,
  town: string,
  pupils: number,
  figures: readonly [girls: number, fsmPupils: number, eal: number, fsm6: number, senSupport: number],
): InventedSchool => ({
  urn,
  name,
  ...kinds[kind],
  laCode: '979',
  laName: 'Ferrybank',
  town,
  region: 'North',
  pupils,
  girls: figures[0],
  fsmPupils: figures[1],
  eal: figures[2],
  fsm6: figures[3],
  senSupport: figures[4],
});

/** Wrenbourne's figures have the shape of the case study: many free meals, few girls, a large and diverse school. */
export const demonstrationSchools: Readonly<Record<SchoolKey, InventedSchool>> = {
  wrenbourne: school(
    979_001,
    'Wrenbourne High School',
    'secondary',
    'Wrenbourne',
    1_200,
    [35.8, 215, 18.4, 27.9, 13.1],
  ),
  amberlow: school(979_002, 'Amberlow Primary School', 'primary', 'Amberlow', 412, [49.3, 96, 22.1, 28.4, 14.8]),
  fernlow: school(979_003, 'Fernlow Park School', 'special', 'Wrenbourne', 96, [31.3, 41, 9.4, 44.8, 3.1]),
  kilnfield: school(979_004, 'Kilnfield Learning Centre', 'unit', 'Ferrybank', 58, [36.2, 33, 8.6, 62.1, 48.3]),
  brackenlow: school(979_005, 'Brackenlow High School', 'secondary', 'Brackenlow', 1_034, [51.2, 140, 7.3, 19.6, 11.9]),
  oldcote: school(979_006, 'Oldcote Lane Primary School', 'primary', 'Oldcote', 208, [47.6, 58, 12.5, 31.2, 17.3]),
  stowmere: school(979_007, 'Stowmere Primary School', 'primary', 'Stowmere', 315, [50.2, 44, 5.1, 16.8, 12.4]),
  thornmere: school(979_008, 'Thornmere School', 'secondary', 'Thornmere', 884, [48.9, 171, 30.2, 25.6, 12.8]),
  weir: school(979_009, 'The Weir Nursery and Children’s Centre', 'nursery', 'Ferrybank', 82, [46.3, 21, 34.1, 0, 9.8]),
  larchlow: school(979_010, 'Larchlow Academy', 'secondary', 'Larchlow', 947, [50.8, 122, 11.7, 18.3, 10.6]),
  quernside: school(979_011, 'Quernside Academy', 'secondary', 'Quernside', 1_101, [49.7, 260, 41.5, 33.9, 15.2]),
  hallowbridge: school(
    979_012,
    'Hallow Bridge Infant School',
    'primary',
    'Hallow Bridge',
    176,
    [48.3, 27, 6.8, 18.2, 13.6],
  ),
};
