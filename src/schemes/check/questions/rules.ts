/** Guiding questions hang together: each has a code of its own, what it hangs on is there, and no two wait for each other. */
import type { SchemeDocument } from '../../document/rules.ts';
import { oneOf } from '../names/rules.ts';
import type { Fault } from '../rules.ts';

type Line = NonNullable<SchemeDocument['standards'][number]['questions']>[number];
type Place = Fault['at'];

const answersOf = ({ kind, choices }: Line): readonly string[] =>
  kind === 'yes-no' ? ['yes', 'no'] : (choices ?? []).map(({ code }) => code);

/** The questions on which this one hangs, up to where the chain ends or closes. */
const chainOf = (line: Line, lines: readonly Line[], seen: readonly string[] = []): readonly string[] => {
  const before = lines.find(({ code }) => code === line.asksIf?.question);
  if (before === undefined || seen.includes(line.code)) return [...seen, line.code];
  return chainOf(before, lines, [...seen, line.code]);
};

const isCircle = (line: Line, lines: readonly Line[]): boolean => {
  const chain = chainOf(line, lines);
  return chain.length > 1 && chain.at(-1) === line.code;
};

const conditionFaults = (line: Line, lines: readonly Line[], at: Place): readonly Fault[] => {
  const { asksIf } = line;
  if (asksIf === undefined) return [];
  const before = lines.find(({ code }) => code === asksIf.question);
  if (before === undefined)
    return [
      {
        at: [...at, 'asksIf', 'question'],
        message: `There is no question ${asksIf.question} here: use one of ${oneOf(lines.map(({ code }) => code).filter((code) => code !== line.code))}.`,
      },
    ];
  if (isCircle(line, lines))
    return [
      {
        at: [...at, 'asksIf'],
        message: `Question ${line.code} waits for itself through ${chainOf(line, lines).slice(1).join(', ')}: no one would ever be asked it. Take one of these conditions out.`,
      },
    ];
  if (before.kind === 'text')
    return [
      {
        at: [...at, 'asksIf'],
        message: `Question ${before.code} is answered in words, so nothing can hang on its answer: hang it on a yes-no question or a choice.`,
      },
    ];
  if (lines.indexOf(before) > lines.indexOf(line))
    return [
      {
        at: [...at, 'asksIf', 'question'],
        message: `Question ${before.code} comes after ${line.code}: put it before.`,
      },
    ];
  return asksIf.is.flatMap((answer, index) =>
    answersOf(before).includes(answer)
      ? []
      : [
          {
            at: [...at, 'asksIf', 'is', index],
            message: `${answer} is no answer to question ${before.code}: use one of ${oneOf(answersOf(before))}.`,
          },
        ],
  );
};

const choiceFaults = (line: Line, at: Place): readonly Fault[] => {
  if (line.kind === 'choice' && line.choices === undefined)
    return [{ at, message: `Question ${line.code} is a choice of nothing: give it “choices”.` }];
  if (line.kind !== 'choice' && line.choices !== undefined)
    return [
      {
        at: [...at, 'choices'],
        message: `Only a question of the kind choice has choices: take them out, or change the kind of ${line.code}.`,
      },
    ];
  const codes = answersOf(line);
  return [
    ...codes.flatMap((code, index) =>
      codes.indexOf(code) === index
        ? []
        : [
            {
              at: [...at, 'choices', index, 'code'],
              message: `The code ${code} is already used by an earlier choice: give this one a code of its own.`,
            },
          ],
    ),
    ...Object.keys(line.look ?? {})
      .filter((code) => !codes.includes(code))
      .map((code) => ({
        at: [...at, 'look', code],
        message:
          line.kind === 'text'
            ? `Question ${line.code} is answered in words, so no answer can be told apart: take “look” out.`
            : `${code} is no answer to question ${line.code}: use one of ${oneOf(codes)}.`,
      })),
  ];
};

const listFaults = (lines: readonly Line[] | undefined, at: Place): readonly Fault[] =>
  (lines ?? []).flatMap((line, index) => {
    const here = [...at, 'questions', index];
    const isTwice = (lines ?? []).findIndex(({ code }) => code === line.code) < index;
    return [
      ...(isTwice
        ? [
            {
              at: [...here, 'code'],
              message: `The code ${line.code} is already used by an earlier question: give this one a code of its own.`,
            },
          ]
        : []),
      ...choiceFaults(line, here),
      ...conditionFaults(line, lines ?? [], here),
    ];
  });

/** What does not hold together in the guiding questions of a scheme. */
export const questionFaults = (document: SchemeDocument): readonly Fault[] =>
  document.standards.flatMap((standard, s) => [
    ...listFaults(standard.questions, ['standards', s]),
    ...standard.criteria.flatMap((line, c) => listFaults(line.questions, ['standards', s, 'criteria', c])),
  ]);
