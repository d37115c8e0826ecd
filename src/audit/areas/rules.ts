/** Where a strength or an area for improvement was seen, and who agrees it. Pure. */
import { criterionOf, outcomeOf, standardOf, type Scheme } from '#schemes/rules';
import { agreeingRefusal, type Asking, type Refusal, type Standing } from '../rules.ts';

/** A criterion, a whole standard, or one cell of the matrix; all empty for the school as a whole. */
export type SeenAt = Readonly<{ criterion: string | null; standard: string | null; outcome: string | null }>;

const nowhere: SeenAt = { criterion: null, standard: null, outcome: null };

/** The place as a form sends it: "", "9.2.1", "standard:9" or "cell:9:safe". */
export const seenAtText = ({ criterion, standard, outcome }: SeenAt): string => {
  if (criterion !== null) return criterion;
  if (standard === null) return '';
  return outcome === null ? `standard:${standard}` : `cell:${standard}:${outcome}`;
};

/** What a form said, as a place of this scheme; null for anything that is none. */
export const seenAtFrom = (scheme: Scheme, text: string): SeenAt | null => {
  if (text === '') return nowhere;
  const [kind, standard = '', outcome = ''] = text.split(':');
  if (kind !== 'standard' && kind !== 'cell')
    return criterionOf(scheme, text) === null ? null : { ...nowhere, criterion: text };
  if (standardOf(scheme, standard) === null) return null;
  if (kind === 'standard') return { ...nowhere, standard };
  return outcomeOf(scheme, outcome) === null ? null : { ...nowhere, standard, outcome };
};

/**
 * Who agrees one: a senior leader, for the school's leadership. The coordinator agrees only what a senior leader wrote, because
 * nobody agrees their own.
 */
export const areaRefusal = (
  asking: Asking,
  area: Readonly<{ writtenBy: string; isByHead: boolean }>,
  standing: Standing,
): Refusal | null => {
  const refusal = agreeingRefusal(asking, area.writtenBy, standing);
  if (refusal !== null) return refusal;
  return asking.role === 'head' || area.isByHead ? null : { kind: 'refused', because: 'senior-leader' };
};
