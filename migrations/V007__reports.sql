-- Reports: the desk (manuscripts, read by their author alone) and the library (reports, read by one circle).
create table manuscript (
    id         uuid primary key,
    member_id  uuid        not null references member,
    kind       text        not null check (kind in ('lesson', 'failure', 'practice', 'question', 'signal')),
    language   text        not null check (language in ('nl', 'fr', 'de', 'en')),
    title      text        not null default '' check (length(title) <= 200),
    answers    jsonb       not null default '{}',
    themes     text[]      not null default '{}',
    circle_id  uuid references circle,
    name_level text check (name_level in ('named', 'organisation')),
    version    integer     not null default 1,
    saved      timestamptz not null
);
comment on table manuscript is 'own: a text on its author''s desk';
create index manuscript_by_member on manuscript (member_id, saved desc, id);

create table manuscript_version (
    manuscript_id uuid        not null references manuscript on delete cascade,
    member_id     uuid        not null references member,
    version       integer     not null,
    title         text        not null,
    answers       jsonb       not null,
    saved         timestamptz not null,
    primary key (manuscript_id, version)
);
comment on table manuscript_version is 'own: earlier states of a manuscript';

create table report (
    id              uuid primary key,
    circle_id       uuid        not null references circle,
    kind            text        not null check (kind in ('lesson', 'failure', 'practice', 'question', 'signal')),
    language        text        not null check (language in ('nl', 'fr', 'de', 'en')),
    title           text        not null check (length(title) between 1 and 200),
    answers         jsonb       not null,
    themes          text[]      not null,
    organisation_id uuid references organisation,
    region          text check (region in ('brussels', 'flanders', 'wallonia', 'belgium')),
    published       timestamptz not null,
    unique (circle_id, id),
    check ((organisation_id is null) <> (region is null))
);
comment on table report is 'circle: a published text, in one circle, without any author column';
create index report_by_circle on report (circle_id, published desc, id desc);

create table byline (
    report_id uuid primary key,
    circle_id uuid not null,
    member_id uuid not null references member,
    name      text not null,
    foreign key (circle_id, report_id) references report (circle_id, id) on delete cascade
);
comment on table byline is 'circle: the author of a report published under a name';

create table authorship (
    report_id uuid primary key,
    circle_id uuid not null,
    member_id uuid not null references member,
    foreign key (circle_id, report_id) references report (circle_id, id) on delete cascade
);
comment on table authorship is 'own: which reports are mine; for organisation-only ones the tie exists here alone';
create index authorship_by_member on authorship (member_id);

create table withdrawal (
    report_id uuid primary key,
    circle_id uuid not null references circle,
    withdrawn date not null,
    reason    text not null check (length(reason) between 1 and 500)
);
comment on table withdrawal is 'circle: that a report stood here, when it went and why; no text';

do $$
declare
    t text;
begin
    foreach t in array array ['manuscript', 'manuscript_version', 'report', 'byline', 'authorship', 'withdrawal']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
end
$$;

create policy own on manuscript to vrank_application
    using (member_id = vrank_member())
    with check (member_id = vrank_member() and (circle_id is null or circle_id = any (vrank_circles())));
create policy own on manuscript_version to vrank_application
    using (member_id = vrank_member())
    with check (member_id = vrank_member() and exists (select from manuscript m where m.id = manuscript_id));
create policy readers on report for select to vrank_application using (circle_id = any (vrank_circles()) and published <= now());
create policy writers on report for insert to vrank_application
    with check (circle_id = any (vrank_circles()) and vrank_member() is not null);
-- A byline is looked up by its report, so here the circles are asked once a query: the condition would else be asked for
-- each row. On report it stays bare, for there it finds the rows (3 ms where the sub-select took 48, of 200,000).
create policy readers on byline for select to vrank_application using (circle_id = any ((select vrank_circles())::uuid[]));
create policy writers on byline for insert to vrank_application
    with check (member_id = vrank_member() and circle_id = any (vrank_circles()) and exists (select from report r where r.id = report_id));
create policy own on authorship for select to vrank_application using (member_id = vrank_member());
create policy own_insert on authorship for insert to vrank_application
    with check (member_id = vrank_member() and circle_id = any (vrank_circles()));
create policy readers on withdrawal for select to vrank_application using (circle_id = any (vrank_circles()));
create policy indexer on report for select to vrank_indexer using (published <= now());

grant select, insert, update, delete on manuscript to vrank_application;
grant select, insert, delete on manuscript_version to vrank_application;
grant select, insert on report to vrank_application;
grant select, insert on byline to vrank_application;
grant select, insert on authorship to vrank_application;
grant select on withdrawal to vrank_application;
grant select on report to vrank_indexer;

-- Among how many an author would be sought: those who read the circle (in the public one, all members) and come from the
-- same organisation, or from its region.
create function vrank_company(which uuid, root uuid) returns table (from_organisation integer, from_region integer)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    if not which = any (vrank_circles()) then
        return;
    end if;
    return query
        select (count(distinct h.member_id) filter (where h.root_id = root))::integer,
               (count(distinct h.member_id) filter (where o.region = (select region from organisation where id = root)))::integer
        from held_seat h join organisation o on o.id = h.root_id
        where exists (select from circle c where c.id = which and c.kind = 'public')
           or exists (select from reader r where r.circle_id = which and r.member_id = h.member_id);
end
$$;

-- The asking member's own published texts, also those that appear tomorrow and those in circles since left.
create function vrank_own_reports() returns table (id uuid, circle_id uuid, kind text, language text, title text, published timestamptz, readable boolean)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select r.id, r.circle_id, r.kind, r.language, r.title, r.published, r.published <= now() and r.circle_id = any (vrank_circles())
    from authorship a join report r on r.id = a.report_id
    where a.member_id = vrank_member() order by r.published desc, r.id
$$;

-- The author withdraws: the text goes, date and reason stay for those who could read it; where it has not appeared yet,
-- nothing stays. Also after leaving the circle.
create function vrank_withdraw(which uuid, today date, because text) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    a authorship;
begin
    select * into a from authorship where report_id = which and member_id = vrank_member() for update;
    if a.report_id is null then
        return false;
    end if;
    insert into withdrawal (report_id, circle_id, withdrawn, reason)
    select id, circle_id, today, because from report where id = which and published <= now();
    delete from report where id = which;
    delete from idempotency_key where resource_id = which;
    insert into outbox (circle_id, kind, item_id) values (a.circle_id, 'report', which);
    return true;
end
$$;
