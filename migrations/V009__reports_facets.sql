-- What a report can be filtered by beside its own columns, as one small array: said once, for the list and for the index alike. The
-- list looks at every row of a circle until it has a page full, and answers of some length lie outside the row.
create function vrank_facets(answers jsonb, claims jsonb, published timestamptz) returns text[]
    language sql immutable parallel safe as $$
    select array(
        select 'target-group:' || jsonb_array_elements_text(answers -> 'target-group')
        where jsonb_typeof(answers -> 'target-group') = 'array'
        union all
        select 'prevention-level:' || (answers ->> 'prevention-level') where answers ->> 'prevention-level' is not null
        union all
        -- of what is told; where nobody says, of the telling
        select 'year:' || coalesce(answers ->> 'year', extract(year from published at time zone 'Europe/Brussels')::text)
        union all
        select distinct 'evidence:' || (claim ->> 'evidence') from jsonb_array_elements(claims) as claim
        where claim ->> 'evidence' is not null)
$$;
alter table report add column facets text[] not null generated always as (vrank_facets(answers, claims, published)) stored;
