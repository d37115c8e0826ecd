/** What a scheme's file must mean beyond its form: every name it uses is one that it has given. */
import type { SchemeDocument } from '../document/rules.ts';
import { journeySteps, stepOfGate } from '../rules.ts';
import type { Scheme } from '../rules.ts';
import { nearDuplicates } from '../wording/rules.ts';
import { mutualFaults } from './crosswalk/rules.ts';
import { questionFaults } from './questions/rules.ts';
import { scopeFaults } from './scope/rules.ts';
import { codesOf, duplicates, levelFaults, oneOf, outcomeFaults } from './names/rules.ts';

/** A place in the file, key by key, and a sentence that says what to do there. */
export type Fault = Readonly<{ at: readonly (string | number)[]; message: string }>;
type Place = Fault['at'];
/** Other schemes by id, for crosswalks that point into them; one that is not at hand is not checked. */
export type OtherSchemes = ReadonlyMap<string, Scheme>;

const journeyFaults = (document: SchemeDocument): readonly Fault[] => {
  const used = codesOf(document.steps);
  const late = document.steps.findIndex(({ code }, index) =>
    used
      .slice(0, index)
      .some((before) => journeySteps.findIndex((step) => step === before) > journeySteps.indexOf(code)),
  );
  return [
    ...(late < 0
      ? []
      : [
          {
            at: ['steps', late, 'code'],
            message: `Step ${used[late]} stands too late: the order is ${journeySteps.join(', ')}.`,
          },
        ]),
    ...(['audit', 'visit', 'award'] as const)
      .filter((code) => !used.includes(code))
      .map((code) => ({ at: ['steps'], message: `There is no ${code} step: every scheme needs one, so add it.` })),
    ...document.gates.flatMap(({ step, rule }, g): readonly Fault[] => {
      if (!used.includes(step))
        return [
          { at: ['gates', g, 'step'], message: `${step} is not a step of this scheme: use one of ${oneOf(used)}.` },
        ];
      const home = stepOfGate[rule];
      return home === step
        ? []
        : [
            {
              at: ['gates', g, 'step'],
              message: `The gate ${rule} is asked in the step ${home}: write “step: ${home}”.`,
            },
          ];
    }),
  ];
};

const crosswalkFaults = (document: SchemeDocument, others: OtherSchemes): readonly Fault[] => {
  const frameworks = new Map((document.frameworks ?? []).map((each) => [each.id, each]));
  const targets = (id: string): readonly string[] | null => {
    const framework = frameworks.get(id);
    if (framework?.scheme === undefined) return codesOf(framework?.parts);
    const other = others.get(framework.scheme);
    return other === undefined ? null : [...codesOf(other.standards), ...codesOf(other.criteria)];
  };
  const walk = (at: Place, crosswalk: Readonly<Record<string, readonly string[]>> | undefined): readonly Fault[] =>
    Object.entries(crosswalk ?? {}).flatMap(([id, codes]): readonly Fault[] => {
      if (!frameworks.has(id))
        return [
          {
            at: [...at, 'crosswalk', id],
            message: `${id} is not a framework of this scheme: add it to “frameworks”, or use one of ${oneOf([...frameworks.keys()])}.`,
          },
        ];
      const known = targets(id);
      return codes.flatMap((code, c) =>
        known === null || known.includes(code)
          ? []
          : [
              {
                at: [...at, 'crosswalk', id, c],
                message: `${code} is not a part of ${frameworks.get(id)?.name ?? id}: use one of its codes.`,
              },
            ],
      );
    });
  return document.standards.flatMap((standard, s) => [
    ...walk(['standards', s], standard.crosswalk),
    ...standard.criteria.flatMap((line, c) => walk(['standards', s, 'criteria', c], line.crosswalk)),
  ]);
};

const figureFaults = (document: SchemeDocument): readonly Fault[] => {
  const { months, midTermMonths, expiringMonths } = document.validity;
  const bands = document.fees.bands;
  const unordered = bands.findIndex(
    (band, b) => b > 0 && (bands[b - 1]?.upToPupils ?? Infinity) >= (band.upToPupils ?? Infinity),
  );
  return [
    ...(midTermMonths < months
      ? []
      : [
          {
            at: ['validity', 'midTermMonths'],
            message: `The mid-term check must come before the award ends after ${months} months: give a smaller number.`,
          },
        ]),
    ...(expiringMonths < months
      ? []
      : [
          {
            at: ['validity', 'expiringMonths'],
            message: `An award of ${months} months cannot be expiring for ${expiringMonths}: give a smaller number.`,
          },
        ]),
    ...(unordered < 0
      ? []
      : [
          {
            at: ['fees', 'bands', unordered],
            message: 'Fee bands go from the smallest school to the largest: put this one in its place.',
          },
        ]),
    ...(bands.at(-1)?.upToPupils === undefined
      ? []
      : [
          {
            at: ['fees', 'bands', bands.length - 1, 'upToPupils'],
            message: 'The last fee band is for every larger school: take “upToPupils” out of it.',
          },
        ]),
    ...(document.decisions.some(({ awards }) => awards)
      ? []
      : [{ at: ['decisions'], message: 'No decision gives the award: mark one with “awards: true”.' }]),
    ...(document.decisions.some(({ awards }) => !awards)
      ? []
      : [
          {
            at: ['decisions'],
            message: 'Every decision gives the award: add one that does not, with “awards: false”.',
          },
        ]),
    ...(document.evidence.atLeastPerCriterion <= document.evidence.atMostPerCriterion
      ? []
      : [
          {
            at: ['evidence', 'atLeastPerCriterion'],
            message: 'More evidence is asked for than may be given: lower this number, or raise atMostPerCriterion.',
          },
        ]),
  ];
};

const wordingFaults = (document: SchemeDocument): readonly Fault[] => {
  const lines = document.standards.flatMap((standard, s) =>
    standard.criteria.map(({ code, text }, c) => ({ code, text, at: ['standards', s, 'criteria', c, 'text'] })),
  );
  const names = (document.outcomes ?? []).map(({ name }) => name);
  return nearDuplicates(lines, names).map(({ first, second, because }) => ({
    at: lines.find(({ code }) => code === second)?.at ?? ['standards'],
    message:
      because === 'opening'
        ? `Criterion ${second} begins with the same five words as ${first}: begin it with what is particular to it.`
        : `Criterion ${second} says nearly the same as ${first}: say what else a visitor would see, hear or read, or take one out.`,
  }));
};

/** Everything in a well-formed document that does not hold together. */
export const faultsOf = (document: SchemeDocument, others: OtherSchemes): readonly Fault[] => [
  ...duplicates(document),
  ...outcomeFaults(document),
  ...levelFaults(document),
  ...journeyFaults(document),
  ...scopeFaults(document),
  ...questionFaults(document),
  ...crosswalkFaults(document, others),
  ...mutualFaults(document, others),
  ...figureFaults(document),
  ...wordingFaults(document),
];
