/** The audit's gate: what stands between an audit and its end. */
import { gateFor, type Scheme } from '#schemes/rules';
import type { Area, AreaKind, Judged } from '../rules.ts';

/** Target pupils of the enrolment, and how many of them have no baseline. */
export type Baselines = Readonly<{ pupils: number; without: number }>;

/** One thing that stands between the audit and its end; the page says it in words and links to the place. */
export type Missing =
  | Readonly<{ kind: 'unjudged'; criteria: readonly string[] }>
  | Readonly<{ kind: 'unagreed'; criteria: readonly string[] }>
  | Readonly<{ kind: 'areas'; of: AreaKind; asked: number; agreed: number; written: number }>
  | Readonly<{ kind: 'areas-unagreed'; count: number }>
  | Readonly<{ kind: 'too-few-pupils'; asked: number; named: number }>
  | Readonly<{ kind: 'no-baseline'; pupils: number }>;

const criteriaMissing = (scheme: Scheme, answers: readonly Judged[]): readonly Missing[] => {
  if (gateFor(scheme, 'criteria-agreed') === null) return [];
  const judged = new Map(answers.map((answer) => [answer.criterion, answer]));
  const unjudged = scheme.criteria.filter(({ code }) => !judged.has(code)).map(({ code }) => code);
  const unagreed = scheme.criteria.filter(({ code }) => judged.get(code)?.isAgreed === false).map(({ code }) => code);
  return [
    ...(unjudged.length === 0 ? [] : [{ kind: 'unjudged', criteria: unjudged } as const]),
    ...(unagreed.length === 0 ? [] : [{ kind: 'unagreed', criteria: unagreed } as const]),
  ];
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
 * `baselines` is null for readers who may not see pupils; those who finish always may.
 */
export const missingFor = (
  scheme: Scheme,
  answers: readonly Judged[],
  areas: readonly Area[],
  baselines: Baselines | null,
): readonly Missing[] => [
  ...criteriaMissing(scheme, answers),
  ...areasMissing(scheme, areas),
  ...baselinesMissing(scheme, baselines),
];
