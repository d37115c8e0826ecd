import type { MeasureInputs } from './inputs.ts';
import { workOutEveryone, type EveryoneInputs, type EveryoneWorking } from './everyone.ts';
import { methodSetOf } from './methods.ts';
import { workOutProgress, type ProgressInputs, type ProgressWorking } from './progress.ts';
import { workOut, type MeasureWorking } from './working.ts';

/** Why a figure was kept as it stood: the audit ended, the school submitted, or somebody wanted it kept. */
export type FrozenBecause = 'audit-finished' | 'submitted' | 'kept';

/** Of which measure, and for whom when not for all target pupils. */
export type FigureAbout = Readonly<{
  measure: string;
  title: string;
  /** `before`: what the practice of the time before the work achieved, up to the baseline. */
  span: 'before' | 'during';
  /** A group's key and name, or the id and name of a partner or a provision. */
  of?: Readonly<{ key: string; name: string }>;
}>;

type Kept = Readonly<{
  about: FigureAbout;
  cutOffAt: Date;
  definitionVersion: string;
  methodVersion: string;
  frozenBecause: FrozenBecause;
}>;

/** A figure with everything that it was made of; `inputs` is null once the pupils' own rows were erased. */
export type FrozenFigure = Kept &
  (
    | Readonly<{
        kind: 'measure' | 'group' | 'partner' | 'provision';
        inputs: MeasureInputs | null;
        output: MeasureWorking;
      }>
    | Readonly<{ kind: 'everyone'; inputs: EveryoneInputs | null; output: EveryoneWorking }>
    | Readonly<{ kind: 'progress'; inputs: ProgressInputs | null; output: ProgressWorking }>
  );

export type Recomputed =
  | Readonly<{ kind: 'same' }>
  | Readonly<{ kind: 'erased' }>
  /** Where the figure differs from what the stored inputs give today: "beyond.estimate: 3.7 was kept, 3.6 comes out". */
  | Readonly<{ kind: 'different'; differences: readonly string[] }>;

/** Its type names every kind's working, so that a new kind without its way does not compile. */
const workOutAgain = (figure: FrozenFigure): EveryoneWorking | ProgressWorking | MeasureWorking | null => {
  if (figure.inputs === null) return null;
  switch (figure.kind) {
    case 'everyone':
      return workOutEveryone(figure.inputs);
    case 'progress':
      return workOutProgress(figure.inputs);
    case 'measure':
    case 'group':
    case 'partner':
    case 'provision':
      return workOut(figure.inputs, methodSetOf(figure.methodVersion));
  }
};

/** Works a figure out again from its stored inputs by the versions that it names, and says where that differs from what was kept. Pure. */
export const recompute = (figure: FrozenFigure): Recomputed => {
  const again = workOutAgain(figure);
  if (again === null) return { kind: 'erased' };
  const differences = differencesOf(withoutAdvice(figure.output), withoutAdvice(JSON.parse(JSON.stringify(again))));
  return differences.length === 0 ? { kind: 'same' } : { kind: 'different', differences };
};

type Strong = Readonly<{ strength?: object | null }>;

/** What would make a claim stronger is advice in the words of its day, not a figure: what holds the claim stands beside it in `held`. */
const withoutAdvice = <T extends object>(working: T): T => {
  const { strength } = working as Strong; // each kind's working either has a strength or has none
  return strength === undefined || strength === null
    ? working
    : { ...working, strength: { ...strength, next: undefined } };
};

/** Two numbers are the same to nine figures: another processor may round the last ones otherwise. */
const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const words = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

/** Every place at which two plain values differ, by the way to it. */
export const differencesOf = (kept: unknown, again: unknown, at = ''): readonly string[] => {
  if (typeof kept === 'number' && typeof again === 'number')
    return same(kept, again) ? [] : [`${at}: ${kept} was kept, ${again} comes out`];
  if (kept !== null && again !== null && typeof kept === 'object' && typeof again === 'object') {
    const [a, b] = [Object.entries(kept), Object.entries(again)];
    const names = new Set([...a, ...b].map(([name]) => name));
    const of = (entries: readonly (readonly [string, unknown])[], name: string): unknown =>
      entries.find(([each]) => each === name)?.[1];
    return [...names].flatMap((name) => differencesOf(of(a, name), of(b, name), at === '' ? name : `${at}.${name}`));
  }
  return kept === again ? [] : [`${at}: ${words(kept)} was kept, ${words(again)} comes out`];
};
