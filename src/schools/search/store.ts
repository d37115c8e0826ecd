import type { Db } from '#platform/db';
import { closeness, leadingWords, meaningsOf, type Meaning, type NearWord } from './rules.ts';

export type FoundSchool = Readonly<{
  id: string;
  urn: number | null;
  name: string;
  town: string | null;
  laName: string | null;
  postcode: string | null;
  phase: string | null;
  type: string | null;
  status: string | null;
  isDemonstration: boolean;
}>;

export type Found = Readonly<{ schools: readonly FoundSchool[]; total: number }>;

const mostWords = 8;
/** Below this a word's best match is too weak to trust letter triples alone. */
const trusted = 0.75;

/** Schools for what somebody typed: names, towns, authorities, postcodes or a URN in any order, however spelt; best first. */
export const searchSchools = async (
  db: Db,
  query: string,
  { limit, offset }: Readonly<{ limit: number; offset: number }>,
): Promise<Found> => {
  const near = await nearWords(db, query);
  const best = new Map<string, number>();
  for (const each of near)
    if (each.schools > 0) best.set(each.asked, Math.max(best.get(each.asked) ?? 0, closeness(each.asked, each.word)));
  const weak = [...new Set(near.map((each) => each.asked))].filter(
    (word) => /^[a-z]{3,}$/.test(word) && (best.get(word) ?? 0) < trusted,
  );
  const all = weak.length === 0 ? near : [...near, ...(await wordsWithinSlips(db, weak))];
  const meanings = meaningsOf(withoutRepeats(all), 30_000);
  return meanings.length === 0 ? { schools: [], total: 0 } : rank(db, meanings, limit, offset);
};

const withoutRepeats = (near: readonly NearWord[]): readonly NearWord[] => [
  ...new Map(near.map((each) => [`${each.asked} ${each.word}`, each])).values(),
];

/** Each asked word as it stands, the words that begin with it and those that share its letter triples. */
const nearWords = (db: Db, query: string): Promise<NearWord[]> => db<NearWord[]>`
  with asked as (select word from unnest((app.search_words(left(${query}, 200)))[1:${mostWords}]) as word)
  select asked.word as asked, asked.word, coalesce((select v.schools from school_word v where v.word = asked.word), 0) as schools from asked
  union all
  select asked.word, begun.word, begun.schools from asked cross join lateral (
    select v.word, v.schools from school_word v
     where length(asked.word) >= 3 and v.word ^@ asked.word and v.word <> asked.word
     order by v.schools desc limit 8) as begun
  union all
  select asked.word, alike.word, alike.schools from asked cross join lateral (
    select v.word, v.schools from school_word v
     where asked.word !~ '[0-9]' and length(asked.word) >= 3 and v.word % asked.word and v.word <> asked.word
     order by similarity(v.word, asked.word) desc, v.schools desc limit 12) as alike`;

/** For short words one slip leaves no letter triple in common; these few are compared with every word of like length. */
const wordsWithinSlips = (db: Db, weak: readonly string[]): Promise<NearWord[]> => db<NearWord[]>`
  select asked.word as asked, slip.word, slip.schools from unnest(${db.array([...weak])}::text[]) as asked (word) cross join lateral (
    select v.word, v.schools from school_word v
     where length(v.word) between length(asked.word) - 2 and length(asked.word) + 2
       and levenshtein_less_equal(v.word, asked.word, 2) <= 2
     order by levenshtein_less_equal(v.word, asked.word, 2), v.schools desc limit 15) as slip`;

/** A word found in the name counts whole, in town or authority two thirds; schools that are open come before closed ones. */
const rank = async (db: Db, meanings: readonly Meaning[], limit: number, offset: number): Promise<Found> => {
  const rows = await db<(FoundSchool & { total: number })[]>`
    with meaning as (
      select * from unnest(${db.array(meanings.map((each) => each.asked))}::text[], ${db.array(meanings.map((each) => each.word))}::text[],
        ${db.array(meanings.map((each) => each.weight))}::double precision[]) as m (asked, word, weight)
    ), candidate as (
      select id, name_words, all_words from school where all_words && ${db.array([...leadingWords(meanings)])}::text[] limit 1500
    ), matched as (
      select c.id, m.asked, max(m.weight * case when m.word = any (c.name_words) then 1 else 0.66 end) as weight
        from candidate c cross join lateral unnest(c.all_words) as own (word) join meaning m on m.word = own.word
       group by c.id, m.asked
    ), scored as (
      select id, sum(weight) as score from matched group by id
    )
    select s.id, s.urn, s.name, s.town, s.la_name, s.postcode, s.phase, s.type, s.status, s.is_demonstration,
           (count(*) over ())::int as total
      from scored join school s using (id)
     where scored.score >= 0.5 * (select max(score) from scored)
     order by scored.score - 0.12 * cardinality(s.name_words) - case when s.status = 'Closed' then 1 else 0 end desc, s.name, s.urn
     limit ${limit} offset ${offset}`;
  return {
    schools: rows.map(({ total: _total, ...school }) => school),
    total: rows[0]?.total ?? 0,
  };
};

/** What a search looks through: how many schools, and which years have figures. */
export const heldNow = async (db: Db): Promise<Readonly<{ schools: number; years: readonly string[] }>> => {
  const [held] = await db<{ schools: number; years: string[] | null }[]>`
    select (select count(*)::int from school) as schools, (select array_agg(distinct year order by year) from census_year) as years`;
  return { schools: held?.schools ?? 0, years: held?.years ?? [] };
};
