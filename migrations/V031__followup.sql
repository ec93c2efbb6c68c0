-- After a meeting: its minutes go out by mail and come back on the next agenda to be agreed with; mail about meetings is refused with one
-- press in the mail program; what could not be delivered is counted for the host.

-- A file that many mails carry lies here once, until the last of them went.
create table mail_attachment (
    id      uuid primary key,
    name    text  not null check (length(name) between 1 and 80),
    type    text  not null check (length(type) between 3 and 80),
    content bytea not null
);
comment on table mail_attachment is 'owner: files on their way out, each for as long as a mail waits that carries it';

alter table mail add column attachment_id uuid references mail_attachment;
create index mail_by_attachment on mail (attachment_id) where attachment_id is not null;

-- By their hash: addresses at which mail about meetings is refused without signing in. Kept for a year, for mails are kept.
create table unsubscribe_link (
    token_hash bytea primary key,
    member_id  uuid not null references member,
    made       date not null check (extract(day from made) = 1)
);
comment on table unsubscribe_link is 'owner: hashes of the links by which a member refuses mail about meetings, and the month they were made';
create index unsubscribe_link_by_member on unsubscribe_link (member_id);

create table mail_seal (
    only_one boolean primary key default true check (only_one),
    key      bytea not null
);
comment on table mail_seal is 'owner: the key under which links to refuse mail are signed';
insert into mail_seal (key) values (sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8')));

-- To how many of those invited no mail gets through is counted by invitation, for mails are soon forgotten.
alter table invitation add column returned boolean not null default false;

create table agenda_approval (
    item_id        uuid primary key,
    circle_id      uuid not null,
    proceedings_id uuid not null unique,
    foreign key (circle_id, item_id) references agenda_item (circle_id, id),
    foreign key (circle_id, proceedings_id) references proceedings (circle_id, id)
);
comment on table agenda_approval is 'circle: which published minutes an agenda item is to agree with; both lie in one circle, so never candid notes';

do $$
declare
    t text;
begin
    foreach t in array array ['mail_attachment', 'unsubscribe_link', 'mail_seal', 'agenda_approval']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
end
$$;
create policy readers on agenda_approval for select to vrank_application using (circle_id = any ((select vrank_circles())::uuid[]));
grant select on agenda_approval to vrank_application;

-- A link that refuses mail is signed for the one mail it stands in (HMAC, RFC 2104) and known by its hash.
create function vrank_sign_mail() returns trigger
    language plpgsql security definer set search_path = vrank, pg_temp as $$
declare
    padded bytea := (select key from mail_seal) || decode(repeat('00', 32), 'hex');
    inner_key bytea := padded;
    outer_key bytea := padded;
    token text;
begin
    for at in 0..63
        loop
            inner_key := set_byte(inner_key, at, get_byte(padded, at) # 54);
            outer_key := set_byte(outer_key, at, get_byte(padded, at) # 92);
        end loop;
    token := translate(encode(sha256(outer_key || sha256(inner_key || convert_to('unsubscribe ' || new.id, 'UTF8'))), 'base64'), '+/=', '-_');
    delete from unsubscribe_link where made < vrank_today() - 400;
    insert into unsubscribe_link (token_hash, member_id, made)
    values (sha256(convert_to(token, 'UTF8')), new.member_id, date_trunc('month', vrank_today())::date) on conflict do nothing;
    new.unsubscribe := replace(new.unsubscribe, '{token}', token);
    return new;
end
$$;
create trigger mail_is_refused_from_itself before insert on mail for each row
    when (new.unsubscribe like '%{token}%' and new.member_id is not null) execute function vrank_sign_mail();

-- Whoever holds such a link wants no more mail about meetings. False where it is no link, or its member is gone.
create function vrank_unsubscribe(token text) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    whose uuid := (select l.member_id from unsubscribe_link l where l.token_hash = sha256(convert_to(token, 'UTF8')));
begin
    if whose is null then
        return false;
    end if;
    insert into mail_refusal (member_id) values (whose) on conflict do nothing;
    return true;
end
$$;

drop function vrank_take_mail();
create function vrank_take_mail() returns table (id uuid, recipient text, subject text, body text, html text, calendar text, method text,
        answers uuid, unsubscribe text, file_name text, file_type text, file bytea)
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    delete from mail m where m.recipient is null and m.created < now() - interval '1 minute';
    delete from mail m where m.created < now() - interval '7 days';
    delete from mail_attachment a where not exists (select from mail m where m.attachment_id = a.id);
    if vrank_demo() then
        return;
    end if;
    return query select m.id, m.recipient, m.subject, m.body, m.html, m.calendar, m.method, m.answers, m.unsubscribe, coalesce(a.name, ''), coalesce(a.type, ''),
                        coalesce(a.content, '')
                 from mail m left join mail_attachment a on a.id = m.attachment_id
                 where m.sent is null and m.recipient is not null and m.due <= now() and m.attempts < 12
                 order by m.due limit 1 for update of m skip locked;
end
$$;

create or replace function vrank_mail_went(which uuid, went boolean) returns void
    language sql volatile security definer set search_path = vrank, pg_temp as $$
    update mail set attempts = attempts + 1,
                    sent = case when went then now() end,
                    body = case when went then '' else body end,
                    html = case when went then '' else html end,
                    calendar = case when went then '' else calendar end,
                    attachment_id = case when not went then attachment_id end,
                    due = now() + least(interval '1 hour', interval '15 seconds' * power(2, attempts))
    where id = which
$$;

-- A mail came back: nobody is told but the host of its meeting, as one more in a number. What is forgotten already is known by its
-- invitation's name alone.
create function vrank_mail_returned(which uuid) returns void
    language sql volatile security definer set search_path = vrank, pg_temp as $$
    update invitation i set returned = true
    where not i.returned and i.id in (select coalesce(m.answers, m.id) from mail m where m.id = which
                                      union all select which where not exists (select from mail m where m.id = which))
$$;

-- For its hosts: how many were told of a meeting, how many of those invited were not yet, and to how many no mail gets through.
create or replace function vrank_told_of_meeting(which uuid) returns table (told bigint, missing bigint, undelivered bigint)
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
            select v.member_id, i.id as invitation, coalesce(i.returned, false) as returned
            from (select distinct x.member_id from vrank_invitees(m.circle_id) x) v
                left join invitation i on i.meeting_id = which and i.member_id = v.member_id
        )
        select count(w.invitation), count(*) filter (where w.invitation is null),
               count(*) filter (where w.returned or exists (
                   select from mail l where w.invitation in (l.id, l.answers) and l.sent is null and l.attempts >= 12))
        from who w;
end
$$;

-- Whoever published minutes tells those who read them. Letters are by language. Of candid notes, and of whatever lies in a candid
-- circle, no file goes out. Mail of candid notes answers no other: neither a mailbox nor the count of what a host's mail came to ties
-- it to its meeting. Answers how many mails that makes, or null.
create function vrank_tell_of_minutes(which uuid, seed uuid, letters jsonb, new_file bytea) returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    p proceedings;
    m meeting;
    notes boolean;
    carried uuid;
    one record;
    letter jsonb;
    told integer := 0;
begin
    select * into p from proceedings x where x.id = which and vrank_layer(x.meeting_id, x.circle_id);
    if p.id is null or not vrank_notes(p.meeting_id, p.circle_id) then
        return null;
    end if;
    select * into strict m from meeting where id = p.meeting_id;
    notes := p.circle_id <> m.circle_id;
    if not notes and not (select candid from circle where id = m.circle_id) and length(new_file) > 0 then
        insert into mail_attachment (id, name, type, content) values (seed, 'minutes.pdf', 'application/pdf', new_file) returning id into carried;
    end if;
    for one in
        select a.member_id, a.email, a.language, i.id as invitation
        from (select distinct v.member_id from vrank_invitees(p.circle_id) v) who join account a on a.member_id = who.member_id
            left join invitation i on i.meeting_id = m.id and i.member_id = who.member_id
        where exists (select from reader r where r.circle_id = m.circle_id and r.member_id = who.member_id)
          and not exists (select from mail_refusal x where x.member_id = who.member_id)
        order by a.member_id
        loop
            letter := letters -> one.language;
            insert into mail (id, member_id, recipient, subject, body, html, answers, unsubscribe, attachment_id)
            values (md5(seed::text || one.member_id::text)::uuid, one.member_id, one.email, letter ->> 'subject', letter ->> 'body',
                    letter ->> 'html', case when not notes then one.invitation end, letter ->> 'unsubscribe', carried);
            told := told + 1;
        end loop;
    return told;
end
$$;

-- What an item is called in which a group agrees with the minutes of a day.
create function vrank_approval_title(spoken text, held date) returns text
    language sql immutable set search_path = vrank, pg_temp as $$
    select format(case spoken when 'nl' then 'Goedkeuring van de notulen van %s %s %s' when 'fr' then 'Approbation du procès-verbal du %s %s %s'
                              when 'de' then 'Genehmigung des Protokolls vom %s. %s %s' else 'Approval of the minutes of %s %s %s' end,
                  case when spoken = 'fr' and extract(day from held) = 1 then '1er' else extract(day from held)::text end,
                  (case spoken
                       when 'nl' then array ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober',
                           'november', 'december']
                       when 'fr' then array ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre',
                           'novembre', 'décembre']
                       when 'de' then array ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober',
                           'November', 'Dezember']
                       else array ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
                           'November', 'December'] end)[extract(month from held)::integer],
                  extract(year from held)::text)
$$;

-- Outcomes that were published and not agreed with stand first on the agenda of the next meeting after theirs, once, brought by a host.
-- Candid notes never do: an item would tell those who do not read them that there are any.
create function vrank_lay_approvals(which uuid) returns void
    language plpgsql volatile set search_path = vrank, pg_temp as $$
declare
    one record;
    coming uuid;
    host uuid;
    made uuid;
begin
    for one in
        select p.id, p.circle_id, p.language, p.meeting_id, m.day
        from proceedings p join meeting m on m.id = p.meeting_id and m.circle_id = p.circle_id
        where m.series_id = which and p.approved is null and m.day > vrank_today() - 400
          and not exists (select from agenda_approval a where a.proceedings_id = p.id)
        order by m.day desc, p.id
        loop
            select n.id into coming from meeting n
            where n.series_id = which and n.state = 'planned' and n.day >= vrank_today() and n.id <> one.meeting_id and n.day > one.day
            order by n.day, n.id limit 1;
            host := coalesce(
                (select min(h.seat_id::text)::uuid from reader r join circle c on c.id = r.circle_id join held_seat h on h.member_id = r.member_id
                 where r.circle_id = one.circle_id and h.kind = 'host' and 'host' = any (c.admits)),
                (select l.seat_id from minute_layer l where l.meeting_id = one.meeting_id and l.circle_id = one.circle_id));
            continue when coming is null or host is null;
            made := md5('approval ' || one.id::text)::uuid;
            insert into agenda_item (id, circle_id, series_id, meeting_id, seat_id, kind, language, title, text, minutes, state, position, moved)
            select made, one.circle_id, which, coming, host, 'decision', one.language, vrank_approval_title(one.language, one.day), '', 5,
                   'planned', coalesce(min(i.position), 1) - 1, vrank_today()
            from agenda_item i where i.meeting_id = coming and i.state = 'planned';
            insert into agenda_approval (item_id, circle_id, proceedings_id) values (made, one.circle_id, one.id);
        end loop;
end
$$;

create function vrank_lay_approvals_for() returns trigger
    language plpgsql security definer set search_path = vrank, pg_temp as $$
begin
    if tg_table_name = 'meeting' then
        perform vrank_lay_approvals(new.series_id);
    else
        perform vrank_lay_approvals((select m.series_id from meeting m where m.id = new.meeting_id));
    end if;
    return null;
end
$$;
create trigger minutes_come_back after insert on meeting for each row execute function vrank_lay_approvals_for();
create trigger minutes_come_back after insert on proceedings for each row execute function vrank_lay_approvals_for();

-- An agenda closes such an item when the group agreed; who parks it first leaves them as they are. Who noted it with the minutes
-- closes the item.
create function vrank_agree() returns trigger
    language plpgsql security definer set search_path = vrank, pg_temp as $$
begin
    if tg_table_name = 'agenda_item' then
        update proceedings set approved = new.moved
        where approved is null and id = (select a.proceedings_id from agenda_approval a where a.item_id = new.id);
    else
        update agenda_item set state = 'closed', because = '', moved = new.approved, version = version + 1
        where state = 'planned' and id = (select a.item_id from agenda_approval a where a.proceedings_id = new.id);
    end if;
    return null;
end
$$;
create trigger minutes_are_agreed_with after update on agenda_item for each row
    when (old.state = 'planned' and new.state = 'closed') execute function vrank_agree();
create trigger minutes_are_agreed_with after update on proceedings for each row
    when (old.approved is null and new.approved is not null) execute function vrank_agree();
