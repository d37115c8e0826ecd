import {
  Button,
  Card,
  Details,
  Empty,
  EvidenceLimit,
  Form,
  PostButton,
  Sub,
  Tag,
  Textarea,
  plural,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import type { ItemProps } from '../item/page.tsx';
import type { Claim } from './store.ts';

const Saying = ({ claim, scheme }: Readonly<{ claim: Claim; scheme: Scheme }>) => (
  <>
    <p class="wm-text">{claim.says}</p>
    {claim.impact === '' ? (
      scheme.evidence.impactRequired ? (
        <Tag kind="waiting">Says nothing of what changed</Tag>
      ) : null
    ) : (
      <p class="wm-text">
        <strong>What changed:</strong> {claim.impact}
      </p>
    )}
  </>
);

/** More than the scheme's limit, where the scheme allows that and asks for a flag. */
export const OverLimit = ({ used, atMost }: Readonly<{ used: number; atMost: number }>) =>
  used > atMost ? <Tag kind="late">{used - atMost} over the limit</Tag> : null;

const Change = ({ claim, frame, enrolment }: Readonly<{ claim: Claim }> & Pick<ItemProps, 'frame' | 'enrolment'>) => {
  const at = { enrolment: enrolment.id, item: claim.itemId, claim: claim.id };
  return (
    <Details summary={`Change what it says for ${claim.criterion}`}>
      <Form frame={frame} action={href(paths.evidence.claim, at)}>
        <Textarea name="says" id={`says-${claim.id}`} label="What it shows here" rows={3} value={claim.says} />
        <Textarea
          name="impact"
          id={`impact-${claim.id}`}
          label="What changed for pupils"
          rows={2}
          value={claim.impact}
        />
        <Button kind="quiet" small>
          Save the words
        </Button>
      </Form>
      <PostButton
        frame={frame}
        action={href(paths.evidence.withdrawClaim, at)}
        kind="danger"
        small
        about={`from ${claim.criterion}`}
      >
        Unlink
      </PostButton>
    </Details>
  );
};

/** The criteria that one item serves, each with what it shows and what changed. */
export const ClaimList = ({ claims, scheme, mayWrite, frame, enrolment, item, used }: ItemProps) => {
  const word = scheme.words.criterion;
  return (
    <Card
      title={
        claims.length === 0
          ? 'What it serves'
          : `One item, ${plural(claims.length, word.one.toLowerCase(), word.many.toLowerCase())}`
      }
      id="criteria"
    >
      {claims.length === 0 ? (
        <Empty title={`It serves no ${word.one.toLowerCase()} yet`}>
          {mayWrite ? 'Choose below which it answers; one item may serve many.' : 'The working party links it.'}
        </Empty>
      ) : (
        <ul class="wm-rows">
          {claims.map((claim) => (
            <li class="wm-rows__row" id={`claim-${claim.id}`}>
              <div class="wm-rows__words">
                <span class="wm-rows__title">
                  {claim.criterion} <Sub>{scheme.criterionByCode.get(claim.criterion)?.text ?? ''}</Sub>
                </span>
                <Saying claim={claim} scheme={scheme} />
                <EvidenceLimit
                  used={Math.min(used.get(claim.criterion) ?? 1, scheme.evidence.atMostPerCriterion)}
                  of={scheme.evidence.atMostPerCriterion}
                >
                  At {claim.criterion}.
                </EvidenceLimit>
                <OverLimit used={used.get(claim.criterion) ?? 1} atMost={scheme.evidence.atMostPerCriterion} />
                {mayWrite && item.removedAt === null ? (
                  <Change claim={claim} frame={frame} enrolment={enrolment} />
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};
