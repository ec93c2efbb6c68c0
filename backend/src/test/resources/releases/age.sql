-- Makes a restored dump two days old, whenever and under whatever clock it is restored: every date and time moves by the same
-- number of days. Run as superuser right after restoring, before any migration.
do $$
declare
    days  integer;
    moved record;
begin
    perform set_config('session_replication_role', 'replica', true);
    select current_date - 2 - max(installed_on)::date into days from vrank.flyway_schema_history;
    for moved in
        select c.table_name, string_agg(format('%1$I = %1$I + make_interval(days => %2$s)', c.column_name, days), ', ') as columns
        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'vrank' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
          and c.data_type in ('date', 'timestamp with time zone', 'timestamp without time zone')
        group by c.table_name
        loop
            execute format('update vrank.%I set %s', moved.table_name, moved.columns);
        end loop;
end
$$;
