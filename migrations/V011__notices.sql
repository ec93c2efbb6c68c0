-- Notices: what tells a member that something happened. Here, feeds: one circle each, read by a program that knows a token.

create table feed (
    id         uuid primary key,
    token_hash bytea not null unique,
    member_id  uuid  not null references member,
    circle_id  uuid  not null references circle,
    created    date  not null,
    used       date check (extract(day from used) = 1)
);
comment on table feed is 'own: addresses at which a program reads one circle for its member; their hashes, and the month they were last read';
create index feed_by_member on feed (member_id, circle_id);
alter table feed enable row level security;
alter table feed force row level security;
create policy owner on feed to vrank_owner using (true) with check (true);
create policy own on feed to vrank_application
    using (member_id = vrank_member())
    with check (member_id = vrank_member() and circle_id = any (vrank_circles()));
grant select, insert, delete on feed to vrank_application;

-- The feed that this transaction reads, in the language of its member, while that member reads its circle; else no row.
create function vrank_feed() returns table (id uuid, circle_id uuid, language text, stale boolean)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    return query
        select f.id, f.circle_id, a.language, f.used is distinct from date_trunc('month', vrank_today())::date
        from feed f join account a on a.member_id = f.member_id
        where f.token_hash = sha256(convert_to(current_setting('vrank.feed', true), 'UTF8'))
          and exists (select from reader r where r.circle_id = f.circle_id and r.member_id = f.member_id);
end
$$;

-- Of the last reading only the month is kept: it says whether a forgotten address is still in use, and no more.
create function vrank_touch_feed() returns void
    language sql volatile security definer set search_path = vrank, pg_temp as $$
    update feed set used = date_trunc('month', vrank_today())::date where id = (select f.id from vrank_feed() f)
$$;

-- Whoever comes back to a circle makes a new address.
create function vrank_end_feeds() returns trigger language plpgsql security definer set search_path = vrank, pg_temp as $$
begin
    delete from feed where member_id = new.member_id and circle_id = new.circle_id;
    return null;
end
$$;
create trigger feeds_end_with_membership after update on membership
    for each row when (new.ended is not null) execute function vrank_end_feeds();
