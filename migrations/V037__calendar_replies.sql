-- Answers out of a calendar: the buttons that calendars show beside an invitation send a reply by mail (RFC 5546), to an address that each
-- invitation has for itself and keeps through all its mails, for calendars take changes from one organiser only.
alter table rsvp_link add column sequence integer;
comment on column rsvp_link.sequence is 'of the newest calendar entry whose reply this answers; null where it is the link of a mail, opened in a browser';

-- What is signed under the key of mail (HMAC, RFC 2104).
create function vrank_signed(said text) returns bytea
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    padded bytea := (select key from mail_seal) || decode(repeat('00', 32), 'hex');
    inner_key bytea := padded;
    outer_key bytea := padded;
begin
    for at in 0..63
        loop
            inner_key := set_byte(inner_key, at, get_byte(padded, at) # 54);
            outer_key := set_byte(outer_key, at, get_byte(padded, at) # 92);
        end loop;
    return sha256(outer_key || sha256(inner_key || convert_to(said, 'UTF8')));
end
$$;

create or replace function vrank_sign_mail() returns trigger
    language plpgsql security definer set search_path = vrank, pg_temp as $$
declare
    token text := translate(encode(vrank_signed('unsubscribe ' || new.id), 'base64'), '+/=', '-_');
begin
    delete from unsubscribe_link where made < vrank_today() - 400;
    insert into unsubscribe_link (token_hash, member_id, made)
    values (sha256(convert_to(token, 'UTF8')), new.member_id, date_trunc('month', vrank_today())::date) on conflict do nothing;
    new.unsubscribe := replace(new.unsubscribe, '{token}', token);
    return new;
end
$$;

-- What stands for an invitation in the address that takes its reply: 128 bits in small letters, for mail servers may not tell capitals.
create function vrank_reply_tag(of_invitation uuid) returns text
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select encode(substring(vrank_signed('reply ' || of_invitation) from 1 for 16), 'hex')
$$;

-- As before; where letters name an address for replies ("reply", with the mark in it), it stands in the calendar's entry behind
-- "mailto:reply-" and the mark, with the invitation's own tag.
create or replace function vrank_tell_of_meeting(which uuid, seed uuid, secret text, mark text, first boolean, new_method text, letters jsonb)
    returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    m meeting;
    hidden boolean;
    one record;
    letter jsonb;
    token text;
    tag text;
    entry text;
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
            entry := case when hidden then '' else replace(letter ->> 'calendar', 'mailto:' || mark, vrank_calendar_address(one.email)) end;
            if entry <> '' and coalesce(letter ->> 'reply', '') <> '' then
                tag := vrank_reply_tag(coalesce(one.invitation, mail_id));
                insert into rsvp_link (token_hash, invitation_id, sequence)
                values (sha256(convert_to(tag, 'UTF8')), coalesce(one.invitation, mail_id), (letter ->> 'sequence')::integer)
                on conflict (token_hash) do update set sequence = excluded.sequence;
                entry := replace(entry, 'mailto:reply-' || mark, vrank_calendar_address(replace(letter ->> 'reply', mark, tag)));
            end if;
            insert into mail (id, member_id, recipient, subject, body, html, calendar, method, answers, unsubscribe)
            values (mail_id, one.member_id, one.email, letter ->> 'subject', replace(letter ->> 'body', mark, token),
                    replace(letter ->> 'html', mark, token), entry, case when not hidden then new_method end, one.invitation,
                    letter ->> 'unsubscribe');
            told := told + 1;
        end loop;
    return told;
end
$$;

-- Takes a calendar's reply: to the invitation that the tag stands for, to this meeting, from whom it was sent to, and about its newest
-- entry; anything else is nothing. A calendar cannot say "online", so its "there" takes nothing back from that. Whom the reply puts on the
-- waiting list is told by mail, for a calendar shows nothing of it; letters are by language.
create function vrank_answer_reply(tag text, asked uuid, replier text, of_sequence integer, new_answer text, mail_id uuid, letters jsonb)
    returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    whose invitation;
    before record;
    letter jsonb;
begin
    select i.* into whose from rsvp_link l join invitation i on i.id = l.invitation_id join account a on a.member_id = i.member_id
    where l.token_hash = sha256(convert_to(tag, 'UTF8')) and i.meeting_id = asked and lower(a.email) = lower(replier)
      and coalesce(of_sequence, l.sequence) >= l.sequence;
    select r.answer, r.waiting into before from vrank_rsvp(tag) r;
    if whose.id is null or not found then
        return false;
    end if;
    if not (new_answer = 'there' and before.answer is not distinct from 'online') and not vrank_answer_rsvp(tag, new_answer) then
        return false;
    end if;
    if before.waiting is null and exists (select from vrank_rsvp(tag) r where r.waiting is not null)
            and not exists (select from mail_refusal x where x.member_id = whose.member_id) then
        letter := letters -> (select language from account where member_id = whose.member_id);
        insert into mail (id, member_id, recipient, subject, body, html, answers, unsubscribe)
        select mail_id, a.member_id, a.email, vrank_fill(letter ->> 'subject', t.title, t.day, asked), vrank_fill(letter ->> 'body', t.title, t.day, asked),
               vrank_fill(letter ->> 'html', replace(replace(replace(t.title, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), t.day, asked),
               whose.id, letter ->> 'unsubscribe'
        from account a cross join (select regexp_replace(r.title, '\s+', ' ', 'g') as title, r.day from vrank_rsvp(tag) r) t
        where a.member_id = whose.member_id;
    end if;
    return true;
end
$$;
