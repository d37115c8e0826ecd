import { cellWords, hiddenWords } from '#platform/disclosure';
import { paperDocument, type Document } from '#platform/documents';
import { mediumDate } from '#platform/kit';
import type { MapProps } from '../map/pages.tsx';
import { moneyOf, percents, sorted, type MapRow } from '../map/rules.ts';
import { effectWords, mapLead, roughPounds, strengthWords, underTitle } from '../map/words.ts';
import { pictureFinding } from '../picture/pages.tsx';
import { menuKeys, tierKeys, type Picture } from '../picture/rules.ts';
import { decisions, menus, tiers, weekdays, yearsWords } from '../rules.ts';
import { endOf, groupsWords, timetableRows, weekTitle, type TimetableProps } from '../timetable/pages.tsx';
import { mapNotes } from './sheets.ts';

type Head = Readonly<{ school: string; award: string }>;

const line = ({ provision, cost, pupils, effect }: MapRow): readonly string[] => [
  `${provision.title}\n${underTitle(provision)}`,
  cellWords(pupils),
  roughPounds(cost.toDatePence),
  pupils.kind === 'hidden'
    ? hiddenWords(pupils)
    : cost.perPupilPence === null
      ? 'Nobody on it'
      : roughPounds(cost.perPupilPence),
  effectWords(effect),
  strengthWords(effect),
  provision.decision === null ? 'Not yet' : decisions[provision.decision].word,
];

/** The map on paper: money, every provision, tiers by menu, and how to read it. */
export const mapPdf = (map: MapProps, picture: Picture, head: Head, createdAt: Date): Document => {
  const money = moneyOf(map.rows);
  const shares = percents([money.sources.pp, money.sources.sen, money.sources.other]);
  const printed = mediumDate(map.today);
  return paperDocument({
    template: 'src/provision/files/map.typ',
    head: { title: 'Provision map', ...head, printed, version: `School year ${map.asked.year}` },
    data: {
      title: 'Provision map',
      finding: mapLead(map.rows, map.isThisYear),
      facts: [
        ['Spent', `${roughPounds(money.toDatePence)} to ${printed}, of ${roughPounds(money.plannedPence)} planned`],
        ['Pupils', `${cellWords(map.reach)} with at least one provision, each counted once`],
        ['Money', `Pupil Premium ${shares[0] ?? 0}%, SEN budget ${shares[1] ?? 0}%, other ${shares[2] ?? 0}%`],
      ],
      heads: ['Provision', 'Pupils', 'Spent', 'Per pupil', 'Extra gain over similar pupils', 'Strength', 'Decision'],
      rows: sorted(map.rows, map.asked.sort).map(line),
      picture: {
        title: pictureFinding(picture),
        heads: ['Tier', ...menuKeys.map((menu) => menus[menu].word)],
        rows: tierKeys.map((tier) => [
          tiers[tier].word,
          ...menuKeys.map((menu) => {
            const field = picture.fields.find((each) => each.tier === tier && each.menu === menu);
            if (field === undefined || field.rows.length === 0) return 'None';
            return `${field.rows.map(({ provision }) => provision.title).join(', ')}\nPupils: ${cellWords(field.pupils)}\n${roughPounds(field.plannedPence)} planned, ${roughPounds(field.toDatePence)} to date`;
          }),
        ]),
      },
      notesTitle: 'How to read this',
      notes: mapNotes,
      none: 'No provision stands in this year.',
    },
    createdAt,
  });
};

/** The week on paper, day by day. */
export const timetablePdf = ({ provisions, clashes, today }: TimetableProps, head: Head, createdAt: Date): Document => {
  const rows = timetableRows(provisions, clashes);
  return paperDocument({
    template: 'src/provision/files/timetable.typ',
    head: { title: 'Timetable of provision', ...head, printed: mediumDate(today), version: 'As it stands' },
    data: {
      title: 'Timetable of provision',
      finding: weekTitle(rows.length, clashes.length),
      none: 'No provision has days and times yet.',
      heads: ['Time', 'Provision', 'Years', 'Who', 'Where', 'Clash'],
      days: weekdays.flatMap((name, at) => {
        const day = rows.filter(({ slot }) => slot.weekday === at + 1);
        if (day.length === 0) return [];
        return [
          {
            name,
            rows: day.map(({ provision, slot, groups, isClash }) => [
              `${slot.startsAt} to ${endOf(slot)}`,
              [provision.title, groupsWords({ provision, groups })].filter((one) => one !== '').join(', '),
              yearsWords(provision.yearGroups),
              provision.staff.map(({ name: who }) => who).join(', ') || provision.runBy,
              provision.place,
              isClash ? 'Yes' : 'No',
            ]),
          },
        ];
      }),
    },
    createdAt,
  });
};
