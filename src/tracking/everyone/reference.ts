import { z } from 'zod';
import { aFigure, someWords } from '#platform/form';
import { uuidv7, type Db } from '#platform/db';
import type { Enrolment } from '#enrolment';

/** A national figure beside a point of a measure, as the school entered it: with year, population and source. */
export type Reference = Readonly<{
  measureId: string;
  pointLabel: string;
  what: 'mean' | 'share';
  value: number;
  population: string;
  year: string;
  source: string;
}>;

export const referenceForm = z.object({
  measure: someWords('Choose a measure', 60),
  point: someWords('Choose the point beside which it stands', 60),
  what: z.enum(['mean', 'share'], 'Choose what the figure is'),
  value: aFigure('Enter the figure as a number'),
  population: someWords('Say of whom it speaks', 120),
  year: someWords('Enter the year, like 2024 to 2025', 40),
  source: someWords('Say where the figure stands, so that others can look it up', 300),
});

type Form = z.output<typeof referenceForm>;

/** The latest figure for each point and kind counts; earlier ones stay. */
export const readReferences = (db: Db, enrolmentId: string): Promise<Reference[]> => db<Reference[]>`
  select distinct on (measure_id, point_label, what) measure_id, point_label, what, value::float8 as value, population, year, source
    from national_reference where enrolment_id = ${enrolmentId}
   order by measure_id, point_label, what, entered_at desc, id desc`;

export const insertReference = (
  db: Db,
  { id, schoolId }: Pick<Enrolment, 'id' | 'schoolId'>,
  form: Form,
  by: Readonly<{ personId: string; now: Date }>,
) => db`
  insert into national_reference (id, school_id, enrolment_id, measure_id, point_label, what, value, population, year, source, entered_by, entered_at)
  values (${uuidv7()}, ${schoolId}, ${id}, ${form.measure}, ${form.point}, ${form.what}, ${form.value}, ${form.population}, ${form.year},
    ${form.source}, ${by.personId}, ${by.now})`;
