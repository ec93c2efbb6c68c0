-- Administration without reading: invitations, seats that pass on, suspension, and a log of what administrators did.

create table suspension (
    member_id uuid primary key references member,
    since     timestamptz not null default now()
);
comment on table suspension is 'owner: members who may not sign in for now; they hold no seat and read nothing, until it is lifted';

-- In the order of the number, which nobody is shown.
create table act (
    number          bigint generated always as identity primary key,
    at              timestamptz not null default now(),
    kind            text        not null check (kind in ('invited', 'seat-added', 'seat-ended', 'seat-passed-on', 'seat-received', 'suspended',
                                    'lifted', 'circle-made', 'proposed', 'removed', 'tie-recorded', 'tie-confirmed', 'tie-withdrawn',
                                    'tie-ended', 'account-deleted')),
    actor_id        uuid references member,
    subject_id      uuid references member,
    seat_kind       text,
    organisation_id uuid references organisation,
    funded_id       uuid references organisation,
    circle_id       uuid references circle,
    reason          text        not null default '' check (length(reason) <= 500)
);
comment on table act is 'owner: what administrators did, reached through vrank_acts: by those it was done to and by administrators, who learn nothing of a candid circle from it';
create index act_by_subject on act (subject_id, number);

do $$
declare
    t text;
begin
    foreach t in array array ['suspension', 'act']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
end
$$;

-- Who is suspended holds no seat today, and so reads no circle, is counted nowhere and stands in no list of readers.
create or replace view held_seat with (security_invoker = true) as
select t.member_id, t.id as tenure_id, t.starts, s.id as seat_id, s.kind, s.organisation_id, s.title_nl, s.title_fr, s.title_en, o.root_id
from tenure t join seat s on s.id = t.seat_id join organisation o on o.id = s.organisation_id
where t.starts <= vrank_today() and (t.ends is null or t.ends >= vrank_today())
  and not exists (select from suspension x where x.member_id = t.member_id);

create function vrank_no_session_while_suspended() returns trigger
    language plpgsql security definer set search_path = vrank, pg_temp as $$
begin
    if exists (select from suspension where member_id = new.member_id) then
        return null;
    end if;
    return new;
end
$$;
create trigger no_session_while_suspended before insert on session
    for each row when (new.member_id is not null) execute function vrank_no_session_while_suspended();

-- Asking for a sign-in does the same work for a known, an unknown and a suspended address.
create or replace function vrank_ask_sign_in(new_id uuid, mail_id uuid, address text, token text, asker text, mail_subject text, mail_body text)
    returns void
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    known account;
begin
    delete from sign_in where created < now() - interval '1 day';
    select * into known from account a where lower(a.email) = lower(address);
    -- also for an unknown address, so that it costs the same
    if exists (select from suspension x where x.member_id = coalesce(known.member_id, new_id)) then
        known := null;
    end if;
    insert into sign_in (id, token_hash, asker_hash, member_id)
    values (new_id, sha256(convert_to(token, 'UTF8')), sha256(convert_to(asker, 'UTF8')), known.member_id);
    insert into mail (id, asker_hash, member_id, recipient, subject, body)
    values (mail_id, sha256(convert_to(asker, 'UTF8')), known.member_id, known.email, mail_subject, mail_body);
end
$$;

create or replace function vrank_sign_in_as(wanted text, session_id uuid, secret text, agent text) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    whose uuid := (select id from member where handle = wanted and vrank_demo()
                   and not exists (select from suspension x where x.member_id = member.id));
begin
    if whose is null then
        return false;
    end if;
    perform vrank_new_session(session_id, whose, secret, agent);
    return true;
end
$$;

create function vrank_administrators_only() returns uuid
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    if not vrank_holds('administrator') then
        raise exception 'administrators only' using errcode = 'VR003';
    end if;
    return vrank_member();
end
$$;

create function vrank_note(what text, whom uuid, of_seat text, unit uuid, because text) returns void
    language sql volatile set search_path = vrank, pg_temp as $$
    insert into act (kind, actor_id, subject_id, seat_kind, organisation_id, reason)
    values (what, vrank_member(), whom, of_seat, unit, coalesce(because, ''))
$$;

-- A new member with a first seat, and a mail that says so; only an administrator makes one. Answers null, or the field that stands in
-- the way: an address that is taken, also by a request at the same moment, or a superior's seat that does not exist.
drop function vrank_add_member(uuid, text, text, text, uuid, uuid, uuid, text, uuid, date);
create function vrank_add_member(new_id uuid, new_name text, address text, tongue text, new_seat uuid, new_tenure uuid, unit uuid,
                                 seat_kind text, superior uuid, since date, mail_id uuid, mail_subject text, mail_body text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    perform vrank_administrators_only();
    if superior is not null and not exists (select from seat where id = superior) then
        return 'superior';
    end if;
    insert into member (id, name) values (new_id, new_name);
    insert into account (member_id, email, language) values (new_id, address, tongue) on conflict (lower(email)) do nothing;
    if not found then
        delete from member where id = new_id;
        return 'email';
    end if;
    insert into seat (id, organisation_id, kind, superior_id) values (new_seat, unit, seat_kind, superior);
    insert into tenure (id, seat_id, member_id, starts) values (new_tenure, new_seat, new_id, since);
    insert into mail (id, member_id, recipient, subject, body) values (mail_id, new_id, address, mail_subject, mail_body);
    perform vrank_note('invited', new_id, seat_kind, unit, '');
    return null;
end
$$;

-- Members with their seats, past and to come, for administrators: no circle, no text, no address.
create function vrank_roster(asked text) returns table (member_id uuid, name text, suspended boolean, seat_id uuid, kind text, title_nl text,
        title_fr text, title_en text, organisation_id uuid, starts date, ends date)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    perform vrank_administrators_only();
    return query
        select m.id, m.name, exists (select from suspension x where x.member_id = m.id), s.id, s.kind, s.title_nl, s.title_fr, s.title_en,
               s.organisation_id, t.starts, t.ends
        from (select p.* from member p where asked = '' or strpos(lower(p.name), lower(asked)) > 0 order by p.name, p.id limit 200) m
            left join tenure t on t.member_id = m.id left join seat s on s.id = t.seat_id
        order by m.name, m.id, t.starts desc, s.id;
end
$$;

create function vrank_add_seat(whom uuid, new_seat uuid, new_tenure uuid, unit uuid, seat_kind text, superior uuid, since date, because text)
    returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    perform vrank_administrators_only();
    if not exists (select from member where id = whom) then
        return 'member';
    end if;
    if not exists (select from organisation where id = unit) then
        return 'organisation';
    end if;
    if superior is not null and not exists (select from seat where id = superior) then
        return 'superior';
    end if;
    insert into seat (id, organisation_id, kind, superior_id) values (new_seat, unit, seat_kind, superior);
    insert into tenure (id, seat_id, member_id, starts) values (new_tenure, new_seat, whom, since);
    perform vrank_note('seat-added', whom, seat_kind, unit, because);
    return null;
end
$$;

-- Ends a seat's tenure; the member stops holding it the day after.
drop function vrank_end_seat(uuid, date);
create function vrank_end_seat(which uuid, last_day date, because text) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    whose uuid;
begin
    perform vrank_administrators_only();
    update tenure set ends = last_day
    where seat_id = which and starts <= last_day and (ends is null or ends > last_day)
    returning member_id into whose;
    if whose is null then
        return false;
    end if;
    perform vrank_note('seat-ended', whose, s.kind, s.organisation_id, because) from seat s where s.id = which;
    return true;
end
$$;

-- A successor takes the seat from a day on. What belongs to the seat goes with it; what belongs to its holder (memberships, drafts,
-- authorship) hangs on the member and stays. Answers null, 'absent', or the field that stands in the way.
create function vrank_pass_seat(which uuid, successor uuid, new_tenure uuid, since date, because text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    s seat;
    held tenure;
begin
    perform vrank_administrators_only();
    select * into s from seat where id = which for update;
    if s.id is null then
        return 'absent';
    end if;
    if not exists (select from member where id = successor) then
        return 'member';
    end if;
    select * into held from tenure where seat_id = which and (ends is null or ends >= since) order by starts limit 1;
    if held.member_id = successor then
        return 'holder';
    end if;
    if held.starts >= since then
        return 'from';
    end if;
    if held.id is not null then
        update tenure set ends = since - 1 where id = held.id;
        perform vrank_note('seat-passed-on', held.member_id, s.kind, s.organisation_id, because);
    end if;
    insert into tenure (id, seat_id, member_id, starts) values (new_tenure, which, successor, since);
    perform vrank_note('seat-received', successor, s.kind, s.organisation_id, because);
    return null;
end
$$;

-- Suspends a member, whose sessions end with it; or lifts that. Not oneself, so that one administrator always remains.
create function vrank_suspend(whom uuid, because text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    if whom = vrank_administrators_only() then
        return 'self';
    end if;
    if not exists (select from member where id = whom) then
        return 'absent';
    end if;
    perform vrank_keep_a_custodian(whom);
    insert into suspension (member_id) values (whom) on conflict do nothing;
    if found then
        delete from session where member_id = whom;
        delete from sign_in where member_id = whom;
        perform vrank_note('suspended', whom, null, null, because);
    end if;
    return null;
end
$$;

create function vrank_lift(whom uuid, because text) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    perform vrank_administrators_only();
    delete from suspension where member_id = whom;
    if found then
        perform vrank_note('lifted', whom, null, null, because);
    end if;
    return exists (select from member where id = whom);
end
$$;

-- What is done about ties and circles is noted by the tables themselves, whoever does it.
create function vrank_note_tie() returns trigger language plpgsql security definer set search_path = vrank, pg_temp as $$
declare
    what text := case when tg_op = 'INSERT' then 'tie-recorded'
                      when tg_op = 'DELETE' then 'tie-withdrawn'
                      when old.confirmed is null and new.confirmed is not null then 'tie-confirmed'
                      when new.ends is distinct from old.ends then 'tie-ended' end;
    tie funding_tie := case when tg_op = 'DELETE' then old else new end;
begin
    if what is not null and coalesce(current_setting('vrank.session', true), '') <> '' then
        insert into act (kind, actor_id, organisation_id, funded_id) values (what, vrank_member(), tie.funder_id, tie.funded_id);
    end if;
    return null;
end
$$;
create trigger ties_are_noted after insert or update or delete on funding_tie for each row execute function vrank_note_tie();

create function vrank_note_circle() returns trigger language plpgsql security definer set search_path = vrank, pg_temp as $$
begin
    if coalesce(current_setting('vrank.session', true), '') <> '' then
        insert into act (kind, actor_id, circle_id) values ('circle-made', vrank_member(), new.id);
    end if;
    return null;
end
$$;
create trigger circles_are_noted after insert on circle for each row execute function vrank_note_circle();

-- An administrator who proposes somebody or takes somebody out is noted whatever comes of it: what came of it is not theirs to know.
create or replace function vrank_propose(which uuid, address text, new_id uuid) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_member();
    whom uuid := (select member_id from account where lower(email) = lower(address));
    reads boolean := exists (select from reader where circle_id = which and member_id = me);
    is_candid boolean := (select candid from circle where id = which);
    barrier text;
    admits boolean;
begin
    if is_candid is null or (not reads and not vrank_holds('administrator')) then
        raise exception 'members and administrators only' using errcode = 'VR003';
    end if;
    if whom is null then
        return 'unknown';
    end if;
    if reads and exists (select from membership where circle_id = which and member_id = whom and ended is null) then
        return 'already';
    end if;
    barrier := vrank_barrier(which, whom);
    if barrier in ('public', 'seat') or (reads and barrier is not null) then
        return barrier;
    end if;
    if vrank_holds('administrator') then
        insert into act (kind, actor_id, subject_id, circle_id) values ('proposed', me, whom, which);
    end if;
    admits := not is_candid and barrier is null;
    insert into membership (id, circle_id, member_id, proposed_by, confirmed_by, confirmed)
    select new_id, which, whom, me, case when admits then me end, case when admits then now() end
    where not exists (select from membership where circle_id = which and member_id = whom and ended is null)
    on conflict (circle_id, member_id) where ended is null do nothing;
    if not found then
        return case when reads then 'already' else 'proposed' end;
    end if;
    return case when admits then 'admitted' else 'proposed' end;
end
$$;

create or replace function vrank_remove(which_circle uuid, whom uuid) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    was boolean;
begin
    perform vrank_administrators_only();
    update membership set ended = now(), ended_because = 'removed'
    where circle_id = which_circle and ended is null and (member_id = whom or id = whom);
    was := found;
    if exists (select from circle where id = which_circle) then
        insert into act (kind, actor_id, subject_id, circle_id)
        values ('removed', vrank_member(), (select id from member where id = whom), which_circle);
    end if;
    return was or not exists (select from reader where circle_id = which_circle and member_id = vrank_member());
end
$$;

-- The log, newest first. A member reads what was done to them, an administrator everything; of a candid circle only its own making is
-- told, and the rest to those who read it, once did, or did it.
create function vrank_acts(whole boolean, skipped integer) returns table (at timestamptz, kind text, actor text, subject text, mine boolean,
        seat_kind text, organisation_id uuid, funded_id uuid, circle_nl text, circle_fr text, circle_de text, circle_en text, reason text)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_member();
    administers boolean := whole and vrank_holds('administrator');
begin
    return query
        select a.at, a.kind, by.name, whom.name, coalesce(a.subject_id = me, false), a.seat_kind, a.organisation_id, a.funded_id,
               c.name_nl, c.name_fr, c.name_de, c.name_en, a.reason
        from act a left join member by on by.id = a.actor_id left join member whom on whom.id = a.subject_id
            left join circle c on c.id = a.circle_id
        where (administers or a.subject_id = me)
          and (c.id is null or c.id = any (vrank_circles())
               or (a.subject_id = me and exists (select from membership m where m.circle_id = c.id and m.member_id = me and m.confirmed is not null))
               or (administers and (not c.candid or a.kind = 'circle-made' or coalesce(a.actor_id = me, false))))
        order by a.number desc offset skipped limit 51;
end
$$;

-- Erasure. What a member leaves behind bears no tie to them: who proposed, confirmed or recorded something is emptied and nothing else.
create or replace function vrank_check_admission() returns trigger language plpgsql set search_path = vrank, pg_temp as $$
declare
    c vrank.circle;
    barrier text;
begin
    if tg_op = 'UPDATE' and ((new.circle_id, new.member_id) is distinct from (old.circle_id, old.member_id)
        or (new.proposed_by is not null and new.proposed_by is distinct from old.proposed_by)
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

create or replace function vrank_check_tie() returns trigger language plpgsql security definer set search_path = vrank, pg_temp as $$
begin
    if exists (select from organisation where id in (new.funder_id, new.funded_id) and parent_id is not null) then
        raise exception 'a tie stands between root organisations' using errcode = 'VR004', detail = 'root';
    end if;
    if tg_op = 'UPDATE' and ((new.id, new.funder_id, new.funded_id, new.starts)
            is distinct from (old.id, old.funder_id, old.funded_id, old.starts)
        or (new.recorded_by is not null and new.recorded_by is distinct from old.recorded_by)
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

-- A name may stay on a report when the account behind it is gone.
alter table byline alter column member_id drop not null;
