/** Codes are given once, and every outcome or level that a line names is one that the scheme has. */
import type { SchemeDocument } from '../../document/rules.ts';
import type { Fault } from '../rules.ts';

type Place = Fault['at'];

export const oneOf = (codes: readonly string[]): string => (codes.length === 0 ? 'there are none' : codes.join(', '));

const repeated = (what: string, at: Place, codes: readonly string[], key = 'code'): readonly Fault[] =>
  codes.flatMap((code, index) =>
    codes.indexOf(code) === index
      ? []
      : [
          {
            at: [...at, index, key],
            message: `The code ${code} is already used by an earlier ${what}: give this one a code of its own.`,
          },
        ],
  );

export const codesOf = (list: readonly Readonly<{ code: string }>[] | undefined): readonly string[] =>
  (list ?? []).map(({ code }) => code);

export const duplicates = (document: SchemeDocument): readonly Fault[] => {
  const earlier = new Set<string>();
  const criteria = document.standards.flatMap((standard, s) =>
    standard.criteria.flatMap(({ code }, c): readonly Fault[] => {
      if (!earlier.has(code)) {
        earlier.add(code);
        return [];
      }
      return [
        {
          at: ['standards', s, 'criteria', c, 'code'],
          message: `The code ${code} is already used by an earlier criterion: give this one a code of its own.`,
        },
      ];
    }),
  );
  return [
    ...repeated('outcome', ['outcomes'], codesOf(document.outcomes)),
    ...repeated('level', ['scale'], codesOf(document.scale)),
    ...repeated('route', ['routes'], codesOf(document.routes)),
    ...repeated('step', ['steps'], codesOf(document.steps)),
    ...repeated(
      'gate',
      ['gates'],
      document.gates.map(({ rule }) => rule),
      'rule',
    ),
    ...repeated('standard', ['standards'], codesOf(document.standards)),
    ...repeated('target group', ['targetGroups'], codesOf(document.targetGroups)),
    ...repeated('role', ['team', 'roles'], codesOf(document.team.roles)),
    ...repeated('decision', ['decisions'], codesOf(document.decisions)),
    ...repeated(
      'framework',
      ['frameworks'],
      (document.frameworks ?? []).map(({ id }) => id),
      'id',
    ),
    ...criteria,
  ];
};

export const outcomeFaults = (document: SchemeDocument): readonly Fault[] => {
  const known = codesOf(document.outcomes);
  return document.standards.flatMap((standard, s) => [
    ...Object.keys(standard.cells ?? {})
      .filter((code) => !known.includes(code))
      .map((code) => ({
        at: ['standards', s, 'cells', code],
        message: `${code} is not an outcome of this scheme: use one of its outcomes (${oneOf(known)}).`,
      })),
    ...standard.criteria.flatMap(({ code, outcome }, c): readonly Fault[] => {
      const at = ['standards', s, 'criteria', c];
      if (outcome === undefined)
        return known.length === 0
          ? []
          : [{ at, message: `Criterion ${code} names no outcome: add “outcome” with one of ${oneOf(known)}.` }];
      if (known.length === 0)
        return [
          {
            at: [...at, 'outcome'],
            message: `This scheme has no outcomes, so criterion ${code} cannot name one: take the line out, or list the outcomes.`,
          },
        ];
      return known.includes(outcome)
        ? []
        : [
            {
              at: [...at, 'outcome'],
              message: `${outcome} is not an outcome of this scheme: use one of ${oneOf(known)}.`,
            },
          ];
    }),
  ]);
};

export const levelFaults = (document: SchemeDocument): readonly Fault[] => {
  const known = codesOf(document.scale);
  const strange = (at: Place, levels: Readonly<Record<string, string>> | undefined): readonly Fault[] =>
    Object.keys(levels ?? {})
      .filter((code) => !known.includes(code))
      .map((code) => ({
        at: [...at, 'levels', code],
        message: `${code} is not a level of this scheme's scale: use one of ${oneOf(known)}.`,
      }));
  return [
    ...document.standards.flatMap((standard, s) => [
      ...strange(['standards', s], standard.levels),
      ...Object.entries(standard.cells ?? {}).flatMap(([outcome, cell]) =>
        strange(['standards', s, 'cells', outcome], cell.levels),
      ),
      ...standard.criteria.flatMap((line, c): readonly Fault[] => {
        const cell = line.outcome === undefined ? undefined : standard.cells?.[line.outcome];
        const unsaid = known.filter(
          (level) => (line.levels?.[level] ?? cell?.levels?.[level] ?? standard.levels?.[level]) === undefined,
        );
        const at = ['standards', s, 'criteria', c];
        const missing =
          unsaid.length === 0
            ? []
            : [
                {
                  at,
                  message: `Criterion ${line.code} has no statement for ${oneOf(unsaid)}: write it under “levels” of the criterion, its cell or its standard.`,
                },
              ];
        return [...strange(at, line.levels), ...missing];
      }),
    ]),
    ...document.decisions.flatMap((decision, d) =>
      (decision.requires ?? []).flatMap(({ level }, r) =>
        known.includes(level)
          ? []
          : [
              {
                at: ['decisions', d, 'requires', r, 'level'],
                message: `${level} is not a level of this scheme's scale: use one of ${oneOf(known)}.`,
              },
            ],
      ),
    ),
  ];
};
