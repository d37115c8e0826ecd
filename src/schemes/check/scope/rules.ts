/** A route leaves out only what there is, leaves something in, and lets a school choose among standards that it has. */
import type { SchemeDocument } from '../../document/rules.ts';
import { codesOf } from '../names/rules.ts';
import type { Fault } from '../rules.ts';

type RouteLine = SchemeDocument['routes'][number];

const optionalFaults = (route: RouteLine, r: number, standards: readonly string[]): readonly Fault[] => {
  if (route.optional === undefined) return [];
  const { standards: offered, atLeast } = route.optional;
  const at = ['routes', r, 'optional'];
  return [
    ...offered.flatMap((code, index): readonly Fault[] => {
      if (!standards.includes(code))
        return [
          {
            at: [...at, 'standards', index],
            message: `${code} is not a standard of this scheme: use one of its standards, or take it out.`,
          },
        ];
      return route.leavesOut?.includes(code)
        ? [
            {
              at: [...at, 'standards', index],
              message: `The route ${route.code} already leaves ${code} out, so no school can choose it: take it out of one of the two.`,
            },
          ]
        : [];
    }),
    ...(atLeast <= offered.length
      ? []
      : [
          {
            at: [...at, 'atLeast'],
            message: `A school cannot choose ${atLeast} of ${offered.length} standards: give a smaller number.`,
          },
        ]),
  ];
};

/** What does not hold together in the routes of a scheme. */
export const scopeFaults = (document: SchemeDocument): readonly Fault[] => {
  const standards = codesOf(document.standards);
  const criteria = document.standards.flatMap((standard) =>
    standard.criteria.map(({ code }) => ({ code, standard: standard.code })),
  );
  return document.routes.flatMap((route, r) => {
    const left = route.leavesOut ?? [];
    const free = route.optional?.atLeast === 0 ? route.optional.standards : [];
    const isEmpty = criteria.every(
      ({ code, standard }) => left.includes(code) || left.includes(standard) || free.includes(standard),
    );
    return [
      ...left.flatMap((code, index) =>
        standards.includes(code) || criteria.some((each) => each.code === code)
          ? []
          : [
              {
                at: ['routes', r, 'leavesOut', index],
                message: `${code} is neither a standard nor a criterion of this scheme: use one of their codes.`,
              },
            ],
      ),
      ...optionalFaults(route, r, standards),
      ...(isEmpty
        ? [
            {
              at: ['routes', r],
              message: `The route ${route.code} could leave nothing to judge: leave less out, or ask for more of the optional standards.`,
            },
          ]
        : []),
    ];
  });
};
