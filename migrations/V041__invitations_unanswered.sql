-- As before; but where there is a letter for who did not answer yet, whoever did not answer with any seat gets that one.
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
            letter := coalesce(letters -> (one.language || ' unanswered'), letters -> one.language);
            if exists (select from vrank_invitees(m.circle_id) v join attendance a on a.seat_id = v.seat_id
                       where v.member_id = one.member_id and a.meeting_id = which and a.answer is not null) then
                letter := letters -> one.language;
            end if;
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
