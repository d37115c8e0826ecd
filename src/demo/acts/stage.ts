import type { Db } from '#platform/db';
import type { Scheme } from '#schemes/rules';
import type { Calendar } from '../calendar.ts';
import type { EnrolmentKey } from '../enrolments.ts';
import type { Cast } from '../people.ts';
import type { Plot } from '../plots.ts';

/** One school's journey while the demonstration fills it: where it is, how far it has come, and who acts. */
export type Scene = Readonly<{
  db: Db;
  key: EnrolmentKey;
  plot: Plot;
  enrolmentId: string;
  schoolId: string;
  scheme: Scheme;
  cast: Cast;
  calendar: Calendar;
  random: () => number;
  /** The school's coordinator, and the second person who agrees: nobody approves their own work. */
  lead: Actor;
  second: Actor;
}>;

export type Actor = Readonly<{ personId: string; membershipId: string; name: string }>;

/** True once the school has finished this step, or for a later one has begun it. */
export const hasDone = (scene: Scene, step: number): boolean => scene.plot.steps[step - 1]?.[1] != null;
export const hasBegun = (scene: Scene, step: number): boolean => scene.plot.steps[step - 1] !== undefined;

/** The day, counted from today, on which a step was done or, while it is under way, yesterday. */
export const stepDay = (scene: Scene, step: number): number => scene.plot.steps[step - 1]?.[1] ?? -1;
export const stepBegan = (scene: Scene, step: number): number => scene.plot.steps[step - 1]?.[0] ?? -1;

/** Who of this enrolment's team or of the body's people plays a part, by the first that the plot names. */
export const taskOf = (scene: Scene, kind: 'adviser' | 'verifier' | 'moderator' | 'panel'): Actor | null => {
  const task = scene.plot.tasks.find(([each]) => each === kind);
  return task === undefined ? null : (scene.cast.get(task[1]) ?? null);
};
