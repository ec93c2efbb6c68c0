-- Whoever follows minutes also hears of decisions, actions and the agenda.
create index decision_by_meeting on decision (meeting_id);
create index action_by_meeting on action (meeting_id);

-- How far the agenda of a meeting has moved, with what was decided and promised there. Read with the rights of whoever asks.
create function vrank_agenda_moved(which uuid) returns integer
    language sql stable set search_path = vrank, pg_temp as $$
    select (((select coalesce(sum((i.version + 1) * 7919::bigint + i.position * (31 + length(i.title))), 0) from agenda_item i where i.meeting_id = which)
           + (select coalesce(sum((d.version + 1) * 104729::bigint), 0) from decision d where d.meeting_id = which)
           + (select coalesce(sum((a.version + 1) * 15485863::bigint), 0) from action a where a.meeting_id = which)) % 2147483647)::integer
$$;

create or replace function vrank_minutes_moved(which uuid[]) returns table (meeting_id uuid, moved bigint)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select m.id, coalesce((select sum(l.version) from minute_layer l where l.meeting_id = m.id), 0)::bigint * 2147483647 + vrank_agenda_moved(m.id)
    from meeting m where m.id = any (which)
$$;

-- As before; but what comes too late takes the place of its own beginning, where that came too late within ten minutes: of a sentence that
-- somebody went on typing only the whole stands beside.
create or replace function vrank_write_minute(which uuid, layer uuid, item uuid, built_on integer, new_text text, fresh uuid, keep boolean,
        moment timestamptz) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    l minute_layer;
    present minute;
    outcome text;
begin
    if not vrank_layer(which, layer) or not exists (
            select from agenda_step s where s.item_id = item and s.meeting_id = which and s.step <> 'proposed') then
        return 'absent';
    end if;
    if not vrank_notes(which, layer) then
        return 'may-not';
    end if;
    if exists (select from meeting m where m.id = which and m.state = 'cancelled') then
        return 'state';
    end if;
    -- held until the end, so that of two who write one comes after the other
    select * into l from minute_layer where meeting_id = which and circle_id = layer for update;
    if exists (select from off_record o where o.meeting_id = which and o.item_id = item) then
        return 'off';
    end if;
    if l.meeting_id is null then
        insert into minute_layer (meeting_id, circle_id) values (which, layer) on conflict do nothing;
        outcome := 'taken';
    end if;
    select * into present from minute m where m.meeting_id = which and m.circle_id = layer and m.item_id = item;
    if present.text is not distinct from new_text then
        return 'done';
    end if;
    if l.seat_id is null or not vrank_seated(l.seat_id) then
        outcome := 'taken';
    elsif coalesce(present.version, 0) <> built_on then
        outcome := 'behind';
    end if;
    if outcome is not null then
        update minute_version set text = new_text, saved = moment
        where id = (select v.id from minute_version v
                    where v.meeting_id = which and v.circle_id = layer and v.item_id = item and v.beside
                      and starts_with(new_text, v.text) and v.saved > moment - interval '10 minutes'
                    order by length(v.text) desc, v.id limit 1);
        if not found then
            insert into minute_version (id, meeting_id, circle_id, item_id, text, beside, saved)
            select fresh, which, layer, item, new_text, true, moment
            where new_text <> '' and not exists (
                select from minute_version v
                where v.meeting_id = which and v.circle_id = layer and v.item_id = item and v.text = new_text and v.beside);
        end if;
        if found then
            update minute_layer set version = version + 1 where meeting_id = which and circle_id = layer;
        end if;
        return outcome;
    end if;
    if present.text <> '' and (keep or not exists (
            select from minute_version v where v.meeting_id = which and v.circle_id = layer and v.item_id = item
                                           and not v.beside and v.saved > moment - interval '5 minutes')) then
        insert into minute_version (id, meeting_id, circle_id, item_id, text, beside, saved)
        values (fresh, which, layer, item, present.text, false, moment);
    end if;
    insert into minute (meeting_id, circle_id, item_id, text) values (which, layer, item, new_text)
    on conflict (meeting_id, circle_id, item_id) do update set text = excluded.text, version = minute.version + 1;
    update minute_layer set version = version + 1 where meeting_id = which and circle_id = layer;
    return 'done';
end
$$;
