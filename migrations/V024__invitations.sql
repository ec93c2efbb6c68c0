-- Invitations: mail about meetings, with a calendar file, and links by which whoever got one answers. Belongs to org.vrank.invitations.

-- A mail has its text in two forms, and may carry an entry for a calendar. What answers an earlier mail names it.
alter table mail
    add column html        text not null default '',
    add column calendar    text not null default '',
    add column method      text check (method in ('REQUEST', 'CANCEL')),
    add column answers     uuid,
    add column unsubscribe text not null default '';

drop function vrank_take_mail();
create function vrank_take_mail() returns table (id uuid, recipient text, subject text, body text, html text, calendar text, method text,
        answers uuid, unsubscribe text)
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    delete from mail m where m.recipient is null and m.created < now() - interval '1 minute';
    delete from mail m where m.created < now() - interval '7 days';
    if vrank_demo() then
        return;
    end if;
    return query select m.id, m.recipient, m.subject, m.body, m.html, m.calendar, m.method, m.answers, m.unsubscribe from mail m
                 where m.sent is null and m.recipient is not null and m.due <= now() and m.attempts < 12
                 order by m.due limit 1 for update skip locked;
end
$$;

create or replace function vrank_mail_went(which uuid, went boolean) returns void
    language sql volatile security definer set search_path = vrank, pg_temp as $$
    update mail set attempts = attempts + 1,
                    sent = case when went then now() end,
                    body = case when went then '' else body end,
                    html = case when went then '' else html end,
                    calendar = case when went then '' else calendar end,
                    due = now() + least(interval '1 hour', interval '15 seconds' * power(2, attempts))
    where id = which
$$;

create table mail_refusal (
    member_id uuid primary key references member
);
comment on table mail_refusal is 'own: who wants no mail about meetings';

-- The id is that of its mail, which later ones about the same meeting answer.
create table invitation (
    id         uuid primary key,
    circle_id  uuid not null,
    meeting_id uuid not null,
    member_id  uuid not null references member,
    unique (meeting_id, member_id),
    foreign key (circle_id, meeting_id) references meeting (circle_id, id)
);
comment on table invitation is 'owner: who was told of a meeting by mail';
create index invitation_by_member on invitation (member_id);

-- Each mail has a link of its own; older ones stay good, for nobody knows which mail is opened.
create table rsvp_link (
    token_hash    bytea primary key,
    invitation_id uuid not null references invitation on delete cascade
);
comment on table rsvp_link is 'owner: hashes of the links by which an invitation is answered';
create index rsvp_link_by_invitation on rsvp_link (invitation_id);

do $$
declare
    t text;
begin
    foreach t in array array ['mail_refusal', 'invitation', 'rsvp_link']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
end
$$;
create policy own on mail_refusal to vrank_application using (member_id = vrank_member()) with check (member_id = vrank_member());
grant select, insert, delete on mail_refusal to vrank_application;

-- Who is invited to what a circle does: its readers, with the seats for which they read it.
create function vrank_invitees(which uuid) returns table (member_id uuid, seat_id uuid)
    language sql stable set search_path = vrank, pg_temp as $$
    select r.member_id, h.seat_id
    from reader r join circle c on c.id = r.circle_id join held_seat h on h.member_id = r.member_id and h.kind = any (c.admits)
    where r.circle_id = which and c.kind <> 'public'
$$;

-- An address in a line of its own of a calendar file, cut as RFC 5545 cuts what is long.
create function vrank_calendar_address(address text) returns text language sql immutable as $$
    select E'\r\n mailto:' || regexp_replace(address, '(.{60})(?=.)', E'\\1\r\n ', 'g')
$$;

-- A host tells of a meeting: for the first time those who were not told yet, or once more those who were. Letters are by language; in
-- them a mark stands for the token of each mail's own link, and behind "mailto:" for its recipient. Whoever left the circle meanwhile is
-- told nothing. Answers how many mails that makes, or null.
create function vrank_tell_of_meeting(which uuid, seed uuid, secret text, mark text, first boolean, new_method text, letters jsonb)
    returns integer
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
        select a.member_id, a.email, a.language, i.id as invitation, exists (select from mail_refusal x where x.member_id = a.member_id) as refuses
        from (select distinct v.member_id from vrank_invitees(m.circle_id) v) who join account a on a.member_id = who.member_id
            left join invitation i on i.meeting_id = which and i.member_id = who.member_id
        where (i.id is null) = first
        order by a.member_id
        loop
            mail_id := md5(seed::text || one.member_id::text)::uuid;
            if first then
                insert into invitation (id, circle_id, meeting_id, member_id) values (mail_id, m.circle_id, which, one.member_id);
            end if;
            continue when one.refuses;
            letter := letters -> one.language;
            token := translate(encode(sha256(convert_to(secret || one.member_id::text, 'UTF8')), 'base64'), '+/=', '-_');
            if position(mark in letter ->> 'body') > 0 then
                insert into rsvp_link (token_hash, invitation_id)
                values (sha256(convert_to(token, 'UTF8')), coalesce(one.invitation, mail_id));
            end if;
            insert into mail (id, member_id, recipient, subject, body, html, calendar, method, answers, unsubscribe)
            values (mail_id, one.member_id, one.email, letter ->> 'subject', replace(letter ->> 'body', mark, token),
                    replace(letter ->> 'html', mark, token),
                    case when hidden then '' else replace(letter ->> 'calendar', 'mailto:' || mark, vrank_calendar_address(one.email)) end,
                    case when not hidden then new_method end, one.invitation, letter ->> 'unsubscribe');
            told := told + 1;
        end loop;
    return told;
end
$$;

-- For its hosts: how many were told of a meeting, how many of those invited were not yet, and to how many no mail gets through.
create function vrank_told_of_meeting(which uuid) returns table (told bigint, missing bigint, undelivered bigint)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    m meeting;
begin
    select * into m from meeting where id = which and circle_id = any (vrank_circles());
    if m.id is null or not vrank_hosts(m.circle_id) then
        return;
    end if;
    return query
        with who as (
            select v.member_id, i.id as invitation
            from (select distinct x.member_id from vrank_invitees(m.circle_id) x) v
                left join invitation i on i.meeting_id = which and i.member_id = v.member_id
        )
        select count(w.invitation), count(*) filter (where w.invitation is null),
               count(*) filter (where exists (select from mail l where w.invitation in (l.id, l.answers) and l.sent is null and l.attempts >= 12))
        from who w;
end
$$;

-- What the link of a mail opens, until the day is over, while its holder reads the circle: the meeting, and what they answered.
create function vrank_rsvp(token text) returns table (title text, day date, begins text, minutes integer, languages text[], place text,
        link text, state text, answer text)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select s.title, m.day, left(m.begins::text, 5), m.minutes, m.languages, m.place, m.link, m.state,
           (select case when count(distinct coalesce(a.answer, '')) = 1 then min(a.answer) end
            from vrank_invitees(m.circle_id) v left join attendance a on a.meeting_id = m.id and a.seat_id = v.seat_id
            where v.member_id = i.member_id)
    from rsvp_link l join invitation i on i.id = l.invitation_id join meeting m on m.id = i.meeting_id join series s on s.id = m.series_id
    where l.token_hash = sha256(convert_to(token, 'UTF8')) and m.day >= vrank_today()
      and exists (select from vrank_invitees(m.circle_id) v where v.member_id = i.member_id)
$$;

-- Answers for the seats that its holder has in the circle. False where the link opens nothing, or nothing that takes place.
create function vrank_answer_rsvp(token text, new_answer text) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    insert into attendance as a (meeting_id, circle_id, seat_id, answer)
    select m.id, m.circle_id, v.seat_id, new_answer
    from rsvp_link l join invitation i on i.id = l.invitation_id join meeting m on m.id = i.meeting_id
        join vrank_invitees(m.circle_id) v on v.member_id = i.member_id
    where l.token_hash = sha256(convert_to(token, 'UTF8')) and m.day >= vrank_today() and m.state = 'planned'
    on conflict (meeting_id, seat_id) do update
        set answer = excluded.answer, apology = case when excluded.answer = 'not' then a.apology else '' end,
            stand_in = case when excluded.answer = 'not' then a.stand_in else '' end;
    return found;
end
$$;

-- A calendar's address: when the meetings of all circles are that its member reads, for a program that follows calendars.
create table calendar_address (
    id         uuid primary key,
    token_hash bytea not null unique,
    member_id  uuid  not null references member,
    created    date  not null,
    used       date check (extract(day from used) = 1)
);
comment on table calendar_address is 'own: addresses at which a program reads when meetings are; their hashes, and the month they were last read';
create index calendar_address_by_member on calendar_address (member_id);
alter table calendar_address enable row level security;
alter table calendar_address force row level security;
create policy owner on calendar_address to vrank_owner using (true) with check (true);
create policy own on calendar_address to vrank_application using (member_id = vrank_member()) with check (member_id = vrank_member());
grant select, insert, delete on calendar_address to vrank_application;

-- What an address opens: the meetings of the circles that its member reads now, from a month ago on; of candid ones only when they are.
-- One row without a meeting where there are none, and no row where it is no address of anybody.
create function vrank_calendar(token text) returns table (address_id uuid, language text, stale boolean, meeting_id uuid, title text,
        day date, begins text, minutes integer, place text, link text, state text, version integer)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    whose uuid := (select c.member_id from calendar_address c where c.token_hash = sha256(convert_to(token, 'UTF8')));
    mine uuid[] := vrank_circles_of(whose);
begin
    return query
        select c.id, a.language, c.used is distinct from date_trunc('month', vrank_today())::date, m.id,
               case when not i.candid then s.title end, m.day, left(m.begins::text, 5), m.minutes,
               case when i.candid then '' else m.place end, case when i.candid then '' else m.link end, m.state, m.version
        from calendar_address c join account a on a.member_id = c.member_id
            left join (meeting m join circle i on i.id = m.circle_id join series s on s.id = m.series_id)
                on m.circle_id = any (mine) and m.day >= vrank_today() - 31
        where c.token_hash = sha256(convert_to(token, 'UTF8'))
        order by m.day, m.begins, m.id limit 500;
end
$$;

create function vrank_touch_calendar(token text) returns void
    language sql volatile security definer set search_path = vrank, pg_temp as $$
    update calendar_address set used = date_trunc('month', vrank_today())::date where token_hash = sha256(convert_to(token, 'UTF8'))
$$;

-- Reminders: one mail a day to whoever has something to do or to attend, with numbers and links, for some of it may be candid.
create table reminder_day (
    only_one boolean primary key default true check (only_one),
    day      date not null
);
comment on table reminder_day is 'owner: up to which day members were reminded';
alter table reminder_day enable row level security;
alter table reminder_day force row level security;
create policy owner on reminder_day to vrank_owner using (true) with check (true);

-- A job, each morning: a week and a day before what a seat promised is due, a day and eight days after, and the day before a meeting.
-- Days on which nobody reminded are made up for, a week back. Letters are by language, in two forms, with the lines they may hold.
-- What invitations and their links were is forgotten a month after the meeting. Answers how many mails that makes.
create function vrank_remind(today date, seed uuid, letters jsonb) returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    reached date;
    one record;
    letter jsonb;
    told integer := 0;
begin
    if abs(today - vrank_today()) > 1 then
        raise exception 'not today' using errcode = 'VR001';
    end if;
    insert into reminder_day (day) values (today - 1) on conflict do nothing;
    select greatest(day, today - 7) into reached from reminder_day for update;
    if reached >= today then
        return 0;
    end if;
    update reminder_day set day = today;
    delete from invitation i using meeting m where m.id = i.meeting_id and m.day < today - 30;
    for one in
        with own as (
            select r.member_id, r.circle_id, h.seat_id
            from reader r join circle c on c.id = r.circle_id join held_seat h on h.member_id = r.member_id and h.kind = any (c.admits)
            where c.kind <> 'public' and not exists (select from mail_refusal x where x.member_id = r.member_id)
        ), due as (
            select o.member_id,
                   count(*) filter (where a.until >= today and ((a.until - 7 > reached and a.until - 7 <= today)
                                                                or (a.until - 1 > reached and a.until - 1 <= today))) as soon,
                   count(*) filter (where a.until < today and ((a.until + 1 > reached and a.until + 1 <= today)
                                                               or (a.until + 8 > reached and a.until + 8 <= today))) as late
            from own o join action a on a.circle_id = o.circle_id and a.seat_id = o.seat_id and a.state = 'open'
            group by o.member_id
        ), coming as (
            select o.member_id, m.id, m.day, m.begins
            from own o join meeting m on m.circle_id = o.circle_id and m.state = 'planned' and m.day > today and m.day - 1 > reached
                    and m.day - 1 <= today
                left join attendance t on t.meeting_id = m.id and t.seat_id = o.seat_id
            group by o.member_id, m.id
            having bool_or(t.answer is distinct from 'not')
        ), meets as (
            select member_id, array_agg(id order by day, begins, id) as meetings from coming group by member_id
        )
        select a.member_id, a.email, a.language, coalesce(d.soon, 0) as soon, coalesce(d.late, 0) as late,
               coalesce(m.meetings, array []::uuid[]) as meetings
        from account a left join due d on d.member_id = a.member_id left join meets m on m.member_id = a.member_id
        where d.soon > 0 or d.late > 0 or m.meetings is not null
        order by a.member_id
        loop
            letter := letters -> one.language;
            insert into mail (id, member_id, recipient, subject, body, html, unsubscribe)
            values (md5(seed::text || one.member_id::text)::uuid, one.member_id, one.email, letter ->> 'subject',
                    vrank_reminder(letter -> 'text', E'\n', one.soon, one.late, one.meetings),
                    vrank_reminder(letter -> 'html', '<br>', one.soon, one.late, one.meetings), letter ->> 'unsubscribe');
            told := told + 1;
        end loop;
    return told;
end
$$;

-- One form of a reminder: its lines between what stands before and after them.
create function vrank_reminder(form jsonb, turn text, soon bigint, late bigint, meetings uuid[]) returns text
    language sql immutable set search_path = vrank, pg_temp as $$
    select (form ->> 'before') || array_to_string(array_remove(array [
               case when late > 0 then replace(form ->> 'late', '{n}', late::text) end,
               case when soon > 0 then replace(form ->> 'soon', '{n}', soon::text) end]
               || array(select replace(form ->> 'meeting', '{meeting}', id::text) from unnest(meetings) with ordinality as m (id, place)
                        order by place), null), turn) || (form ->> 'after')
$$;
