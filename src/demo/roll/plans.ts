import { normal } from '#platform/random';
import type { OnRoll } from './invent.ts';

export type Kind = 'target' | 'comparison' | 'other';

/** An assessment that the schools of the demonstration take, and how a pupil does on it when nothing is done. */
export type Plan = Readonly<{
  subject: string;
  title: string;
  scale: string;
  unit: string;
  low: number;
  high: number;
  digits: number;
  expected: number | null;
  /** Lower is better in a count of what should not be. */
  higherIsBetter: boolean;
  /** What a pupil of this standing usually has. */
  usual: (pupil: OnRoll, random: () => number) => number;
  /** What each kind of pupil gains from the start of the work to its end. */
  gain: Readonly<Record<Kind, number>>;
  /** How far one result lies from the pupil's own level, as a standard deviation. */
  noise: number;
}>;

export const plans: readonly Plan[] = [
  {
    subject: 'Reading',
    title: 'Reading test',
    scale: 'standardised-score',
    unit: 'points',
    low: 55,
    high: 145,
    digits: 0,
    expected: 100,
    higherIsBetter: true,
    usual: ({ standing }) => standing,
    gain: { target: 7.8, comparison: 2.4, other: 1.6 },
    noise: 4.2,
  },
  {
    subject: 'Maths',
    title: 'Maths test',
    scale: 'standardised-score',
    unit: 'points',
    low: 55,
    high: 145,
    digits: 0,
    expected: 100,
    higherIsBetter: true,
    usual: ({ standing }, random) => normal(random, 20 + standing * 0.8, 6),
    gain: { target: 2.9, comparison: 1.5, other: 1.4 },
    noise: 5,
  },
  {
    subject: 'Attendance',
    title: 'Attendance, per cent of sessions',
    scale: 'attendance',
    unit: '%',
    low: 0,
    high: 100,
    digits: 1,
    expected: null,
    higherIsBetter: true,
    usual: ({ absence }) => 100 - 100 * absence,
    gain: { target: 2.6, comparison: 0.5, other: 0.4 },
    noise: 2.2,
  },
  {
    subject: 'How pupils feel',
    title: 'Well-being, short scale',
    scale: 'own',
    unit: 'points',
    low: 7,
    high: 35,
    digits: 0,
    expected: null,
    higherIsBetter: true,
    usual: (_, random) => normal(random, 22, 4),
    gain: { target: 1.8, comparison: 0.9, other: 0.3 },
    noise: 2.4,
  },
];

/** What tutors count of the pupils whom they follow, and of no one else: here lower is better, so a gain is below 0. */
export const lateness: Plan = {
  subject: 'Lateness',
  title: 'Lessons missed by lateness',
  scale: 'own',
  unit: 'lessons',
  low: 0,
  high: 60,
  digits: 0,
  expected: null,
  higherIsBetter: false,
  usual: ({ absence }, random) => normal(random, 7 + 30 * absence, 1.5),
  gain: { target: -3.6, comparison: -0.8, other: 0 },
  noise: 1.6,
};

/** Rounded as the test gives it, inside its scale. */
export const within = (value: number, plan: Plan): number =>
  Math.round(Math.min(plan.high, Math.max(plan.low, value)) * 10 ** plan.digits) / 10 ** plan.digits;

/** The term in which a day lies, as schools name their points in time: "Autumn 2025". */
export const termOf = (day: string): string => {
  const month = Number(day.slice(5, 7));
  return `${month >= 9 ? 'Autumn' : month <= 3 ? 'Spring' : 'Summer'} ${day.slice(0, 4)}`;
};
