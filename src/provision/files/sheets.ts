import { inFile } from '#platform/disclosure';
import { workbook, type Cell } from '#platform/office';
import { mediumDate } from '#platform/kit';
import type { MapProps } from '../map/pages.tsx';
import { sorted, type Effect, type MapRow } from '../map/rules.ts';
import { strengthWords } from '../map/words.ts';
import type { Picture } from '../picture/rules.ts';
import { costBand, decisions, kinds, menus, partBySource, tiers, weekdays, yearsWords } from '../rules.ts';
import { endOf, groupsWords, timetableRows, type TimetableProps } from '../timetable/pages.tsx';

const pounds = (pence: number | null): number | null => (pence === null ? null : pence / 100);

const effectCells = (effect: Effect): readonly Cell[] => {
  switch (effect.kind) {
    case 'compared':
      return [effect.measure, effect.estimate, effect.low, effect.high];
    case 'before-after':
      return [effect.measure, null, null, null];
    case 'hidden':
      return ['c', 'c', 'c', 'c'];
    case 'voices':
    case 'not-measured':
      return [null, null, null, null];
  }
};

const mapRow = ({ provision: of, cost, inYear, pupils, effect }: MapRow): readonly Cell[] => {
  const isHidden = pupils.kind === 'hidden';
  const parts = partBySource(cost.toDatePence, of);
  return [
    of.title,
    tiers[of.tier].word,
    menus[of.menu].word,
    kinds[of.kind].word,
    yearsWords(of.yearGroups),
    of.runBy,
    of.partnerName,
    of.startsOn,
    of.endsOn,
    inFile(pupils),
    cost.sessionsToDate,
    cost.plannedSessions,
    pounds(cost.toDatePence),
    pounds(cost.plannedPence),
    isHidden ? 'c' : pounds(cost.perPupilPence),
    isHidden || cost.perPupilPence === null ? (isHidden ? 'c' : null) : costBand(cost.perPupilPence),
    pounds(cost.plannedPerPupilPence),
    isHidden ? 'c' : pounds(cost.perHourPence),
    pounds(parts.pp),
    pounds(parts.sen),
    pounds(parts.other),
    of.otherFrom,
    pounds(inYear.pence),
    pounds(inYear.sources.pp),
    ...effectCells(effect),
    strengthWords(effect),
    of.decision === null ? null : decisions[of.decision].word,
  ];
};

const money = (head: string) => ({ head, as: 'pounds' }) as const;
const figure = (head: string) => ({ head, as: 'number' }) as const;

const mapColumns = [
  { head: 'Provision', width: 30 },
  'Tier',
  'Tiered menu',
  'Kind',
  'Years',
  'Run by',
  'Partner',
  { head: 'From', as: 'day' },
  { head: 'To', as: 'day' },
  figure('Pupils'),
  figure('Sessions to date'),
  figure('Sessions planned'),
  money('Cost to date'),
  money('Cost planned'),
  money('Per pupil to date'),
  'Band (older EEF)',
  money('Per place planned'),
  money('Per hour of attendance'),
  money('Pupil Premium to date'),
  money('SEN budget to date'),
  money('Other to date'),
  'Other money is',
  money('Planned in this school year'),
  money('Pupil Premium planned in it'),
  'Measure',
  figure('Extra gain'),
  figure('Likely from'),
  figure('Likely to'),
  'Strength',
  'Decision',
] as const;

type About = Readonly<{ school: string; award: string; printed: string }>;

const aboutSheet = (about: About, notes: readonly string[]) => ({
  name: 'About this file',
  columns: [
    { head: 'What', width: 24 },
    { head: 'Says', width: 80 },
  ],
  rows: [
    ['School', about.school],
    ['Award', about.award],
    ['Figures of', about.printed],
    ...notes.map((note) => ['Note', note]),
  ],
});

export const mapNotes = [
  'This file may leave the school: a count of 1 to 5 pupils, and what would give it away, stands as c. In Waymark the school’s own team sees true figures.',
  'Cost per pupil = (sessions × length × an adult’s hourly cost × adults + resources) ÷ pupils. To date: sessions held, or due and not called off; resources in full from the first day.',
  'Cost to date and planned are of the whole run. What runs over the end of a school year is planned in each by its sessions in term; resources in the year in which it begins.',
  'Extra gain: pupils on the provision beside similar pupils who were not, with its likely range (95%). Consistent with the provision having helped; never proof.',
] as const;

/** The map as a workbook: every provision, the picture of tiers and menu, and what the file is. */
export const mapWorkbook = (map: MapProps, picture: Picture, about: About): Promise<Uint8Array> =>
  workbook({
    sheets: [
      { name: 'Provision', columns: mapColumns, rows: sorted(map.rows, map.asked.sort).map(mapRow) },
      {
        name: 'Tiers and menu',
        columns: [
          'Tier',
          'Tiered menu',
          figure('Provisions'),
          figure('Pupils'),
          money('Cost to date'),
          money('Cost planned'),
          { head: 'Which', width: 50 },
        ],
        rows: picture.fields.map((field) => [
          tiers[field.tier].word,
          menus[field.menu].word,
          field.rows.length,
          inFile(field.pupils),
          pounds(field.toDatePence),
          pounds(field.plannedPence),
          field.rows.map(({ provision }) => provision.title).join(', '),
        ]),
      },
      aboutSheet(about, mapNotes),
    ],
  });

/** The week as a workbook. Who would clash is not in it: it names nobody. */
export const timetableWorkbook = (
  { provisions, clashes, today }: TimetableProps,
  about: Omit<About, 'printed'>,
): Promise<Uint8Array> =>
  workbook({
    sheets: [
      {
        name: 'Timetable',
        columns: [
          'Day',
          'From',
          'To',
          { head: 'Provision', width: 30 },
          'Groups',
          'Years',
          { head: 'Staff', width: 30 },
          'Run by',
          'Where',
          'Clash',
        ],
        rows: timetableRows(provisions, clashes).map(({ provision, slot, groups, isClash }) => [
          weekdays[slot.weekday - 1] ?? '',
          slot.startsAt,
          endOf(slot),
          provision.title,
          groupsWords({ provision, groups }),
          yearsWords(provision.yearGroups),
          provision.staff.map(({ name }) => name).join(', '),
          provision.runBy,
          provision.place,
          isClash ? 'Yes' : 'No',
        ]),
      },
      aboutSheet({ ...about, printed: mediumDate(today) }, [
        'A clash is a pupil or adult in two places at one time, or pupils taken out of a marked core lesson; Waymark names them to the school’s own team.',
      ]),
    ],
  });
