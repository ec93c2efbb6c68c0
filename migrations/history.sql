-- The list of applied migrations is a table like any other: enforced row-level security, readable to all.
alter table flyway_schema_history enable row level security;
alter table flyway_schema_history force row level security;
comment on table flyway_schema_history is 'public: which migrations were applied';
do $$
begin
    if not exists (select from pg_policies where schemaname = 'vrank' and tablename = 'flyway_schema_history') then
        create policy owner on flyway_schema_history to vrank_owner using (true) with check (true);
        create policy everyone on flyway_schema_history for select to vrank_application using (true);
        grant select on flyway_schema_history to vrank_application;
    end if;
end
$$;
