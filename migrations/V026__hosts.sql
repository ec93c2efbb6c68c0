-- Old minutes: what a group wrote down before it met here. They lie in the circle of the series, whole, and are never changed: who was
-- wrong takes them away and brings them in again. No row names whoever brought them in.

create table old_minutes (
    id        uuid primary key,
    circle_id uuid not null,
    series_id uuid not null,
    day       date not null,
    language  text not null check (language in ('nl', 'fr', 'de', 'en')),
    title     text not null check (length(title) between 1 and 200),
    text      text not null check (length(text) between 1 and 60000),
    foreign key (circle_id, series_id) references series (circle_id, id)
);
comment on table old_minutes is 'circle: minutes of a series from before it met here, as a host brought them in';
create index old_minutes_by_series on old_minutes (series_id, day desc, id);
create index old_minutes_by_circle on old_minutes (circle_id, id);

alter table old_minutes enable row level security;
alter table old_minutes force row level security;
create policy owner on old_minutes to vrank_owner using (true) with check (true);
create policy readers on old_minutes for select to vrank_application using (circle_id = any (vrank_circles()));
create policy hosts_add on old_minutes for insert to vrank_application
    with check (vrank_hosts(circle_id) and exists (select from series s where s.id = series_id));
create policy hosts_remove on old_minutes for delete to vrank_application using (vrank_hosts(circle_id));
create policy indexer on old_minutes for select to vrank_indexer using (true);
grant select, insert, delete on old_minutes to vrank_application;
grant select on old_minutes to vrank_indexer;

create function vrank_note_old_minutes() returns trigger
    language plpgsql security definer set search_path = vrank, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        insert into outbox (circle_id, kind, item_id) values (old.circle_id, 'old-minutes', old.id);
    else
        insert into outbox (circle_id, kind, item_id) values (new.circle_id, 'old-minutes', new.id);
    end if;
    return null;
end
$$;
create trigger old_minutes_are_found after insert or delete on old_minutes for each row execute function vrank_note_old_minutes();
