import { paperDocument, type Document } from '#platform/documents';
import { linesOnPaper, number, plural, range, rangesOnPaper, reachWords, signed, strengthWord } from '#platform/kit';
import { hiddenBecause } from '#platform/disclosure';
import { designOf } from '../finding/designs.ts';
import {
  comparedWords,
  figureWords,
  isNotObtained,
  isWithheld,
  notYet,
  oneWorth,
  outsideFollowedWords,
  sentence,
  spanWords,
  toldRows,
} from '../impact/words.ts';
import { groupsDrawn, groupsIn, linesOf, periodOf } from '../impact/drawn.ts';
import type { GroupRow } from '../impact/by-group.ts';
import type { PartnerRow } from '../partnership/rules.ts';
import { partnersFinding } from '../partnership/words.ts';
import { methodName } from '../methods/versions.ts';
import type { ImpactRead } from './read.ts';

type One = ImpactRead['measures'][number];

const groupRow = (row: GroupRow): readonly string[] => {
  switch (row.kind) {
    case 'shown':
      return [row.title, number(row.pupils), signed(row.estimate), range(row.low, row.high), reachWords(row)];
    case 'few':
      return [row.title, number(row.pupils), 'too few', '', 'No claim'];
    case 'hidden':
      return [row.title, 'hidden', `hidden: ${hiddenBecause(row)}`, '', 'No claim'];
  }
};

const partnerRow = (row: PartnerRow): readonly string[] => {
  switch (row.kind) {
    case 'shown':
      return [row.name, number(row.followed), signed(row.estimate), range(row.low, row.high), reachWords(row)];
    case 'few':
      return [row.name, number(row.followed), 'too few', '', 'No claim'];
    case 'hidden':
      return [row.name, 'hidden', `hidden: ${hiddenBecause(row)}`, '', 'No claim'];
  }
};

const endRows = ({ worked }: One): readonly (readonly string[])[] => {
  const level = (value: number | null) => (value === null ? 'none' : number(value, 1));
  const { beyond } = worked.working;
  const { higherIsBetter } = worked.inputs.measure;
  return [
    ...groupsIn(worked).map(({ name, group }) => [
      name,
      number(group.followed),
      level(group.before.mean),
      level(group.after.mean),
      group.gain === null ? 'none' : signed(group.gain.estimate),
    ]),
    ...(beyond === null
      ? []
      : [
          [
            higherIsBetter ? 'Extra gain' : 'Extra change (lower is better)',
            '',
            '',
            '',
            signed(beyond.estimate * (higherIsBetter ? 1 : -1)),
          ],
        ]),
  ];
};

const measurePaper = (one: One, around: ImpactRead['around']) => {
  const { inputs, working, series } = one.worked;
  const said = sentence(inputs, working);
  const isHidden = isWithheld(working);
  const drawn = linesOf(one.worked, periodOf(around), true);
  const groups = groupsDrawn(series.measure.id, one.rows, inputs.measure);
  const figure = working.beyond ?? working.gain;
  const shown = !isHidden && said !== null && figure !== null;
  return {
    title: inputs.measure.title,
    finding: isHidden
      ? `${inputs.measure.title}: hidden, fewer than 10 pupils stand behind it`
      : (said?.finding ?? notYet(inputs, working, isNotObtained(one.worked))),
    meaning: shown ? said.meaning : '',
    caution: shown ? said.caution : '',
    strength:
      shown && working.strength !== null
        ? { level: working.strength.level, word: strengthWord(working.strength.level) }
        : null,
    facts: shown
      ? [
          [working.beyond === null ? 'Gain' : 'Difference', figureWords(figure, inputs.measure)],
          ...(working.effect === null
            ? []
            : [
                [
                  'Effect size',
                  `${number(working.effect.g, 2)}, likely ${range(working.effect.low, working.effect.high, 2)}`,
                ],
              ]),
          ['Compared with', comparedWords(working)],
          ['Followed to the end', outsideFollowedWords(working)],
          ['When', spanWords(inputs) ?? 'days not given'],
          ['Method', methodName(designOf(working.design).method)],
          ['One pupil', `is worth ${oneWorth(working.target.followed)} of this group`],
        ]
      : [],
    lines: shown
      ? {
          finding: drawn.finding,
          about: `${drawn.subtitle} Upright lines show the likely range.`,
          picture: linesOnPaper(drawn),
        }
      : null,
    ends: shown
      ? {
          heads: [
            'Group',
            'Pupils',
            inputs.points[inputs.baseline]?.label ?? 'Before',
            inputs.points[inputs.after]?.label ?? 'After',
            'Change',
          ],
          rows: endRows(one),
        }
      : null,
    groups:
      shown && one.rows.length > 1
        ? {
            finding: groups.finding,
            about: `${groups.about} Dot: best estimate. Bar: likely range.`,
            picture: rangesOnPaper(groups),
            rows: toldRows(one.rows).map(groupRow),
          }
        : null,
    partners:
      shown && one.partners.length > 0
        ? { finding: partnersFinding(one.partners, inputs.measure.higherIsBetter), rows: one.partners.map(partnerRow) }
        : null,
    everyone:
      one.everyone === null
        ? null
        : {
            finding: one.everyone.finding,
            words: [one.everyone.others, ...(one.everyone.gap === null ? [] : [one.everyone.gap])],
          },
  };
};

const words = {
  none: 'No measure is declared yet.',
  group: 'Group',
  partner: 'Partner',
  byPartner: 'By partnership',
  everyone: 'Everyone',
  pupils: 'Pupils',
  extra: 'Extra gain',
  likely: 'Likely range',
  reading: 'Reading',
  of: 'of 5',
  all: 'All measures, good or bad',
  measure: 'Measure',
  found: 'What was found',
  care: 'Read with care',
  care1:
    'Pupils were not chosen by chance, so other things may differ. What is found is consistent with the work having helped or not; it does not prove what caused it.',
  care2:
    'A figure of fewer than 10 pupils is hidden, and one from which such a figure could be worked out. No pupil is named here.',
} as const;

/** What changed, for the press: every measure with its finding, its charts and their tables. */
export const impactPdf = (read: ImpactRead, createdAt: Date): Document =>
  paperDocument({
    template: 'src/tracking/print/impact.typ',
    head: {
      title: 'Impact on target pupils',
      school: read.school,
      award: read.award,
      printed: read.printed,
      version: read.version,
    },
    data: {
      title: 'Impact on target pupils',
      lead:
        read.measures.length === 0
          ? words.none
          : `${plural(read.measures.length, 'measure')}, each reported good or bad. ${read.version}.`,
      words,
      measures: read.measures.map((one) => measurePaper(one, read.around)),
    },
    createdAt,
  });
