/** What a file of results may name: assessments, their points, pupils; and which point a row means. Pure. */
import type { Scale } from '../../scales/rules.ts';

export type KnownPoint = Readonly<{ id: string; label: string; takenOn: string | null }>;
export type KnownAssessment = Readonly<{ id: string; title: string; scale: Scale; points: readonly KnownPoint[] }>;
/** A pupil by all that a file may know them by. */
export type KnownPupil = Readonly<{
  id: string;
  upn: string | null;
  formerUpn: string | null;
  admissionNumber: string | null;
  surname: string;
  forename: string;
  bornOn: string | null;
  leftOn: string | null;
}>;

/** Words compared without regard to capitals, spaces and signs between them. */
export const keyOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const dayApart = 60;
const daysBetween = (from: string, to: string) => Math.abs(Date.parse(to) - Date.parse(from)) / 86_400_000;

export type FoundPoint =
  | Readonly<{ kind: 'point'; point: number }>
  /** A point that the school has not yet: it is added with the rest. */
  | Readonly<{ kind: 'new'; label: string; takenOn: string | null }>
  | Readonly<{ kind: 'problem'; column: 'point' | 'takenOn'; message: string }>;

/** The point of an assessment that a label, a day or both mean. */
export const pointFor = (assessment: KnownAssessment, label: string, on: string | null): FoundPoint => {
  const { points, title } = assessment;
  if (label === '') {
    if (on === null)
      return { kind: 'problem', column: 'point', message: 'Enter the point or the day on which it was taken.' };
    const point = points.findIndex(({ takenOn }) => takenOn === on);
    return point >= 0
      ? { kind: 'point', point }
      : {
          kind: 'problem',
          column: 'takenOn',
          message: `${title} has no point of that day. Add a column Point with its name, or add the point first.`,
        };
  }
  const point = points.findIndex((each) => keyOf(each.label) === keyOf(label));
  const held = points[point];
  if (held === undefined)
    return on === null
      ? {
          kind: 'problem',
          column: 'point',
          message: `${title} has no point called ${label}. Add the point first, or a column Date.`,
        }
      : { kind: 'new', label: label.slice(0, 60), takenOn: on };
  if (on !== null && held.takenOn !== null && daysBetween(on, held.takenOn) > dayApart)
    return {
      kind: 'problem',
      column: 'takenOn',
      message: `${held.label} of ${title} was taken more than ${dayApart} days from that day. Correct the day or the point.`,
    };
  return { kind: 'point', point };
};

export const unknownAssessment = (title: string): string =>
  `${title === '' ? 'No assessment is named here.' : `Your school has no assessment called ${title.slice(0, 60)}.`} Declare it first, or correct the name.`;
