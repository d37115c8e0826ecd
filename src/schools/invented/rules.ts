/** An invented country of schools: no name, number or figure in it is anybody's. The same every time. Pure. */
import { seeded } from '#platform/random';

export type InventedSchool = Readonly<{
  urn: number;
  name: string;
  laCode: string;
  laName: string;
  town: string;
  region: string;
  phase: string;
  type: string;
  lowAge: number;
  highAge: number;
  population: string;
  pupils: number;
  /** Per cent of pupils; null where the census would not have it. */
  girls: number | null;
  fsmPupils: number | null;
  eal: number | null;
  fsm6: number | null;
  senSupport: number | null;
}>;

const starts =
  'Ash Bram Cald Dun Elm Fern Gath Har Ing Kels Lang Mor Nor Oak Pen Quar Rav Sed Thorn Ulver Wren Yar'.split(' ');
const ends = 'bourne combe dale field ford ham holme ley mere minster mouth stead stow thwaite ton wick worth'.split(
  ' ',
);
const saints = 'Aldhelm Botolph Cuthbert Dunstan Etheldreda Frideswide Hilda Oswin Petroc Swithun Wilfrid'.split(' ');
const authorities = [
  ['970', 'Northmoor', 'North'],
  ['971', 'Eskdale and Vale', 'North'],
  ['972', 'Harrowshire', 'Middle'],
  ['973', 'Wolds and Fen', 'East'],
  ['974', 'Saltmarsh', 'East'],
  ['975', 'Downland', 'South'],
  ['976', 'Tamarside', 'West'],
  ['977', 'Kingsport', 'West'],
  ['978', 'Merchants’ City', 'Middle'],
  ['979', 'Ferrybank', 'North'],
] as const;

type Kind = Readonly<{
  population: string;
  schools: number;
  names: readonly string[];
  phase: string;
  type: string;
  ages: readonly [low: number, high: number];
  pupils: readonly [fewest: number, most: number];
  /** Middle and reach of the per cent of pupils eligible for free meals. */
  fsm: readonly [middle: number, reach: number] | null;
  girls: number;
  sen: number;
}>;

const kinds: readonly Kind[] = [
  {
    population: 'State-funded primary',
    schools: 1620,
    names: ['Primary School', 'Church of England Primary School', 'Infant School', 'Junior School', 'Primary Academy'],
    phase: 'Primary',
    type: 'Community school',
    ages: [4, 11],
    pupils: [40, 640],
    fsm: [16, 50],
    girls: 49,
    sen: 13,
  },
  {
    population: 'State-funded secondary',
    schools: 430,
    names: ['High School', 'Academy', 'Community College', 'School', 'Catholic High School'],
    phase: 'Secondary',
    type: 'Academy converter',
    ages: [11, 18],
    pupils: [420, 1900],
    fsm: [15, 46],
    girls: 49.5,
    sen: 11,
  },
  {
    population: 'State-funded special school',
    schools: 130,
    names: ['School', 'Park School', 'House School'],
    phase: 'Not applicable',
    type: 'Community special school',
    ages: [3, 19],
    pupils: [30, 220],
    fsm: [35, 40],
    girls: 28,
    sen: 3,
  },
  {
    population: 'Pupil referral unit',
    schools: 60,
    names: ['Pupil Referral Unit', 'Short Stay School'],
    phase: 'Not applicable',
    type: 'Pupil referral unit',
    ages: [5, 16],
    pupils: [8, 120],
    fsm: [40, 45],
    girls: 27,
    sen: 60,
  },
  {
    population: 'State-funded nursery',
    schools: 70,
    names: ['Nursery School', 'Nursery School and Children’s Centre'],
    phase: 'Nursery',
    type: 'Local authority nursery school',
    ages: [2, 5],
    pupils: [30, 160],
    fsm: [10, 40],
    girls: 47,
    sen: 11,
  },
  {
    population: 'Independent school',
    schools: 190,
    names: ['School', 'College', 'Preparatory School'],
    phase: 'Not applicable',
    type: 'Other independent school',
    ages: [3, 18],
    pupils: [30, 900],
    fsm: null,
    girls: 49,
    sen: 12,
  },
];

const tenth = (figure: number) => Math.round(figure * 10) / 10;
const within = (figure: number) => Math.min(100, Math.max(0, figure));

const school = (kind: Kind, urn: number, random: () => number): InventedSchool => {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  // The sum of three draws has a middle and two thin ends, from -1 to 1.
  const bell = () => (2 * (random() + random() + random())) / 3 - 1;
  const [laCode, laName, region] = pick(authorities);
  const town = `${pick(starts)}${pick(ends)}`;
  const place = random() < 0.2 ? `St ${pick(saints)}’s` : random() < 0.5 ? town : `${pick(starts)}${pick(ends)}`;
  const [fewest, most] = kind.pupils;
  const pupils = Math.round(fewest + (most - fewest) * random() ** 1.4);
  const need = within((kind.fsm?.[0] ?? 0) + (kind.fsm?.[1] ?? 0) * (random() ** 2.2 - 0.18));
  const isSingleSex = kind.phase === 'Secondary' && random() < 0.06;
  return {
    urn,
    name: `${place} ${pick(kind.names)}`,
    laCode,
    laName,
    town,
    region,
    phase: kind.phase,
    type: kind.type,
    lowAge: kind.ages[0],
    highAge: kind.ages[1],
    population: kind.population,
    pupils,
    girls: isSingleSex ? (random() < 0.6 ? 100 : 0) : tenth(within(kind.girls + 9 * bell())),
    fsmPupils: kind.fsm === null ? null : Math.round((pupils * need) / 100),
    eal: kind.fsm === null ? null : tenth(within(90 * random() ** 4 + 0.3)),
    // Nurseries are not asked about earlier years.
    fsm6: kind.fsm === null || kind.phase === 'Nursery' ? null : tenth(within(need * 1.15 + 3 * random())),
    senSupport: tenth(within(kind.sen * (1 + 0.75 * bell()))),
  };
};

/** Numbers that no real establishment has. */
export const firstInventedUrn = 910_001;

/** Two and a half thousand schools. */
export const inventedNation = (seed = 20_261_123): readonly InventedSchool[] => {
  const random = seeded(seed);
  let urn = firstInventedUrn - 1;
  return kinds.flatMap((kind) => Array.from({ length: kind.schools }, () => school(kind, (urn += 1), random)));
};
