import type { Db } from '#platform/db';
import type { AwardStanding } from '#awards/rules';
import type { RegisterQuery } from './rules.ts';

export type RegisterRow = AwardStanding &
  Readonly<{
    number: string;
    schoolName: string;
    town: string | null;
    schemeTitle: string;
    scheme: string;
    awardedOn: string;
    stateSince: string | null;
    origin: string;
  }>;

/** What somebody typed, as a pattern: its own marks stand for themselves. */
const patternOf = (text: string): string => `%${text.toLowerCase().replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`;

/** Awards that were asked for, by the school's name: one page of them, or with `rows` null every one. */
export const findAwards = (db: Db, query: RegisterQuery, today: string, rows: number | null) => db<RegisterRow[]>`
  select a.number, a.school_name, a.town, a.scheme, a.scheme_title, a.awarded_on, a.renewal_from, a.valid_until, a.state, a.state_since, a.origin
    from award a
   where a.issued_at is not null
     and (${query.text} = '' or a.search_key like ${patternOf(query.text)})
     and (${query.scheme} = '' or a.scheme = ${query.scheme})
     and (${query.status} = '' or app.award_status(a.state, a.renewal_from, a.valid_until, ${today}) = ${query.status})
   order by a.school_name collate "C", a.id
   limit ${rows} offset ${rows === null ? 0 : (query.page - 1) * rows}`;

export type Counts = Readonly<{
  found: number;
  all: number;
  schemes: readonly Readonly<{ scheme: string; title: string }>[];
}>;

/** How many were found of how many, and the schemes to choose from. One statement. */
export const countAwards = async (db: Db, query: RegisterQuery, today: string): Promise<Counts> => {
  const rows = await db<Counts[]>`
    select count(*) filter (where (${query.text} = '' or a.search_key like ${patternOf(query.text)})
              and (${query.scheme} = '' or a.scheme = ${query.scheme})
              and (${query.status} = '' or app.award_status(a.state, a.renewal_from, a.valid_until, ${today}) = ${query.status}))::int as found,
           count(*)::int as all,
           coalesce((select jsonb_agg(jsonb_build_object('scheme', v.scheme, 'title', v.title) order by v.title)
              from (select scheme, max(title) as title from scheme_version group by scheme) v), '[]') as schemes
      from award a where a.issued_at is not null`;
  return rows[0] ?? { found: 0, all: 0, schemes: [] };
};
