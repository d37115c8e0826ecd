import { EvidenceLimit, Tag } from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import type { Claim } from '../claim/store.ts';
import type { FrameworkClaim, OtherClaim } from '../framework/store.ts';
import type { Place } from '../pages.tsx';

export type FanProps = Place &
  Readonly<{
    scheme: Scheme;
    claims: readonly Claim[];
    /** How many items stand at each criterion. */
    used: ReadonlyMap<string, number>;
    elsewhere: readonly OtherClaim[];
    parts: readonly FrameworkClaim[];
  }>;

const asksImpact = ({ scheme }: FanProps, claim: Claim): boolean =>
  scheme.evidence.impactRequired && claim.impact === '';

/** The criteria that one item serves, side by side: use is a virtue. */
export const CriteriaFan = (props: FanProps) => (
  <ul class="wm-fan">
    {props.claims.map((claim) => (
      <li>
        <a
          class="wm-fan__one"
          href={`${href(paths.evidence.item, { enrolment: props.enrolment.id, item: claim.itemId })}#claim-${claim.id}`}
        >
          <span class="wm-fan__code">{claim.criterion}</span>
          <span class="wm-fan__text">{props.scheme.criterionByCode.get(claim.criterion)?.text ?? ''}</span>
          {asksImpact(props, claim) ? <Tag kind="waiting">No impact</Tag> : <Tag kind="done">Says what changed</Tag>}
        </a>
      </li>
    ))}
  </ul>
);

/** A few codes by name; many as their number, which says more. */
const codes = (claims: readonly OtherClaim[]): string =>
  claims.length <= 6 ? claims.map(({ criterion }) => criterion).join(', ') : `${claims.length} criteria`;

const inWords = ({ elsewhere, parts }: FanProps, nameOf: (claim: FrameworkClaim) => string): readonly string[] => {
  const schemes = Map.groupBy(elsewhere, ({ schemeTitle }) => schemeTitle);
  return [...[...schemes].map(([title, claims]) => `${title}: ${codes(claims)}`), ...parts.map(nameOf)];
};

/** "Also counts for …": other schemes, inspection areas, the Pupil Premium. */
export const AlsoCounts = (
  props: FanProps & Readonly<{ nameOf: (claim: FrameworkClaim) => string; more: string | null }>,
) => {
  const words = inWords(props, props.nameOf);
  if (words.length === 0 && props.more === null) return null;
  return (
    <p class="wm-text">
      {words.length === 0 ? null : (
        <>
          <strong>Also counts for</strong> {words.join('; ')}.{' '}
        </>
      )}
      {props.more === null ? null : (
        <a class="govuk-link" href={props.more}>
          Link it elsewhere
        </a>
      )}
    </p>
  );
};

/** The limit at the criterion of this item that is nearest to it. */
export const NearestLimit = ({ claims, used, scheme }: FanProps) => {
  const limit = scheme.evidence.atMostPerCriterion;
  const nearest = claims.toSorted((a, b) => (used.get(b.criterion) ?? 0) - (used.get(a.criterion) ?? 0))[0];
  if (nearest === undefined) return null;
  const count = used.get(nearest.criterion) ?? 0;
  return (
    <EvidenceLimit used={Math.min(count, limit)} of={limit}>
      At {nearest.criterion}. The limit keeps the portfolio short
      {count >= limit ? ': replace a weaker one if you need room' : ''}.
    </EvidenceLimit>
  );
};
