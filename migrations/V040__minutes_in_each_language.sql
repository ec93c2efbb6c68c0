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
