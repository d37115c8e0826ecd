import { Facts, range, Strength, type Words } from '#platform/kit';
import { href, paths } from '#paths';
import {
  comparedWords,
  figureWords,
  followedWords,
  isNotObtained,
  notYet,
  outsideFollowedWords,
  sentence,
} from './words.ts';
import type { Worked } from './asking.ts';

type FoundProps = Readonly<{
  worked: Worked;
  enrolment: string;
  /** Where the next strength is planned; null for those who only read. */
  planHref: string | null;
  notObtainedBecause: string | null;
  link: Words;
  outside: boolean;
  /** Whether the reader may see what it is made of. */
  mayCheck: boolean;
}>;

const factsOf = ({ inputs, working, series }: Worked, enrolment: string, planHref: string | null, outside: boolean) => {
  const cohorts = href(paths.tracking.cohorts, { enrolment }, { measure: series.measure.id });
  const { beyond, gain, effect, strength } = working;
  return [
    beyond === null
      ? { term: 'Gain', fact: gain === null ? 'none yet' : figureWords(gain, inputs.measure) }
      : { term: 'Difference', fact: figureWords(beyond, inputs.measure) },
    ...(effect === null
      ? []
      : [{ term: 'Effect size', fact: `${effectWords(effect.g)}, likely ${range(effect.low, effect.high, 2)}` }]),
    { term: 'Compared with', fact: comparedWords(working) },
    { term: 'Followed to the end', fact: (outside ? outsideFollowedWords : followedWords)(working) },
    ...(strength === null || strength.next === null
      ? []
      : [
          {
            term: `To reach ${strength.level + 1} of 5`,
            fact: (
              <span class="wm-found__next">
                {strength.next}{' '}
                {strength.level === 4 ? (
                  <a href={cohorts}>Look for one</a>
                ) : planHref === null ? null : (
                  <a href={planHref}>Plan it</a>
                )}
              </span>
            ),
          },
        ]),
  ];
};

/** "0.31", with a true minus below nought. */
const effectWords = (g: number): string => range(g, g, 2).split(' to ')[0] ?? '';

/** Compared, and the claim is not clear: the heading itself says so, for who reads no further. */
const isUnclear = ({ working }: Worked): boolean =>
  working.beyond !== null && working.strength !== null && working.strength.level < 4;

/** What we found: the finding, what it amounts to, how strong the claim is, and the figures beside it. */
export const FoundCard = ({ worked, enrolment, planHref, notObtainedBecause, link, outside, mayCheck }: FoundProps) => {
  const { inputs, working, series } = worked;
  const said = sentence(inputs, working);
  return (
    <section class="wm-card wm-found" id={`measure-${series.measure.id}`} aria-labelledby="found">
      <div class="wm-found__words">
        <p class="wm-eyebrow">What we found</p>
        <h2 class="wm-found__finding" id="found">
          {said === null
            ? notYet(inputs, working, isNotObtained(worked))
            : `${said.finding}${isUnclear(worked) ? '; not yet clear' : ''}`}
        </h2>
        {said === null ? (
          isNotObtained(worked) ? null : (
            <p>A figure appears when pupils have a result before and one after the work.</p>
          )
        ) : (
          <p>{said.meaning}</p>
        )}
        {notObtainedBecause === null ? null : (
          <p>
            <strong>It was declared and could not be had.</strong> {notObtainedBecause}
          </p>
        )}
        <p>{working.strength === null ? null : <Strength level={working.strength.level} />}</p>
        {link}
      </div>
      {said === null ? null : (
        <div class="wm-found__facts">
          <Facts items={factsOf(worked, enrolment, planHref, outside)} />
          {mayCheck ? (
            <p class="wm-found__working">
              <a class="govuk-link" href={href(paths.tracking.working, { enrolment, measure: series.measure.id })}>
                How we worked this out
              </a>
            </p>
          ) : null}
        </div>
      )}
    </section>
  );
};
