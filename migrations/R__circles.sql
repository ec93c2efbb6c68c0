-- Which circles the asking member reads is worked out once a transaction, by vrank_enter, and left in a setting that ends with it;
-- policies ask for it again and again (a list over eight circles: eleven times, 0.1 ms each). A setting may be written by anybody,
-- so what stands there counts only under a seal that the application cannot make: it holds for this session's secret in this
-- transaction of this connection. Whatever could change the answer within the transaction breaks it.
create table if not exists circle_seal (
    only_one boolean primary key default true check (only_one),
    inner_key bytea not null check (length(inner_key) = 64),
    outer_key bytea not null check (length(outer_key) = 64)
);
comment on table circle_seal is 'owner: the key under which a transaction remembers its reader''s circles, with both pads of HMAC applied';
do $$
declare
    key bytea := sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8'))
                 || decode(repeat('00', 32), 'hex');
    i bytea := key;
    o bytea := key;
begin
    for at in 0..63
        loop
            i := set_byte(i, at, get_byte(key, at) # 54);
            o := set_byte(o, at, get_byte(key, at) # 92);
        end loop;
    insert into circle_seal (inner_key, outer_key) values (i, o) on conflict do nothing;
end
$$;
alter table circle_seal enable row level security;
alter table circle_seal force row level security;
do $$
begin
    if not exists (select from pg_policies where schemaname = 'vrank' and tablename = 'circle_seal') then
        create policy owner on circle_seal to vrank_owner using (true) with check (true);
    end if;
end
$$;

-- HMAC-SHA256 (RFC 2104), from the server's own SHA-256: pgcrypto, which offers it ready made, is not part of every PostgreSQL.
create or replace function vrank_seal(what text) returns text
    language plpgsql stable set search_path = vrank, pg_temp as $$
declare
    s circle_seal;
begin
    select * into strict s from circle_seal;
    return encode(sha256(s.outer_key || sha256(s.inner_key || convert_to(
        concat_ws(' ', pg_backend_pid(), now(), current_setting('vrank.session'), nullif(current_setting('vrank.feed', true), ''),
                  what), 'UTF8'))), 'hex');
end
$$;

-- The circles of a member, as the view reader has them. Who funds nobody and is above nobody can only lack a membership or a seat,
-- and that is most people; what others are and belong to is looked up for the rest alone, for it takes the whole network to do so.
-- Planning takes longer than running, so a connection plans it once.
create or replace function vrank_circles_of(whose uuid) returns uuid[]
    language plpgsql stable set search_path = vrank, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    kinds text[];
begin
    if whose is null then
        return array(select id from circle where kind = 'public');
    end if;
    if exists (select from held_seat h join seat_above sa on sa.above_id = h.seat_id where h.member_id = whose)
        or exists (select from member_root mine join tie_in_force f on f.funder_id = mine.root_id where mine.member_id = whose) then
        return array(select id from (select id from circle where kind = 'public'
                                     union select circle_id from reader where member_id = whose) mine order by id);
    end if;
    kinds := array(select h.kind from held_seat h where h.member_id = whose);
    return array(select id from circle where kind = 'public'
                 union
                 select c.id from membership m join circle c on c.id = m.circle_id
                 where m.member_id = whose and m.ended is null and m.confirmed is not null and m.accepted is not null
                   and c.admits && kinds
                 order by id);
end
$$;

-- A transaction that reads a feed reads the one circle of that feed and nothing else, not even the public one: its session is a
-- visitor's.
create or replace function vrank_circles_now(whose uuid) returns uuid[]
    language plpgsql stable set search_path = vrank, pg_temp as $$
begin
    if current_setting('vrank.feed', true) <> '' then
        return array(select f.circle_id from vrank_feed() f);
    end if;
    return vrank_circles_of(whose);
end
$$;

create or replace function vrank_circles() returns uuid[]
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    known text := current_setting('vrank.circles', true);
begin
    if length(known) > 64 then
        if left(known, 64) = vrank_seal(substr(known, 65)) then
            return substr(known, 65)::uuid[];
        end if;
    end if;
    return vrank_circles_now((vrank_session()).member_id);
end
$$;

-- Enters as the session of this secret until the transaction ends: everything a request needs to know of its reader, in one call;
-- no row when the secret opens no session. With a feed's token, as the reader of that feed.
drop function if exists vrank_enter(text);
create or replace function vrank_enter(secret text, feed_token text default '') returns table (session_id uuid, member_id uuid, circles uuid[], stale boolean)
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    perform set_config('vrank.session', secret, true), set_config('vrank.feed', feed_token, true);
    select s.id, s.member_id, s.last_used < now() - interval '1 hour' into session_id, member_id, stale
    from session s where s.secret_hash = sha256(convert_to(secret, 'UTF8')) and s.expires > now();
    if session_id is null then
        perform set_config('vrank.circles', '', true);
        return;
    end if;
    circles := vrank_circles_now(member_id);
    perform set_config('vrank.circles', vrank_seal(circles::text) || circles::text, true);
    return next;
end
$$;

create or replace function vrank_ask_circles_again() returns trigger language plpgsql set search_path = vrank, pg_temp as $$
begin
    perform set_config('vrank.circles', '', true);
    return null;
end
$$;
do $$
declare
    t text;
begin
    foreach t in array array ['circle', 'membership', 'funding_tie', 'tenure', 'seat', 'session']
        loop
            execute format('create or replace trigger circles_are_asked_again after insert or update or delete on %I
                            for each statement execute function vrank_ask_circles_again()', t);
        end loop;
end
$$;
