/** The audit as a grid that a school can work on elsewhere and bring back with nothing lost. Pure. */
import { levelOf, outcomeOf, type Scheme } from '#schemes/rules';

/** A judgement as the grid gives it out; dates as YYYY-MM-DD. */
export type GivenOut = Readonly<{
  criterion: string;
  level: string;
  comment: string;
  evidence: string;
  impact: string;
  answeredName: string;
  answeredOn: string;
  agreedName: string | null;
}>;

/** A text that already begins like the guard against formulas gets one apostrophe more, which bringing it in takes off again. */
const kept = (text: string): string =>
  /^'+[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;

export const headingsOf = (scheme: Scheme): readonly string[] => [
  `${scheme.words.standard.one} name`,
  ...(scheme.outcomes.length === 0 ? [] : ['Outcome']),
  'Code',
  scheme.words.criterion.one,
  'Level',
  'Why this level',
  'What shows it',
  'What changed for pupils',
  'Judged by',
  'Judged on',
  'Agreed by',
];

/** One row to each line of the scheme that is judged here, in its order; a line that nobody has judged has empty cells. */
export const rowsOf = (scheme: Scheme, answers: readonly GivenOut[]): readonly (readonly string[])[] => {
  const said = new Map(answers.map((answer) => [answer.criterion, answer]));
  const standards = new Map(scheme.standards.map((standard) => [standard.code, standard.name]));
  return scheme.criteria.map(({ code, standard, outcome, text }) => {
    const answer = said.get(code);
    return [
      `${standard} ${standards.get(standard) ?? ''}`,
      ...(scheme.outcomes.length === 0 ? [] : [outcome === null ? '' : (outcomeOf(scheme, outcome)?.name ?? '')]),
      code,
      text,
      answer === undefined ? '' : (levelOf(scheme, answer.level)?.name ?? ''),
      kept(answer?.comment ?? ''),
      kept(answer?.evidence ?? ''),
      kept(answer?.impact ?? ''),
      answer?.answeredName ?? '',
      answer?.answeredOn ?? '',
      answer?.agreedName ?? '',
    ];
  });
};
