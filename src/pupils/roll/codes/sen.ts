/**
 * SEN provision of the school census since 2015. Source: Department for Education, code tables published by DFE-Digital (MIT; Crown
 * copyright, Open Government Licence v3.0). Codes and titles are facts.
 */
export const senStatuses = {
  E: 'Education, health and care plan',
  K: 'SEN support',
  N: 'No special educational need',
} as const;
export type SenStatus = keyof typeof senStatuses;

/** Codes that the census had before 2018. Each needs somebody's judgement: none is read as its successor by itself. */
const ended = ['A', 'P', 'Q', 'S'];

const written: Readonly<Record<string, SenStatus>> = {
  'education, health and care plan': 'E',
  'ehc plan': 'E',
  ehcp: 'E',
  'sen support': 'K',
  'no special educational need': 'N',
  'no sen': 'N',
  none: 'N',
  no: 'N',
};

export type ReadSen = Readonly<{ kind: 'sen'; sen: SenStatus }> | Readonly<{ kind: 'ended' | 'unknown' }>;

export const readSen = (text: string): ReadSen => {
  const code = text.toUpperCase();
  if (code === 'E' || code === 'K' || code === 'N') return { kind: 'sen', sen: code };
  const sen = written[text.toLowerCase().replaceAll(/\s+/g, ' ')];
  if (sen !== undefined) return { kind: 'sen', sen };
  return { kind: ended.includes(code) ? 'ended' : 'unknown' };
};
