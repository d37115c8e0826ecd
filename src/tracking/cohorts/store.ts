import type { Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import type { MeasureInputs } from '../figures/inputs.ts';
import type { MeasureWorking } from '../figures/working.ts';

/** The figure of an earlier cohort as it was kept when the school submitted. */
export type KeptCohort = Readonly<{
  id: string;
  enrolmentId: string;
  scheme: string;
  frozenAt: Date;
  inputs: MeasureInputs;
  output: MeasureWorking;
}>;

/**
 * Figures that the school kept under other applications from the same test, of pupils none of whom is followed now: the latest of
 * each measure, the latest first. One statement.
 */
export const earlierCohorts = (
  db: Db,
  { id, schoolId }: Pick<Enrolment, 'id' | 'schoolId'>,
  inputs: MeasureInputs,
  asOf: Date | null,
  /** A reader from outside learns nothing of what the school does with another awarding body. */
  onlyOfBody: string | null,
): Promise<KeptCohort[]> => db<KeptCohort[]>`
  select * from (select distinct on (f.about ->> 'measure') f.id, f.enrolment_id, s.title as scheme, f.frozen_at, f.inputs, f.output
    from figure f
    join enrolment e on e.id = f.enrolment_id
    join scheme_version s on s.id = e.scheme_version_id
   where f.school_id = ${schoolId} and f.enrolment_id <> ${id} and (${onlyOfBody}::uuid is null or e.body_id = ${onlyOfBody}) and f.kind = 'measure' and f.about ->> 'span' = 'during'
     and f.frozen_because = 'submitted' and f.inputs is not null and (${asOf}::timestamptz is null or f.frozen_at <= ${asOf})
     and f.inputs -> 'measure' ->> 'scale' = ${inputs.measure.scale} and f.inputs -> 'measure' ->> 'unit' = ${inputs.measure.unit}
     and (f.inputs -> 'measure' ->> 'higherIsBetter')::boolean = ${inputs.measure.higherIsBetter}
     and not exists (select from jsonb_array_elements(f.inputs -> 'pupils') pupil
                      where pupil ->> 'code' = any (${inputs.pupils.map(({ code }) => code)}))
   order by f.about ->> 'measure', f.frozen_at desc) latest order by frozen_at desc, id`;
