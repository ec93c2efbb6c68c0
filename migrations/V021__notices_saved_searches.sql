-- Saved searches: what members search for again and again, and what has appeared since that fits. Belongs to org.vrank.notices.

create table saved_search (
    id        uuid primary key,
    member_id uuid        not null references member,
    name      text        not null check (length(name) between 1 and 80),
    question  jsonb       not null check (jsonb_typeof(question) = 'object' and length(question::text) <= 60000),
    rhythm    text        not null check (rhythm in ('daily', 'weekly')),
    created   timestamptz not null
);
comment on table saved_search is 'own: what a member wants to be told of; which question is whose nobody else can read';
create index saved_search_by_member on saved_search (member_id, created, id);

-- Items of any circle, as they appear: what its owner may know of them is decided at the hour of delivery and again at each reading.
-- Until the hour it is kept when an item was found; afterwards no time at all.
create table saved_match (
    search_id uuid        not null references saved_search on delete cascade,
    kind      text        not null,
    item_id   uuid        not null,
    circle_id uuid        not null references circle,
    published timestamptz not null,
    matched   timestamptz,
    seen      boolean     not null default false,
    primary key (search_id, kind, item_id)
);
comment on table saved_match is 'owner: what fits a saved search, hidden items too; the application asks vrank_saved_news';
create index saved_match_by_circle on saved_match (search_id, circle_id, published desc, item_id) where matched is null;
create index saved_match_by_item on saved_match (item_id);
create index saved_match_waiting on saved_match (matched) where matched is not null;

create table saved_position (
    only_one boolean primary key default true check (only_one),
    reached  text not null
);
comment on table saved_position is 'owner: how far the outbox was held against saved searches';

do $$
declare
    t text;
begin
    foreach t in array array ['saved_search', 'saved_match', 'saved_position']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
end
$$;
create policy own on saved_search to vrank_application using (member_id = vrank_member()) with check (member_id = vrank_member());
grant select, insert, delete on saved_search to vrank_application;
grant update (name, rhythm) on saved_search to vrank_application;

-- The indexer holds items against questions without learning whose they are.
create policy indexer on saved_search for select to vrank_indexer using (true);
create policy indexer on saved_match to vrank_indexer using (true) with check (true);
create policy indexer on saved_position to vrank_indexer using (true) with check (true);
grant select (id, question, created) on saved_search to vrank_indexer;
grant select, insert, delete on saved_match to vrank_indexer;
grant update (circle_id, published) on saved_match to vrank_indexer;
grant select, insert, update on saved_position to vrank_indexer;

-- The hour of delivery: what was found before it is told from now on to those who read its circle now, and forgotten for the others.
-- News is what is not older than ninety days. Answers how many were told.
create function vrank_deliver_saved(daily timestamptz, weekly timestamptz) returns bigint
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    whose uuid;
    mine uuid[];
    told bigint;
    delivered bigint := 0;
begin
    for whose in select distinct s.member_id from saved_match m join saved_search s on s.id = m.search_id
                 where m.matched < greatest(daily, weekly) and m.matched < case s.rhythm when 'daily' then daily else weekly end
        loop
            mine := vrank_circles_of(whose);
            delete from saved_match m using saved_search s
            where s.id = m.search_id and s.member_id = whose and m.matched < case s.rhythm when 'daily' then daily else weekly end
              and m.circle_id <> all (mine);
            update saved_match m set matched = null from saved_search s
            where s.id = m.search_id and s.member_id = whose and m.matched < case s.rhythm when 'daily' then daily else weekly end;
            get diagnostics told = row_count;
            delivered := delivered + told;
        end loop;
    if delivered > 0 then
        delete from saved_match where matched is null and published < daily - interval '90 days';
    end if;
    return delivered;
end
$$;

-- What was delivered for the asking member's saved searches, of those circles alone that they read now; newest first, so many for each.
create function vrank_saved_news(most integer) returns table (search_id uuid, kind text, item_id uuid, seen boolean)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select s.id, m.kind, m.item_id, m.seen
    from saved_search s
        cross join lateral (
            select x.* from unnest(vrank_circles()) as mine (id)
                cross join lateral (
                    select f.* from saved_match f where f.search_id = s.id and f.circle_id = mine.id and f.matched is null
                    order by f.published desc, f.item_id limit most) x
            order by x.published desc, x.item_id limit most) m
    where s.member_id = vrank_member()
    order by s.created, s.id, m.published desc, m.item_id
$$;

create function vrank_see_saved_news() returns bigint
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    n bigint;
begin
    update saved_match m set seen = true from saved_search s
    where s.id = m.search_id and s.member_id = vrank_member() and m.circle_id = any (vrank_circles()) and m.matched is null and not m.seen;
    get diagnostics n = row_count;
    return n;
end
$$;
