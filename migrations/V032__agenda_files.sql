-- Files on agenda items: they lie in the circle of their item and are read with it. What is kept is what the server wrote anew of a file;
-- its name and its bytes as handed in are not kept.
create table agenda_file (
    id        uuid primary key,
    item_id   uuid     not null,
    circle_id uuid     not null,
    number    smallint not null check (number between 1 and 999),
    kind      text     not null check (kind in ('pdf', 'docx', 'pptx', 'odt', 'jpg', 'png', 'txt')),
    title     text     not null default '' check (length(title) <= 120),
    alt       text     not null default '' check (length(alt) <= 500),
    width     integer  not null check (width >= 0),
    height    integer  not null check (height >= 0),
    pages     integer  not null check (pages >= 0),
    size      integer  not null check (size between 0 and 20971520 and size = octet_length(content)),
    text      text     not null,
    content   bytea    not null,
    foreign key (circle_id, item_id) references agenda_item (circle_id, id)
);
comment on table agenda_file is 'circle: a file that belongs to an agenda item, readable with it';
create index agenda_file_by_item on agenda_file (item_id, number);

-- Files are packed already.
alter table agenda_file alter column content set storage external;
alter table agenda_file enable row level security;
alter table agenda_file force row level security;
create policy owner on agenda_file to vrank_owner using (true) with check (true);

create policy readers on agenda_file for select to vrank_application
    using (circle_id = any ((select vrank_circles())::uuid[]) and exists (select from agenda_item i where i.id = item_id));
create policy indexer on agenda_file for select to vrank_indexer using (exists (select from agenda_item i where i.id = item_id));
-- Whoever may word an item may say what lies with it; what was merged or withdrawn has no files.
create policy proposers on agenda_file for insert to vrank_application
    with check (exists (select from agenda_item i where i.id = item_id and i.circle_id = agenda_file.circle_id
                        and i.state not in ('merged', 'withdrawn')
                        and (vrank_hosts(i.circle_id) or (i.state = 'proposed' and vrank_seated(i.seat_id)))));
create policy proposers_change on agenda_file for update to vrank_application
    using (exists (select from agenda_item i where i.id = item_id
                   and (vrank_hosts(i.circle_id) or (i.state = 'proposed' and vrank_seated(i.seat_id)))))
    with check (exists (select from agenda_item i where i.id = item_id and i.circle_id = agenda_file.circle_id
                        and (vrank_hosts(i.circle_id) or (i.state = 'proposed' and vrank_seated(i.seat_id)))));
create policy proposers_remove on agenda_file for delete to vrank_application
    using (exists (select from agenda_item i where i.id = item_id
                   and (vrank_hosts(i.circle_id) or (i.state = 'proposed' and vrank_seated(i.seat_id)))));
grant select, insert, delete, update (title, alt) on agenda_file to vrank_application;
grant select (id, item_id, circle_id, number, kind, title, alt, text) on agenda_file to vrank_indexer;

-- What a file says is found under its item.
create function vrank_note_agenda_file() returns trigger
    language plpgsql security definer set search_path = vrank, pg_temp as $$
declare
    f agenda_file := case when tg_op = 'DELETE' then old else new end;
begin
    insert into outbox (circle_id, kind, item_id) values (f.circle_id, 'agenda-item', f.item_id);
    return null;
end
$$;
create trigger file_is_found after insert or update or delete on agenda_file for each row execute function vrank_note_agenda_file();

-- An item that becomes part of another hands its files over, behind those that are there; what is taken back takes its files along.
create function vrank_hand_over_files() returns trigger
    language plpgsql security definer set search_path = vrank, pg_temp as $$
begin
    if new.state = 'merged' then
        update agenda_file f set item_id = new.merged_into, number = n.number
        from (select o.id, coalesce((select max(t.number) from agenda_file t where t.item_id = new.merged_into), 0)
                           + row_number() over (order by o.number, o.id) as number
              from agenda_file o where o.item_id = new.id) n
        where n.id = f.id;
    else
        delete from agenda_file where item_id = new.id;
    end if;
    return null;
end
$$;
create trigger files_go_with_it after update of state on agenda_item for each row
    when (new.state in ('merged', 'withdrawn') and new.state <> old.state) execute function vrank_hand_over_files();
