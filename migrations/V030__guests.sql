-- Guests by mail, without an account, and places in the room with a waiting list. Belongs to org.vrank.meetings and org.vrank.invitations.

-- In the room there may be places for so many; null where nobody counts.
alter table meeting
    add column places integer check (places between 1 and 2000);

-- Who says "there" asked for a place, one after the other; who waits has none yet, and who has risen was not told so yet.
alter table attendance
    add column asked integer,
    add column waits boolean not null default false,
    add column risen boolean not null default false;
update attendance a set asked = n.number
from (select meeting_id, seat_id, row_number() over (partition by meeting_id order by seat_id) as number from attendance where answer = 'there') n
where n.meeting_id = a.meeting_id and n.seat_id = a.seat_id;

create index attendance_risen on attendance (meeting_id) where risen;

alter table guest
    add column answer   text check (answer in ('there', 'online', 'not')),
    add column presence text check (presence in ('present', 'online', 'excused', 'absent')),
    add column asked    integer,
    add column waits    boolean not null default false,
    add column risen    boolean not null default false;
update guest set presence = 'present';
comment on table guest is 'circle: who is at a meeting without a seat here, written down when they came or invited by mail';
revoke insert, delete on guest from vrank_application;
grant insert (id, meeting_id, circle_id, name, from_where, presence), update (presence) on guest to vrank_application;

-- Apart from the name, which the circle reads.
create table guest_address (
    guest_id   uuid primary key references guest on delete cascade,
    email      text not null check (length(email) between 3 and 254),
    language   text not null check (language in ('nl', 'fr', 'en')),
    first_mail uuid
);
comment on table guest_address is 'owner: where a guest gets mail, until two weeks after the meeting; shown to nobody';

create table guest_link (
    token_hash bytea primary key,
    guest_id   uuid not null references guest_address on delete cascade
);
comment on table guest_link is 'owner: hashes of the links by which guests read and answer';
create index guest_link_by_guest on guest_link (guest_id);

do $$
declare
    t text;
begin
    foreach t in array array ['guest_address', 'guest_link']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
end
$$;

-- An item that a host shows to the guests of a meeting. On another agenda it would be shown to others: there the host says so again.
alter table agenda_item
    add column guests boolean not null default false,
    add constraint agenda_item_guests_check check (not guests or (state = 'planned' and kind <> 'candid'));
grant update (guests) on agenda_item to vrank_application;

create function vrank_keep_from_guests() returns trigger language plpgsql set search_path = vrank, pg_temp as $$
begin
    if new.kind = 'candid' or new.state <> 'planned' or (tg_op = 'UPDATE' and new.meeting_id is distinct from old.meeting_id) then
        new.guests := false;
    end if;
    return new;
end
$$;
create trigger item_is_kept_from_guests before insert or update on agenda_item for each row execute function vrank_keep_from_guests();

-- Who said to come to the room: each person once, however many seats they hold. A seat that nobody who reads here holds does not count.
create function vrank_room(which uuid) returns table (who uuid, guest boolean, waits boolean, place bigint)
    language sql stable set search_path = vrank, pg_temp as $$
    with said as (
        select v.member_id as who, false as guest, a.waits, a.asked
        from meeting m join attendance a on a.meeting_id = m.id and a.answer = 'there' join vrank_invitees(m.circle_id) v on v.seat_id = a.seat_id
        where m.id = which
        union all
        select g.id, true, g.waits, g.asked from guest g where g.meeting_id = which and g.answer = 'there'
    ), person as (
        select s.who, s.guest, bool_and(s.waits) as waits, min(coalesce(s.asked, 0)) as asked from said s group by s.who, s.guest
    )
    select p.who, p.guest, p.waits, row_number() over (partition by p.waits order by p.asked, p.who) from person p
$$;

create function vrank_full(which uuid) returns boolean
    language sql stable set search_path = vrank, pg_temp as $$
    select coalesce((select m.places <= (select count(*) from vrank_room(which) r where not r.waits) from meeting m where m.id = which), false)
$$;

-- Holds the meeting until the end of the transaction, so that of two who answer one comes after the other. Then whoever waits gets what
-- is free, in the order in which they asked. Whose seat has passed out of the circle holds no place; should it come back, it waits first.
create function vrank_move_up(which uuid) returns void
    language plpgsql volatile set search_path = vrank, pg_temp as $$
declare
    m meeting;
    free bigint;
    risers uuid[];
begin
    select * into m from meeting where id = which for no key update;
    if m.state <> 'planned' then
        return;
    end if;
    if m.places is not null then
        update attendance a set waits = true
        where a.meeting_id = which and a.answer = 'there' and not a.waits
          and not exists (select from vrank_invitees(m.circle_id) v where v.seat_id = a.seat_id);
        free := m.places - (select count(*) from vrank_room(which) r where not r.waits);
    end if;
    risers := array(select r.who from vrank_room(which) r where r.waits and (m.places is null or r.place <= free));
    if cardinality(risers) > 0 then
        update guest g set waits = false, risen = true where g.meeting_id = which and g.id = any (risers);
        update attendance a set waits = false, risen = true
        from vrank_invitees(m.circle_id) v
        where a.meeting_id = which and a.answer = 'there' and a.waits and v.seat_id = a.seat_id and v.member_id = any (risers);
    end if;
end
$$;

create function vrank_next_asker(which uuid) returns integer
    language sql stable set search_path = vrank, pg_temp as $$
    select 1 + greatest(coalesce((select max(a.asked) from attendance a where a.meeting_id = which), 0),
                        coalesce((select max(g.asked) from guest g where g.meeting_id = which), 0))
$$;

-- Writes the answer of a seat, and where it says "there", whether it has a place. Whoever says so again keeps what they had.
create function vrank_answer_seat(which uuid, whose uuid, new_answer text, new_apology text, new_stand_in text) returns void
    language plpgsql volatile set search_path = vrank, pg_temp as $$
declare
    comes boolean := coalesce(new_answer = 'there', false);
begin
    perform vrank_move_up(which);
    insert into attendance as a (meeting_id, circle_id, seat_id, answer, apology, stand_in, asked, waits)
    select which, m.circle_id, whose, new_answer, new_apology, new_stand_in, case when comes then vrank_next_asker(which) end,
           comes and vrank_full(which)
    from meeting m where m.id = which
    on conflict (meeting_id, seat_id) do update
        set answer = excluded.answer, apology = excluded.apology, stand_in = excluded.stand_in,
            asked = case when comes and a.answer = 'there' then a.asked else excluded.asked end,
            waits = case when comes and a.answer = 'there' then a.waits else excluded.waits end,
            risen = comes and a.answer = 'there' and a.risen;
    perform vrank_move_up(which);
end
$$;

create or replace function vrank_answer_invitation(which uuid, whose uuid, new_answer text, new_apology text, new_stand_in text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    m meeting;
begin
    select * into m from meeting where id = which and circle_id = any (vrank_circles());
    if m.id is null or vrank_member() is null then
        return 'absent';
    end if;
    if not vrank_seat_of(m.circle_id, whose) or not (vrank_seated(whose) or vrank_hosts(m.circle_id)) then
        return 'seat';
    end if;
    if m.state <> 'planned' then
        return 'state';
    end if;
    perform vrank_answer_seat(which, whose, new_answer, new_apology, new_stand_in);
    return 'done';
end
$$;

create or replace function vrank_answer_rsvp(token text, new_answer text) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    one record;
    any_seat boolean := false;
begin
    for one in
        select m.id as meeting, v.seat_id, coalesce(a.apology, '') as apology, coalesce(a.stand_in, '') as stand_in
        from rsvp_link l join invitation i on i.id = l.invitation_id join meeting m on m.id = i.meeting_id
            join vrank_invitees(m.circle_id) v on v.member_id = i.member_id
            left join attendance a on a.meeting_id = m.id and a.seat_id = v.seat_id
        where l.token_hash = sha256(convert_to(token, 'UTF8')) and m.day >= vrank_today() and m.state = 'planned'
        order by v.seat_id
        loop
            perform vrank_answer_seat(one.meeting, one.seat_id, new_answer, case when new_answer = 'not' then one.apology else '' end,
                                      case when new_answer = 'not' then one.stand_in else '' end);
            any_seat := true;
        end loop;
    return any_seat;
end
$$;

-- Besides what it was: the holder's place on the waiting list, and whether the room is full for them.
drop function vrank_rsvp(text);
create function vrank_rsvp(token text) returns table (title text, day date, begins text, minutes integer, languages text[], place text,
        link text, state text, answer text, waiting integer, crowded boolean)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select s.title, m.day, left(m.begins::text, 5), m.minutes, m.languages, m.place, m.link, m.state,
           (select case when count(distinct coalesce(a.answer, '')) = 1 then min(a.answer) end
            from vrank_invitees(m.circle_id) v left join attendance a on a.meeting_id = m.id and a.seat_id = v.seat_id
            where v.member_id = i.member_id),
           (select r.place::integer from vrank_room(m.id) r where r.who = i.member_id and r.waits and m.state = 'planned'),
           m.state = 'planned' and vrank_full(m.id) and not exists (select from vrank_room(m.id) r where r.who = i.member_id and not r.waits)
    from rsvp_link l join invitation i on i.id = l.invitation_id join meeting m on m.id = i.meeting_id join series s on s.id = m.series_id
    where l.token_hash = sha256(convert_to(token, 'UTF8')) and m.day >= vrank_today()
      and exists (select from vrank_invitees(m.circle_id) v where v.member_id = i.member_id)
$$;

-- For whoever reads the circle: how many places there are and how many have one; one row, and none for anybody else.
create function vrank_places(which uuid) returns table (places integer, taken integer, waiting integer)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select m.places, (select count(*)::integer from vrank_room(which) r where not r.waits),
           (select count(*)::integer from vrank_room(which) r where r.waits)
    from meeting m where m.id = which and m.circle_id = any (vrank_circles())
$$;

-- For the same: which seats and guests wait, and in which place.
create function vrank_waiting(which uuid) returns table (id uuid, place integer)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select coalesce(a.seat_id, r.who), r.place::integer
    from meeting m cross join vrank_room(which) r
        left join (vrank_invitees((select x.circle_id from meeting x where x.id = which)) v
            join attendance a on a.meeting_id = which and a.seat_id = v.seat_id and a.answer = 'there') on v.member_id = r.who and not r.guest
    where m.id = which and m.circle_id = any (vrank_circles()) and m.state = 'planned' and r.waits
    order by r.place
$$;

-- A host says how many places there are, or that nobody counts. Who has a place keeps it. Answers 'done', 'absent', 'host', 'state', or
-- 'taken' where more have one.
create function vrank_set_places(which uuid, wanted integer) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    m meeting;
begin
    select * into m from meeting where id = which and circle_id = any (vrank_circles()) for no key update;
    if m.id is null then
        return 'absent';
    end if;
    if not vrank_hosts(m.circle_id) then
        return 'host';
    end if;
    if m.state <> 'planned' then
        return 'state';
    end if;
    if wanted < (select count(*) from vrank_room(which) r where not r.waits) then
        return 'taken';
    end if;
    update meeting set places = wanted where id = which;
    perform vrank_move_up(which);
    return 'done';
end
$$;

-- A host gives the address of a guest they wrote down. Answers 'done', 'absent', 'host', or 'twice' where another guest has it.
create function vrank_guest_address(which uuid, new_email text, new_language text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    g guest;
begin
    select * into g from guest where id = which and circle_id = any (vrank_circles());
    if g.id is null then
        return 'absent';
    end if;
    if not vrank_hosts(g.circle_id) then
        return 'host';
    end if;
    perform from meeting m where m.id = g.meeting_id for no key update;
    if exists (select from guest_address a join guest o on o.id = a.guest_id
               where o.meeting_id = g.meeting_id and lower(a.email) = lower(new_email)) then
        return 'twice';
    end if;
    insert into guest_address (guest_id, email, language) values (which, new_email, new_language);
    return 'done';
end
$$;

-- A host takes a guest off the list: their links open nothing any more, and their place is free. Answers 'done', 'absent' or 'host'.
create function vrank_remove_guest(which uuid, whom uuid) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    m meeting;
begin
    select * into m from meeting where id = which and circle_id = any (vrank_circles()) for no key update;
    if m.id is null then
        return 'absent';
    end if;
    if not vrank_hosts(m.circle_id) then
        return 'host';
    end if;
    delete from guest where id = whom and meeting_id = which;
    if not found then
        return 'absent';
    end if;
    perform vrank_move_up(which);
    return 'done';
end
$$;

-- For hosts: which guests get mail, and to whom none gets through.
create function vrank_guest_mail(which uuid) returns table (guest_id uuid, undelivered boolean)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select a.guest_id, exists (select from mail l where a.first_mail in (l.id, l.answers) and l.sent is null and l.attempts >= 12)
    from guest g join guest_address a on a.guest_id = g.id
    where g.meeting_id = which and vrank_hosts(g.circle_id)
$$;

-- A host tells guests of a meeting: one, or all that have an address. Letters are by language; in them a mark stands for the token of
-- each mail's own link, and behind "mailto:" for its recipient. In the demo world the host finds these mails. Answers how many, or null.
create function vrank_tell_guests(which uuid, whom uuid, seed uuid, secret text, mark text, new_method text, letters jsonb) returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    m meeting;
    hidden boolean;
    one record;
    letter jsonb;
    token text;
    mail_id uuid;
    told integer := 0;
begin
    select * into m from meeting where id = which and circle_id = any (vrank_circles()) for update;
    if m.id is null or not vrank_hosts(m.circle_id) then
        return null;
    end if;
    hidden := (select candid from circle where id = m.circle_id);
    for one in
        select g.id, a.email, a.language, a.first_mail
        from guest g join guest_address a on a.guest_id = g.id
        where g.meeting_id = which and (whom is null or g.id = whom)
        order by g.id
        loop
            mail_id := md5(seed::text || one.id::text)::uuid;
            letter := letters -> one.language;
            token := translate(encode(sha256(convert_to(secret || one.id::text, 'UTF8')), 'base64'), '+/=', '-_');
            if position(mark in letter ->> 'body') > 0 then
                insert into guest_link (token_hash, guest_id) values (sha256(convert_to(token, 'UTF8')), one.id);
            end if;
            insert into mail (id, member_id, recipient, subject, body, html, calendar, method, answers, unsubscribe)
            values (mail_id, case when vrank_demo() then vrank_member() end, one.email, letter ->> 'subject',
                    replace(letter ->> 'body', mark, token), replace(letter ->> 'html', mark, token),
                    case when hidden then '' else replace(letter ->> 'calendar', 'mailto:' || mark, vrank_calendar_address(one.email)) end,
                    case when not hidden then new_method end, one.first_mail, replace(letter ->> 'unsubscribe', mark, token));
            update guest_address set first_mail = coalesce(first_mail, mail_id) where guest_id = one.id;
            told := told + 1;
        end loop;
    return told;
end
$$;

-- The guest behind a link, until the day of the meeting is over.
create function vrank_guest_of(token text) returns table (guest_id uuid, meeting_id uuid)
    language sql stable set search_path = vrank, pg_temp as $$
    select g.id, m.id
    from guest_link l join guest g on g.id = l.guest_id join meeting m on m.id = g.meeting_id
    where l.token_hash = sha256(convert_to(token, 'UTF8')) and m.day >= vrank_today()
$$;

-- What a guest's link opens: when and where; of a candid circle not what its meetings are called.
create function vrank_guest(token text) returns table (title text, day date, begins text, minutes integer, languages text[], place text,
        link text, state text, answer text, waiting integer, crowded boolean)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select case when not c.candid then s.title end, m.day, left(m.begins::text, 5), m.minutes, m.languages, m.place, m.link, m.state, g.answer,
           (select r.place::integer from vrank_room(m.id) r where r.who = g.id and r.waits and m.state = 'planned'),
           m.state = 'planned' and vrank_full(m.id) and not exists (select from vrank_room(m.id) r where r.who = g.id and not r.waits)
    from vrank_guest_of(token) o join guest g on g.id = o.guest_id join meeting m on m.id = o.meeting_id join series s on s.id = m.series_id
        join circle c on c.id = m.circle_id
$$;

-- The items that a host shows to guests, in their order.
create function vrank_guest_items(token text) returns table (title text, language text, minutes integer)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select i.title, i.language, i.minutes
    from vrank_guest_of(token) o join meeting m on m.id = o.meeting_id join agenda_item i on i.meeting_id = m.id
    where m.state = 'planned' and i.state = 'planned' and i.guests
    order by i.position, i.id
$$;

create function vrank_answer_guest(token text, new_answer text) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    comes boolean := new_answer = 'there';
    o record;
begin
    select x.guest_id, x.meeting_id into o from vrank_guest_of(token) x join meeting m on m.id = x.meeting_id where m.state = 'planned';
    if o.guest_id is null then
        return false;
    end if;
    perform vrank_move_up(o.meeting_id);
    update guest g set answer = new_answer,
                       asked = case when not comes then null when g.answer = 'there' then g.asked else vrank_next_asker(o.meeting_id) end,
                       waits = case when not comes then false when g.answer = 'there' then g.waits else vrank_full(o.meeting_id) end,
                       risen = comes and g.answer is not distinct from 'there' and g.risen
    where g.id = o.guest_id;
    perform vrank_move_up(o.meeting_id);
    return true;
end
$$;

-- A guest wants no more mail: the address goes, and with it every link.
create function vrank_forget_guest(token text) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    delete from guest_address a using vrank_guest_of(token) o where a.guest_id = o.guest_id;
    return found;
end
$$;

-- A job: addresses of guests go two weeks after the meeting, when it can be moved no more. Answers how many.
create function vrank_forget_guests(today date) returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    gone integer;
begin
    if abs(today - vrank_today()) > 1 then
        raise exception 'not today' using errcode = 'VR001';
    end if;
    delete from guest_address a using guest g, meeting m where g.id = a.guest_id and m.id = g.meeting_id and m.day < today - 14;
    get diagnostics gone = row_count;
    return gone;
end
$$;

-- A job: places that fell free because somebody left a circle, or a seat ended. Always in the same order, for it holds many.
create function vrank_move_all_up() returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    one uuid;
    seen integer := 0;
begin
    for one in select m.id from meeting m where m.state = 'planned' and m.places is not null and m.day >= vrank_today() order by m.id
        loop
            perform vrank_move_up(one);
            seen := seen + 1;
        end loop;
    return seen;
end
$$;

-- Fills the places of a letter that only the database knows.
create function vrank_fill(form text, title text, day date, meeting uuid) returns text
    language sql immutable set search_path = vrank, pg_temp as $$
    select replace(replace(replace(form, '{day}', to_char(day, 'FMDD/FMMM/YYYY')), '{meeting}', meeting::text), '{title}', title)
$$;

-- Tells those who moved up, of one meeting or of all: members, unless they want no mail, and guests. Letters are by language and by
-- who gets them. Answers how many mails that makes; who is told what the database alone knows.
create function vrank_tell_risen(which uuid, seed uuid, secret text, mark text, letters jsonb) returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    one record;
    letter jsonb;
    token text;
    mail_id uuid;
    told integer := 0;
begin
    for one in
        with risen as (
            select distinct v.member_id as who, false as guest, m.id as meeting
            from attendance a join meeting m on m.id = a.meeting_id cross join lateral vrank_invitees(m.circle_id) v
            where a.risen and a.answer = 'there' and v.seat_id = a.seat_id and (which is null or m.id = which) and m.state = 'planned'
              and not exists (select from mail_refusal x where x.member_id = v.member_id)
            union all
            select g.id, true, g.meeting_id from guest g where g.risen and g.answer = 'there' and (which is null or g.meeting_id = which)
        )
        select r.who, r.guest, r.meeting, regexp_replace(s.title, '\s+', ' ', 'g') as title, m.day,
               coalesce(a.email, g.email) as email, coalesce(a.language, g.language) as language, g.first_mail,
               case when r.guest then 'guest' else 'member' end || case when c.candid then '-candid' else '' end as kind
        from risen r join meeting m on m.id = r.meeting join series s on s.id = m.series_id join circle c on c.id = m.circle_id
            left join account a on a.member_id = r.who and not r.guest left join guest_address g on g.guest_id = r.who and r.guest
        where m.state = 'planned' and coalesce(a.email, g.email) is not null
        order by r.meeting, r.who
        loop
            mail_id := md5(seed::text || one.who::text || one.meeting::text)::uuid;
            letter := letters -> one.language -> one.kind;
            token := translate(encode(sha256(convert_to(secret || one.who::text || one.meeting::text, 'UTF8')), 'base64'), '+/=', '-_');
            if one.guest then
                insert into guest_link (token_hash, guest_id) values (sha256(convert_to(token, 'UTF8')), one.who);
            end if;
            insert into mail (id, member_id, recipient, subject, body, html, answers, unsubscribe)
            values (mail_id, case when not one.guest then one.who end, one.email, vrank_fill(letter ->> 'subject', one.title, one.day, one.meeting),
                    vrank_fill(replace(letter ->> 'body', mark, token), one.title, one.day, one.meeting),
                    vrank_fill(replace(letter ->> 'html', mark, token),
                               replace(replace(replace(one.title, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), one.day, one.meeting),
                    one.first_mail, replace(letter ->> 'unsubscribe', mark, token));
            told := told + 1;
        end loop;
    update attendance set risen = false where risen and (which is null or meeting_id = which);
    update guest set risen = false where risen and (which is null or meeting_id = which);
    return told;
end
$$;
