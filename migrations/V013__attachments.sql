-- Attachments: files beside a text. On the desk they are their author's alone; published, they lie in the circle of their report and
-- are read with it. What is kept is what the server wrote anew of a file; its name and its bytes as handed in are not kept.
create table attachment (
    id        uuid primary key,
    report_id uuid     not null,
    circle_id uuid     not null,
    number    smallint not null check (number between 1 and 999),
    kind      text     not null check (kind in ('pdf', 'docx', 'pptx', 'odt', 'jpg', 'png', 'txt')),
    title     text     not null check (length(title) <= 120),
    alt       text     not null check (length(alt) <= 500),
    width     integer  not null check (width >= 0),
    height    integer  not null check (height >= 0),
    pages     integer  not null check (pages >= 0),
    size      integer  not null check (size between 0 and 20971520 and size = octet_length(content)),
    text      text     not null,
    content   bytea    not null,
    foreign key (circle_id, report_id) references report (circle_id, id) on delete cascade on update cascade
);
comment on table attachment is 'circle: a file that belongs to a report, readable with it';
create index attachment_by_report on attachment (report_id, number);

create table desk_attachment (
    id            uuid     not null,
    member_id     uuid     not null references member,
    manuscript_id uuid references manuscript on delete cascade,
    coming_id     uuid references coming_revision on delete cascade,
    number        smallint not null check (number between 1 and 999),
    kind          text     not null check (kind in ('pdf', 'docx', 'pptx', 'odt', 'jpg', 'png', 'txt')),
    title         text     not null default '' check (length(title) <= 120),
    alt           text     not null default '' check (length(alt) <= 500),
    width         integer  not null check (width >= 0),
    height        integer  not null check (height >= 0),
    pages         integer  not null check (pages >= 0),
    size          integer  not null check (size between 0 and 20971520 and size = octet_length(content)),
    text          text     not null,
    content       bytea    not null,
    removed       text[]   not null default '{}',
    check ((manuscript_id is null) <> (coming_id is null)),
    -- a file keeps its id when its report is laid open, so it can lie beside the manuscript and beside what is to come
    unique nulls not distinct (id, manuscript_id, coming_id)
);
comment on table desk_attachment is 'own: a file beside a text on the desk, or beside a revision that appears the next morning';
create index desk_attachment_by_manuscript on desk_attachment (manuscript_id, number);
create index desk_attachment_by_coming on desk_attachment (coming_id) where coming_id is not null;
create index desk_attachment_by_member on desk_attachment (member_id);

-- Files are packed already. What lay on a desk says whose it was: its remains are cleared away at once.
alter table attachment alter column content set storage external;
alter table desk_attachment alter column content set storage external;
alter table desk_attachment set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);

do $$
declare
    t text;
begin
    foreach t in array array ['attachment', 'desk_attachment']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
end
$$;

-- Its report must be readable too: one without a name appears the next morning, and its files with it.
create policy readers on attachment for select to vrank_application
    using (circle_id = any ((select vrank_circles())::uuid[]) and exists (select from report r where r.id = report_id));
create policy authors on attachment for insert to vrank_application
    with check (circle_id = any (vrank_circles())
        and exists (select from authorship a where a.report_id = attachment.report_id and a.circle_id = attachment.circle_id));
create policy indexer on attachment for select to vrank_indexer using (exists (select from report r where r.id = report_id));
create policy own on desk_attachment to vrank_application
    using (member_id = vrank_member())
    with check (member_id = vrank_member() and coming_id is null and exists (select from manuscript m where m.id = manuscript_id));
grant select, insert on attachment to vrank_application;
grant select (id, report_id, circle_id, number, kind, title, alt, text) on attachment to vrank_indexer;
grant select, insert, delete, update (title, alt) on desk_attachment to vrank_application;

-- The files of a report of the asking member's own, also of one that appears tomorrow and one in a circle since left.
create function vrank_own_attachments(which uuid)
    returns table (id uuid, number smallint, kind text, title text, alt text, width integer, height integer, pages integer, size integer)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select t.id, t.number, t.kind, t.title, t.alt, t.width, t.height, t.pages, t.size
    from authorship a join attachment t on t.report_id = a.report_id
    where a.member_id = vrank_member() and a.report_id = which order by t.number, t.id
$$;

create function vrank_own_attachment(which uuid) returns table (number smallint, kind text, content bytea)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select t.number, t.kind, t.content from attachment t join authorship a on a.report_id = t.report_id
    where a.member_id = vrank_member() and t.id = which
$$;

-- Lays the files of a report of one's own beside the manuscript that revises it: those that appear tomorrow, or those that stand.
create function vrank_lay_open_attachments(which uuid, beside uuid) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    if not exists (select from authorship where report_id = which and member_id = vrank_member())
        or not exists (select from manuscript where id = beside and revises = which and member_id = vrank_member()) then
        return false;
    end if;
    if exists (select from coming_revision where report_id = which) then
        insert into desk_attachment (id, member_id, manuscript_id, number, kind, title, alt, width, height, pages, size, text, content)
        select id, vrank_member(), beside, number, kind, title, alt, width, height, pages, size, text, content
        from desk_attachment where coming_id = which;
    else
        insert into desk_attachment (id, member_id, manuscript_id, number, kind, title, alt, width, height, pages, size, text, content)
        select id, vrank_member(), beside, number, kind, title, alt, width, height, pages, size, text, content
        from attachment where report_id = which;
    end if;
    return true;
end
$$;

-- Whether a revision touched the files; what they were before is kept nowhere.
alter table revision add column files_changed boolean not null default false;

-- Puts the files beside a manuscript, or a revision that was to come, in the place of those that a report has. One that stayed keeps
-- its address. The revision just written says whether any came, went or was described otherwise.
create function vrank_replace_attachments(which uuid, beside uuid, arrived uuid)
    returns void language plpgsql volatile set search_path = vrank, pg_temp as $$
begin
    update revision v set files_changed = true
    where v.report_id = which and v.number = (select max(number) from revision where report_id = which)
        and exists (
            select from (select id, title, alt from attachment where report_id = which) t
                full join (select id, title, alt from desk_attachment where manuscript_id = beside or coming_id = arrived) d
                using (id, title, alt)
            where t is null or d is null);
    delete from attachment t where t.report_id = which
        and not exists (select from desk_attachment d where d.id = t.id and (d.manuscript_id = beside or d.coming_id = arrived));
    insert into attachment (id, report_id, circle_id, number, kind, title, alt, width, height, pages, size, text, content)
    select d.id, which, r.circle_id, d.number, d.kind, d.title, d.alt, d.width, d.height, d.pages, d.size, d.text, d.content
    from desk_attachment d join report r on r.id = which where d.manuscript_id = beside or d.coming_id = arrived
    on conflict (id) do update set title = excluded.title, alt = excluded.alt, number = excluded.number
        where attachment.report_id = which;
end
$$;

-- As before, with the files.
create or replace function vrank_revise(which uuid, from_manuscript uuid, final_claims jsonb, because text, erase boolean, at timestamptz)
    returns boolean language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    a authorship;
    m manuscript;
begin
    select * into a from authorship where report_id = which and member_id = vrank_member() for update;
    select * into m from manuscript where id = from_manuscript and member_id = vrank_member() and revises = which for update;
    if a.report_id is null or m.id is null then
        return false;
    end if;
    if at is null then
        delete from coming_revision where report_id = which;
        perform vrank_replace_text(which, m.language, m.title, m.answers, m.themes, final_claims, because, erase);
        perform vrank_replace_attachments(which, m.id, null);
    else
        insert into coming_revision (report_id, circle_id, member_id, due, note, erase, language, title, answers, themes, claims)
        values (which, a.circle_id, a.member_id, at, because, erase, m.language, m.title, m.answers, m.themes, final_claims)
        on conflict (report_id) do update
            set due = excluded.due, note = excluded.note, erase = excluded.erase or coming_revision.erase, language = excluded.language,
                title = excluded.title, answers = excluded.answers, themes = excluded.themes, claims = excluded.claims;
        delete from desk_attachment where coming_id = which;
        update desk_attachment set coming_id = which, manuscript_id = null where manuscript_id = m.id;
    end if;
    delete from manuscript where id = m.id;
    return true;
end
$$;

create or replace function vrank_apply_revisions() returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    c coming_revision;
    applied integer := 0;
begin
    for c in select * from coming_revision where due <= now() order by due, report_id for update skip locked
        loop
            perform vrank_replace_text(c.report_id, c.language, c.title, c.answers, c.themes, c.claims, c.note, c.erase);
            perform vrank_replace_attachments(c.report_id, null, c.report_id);
            delete from coming_revision where report_id = c.report_id;
            applied := applied + 1;
        end loop;
    return applied;
end
$$;
