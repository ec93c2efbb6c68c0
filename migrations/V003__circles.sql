-- Circles: who may read. Funding ties: why somebody may not.

create table funding_tie (
    id           uuid primary key,
    funder_id    uuid not null references organisation,
    funded_id    uuid not null references organisation,
    call         text not null check (length(call) between 2 and 200),
    starts       date not null,
    ends         date check (ends >= starts),
    source       text not null check (length(source) between 2 and 500),
    recorded_by  uuid references member,
    recorded     timestamptz not null default now(),
    confirmed_by uuid references member,
    confirmed    timestamptz,
    check (funder_id <> funded_id),
    check (confirmed_by <> recorded_by)
);
comment on table funding_tie is 'public: who funds whom, once a second person has confirmed it; before that for administrators and custodians';
create index funding_tie_by_funder on funding_tie (funder_id, funded_id);
create index funding_tie_by_funded on funding_tie (funded_id);

create table circle (
    id        uuid primary key,
    kind      text    not null check (kind in ('public', 'network', 'first-line', 'platform', 'working')),
    candid    boolean not null,
    superiors boolean not null,
    admits    text[]  not null,
    name_nl   text not null,
    name_fr   text not null,
    name_de   text not null,
    name_en   text not null,
    about_nl  text not null default '',
    about_fr  text not null default '',
    about_de  text not null default '',
    about_en  text not null default '',
    created   timestamptz not null default now(),
    check (not (candid and kind = 'public')),
    check (cardinality(admits) > 0 or kind = 'public'),
    check (kind <> 'first-line' or (candid and not superiors))
);
comment on table circle is 'circle: the rule of who may read, which never changes; a wider one is another circle';
create unique index circle_public_is_one on circle (kind) where kind = 'public';
create trigger circle_rule_never_changes before update or delete on circle
    for each row execute function vrank_refuse_change();

create table membership (
    id           uuid primary key,
    circle_id    uuid not null references circle,
    member_id    uuid not null references member,
    proposed_by  uuid references member,
    proposed     timestamptz not null default now(),
    confirmed_by uuid references member,
    confirmed    timestamptz,
    accepted     timestamptz,
    ended        timestamptz,
    ended_because text check (ended_because in ('left', 'removed', 'funding-tie', 'withdrawn')),
    check ((ended is null) = (ended_because is null))
);
comment on table membership is 'owner: admissions to circles and their end; fellows learn of them through vrank_people';
create unique index membership_once on membership (circle_id, member_id) where ended is null;
create index membership_by_member on membership (member_id) where ended is null;

-- Confirmed ties that count: until the second anniversary of their last day.
create view tie_in_force with (security_invoker = true) as
select funder_id, funded_id from funding_tie
where confirmed is not null and starts <= vrank_today() and (ends is null or ends >= vrank_today() - interval '2 years');

-- Above and below, as members today.
create view superior_of with (security_invoker = true) as
select distinct above.member_id as superior_id, below.member_id
from seat_above sa join held_seat above on above.seat_id = sa.above_id join held_seat below on below.seat_id = sa.seat_id
where above.member_id <> below.member_id;

-- Members admitted and not gone, whether or not they may read today.
create view admitted with (security_invoker = true) as
select circle_id, member_id from membership where ended is null and confirmed is not null;

-- Who reads: the one definition from which reading, the audience answer and the lists of members all follow. Dates are
-- judged here, when reading: a seat that ended yesterday or a tie that began today counts at the next request.
create view reader with (security_invoker = true) as
select m.circle_id, m.member_id, m.accepted as since
from membership m join circle c on c.id = m.circle_id
where m.ended is null and m.confirmed is not null and m.accepted is not null
  and exists (select from held_seat h where h.member_id = m.member_id and h.kind = any (c.admits))
  and (c.superiors or not exists (
      select from superior_of s join admitted a on a.member_id = s.member_id and a.circle_id = m.circle_id
      where s.superior_id = m.member_id))
  and (not c.candid or not exists (
      select from member_root mine
          join tie_in_force f on f.funder_id = mine.root_id
          join member_root theirs on theirs.root_id = f.funded_id
          join admitted a on a.member_id = theirs.member_id and a.circle_id = m.circle_id
      where mine.member_id = m.member_id and theirs.member_id <> m.member_id));

-- Planning takes longer than running, so a connection plans it once.
create function vrank_circles() returns uuid[]
    language plpgsql stable security definer set search_path = vrank, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    whose uuid := (vrank_session()).member_id;
begin
    return array(select id from (select id from circle where kind = 'public'
                                 union select circle_id from reader where member_id = whose) mine order by id);
end
$$;

-- Everything a request needs to know of its reader, in one call; no row when the secret opens no session.
create function vrank_viewer() returns table (session_id uuid, member_id uuid, language text, circles uuid[], stale boolean)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    return query select s.id, s.member_id, a.language, vrank_circles(), s.last_used < now() - interval '1 hour'
                 from session s left join account a on a.member_id = s.member_id
                 where s.secret_hash = sha256(convert_to(current_setting('vrank.session', true), 'UTF8')) and s.expires > now();
end
$$;

-- One lock for everything that could put a funder and a funded organisation into one candid circle. What was committed before the
-- lock was had must be seen after it, so a transaction with an older snapshot is refused.
create function vrank_lock_candour() returns void language plpgsql volatile as $$
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'admissions and ties are checked in read committed only' using errcode = 'VR001';
    end if;
    perform pg_advisory_xact_lock(7216011);
end
$$;

-- Why this member may not enter this circle: null when nothing stands in the way.
create function vrank_barrier(which uuid, whom uuid) returns text
    language plpgsql volatile set search_path = vrank, pg_temp as $$
declare
    c vrank.circle;
begin
    select * into strict c from circle where id = which;
    if c.kind = 'public' then
        return 'public';
    end if;
    if not exists (select from held_seat h where h.member_id = whom and h.kind = any (c.admits)) then
        return 'seat';
    end if;
    if not c.superiors and exists (select from superior_of s join admitted a on a.circle_id = which
            where (s.superior_id = whom and s.member_id = a.member_id) or (s.superior_id = a.member_id and s.member_id = whom)) then
        return 'superior';
    end if;
    if c.candid and exists (
            select from admitted a
                join member_root theirs on theirs.member_id = a.member_id
                join member_root mine on mine.member_id = whom
                join tie_in_force f on (f.funder_id, f.funded_id) in ((mine.root_id, theirs.root_id), (theirs.root_id, mine.root_id))
            where a.circle_id = which and a.member_id <> whom) then
        return 'funder';
    end if;
    return null;
end
$$;

-- The database itself refuses an admission that breaks the rule, whoever writes it.
create function vrank_check_admission() returns trigger language plpgsql set search_path = vrank, pg_temp as $$
declare
    c vrank.circle;
    barrier text;
begin
    if tg_op = 'UPDATE' and ((new.circle_id, new.member_id, new.proposed_by) is distinct from (old.circle_id, old.member_id, old.proposed_by)
        or (old.confirmed is not null and new.confirmed is distinct from old.confirmed)
        or (old.ended is not null and new.ended is distinct from old.ended)) then
        raise exception 'an admission keeps its facts; ended is ended' using errcode = 'VR001';
    end if;
    if new.accepted is not null and new.confirmed is null then
        raise exception 'accepted before it was confirmed' using errcode = 'VR001';
    end if;
    if new.confirmed is null or new.ended is not null or (tg_op = 'UPDATE' and old.confirmed is not null) then
        return new;
    end if;
    perform vrank_lock_candour();
    select * into strict c from circle where id = new.circle_id;
    barrier := vrank_barrier(new.circle_id, new.member_id);
    if barrier is not null then
        raise exception 'barred: %', barrier using errcode = 'VR004', detail = barrier;
    end if;
    if c.candid and exists (select from admitted where circle_id = new.circle_id) then
        if new.confirmed_by is null
            or not exists (select from reader r where r.circle_id = new.circle_id and r.member_id = new.confirmed_by)
            or exists (select from member_root mine join member_root theirs on mine.root_id = theirs.root_id
                       where mine.member_id = new.confirmed_by and theirs.member_id = new.proposed_by) then
            raise exception 'barred: confirmation' using errcode = 'VR004', detail = 'confirmation';
        end if;
    end if;
    return new;
end
$$;
create trigger admission_keeps_the_rule before insert or update on membership
    for each row execute function vrank_check_admission();

-- A tie is confirmed by a second person who belongs to no funder; from then on it removes the funder's people. The two triggers run
-- with their owner's rights: who records or confirms a tie reads neither seats nor memberships.
create function vrank_check_tie() returns trigger language plpgsql security definer set search_path = vrank, pg_temp as $$
begin
    if exists (select from organisation where id in (new.funder_id, new.funded_id) and parent_id is not null) then
        raise exception 'a tie stands between root organisations' using errcode = 'VR004', detail = 'root';
    end if;
    if tg_op = 'UPDATE' and ((new.id, new.funder_id, new.funded_id, new.starts, new.recorded_by)
            is distinct from (old.id, old.funder_id, old.funded_id, old.starts, old.recorded_by)
        or (old.confirmed is not null and new.confirmed is distinct from old.confirmed)) then
        raise exception 'a tie keeps its facts' using errcode = 'VR001';
    end if;
    if new.confirmed is not null and (tg_op = 'INSERT' or old.confirmed is null) then
        perform vrank_lock_candour();
        if new.confirmed_by = new.recorded_by then
            raise exception 'barred: own record' using errcode = 'VR004', detail = 'own-record';
        end if;
        if new.confirmed_by is not null and exists (
                select from member_root r where r.member_id = new.confirmed_by
                    and (r.root_id = new.funder_id
                         or r.root_id in (select funder_id from funding_tie
                                          where confirmed is not null and (ends is null or ends >= vrank_today() - interval '2 years')))) then
            raise exception 'barred: confirming funder' using errcode = 'VR004', detail = 'confirming-funder';
        end if;
    end if;
    return new;
end
$$;
create trigger tie_keeps_its_facts before insert or update on funding_tie
    for each row execute function vrank_check_tie();

create function vrank_apply_tie() returns trigger language plpgsql security definer set search_path = vrank, pg_temp as $$
begin
    update membership m set ended = now(), ended_because = 'funding-tie'
    from circle c
    where c.id = m.circle_id and c.candid and m.ended is null and new.confirmed is not null
      and exists (select from tie_in_force f join member_root mine on mine.root_id = f.funder_id
                      join member_root theirs on theirs.root_id = f.funded_id
                      join admitted a on a.member_id = theirs.member_id and a.circle_id = m.circle_id
                  where f.funder_id = new.funder_id and f.funded_id = new.funded_id
                    and mine.member_id = m.member_id and theirs.member_id <> m.member_id);
    return null;
end
$$;
create trigger tie_removes_funders after insert or update on funding_tie
    for each row execute function vrank_apply_tie();

do $$
declare
    t text;
begin
    foreach t in array array ['funding_tie', 'circle', 'membership']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
end
$$;

create policy confirmed on funding_tie for select to vrank_application using (confirmed is not null);
create policy duty on funding_tie for select to vrank_application
    using (vrank_holds('administrator') or vrank_holds('custodian'));
create policy duty_record on funding_tie for insert to vrank_application
    with check (vrank_holds('administrator') and recorded_by = vrank_member() and confirmed is null);
create policy duty_confirm on funding_tie for update to vrank_application
    using (confirmed is null and (vrank_holds('administrator') or vrank_holds('custodian')))
    with check (confirmed_by = vrank_member());
create policy readers on circle for select to vrank_application using (id = any (vrank_circles()));
create policy duty on circle for select to vrank_application using (vrank_holds('administrator'));

grant select, insert on funding_tie to vrank_application;
grant update (confirmed_by, confirmed) on funding_tie to vrank_application;
grant select on circle to vrank_application;
create policy indexer on circle for select to vrank_indexer using (true);
grant select (id) on circle to vrank_indexer;
