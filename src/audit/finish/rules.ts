/** The audit's gate: what stands between an audit and its end. */
import { gateFor, type Scheme } from '#schemes/rules';
import type { Area, AreaKind, Judged } from '../rules.ts';

/** Target pupils of the enrolment, and how many of them have no baseline. */
export type Baselines = Readonly<{ pupils: number; without: number }>;

/** One thing that stands between the audit and its end; the page says it in words and links to the place. */
export type Missing =
  | Readonly<{ kind: 'unjudged'; criteria: readonly string[] }>
  | Readonly<{ kind: 'unagreed'; criteria: readonly string[] }>
  | Readonly<{ kind: 'being-rated'; criteria: readonly string[] }>
  | Readonly<{ kind: 'differing'; criteria: readonly string[] }>
  | Readonly<{ kind: 'not-applicable-open'; criteria: readonly string[] }>
  | Readonly<{ kind: 'areas'; of: AreaKind; asked: number; agreed: number; written: number }>
  | Readonly<{ kind: 'areas-unagreed'; count: number }>
  | Readonly<{ kind: 'too-few-pupils'; asked: number; named: number }>
  | Readonly<{ kind: 'no-baseline'; pupils: number }>;

/** A criterion that is agreed not to apply is answered; one that two people rate or differ about is not, whatever stood before. */
const criteriaMissing = (
  scheme: Scheme,
  answers: readonly Judged[],
  underWay: readonly string[],
): readonly Missing[] => {
  if (gateFor(scheme, 'criteria-agreed') === null) return [];
  const known = new Map(answers.map((answer) => [answer.criterion, answer]));
  const kindOf = (
    code: string,
  ): 'unjudged' | 'unagreed' | 'being-rated' | 'differing' | 'not-applicable-open' | null => {
    const one = known.get(code);
    if (one?.applies === 'no') return null;
    if (underWay.includes(code)) return 'being-rated';
    if (one !== undefined && one.otherLevels.length > 0) return 'differing';
    if (one?.applies === 'asked') return 'not-applicable-open';
    if (one?.level == null) return 'unjudged';
    return one.isAgreed ? null : 'unagreed';
  };
  return (['unjudged', 'being-rated', 'differing', 'not-applicable-open', 'unagreed'] as const).flatMap((kind) => {
    const criteria = scheme.criteria.flatMap(({ code }) => (kindOf(code) === kind ? [code] : []));
    return criteria.length === 0 ? [] : [{ kind, criteria }];
  });
};

const areasMissing = (scheme: Scheme, areas: readonly Area[]): readonly Missing[] => {
  const gate = gateFor(scheme, 'areas-agreed');
  if (gate === null) return [];
  const lacking = (of: AreaKind, asked: number): readonly Missing[] => {
    const written = areas.filter(({ kind }) => kind === of);
    const agreed = written.filter(({ isAgreed }) => isAgreed).length;
    return agreed >= asked ? [] : [{ kind: 'areas', of, asked, agreed, written: written.length }];
  };
  const short = [...lacking('strength', gate.strengths), ...lacking('improvement', gate.improvements)];
  const open = areas.filter(({ isAgreed }) => !isAgreed).length;
  return short.length > 0 || open === 0 ? short : [{ kind: 'areas-unagreed', count: open }];
};

const baselinesMissing = (scheme: Scheme, baselines: Baselines | null): readonly Missing[] => {
  const gate = gateFor(scheme, 'baselines');
  if (gate === null || baselines === null) return [];
  const { pupils, without } = baselines;
  return [
    ...(pupils < gate.atLeast ? [{ kind: 'too-few-pupils', asked: gate.atLeast, named: pupils } as const] : []),
    ...(without > 0 ? [{ kind: 'no-baseline', pupils: without } as const] : []),
  ];
};

/**
 * The audit's gate: everything that is missing before it can be finished, in the order of the work; empty when it is open.
 * `underWay` are the criteria that two people are rating blind now. `baselines` is null for readers who may not see pupils; those who finish always may.
 */
export const missingFor = (
  scheme: Scheme,
  answers: readonly Judged[],
  areas: readonly Area[],
  baselines: Baselines | null,
  underWay: readonly string[] = [],
): readonly Missing[] => [
  ...criteriaMissing(scheme, answers, underWay),
  ...areasMissing(scheme, areas),
  ...baselinesMissing(scheme, baselines),
];
