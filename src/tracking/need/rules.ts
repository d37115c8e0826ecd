import { risksOf, type PupilFacts, type RiskFactor } from '#pupils/rules';

type School = Parameters<typeof risksOf>[2];

/** A pupil with risk factors and, of those, how many; on provision or not. */
export type Need = Readonly<{ pupilId: string; risks: readonly RiskFactor[] }>;

/**
 * The pupils with at least so many risk factors whom no provision reaches on the day, those with most first. Groups that are held
 * back are no risk factors here: this list is read by the whole team.
 */
export const needsOf = (
  pupils: readonly PupilFacts[],
  on: string,
  school: School,
  onProvision: ReadonlySet<string>,
  atLeast: number,
): readonly Need[] =>
  pupils
    .filter((facts) => !onProvision.has(facts.pupilId))
    .map((facts) => ({ pupilId: facts.pupilId, risks: risksOf(facts, on, school) }))
    .filter((need) => need.risks.length >= atLeast)
    .toSorted((a, b) => b.risks.length - a.risks.length);

/** From how many risk factors on the list begins: two, unless the address asks for another of these. */
export const thresholds = [1, 2, 3, 4] as const;

export const thresholdAsked = (asked: string | undefined): number =>
  thresholds.find((each) => String(each) === asked) ?? 2;
