-- Searching in contents for a school's own people. Row security asks its policy before any index on words may be used, since
-- the operator of a text search is not leakproof: ten thousand texts would be unpacked for each search. So one reviewed
-- function searches by the index as the table's owner, and gives nothing but ids of the acting person's own school's files.

alter table file_text alter column vector set storage extended;

create index file_text_words on file_text using gin (vector) with (fastupdate = off);

-- A text's words in English and as they are written, and its school as one more: the index then finds the words of one school
-- without reading another's. No word of a text can look like that one.
create function app.file_vector(p_school uuid, p_words text) returns tsvector language sql immutable parallel safe
  set search_path = pg_catalog
  as $$ select to_tsvector('english', p_words) || to_tsvector('simple', p_words) || array_to_tsvector(array['school ' || p_school]) $$;

-- Reviewed: ids and ranks of the files of the school for which a member of its staff acts, all of which they may see; for anybody
-- else nothing. The rank is worked out while the hits are few; of many, each counts the same and the newest stand first.
create function app.files_saying(p_words tsquery) returns table (file_id uuid, rank real)
language sql stable security definer set search_path = pg_catalog, public as $$
  with hit as materialized (
    select t.file_id from file_text t
     where numnode(p_words) > 0 and t.vector @@ (p_words && format('%L', 'school ' || app.staff_school())::tsquery) and t.school_id = app.staff_school()),
  counted as materialized (select count(*) as hits from hit)
  select h.file_id, case when c.hits > 200 then 0 else (select ts_rank(t.vector, p_words, 1) from file_text t where t.file_id = h.file_id) end
    from hit h cross join counted c
$$;

comment on index file_text_words is 'Used by app.files_saying alone.';

-- The owner, as whom that function runs and no request ever does: forced row security binds it as well.
create policy owner_search on file_text for select to current_user using (true);

revoke execute on function app.files_saying(tsquery) from public;
grant execute on function app.files_saying(tsquery) to waymark_app;
