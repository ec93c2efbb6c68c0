-- What members brought in from elsewhere: remembered so that bringing the same again does nothing. Belongs to org.vrank.imports.
create table imported (
    member_id   uuid not null references member,
    source      text not null check (length(source) between 1 and 60),
    external_id text not null check (length(external_id) between 1 and 200),
    report_id   uuid references report on delete set null,
    primary key (member_id, source, external_id)
);
comment on table imported is 'own: which texts of a source a member imported; no report means that it was withdrawn since';
create index imported_by_report on imported (report_id);

alter table imported enable row level security;
alter table imported force row level security;
create policy owner on imported to vrank_owner using (true) with check (true);
create policy own on imported to vrank_application
    using (member_id = vrank_member())
    with check (member_id = vrank_member()
        and (report_id is null or exists (select from authorship a where a.report_id = imported.report_id)));

grant select, insert, update (report_id) on imported to vrank_application;
