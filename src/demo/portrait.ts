import { uuidv7, type Db } from '#platform/db';
import type { Calendar } from './calendar.ts';
import { inCast } from './enrolments.ts';
import type { Cast } from './people.ts';

/** What Wrenbourne says about itself, in the shape of the case study: figures as it quotes them, beside and apart from computed ones. */
export const portraitWrenbourne = async (db: Db, schoolId: string, cast: Cast, calendar: Calendar): Promise<void> => {
  const by = inCast(cast, 'head').personId;
  const at = calendar.at(-64);
  await db`insert into school_portrait (school_id, setting_type, attainment_on_entry, updated_by, updated_at)
    values (${schoolId}, 'PFI school', 'Slightly below the national average; selection nearby takes some of the highest attainers.', ${by}, ${at})`;
  const quoted = (title: string, value: number | null, percentile: number) => ({
    id: uuidv7(),
    school_id: schoolId,
    title,
    value,
    unit: value === null ? 'none' : 'percent',
    percentile,
    source: 'The school’s own profile, year and population not stated',
    recorded_by: by,
    recorded_at: at,
  });
  await db`insert into school_quoted_figure ${db([
    quoted('Eligible for free school meals', 17.9, 68),
    quoted('Minority ethnic groups', 33.4, 80),
    quoted('Girls', 35.8, 16),
    quoted('Deprivation indicator', null, 76),
  ])}`;
  const year = Number(calendar.today.slice(0, 4)) - 2;
  const quote = (words: string) => ({
    id: uuidv7(),
    school_id: schoolId,
    inspected_in: `${year}-11`,
    inspectorate: 'Ofsted',
    words,
    recorded_by: by,
    recorded_at: at,
  });
  await db`insert into school_inspection_quote ${db([
    quote('On a large and varied site, great care is taken that pupils are safe where they work.'),
    quote('Pupils get on with one another exceptionally well.'),
    quote('They feel secure, and they know that they are valued.'),
  ])}`;
  await db`insert into school_trend (id, school_id, what, reason, recorded_by, recorded_at)
    values (${uuidv7()}, ${schoolId}, 'The share of girls has fallen for six years', 'The city has many more places for girls than for boys in single-sex schools', ${by}, ${at})`;
};
