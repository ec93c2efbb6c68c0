-- Minutes: what is written under the items of a meeting while it runs. A layer lies in one circle: that of the series, for what came out
-- of it, and each circle in which candid notes are taken. Nothing that was typed is lost: a text that comes too late stays beside.

create table minute_layer (
    meeting_id uuid   not null references meeting,
    circle_id  uuid   not null references circle,
    seat_id    uuid references seat,
    version    bigint not null default 1,
    primary key (meeting_id, circle_id)
);
comment on table minute_layer is 'circle: which seat takes the notes of a meeting in a circle; for those who read both';

create table minute (
    meeting_id uuid    not null,
    circle_id  uuid    not null,
    item_id    uuid    not null references agenda_item,
    text       text    not null check (length(text) <= 20000),
    version    integer not null default 1,
    primary key (meeting_id, circle_id, item_id),
    foreign key (meeting_id, circle_id) references minute_layer
);
comment on table minute is 'circle: what was written under an item of a meeting; for those who read both';

create table minute_version (
    id         uuid primary key,
    meeting_id uuid        not null,
    circle_id  uuid        not null,
    item_id    uuid        not null references agenda_item,
    text       text        not null check (length(text) <= 20000),
    beside     boolean     not null,
    saved      timestamptz not null,
    foreign key (meeting_id, circle_id) references minute_layer
);
comment on table minute_version is 'circle: earlier texts under an item, and texts that came too late and stand beside; for those who read both';
create index minute_version_by_item on minute_version (meeting_id, circle_id, item_id, saved);

create table off_record (
    meeting_id uuid not null,
    circle_id  uuid not null,
    item_id    uuid not null,
    primary key (meeting_id, item_id),
    foreign key (circle_id, meeting_id) references meeting (circle_id, id),
    foreign key (circle_id, item_id) references agenda_item (circle_id, id)
);
comment on table off_record is 'circle: that no notes are taken of an item now, in no layer';

-- What was published of a layer. Its readers are those of the layer's circle.
create table proceedings (
    id         uuid primary key,
    meeting_id uuid        not null references meeting,
    circle_id  uuid        not null references circle,
    language   text        not null check (language in ('nl', 'fr', 'de', 'en')),
    title      text        not null,
    text       text        not null,
    number     integer     not null check (number >= 1),
    made       timestamptz not null,
    approved   date,
    unique (meeting_id, circle_id),
    unique (circle_id, id)
);
comment on table proceedings is 'circle: the published minutes of a meeting, one document for each layer; for those who read both';

create table proceedings_version (
    proceedings_id uuid        not null,
    circle_id      uuid        not null,
    meeting_id     uuid        not null references meeting,
    number         integer     not null,
    because        text        not null check (length(because) <= 2000 and (number = 1) = (because = '')),
    body           text        not null,
    made           timestamptz not null,
    primary key (proceedings_id, number),
    foreign key (circle_id, proceedings_id) references proceedings (circle_id, id)
);
comment on table proceedings_version is 'circle: each state of published minutes, with the addendum that says what was corrected; for those who read both';

do $$
declare
    t text;
begin
    foreach t in array array ['minute_layer', 'minute', 'minute_version', 'off_record', 'proceedings', 'proceedings_version']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
            execute format('create policy readers on %I for select to vrank_application
                using (circle_id = any ((select vrank_circles())::uuid[]) and exists (select from meeting m where m.id = meeting_id))', t);
            execute format('grant select on %I to vrank_application', t);
        end loop;
end
$$;
create policy indexer on proceedings for select to vrank_indexer using (true);
grant select on proceedings to vrank_indexer;

-- Whether the asker may take notes of a meeting in a circle: hosts in that of the series; elsewhere whoever reads both and sits there.
create function vrank_notes(which uuid, layer uuid) returns boolean
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select exists (
        select from meeting m
        where m.id = which and m.circle_id = any (vrank_circles()) and layer = any (vrank_circles()) and vrank_member() is not null
          and exists (select from vrank_seats(layer) s where s.mine)
          and case when layer = m.circle_id then vrank_hosts(layer)
                   else exists (select from series_notes n where n.series_id = m.series_id and n.circle_id = layer) end)
$$;

-- Whether there is such a layer for the asker at all.
create function vrank_layer(which uuid, layer uuid) returns boolean
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select exists (
        select from meeting m
        where m.id = which and m.circle_id = any (vrank_circles()) and layer = any (vrank_circles())
          and (layer = m.circle_id
               or exists (select from series_notes n where n.series_id = m.series_id and n.circle_id = layer)
               or exists (select from minute_layer l where l.meeting_id = which and l.circle_id = layer)))
$$;

-- Takes the notes, or takes them over. Answers 'done', 'absent', 'may-not', or 'state' where the meeting was cancelled.
create function vrank_take_minutes(which uuid, layer uuid) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
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
    insert into minute_layer (meeting_id, circle_id, seat_id)
    select which, layer, s.seat_id from vrank_seats(layer) s where s.mine order by s.kind <> 'host', s.seat_id limit 1
    on conflict (meeting_id, circle_id) do update set seat_id = excluded.seat_id, version = minute_layer.version + 1;
    return 'done';
end
$$;

-- Writes a text over the version it builds on. What cannot take its place, because another is there or somebody else takes the notes
-- now, is kept beside it in the same transaction. Answers 'done', 'absent', 'may-not', 'state', 'off', 'behind' or 'taken'.
create function vrank_write_minute(which uuid, layer uuid, item uuid, built_on integer, new_text text, fresh uuid, keep boolean, moment timestamptz)
    returns text
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
        insert into minute_version (id, meeting_id, circle_id, item_id, text, beside, saved)
        select fresh, which, layer, item, new_text, true, moment
        where new_text <> '' and not exists (
            select from minute_version v
            where v.meeting_id = which and v.circle_id = layer and v.item_id = item and v.text = new_text and v.beside);
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

-- A text that stood beside has been dealt with: it stays among the earlier ones.
create function vrank_settle_minute(which uuid, layer uuid, text_id uuid) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    if not vrank_layer(which, layer) then
        return 'absent';
    end if;
    if not vrank_notes(which, layer) then
        return 'may-not';
    end if;
    update minute_version set beside = false where id = text_id and meeting_id = which and circle_id = layer and beside;
    if not found then
        return 'absent';
    end if;
    update minute_layer set version = version + 1 where meeting_id = which and circle_id = layer;
    return 'done';
end
$$;

-- No more notes of an item, in any layer. Whoever sits in the circle may ask for it, so that it tells nothing about who takes notes
-- where; a host lifts it.
create function vrank_off_record(which uuid, item uuid, off boolean) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    m meeting;
begin
    select * into m from meeting x where x.id = which and x.circle_id = any (vrank_circles());
    if m.id is null or not exists (
            select from agenda_step s where s.item_id = item and s.meeting_id = which and s.step <> 'proposed') then
        return 'absent';
    end if;
    if not exists (select from vrank_seats(m.circle_id) s where s.mine) or not (off or vrank_hosts(m.circle_id)) then
        return 'may-not';
    end if;
    if m.state = 'cancelled' then
        return 'state';
    end if;
    -- what is being written comes before or after, never in between
    insert into minute_layer (meeting_id, circle_id) values (which, m.circle_id)
    on conflict (meeting_id, circle_id) do update set version = minute_layer.version + 1;
    perform from minute_layer l where l.meeting_id = which for update;
    if off then
        insert into off_record (meeting_id, circle_id, item_id) values (which, m.circle_id, item) on conflict do nothing;
    else
        delete from off_record where meeting_id = which and item_id = item;
    end if;
    return 'done';
end
$$;

-- For a node with followers: how far the minutes of these meetings have moved, all layers together. Shows no reader anything.
create function vrank_minutes_moved(which uuid[]) returns table (meeting_id uuid, moved bigint)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select l.meeting_id, sum(l.version)::bigint from minute_layer l where l.meeting_id = any (which) group by l.meeting_id
$$;

-- Publishes a layer: the first time as it is, later with an addendum that says what was corrected. Earlier texts of the work on it go.
-- Answers 'done', 'absent', 'may-not', 'state', or 'behind' where another was published meanwhile.
create function vrank_publish_minutes(which uuid, layer uuid, fresh uuid, follows integer, new_language text, new_title text, new_text text,
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
        update proceedings set title = new_title, text = new_text, number = p.number + 1, made = moment where id = p.id returning * into p;
    end if;
    insert into proceedings_version (proceedings_id, circle_id, meeting_id, number, because, body, made)
    values (p.id, layer, which, p.number, new_because, new_body, moment);
    delete from minute_version where meeting_id = which and circle_id = layer and not beside;
    update minute_layer set version = version + 1 where meeting_id = which and circle_id = layer;
    return 'done';
end
$$;

-- The group agreed with its minutes. Answers 'done', 'absent' or 'may-not'.
create function vrank_approve_minutes(which uuid, today date) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    p proceedings;
begin
    select * into p from proceedings x where x.id = which and vrank_layer(x.meeting_id, x.circle_id);
    if p.id is null then
        return 'absent';
    end if;
    if not vrank_notes(p.meeting_id, p.circle_id) then
        return 'may-not';
    end if;
    update proceedings set approved = coalesce(approved, today) where id = which;
    return 'done';
end
$$;

create function vrank_note_proceedings() returns trigger
    language plpgsql security definer set search_path = vrank, pg_temp as $$
begin
    insert into outbox (circle_id, kind, item_id) values (new.circle_id, 'minutes', new.id);
    return null;
end
$$;
create trigger proceedings_are_found after insert or update on proceedings for each row execute function vrank_note_proceedings();
