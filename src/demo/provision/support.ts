/** What Wrenbourne does beside ordinary lessons. Weekdays are ISO, 1 is Monday; money is in pounds. */
export type Support = Readonly<{
  title: string;
  about: string;
  kind: 'ordinary' | 'peer-mentoring' | 'parent-workshop';
  tier: 'universal' | 'targeted' | 'specialist';
  menu: 'teaching' | 'targeted' | 'wider';
  years: readonly string[];
  runBy: string;
  partner: string | null;
  place: string;
  /** Pupils on it, who may also be target pupils of the Quality Mark. */
  pupils: number;
  from: 'target' | 'premium' | 'young-carer' | 'anybody';
  groups: number;
  days: readonly number[];
  at: string;
  minutes: number;
  /** Days from today on which it began and ends. */
  begins: number;
  ends: number;
  staff: number;
  role: string;
  hour: number;
  resources: number;
  premium: number;
  sen: number;
  gifts: number;
  giftsFrom: string;
  entry: string;
  exit: string;
  measuredBy: 'Reading' | 'Maths' | 'Attendance' | '';
  decision: 'keep' | 'grow' | 'look-again' | null;
  because: string;
}>;
