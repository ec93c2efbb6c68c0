-- The outbox: what changed, for the search index. Written in the transaction of the change. A reader remembers the oldest
-- transaction that could still have been running and the time up to which rows were due, so that it misses neither a row
-- committed late nor one that was not due yet.
create table outbox (
    position  bigint generated always as identity primary key,
    xid       xid8        not null default pg_current_xact_id(),
    circle_id uuid        not null references circle,
    kind      text        not null,
    item_id   uuid        not null,
    due       timestamptz not null default now()
);
comment on table outbox is 'owner: changes for the index; the indexer reads it, the application only writes';
create index outbox_by_xid on outbox (xid, position);
create index outbox_by_due on outbox (due);
alter table outbox enable row level security;
alter table outbox force row level security;
create policy owner on outbox to vrank_owner using (true) with check (true);
create policy writers on outbox for insert to vrank_application with check (circle_id = any (vrank_circles()));
create policy indexer on outbox for select to vrank_indexer using (true);
grant insert (circle_id, kind, item_id, due) on outbox to vrank_application;
grant select on outbox to vrank_indexer;

-- Every node that is alive has read what is older than thirty days; one that was away for longer builds its index anew.
create function vrank_prune_outbox() returns bigint
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    pruned bigint;
begin
    delete from outbox where due < now() - interval '30 days';
    get diagnostics pruned = row_count;
    return pruned;
end
$$;
