-- Published minutes are kept in each language of their meeting: a JSON object by language, the first one first.
update proceedings_version v set body = format('{"%s":%s}', case p.language when 'de' then 'en' else p.language end, v.body)
from proceedings p where p.id = v.proceedings_id and v.body <> '';

drop function vrank_tell_of_minutes(uuid, uuid, jsonb, bytea);

-- Tells whoever reads a document of it by mail. Letters and files (name, and content in Base64) come by language; who reads none of the
-- languages of the files gets the first. Answers how many were told, or null where the asker may not.
create function vrank_tell_of_minutes(which uuid, seed uuid, letters jsonb, files jsonb, first_language text) returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    p proceedings;
    m meeting;
    notes boolean;
    carried jsonb := '{}';
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
    for one in
        select a.member_id, a.email, a.language, i.id as invitation,
               case when files ? a.language then a.language else first_language end as file
        from (select distinct v.member_id from vrank_invitees(p.circle_id) v) who join account a on a.member_id = who.member_id
            left join invitation i on i.meeting_id = m.id and i.member_id = who.member_id
        where exists (select from reader r where r.circle_id = m.circle_id and r.member_id = who.member_id)
          and not exists (select from mail_refusal x where x.member_id = who.member_id)
        order by a.member_id
        loop
            -- a file is kept when the first mail carries it, and goes with the last
            if not notes and not (select candid from circle where id = m.circle_id) and files ? one.file and not carried ? one.file then
                carried := carried || jsonb_build_object(one.file, md5(seed::text || one.file));
                insert into mail_attachment (id, name, type, content)
                values ((carried ->> one.file)::uuid, files -> one.file ->> 'name', 'application/pdf', decode(files -> one.file ->> 'content', 'base64'));
            end if;
            letter := letters -> one.language;
            insert into mail (id, member_id, recipient, subject, body, html, answers, unsubscribe, attachment_id)
            values (md5(seed::text || one.member_id::text)::uuid, one.member_id, one.email, letter ->> 'subject', letter ->> 'body',
                    letter ->> 'html', case when not notes then one.invitation end, letter ->> 'unsubscribe', (carried ->> one.file)::uuid);
            told := told + 1;
        end loop;
    return told;
end
$$;

-- What was corrected is not what the group agreed with, and is not said to be. Else as before.
create or replace function vrank_publish_minutes(which uuid, layer uuid, fresh uuid, follows integer, new_language text, new_title text, new_text text,
        new_body text, new_because text, moment timestamptz) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    p proceedings;
begin
    if not vrank_layer(which, layer) then
        return 'absent';
    end if;
    if not vrank_notes(which, layer) then
        return 'may-not';
    end if;
    if exists (select from meeting m where m.id = which and m.state = 'cancelled') then
        return 'state';
    end if;
    insert into minute_layer (meeting_id, circle_id) values (which, layer) on conflict do nothing;
    perform from minute_layer l where l.meeting_id = which and l.circle_id = layer for update;
    select * into p from proceedings x where x.meeting_id = which and x.circle_id = layer;
    if coalesce(p.number, 0) <> follows then
        return 'behind';
    end if;
    if p.id is null then
        insert into proceedings (id, meeting_id, circle_id, language, title, text, number, made)
        values (fresh, which, layer, new_language, new_title, new_text, 1, moment) returning * into p;
    else
        update proceedings set title = new_title, text = new_text, number = p.number + 1, made = moment,
            language = new_language, approved = null where id = p.id returning * into p;
    end if;
    insert into proceedings_version (proceedings_id, circle_id, meeting_id, number, because, body, made)
    values (p.id, layer, which, p.number, new_because, new_body, moment);
    delete from minute_version where meeting_id = which and circle_id = layer and not beside;
    update minute_layer set version = version + 1 where meeting_id = which and circle_id = layer;
    return 'done';
end
$$;
