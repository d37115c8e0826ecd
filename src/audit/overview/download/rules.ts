/** The audit as rows of a spreadsheet: one for each criterion, with its words. Pure. */
import { levelOf, outcomeOf, standardOf, type Scheme } from '#schemes/rules';
import type { Line } from '../../lines/rules.ts';

type Said = Readonly<{
  criterion: string;
  comment: string;
  evidence: string;
  impact: string;
  answeredName: string;
  answeredAt: Date;
  agreedName: string | null;
}>;

export const columnsOf = (scheme: Scheme): readonly string[] => [
  scheme.words.standard.one,
  ...(scheme.outcomes.length === 0 ? [] : ['Outcome']),
  scheme.words.criterion.one,
  'What it says',
  'Level',
  'State',
  'Why this level',
  'What shows it',
  'What changed for pupils',
  'Judged by',
  'Judged on',
  'Agreed by',
  'Items of evidence',
];

const levelWords = (scheme: Scheme, line: Line): string => {
  if (line.applies === 'no') return 'Does not apply';
  if (line.differing.length > 0)
    return `Raters differ: ${line.differing.map((code) => levelOf(scheme, code)?.name ?? code).join(', ')}`;
  return line.level === null ? 'Not judged' : (levelOf(scheme, line.level)?.name ?? line.level);
};

const state = (line: Line): string => {
  if (line.applies === 'asked') return 'Said not to apply, not agreed yet';
  if (line.applies === 'no') return 'Agreed';
  if (line.level === null) return '';
  return line.isAgreed ? 'Agreed' : 'Not agreed yet';
};

/** `day` writes a moment as a calendar day. Texts of a criterion that is hidden from the reader are not among `answers`. */
export const rowsOf = (
  scheme: Scheme,
  lines: readonly Line[],
  answers: readonly Said[],
  day: (at: Date) => string,
): readonly (readonly (string | number | null)[])[] => {
  const said = new Map(answers.map((answer) => [answer.criterion, answer]));
  return lines.map((line) => {
    const { criterion } = line;
    const answer = said.get(criterion.code);
    return [
      `${criterion.standard} ${standardOf(scheme, criterion.standard)?.name ?? ''}`,
      ...(scheme.outcomes.length === 0 ? [] : [outcomeOf(scheme, criterion.outcome ?? '')?.name ?? '']),
      criterion.code,
      criterion.text,
      levelWords(scheme, line),
      state(line),
      answer?.comment ?? null,
      answer?.evidence ?? null,
      answer?.impact ?? null,
      answer?.answeredName ?? null,
      answer === undefined ? null : day(answer.answeredAt),
      answer?.agreedName ?? null,
      line.items,
    ];
  });
};
