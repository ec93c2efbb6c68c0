-- What is sealed leaves as base64 with its line breaks, which whoever reads it passes over: taking them out took three
-- quarters of the time. And one thread is read without reading the others.

create or replace function vrank_receipt(looked_up bytea) returns table (id uuid, month date, wrap bytea, entries text, identified boolean)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select t.id, t.month, t.receipt_wrap,
           (select string_agg(encode(e.sealed, 'base64'), ' ' order by e.id) from box_entry e where e.thread_id = t.id),
           exists (select from box_identity i where i.thread_id = t.id)
    from box_thread t where t.lookup = looked_up
$$;

create or replace function vrank_box() returns table (id uuid, month date, wrap bytea, entries text, identified boolean)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_custodians_only();
begin
    return query
        select t.id, t.month, w.sealed,
               (select string_agg(encode(e.sealed, 'base64'), ' ' order by e.id) from box_entry e where e.thread_id = t.id),
               exists (select from box_identity i where i.thread_id = t.id)
        from box_wrap w join box_thread t on t.id = w.thread_id where w.member_id = me;
end
$$;

-- One thread of what the asking custodian can open.
create function vrank_box_thread(thread uuid) returns table (id uuid, month date, wrap bytea, entries text, identified boolean)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_custodians_only();
begin
    return query
        select t.id, t.month, w.sealed,
               (select string_agg(encode(e.sealed, 'base64'), ' ' order by e.id) from box_entry e where e.thread_id = t.id),
               exists (select from box_identity i where i.thread_id = t.id)
        from box_wrap w join box_thread t on t.id = w.thread_id where w.member_id = me and t.id = thread;
end
$$;
