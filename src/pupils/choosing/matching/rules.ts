/** A pupil as matching sees them: who they are like, and where they stood before. `prior` is null when nothing was recorded. */
export type Candidate = Readonly<{
  pupilId: string;
  yearGroup: string | null;
  sex: 'F' | 'M' | null;
  term: 'autumn' | 'spring' | 'summer' | null;
  prior: number | null;
}>;

/** What two pupils must share beside the year, and how far apart their start may be, in standard deviations of the pool. */
export type Likeness = Readonly<{ sex: boolean; term: boolean; caliper: number }>;

export const usualLikeness: Likeness = { sex: true, term: true, caliper: 0.25 };

/** Why a target pupil has nobody to be compared with. */
export type Unmatched = 'no-prior' | 'no-like-pupil' | 'too-far';

export type Proposal = Readonly<{
  pairs: readonly Readonly<{ target: string; comparison: string; apart: number }>[];
  unmatched: readonly Readonly<{ target: string; because: Unmatched }>[];
  /** Standard deviation of the start among all who could be matched; null with fewer than two. */
  sd: number | null;
}>;

/** Sample standard deviation; null with fewer than two or when all are alike. */
export const sdOf = (values: readonly number[]): number | null => {
  if (values.length < 2) return null;
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1));
  return sd === 0 ? null : sd;
};

const isLike = (a: Candidate, b: Candidate, like: Likeness): boolean =>
  a.yearGroup === b.yearGroup && (!like.sex || a.sex === b.sex) && (!like.term || a.term === b.term);

const withPrior = (each: Candidate): each is Candidate & { prior: number } => each.prior !== null;

/**
 * Proposes for each target pupil the pupil of the pool whose start was nearest, of the same year, and of the same sex and term of
 * birth where asked. Each pupil of the pool is proposed once. Target pupils with the fewest like pupils choose first, then those
 * furthest from the pool's middle; ties go by id, so that the same input always gives the same proposal. A start further apart than
 * the caliper is no match: better nobody than somebody unlike.
 */
export const propose = (targets: readonly Candidate[], pool: readonly Candidate[], like: Likeness): Proposal => {
  const [known, free] = [targets.filter(withPrior), pool.filter(withPrior)];
  const values = [...known, ...free].map((each) => each.prior);
  const sd = sdOf(values);
  const limit = like.caliper * (sd ?? 0);
  const middle = values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);
  const likeOf = new Map(known.map((target) => [target.pupilId, free.filter((each) => isLike(target, each, like))]));
  const few = (target: Candidate) => likeOf.get(target.pupilId)?.length ?? 0;
  const order = known.toSorted(
    (a, b) =>
      few(a) - few(b) ||
      Math.abs(b.prior - middle) - Math.abs(a.prior - middle) ||
      a.pupilId.localeCompare(b.pupilId, 'en'),
  );
  const taken = new Set<string>();
  const pairs: Proposal['pairs'][number][] = [];
  const unmatched: Proposal['unmatched'][number][] = targets
    .filter((each) => !withPrior(each))
    .map((each) => ({ target: each.pupilId, because: 'no-prior' }));
  for (const target of order) {
    const nearest = (likeOf.get(target.pupilId) ?? [])
      .filter((each) => !taken.has(each.pupilId))
      .map((each) => ({ each, apart: Math.abs(each.prior - target.prior) }))
      .toSorted((a, b) => a.apart - b.apart || a.each.pupilId.localeCompare(b.each.pupilId, 'en'))[0];
    if (nearest === undefined) unmatched.push({ target: target.pupilId, because: 'no-like-pupil' });
    else if (nearest.apart > limit + 1e-9) unmatched.push({ target: target.pupilId, because: 'too-far' });
    else {
      taken.add(nearest.each.pupilId);
      pairs.push({ target: target.pupilId, comparison: nearest.each.pupilId, apart: nearest.apart });
    }
  }
  return { pairs, unmatched, sd };
};
