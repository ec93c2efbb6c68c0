-- The ledger of claims, revisions, addenda and moves between circles.

alter table manuscript
    add column claims jsonb not null default '[]' check (jsonb_typeof(claims) = 'array' and jsonb_array_length(claims) <= 20),
    add column revises uuid references report on delete set null;
create unique index manuscript_revises on manuscript (revises) where revises is not null;
alter table manuscript_version add column claims jsonb not null default '[]';
alter table report
    add column claims jsonb not null default '[]' check (jsonb_typeof(claims) = 'array' and jsonb_array_length(claims) <= 20),
    add column revised date;

-- Good practices used to say in two answers how well they are known and who judged: now that is a claim.
create function vrank_judged(answers jsonb, title text) returns jsonb language sql as $$
    select jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
        'stage', 'observed',
        'text', left(coalesce(nullif(answers ->> 'result', ''), title), 500),
        'judge', case answers ->> 'judged-by' when 'internal' then 'internal' when 'peer' then 'peer'
                                              when 'independent' then 'researcher' else 'owner' end,
        'known', '',
        'evidence', answers ->> 'evidence')))
$$;
update report set claims = vrank_judged(answers, title), answers = answers - 'evidence' - 'judged-by'
where kind = 'practice' and (jsonb_exists(answers, 'evidence') or jsonb_exists(answers, 'judged-by'));
update manuscript set claims = vrank_judged(answers, title), answers = answers - 'evidence' - 'judged-by'
where kind = 'practice' and (jsonb_exists(answers, 'evidence') or jsonb_exists(answers, 'judged-by'));
update manuscript_version v set claims = vrank_judged(v.answers, v.title), answers = v.answers - 'evidence' - 'judged-by'
from manuscript m
where m.id = v.manuscript_id and m.kind = 'practice'
  and (jsonb_exists(v.answers, 'evidence') or jsonb_exists(v.answers, 'judged-by'));
drop function vrank_judged;

-- What lies beside a report moves with it.
alter table byline drop constraint byline_circle_id_report_id_fkey;
alter table byline add constraint byline_circle_id_report_id_fkey
    foreign key (circle_id, report_id) references report (circle_id, id) on delete cascade on update cascade;
alter table authorship drop constraint authorship_circle_id_report_id_fkey;
alter table authorship add constraint authorship_circle_id_report_id_fkey
    foreign key (circle_id, report_id) references report (circle_id, id) on delete cascade on update cascade;

-- Gone from one circle, a report may live in another.
alter table withdrawal drop constraint withdrawal_pkey, add primary key (report_id, circle_id);
alter table withdrawal add column moved boolean not null default false;
alter table withdrawal drop constraint withdrawal_reason_check,
    add constraint withdrawal_reason_check check (length(reason) <= 500 and moved = (reason = ''));
comment on table withdrawal is 'circle: that a report stood here, when it went and why; no text';

create table revision (
    report_id uuid    not null,
    circle_id uuid    not null,
    number    integer not null check (number > 0),
    replaced  date    not null,
    note      text    not null check (length(note) between 1 and 300),
    erased    boolean not null default false,
    title     text,
    answers   jsonb,
    themes    text[],
    claims    jsonb,
    primary key (report_id, number),
    foreign key (circle_id, report_id) references report (circle_id, id) on delete cascade on update cascade,
    check (erased = (title is null) and erased = (answers is null) and erased = (themes is null) and erased = (claims is null))
);
comment on table revision is 'circle: what a report said before it was revised, or that its author took that away';

create table addendum (
    id        uuid primary key,
    report_id uuid        not null,
    circle_id uuid        not null,
    text      text        not null check (length(text) between 1 and 5000),
    published timestamptz not null,
    foreign key (circle_id, report_id) references report (circle_id, id) on delete cascade on update cascade
);
comment on table addendum is 'circle: what the author added to a report later';
create index addendum_by_report on addendum (report_id, published);

create table coming_revision (
    report_id uuid primary key,
    circle_id uuid        not null,
    member_id uuid        not null references member,
    due       timestamptz not null,
    note      text        not null check (length(note) between 1 and 300),
    erase     boolean     not null,
    language  text        not null,
    title     text        not null,
    answers   jsonb       not null,
    themes    text[]      not null,
    claims    jsonb       not null,
    foreign key (circle_id, report_id) references report (circle_id, id) on delete cascade on update cascade
);
comment on table coming_revision is 'own: a revision without a name, which appears the next morning';
create index coming_revision_by_due on coming_revision (due);

do $$
declare
    t text;
begin
    foreach t in array array ['revision', 'addendum', 'coming_revision']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
end
$$;

alter policy own on manuscript
    with check (member_id = vrank_member() and (circle_id is null or circle_id = any (vrank_circles()))
        and (revises is null or exists (select from authorship a where a.report_id = revises)));
create policy readers on revision for select to vrank_application using (circle_id = any ((select vrank_circles())::uuid[]));
create policy readers on addendum for select to vrank_application
    using (circle_id = any ((select vrank_circles())::uuid[]) and published <= now());
create policy authors on addendum for insert to vrank_application
    with check (circle_id = any (vrank_circles())
        and exists (select from report r where r.id = report_id)
        and exists (select from authorship a where a.report_id = addendum.report_id));
create policy indexer on addendum for select to vrank_indexer using (published <= now());
create policy own on coming_revision for select to vrank_application using (member_id = vrank_member());
create policy own_delete on coming_revision for delete to vrank_application using (member_id = vrank_member());
grant select on revision to vrank_application;
grant select, insert on addendum to vrank_application;
grant select on addendum to vrank_indexer;
grant select, delete on coming_revision to vrank_application;

-- The asking member's own text, also one that appears tomorrow and one in a circle since left.
create function vrank_own_text(which uuid)
    returns table (id uuid, circle_id uuid, kind text, language text, title text, answers jsonb, themes text[], claims jsonb,
                   published timestamptz, revised date, named boolean, shown boolean, readable boolean)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select r.id, r.circle_id, r.kind, r.language, r.title, r.answers, r.themes, r.claims, r.published, r.revised,
           exists (select from byline b where b.report_id = r.id), r.organisation_id is not null,
           r.published <= now() and r.circle_id = any (vrank_circles())
    from authorship a join report r on r.id = a.report_id
    where a.member_id = vrank_member() and r.id = which
$$;

-- What the asking member added to it, also what appears tomorrow.
create function vrank_own_addenda(which uuid) returns table (id uuid, text text, published timestamptz)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select d.id, d.text, d.published
    from authorship a join addendum d on d.report_id = a.report_id
    where a.member_id = vrank_member() and a.report_id = which
    order by d.published, d.id
$$;

-- Puts a new state in the place of the present one, which stays as a revision once it has been readable. Erasing takes away
-- the earlier texts, never that they were there.
create function vrank_replace_text(which uuid, new_language text, new_title text, new_answers jsonb, new_themes text[],
                                   new_claims jsonb, because text, erase boolean)
    returns void language plpgsql volatile set search_path = vrank, pg_temp as $$
declare
    r report;
    seen boolean;
begin
    select * into strict r from report where id = which for update;
    seen := r.published <= now();
    if seen then
        insert into revision (report_id, circle_id, number, replaced, note, title, answers, themes, claims)
        select which, r.circle_id, coalesce((select max(number) from revision where report_id = which), 0) + 1,
               vrank_today(), because, r.title, r.answers, r.themes, r.claims;
    end if;
    if erase then
        update revision set erased = true, title = null, answers = null, themes = null, claims = null where report_id = which;
    end if;
    update report set language = new_language, title = new_title, answers = new_answers, themes = new_themes, claims = new_claims,
                      revised = case when seen then vrank_today() end
    where id = which;
    insert into outbox (circle_id, kind, item_id, due) values (r.circle_id, 'report', which, greatest(now(), r.published));
end
$$;

-- The author revises: at once, or when an hour is given then, with what lies on the desk for it; the manuscript is then gone.
create function vrank_revise(which uuid, from_manuscript uuid, final_claims jsonb, because text, erase boolean, at timestamptz)
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
    else
        insert into coming_revision (report_id, circle_id, member_id, due, note, erase, language, title, answers, themes, claims)
        values (which, a.circle_id, a.member_id, at, because, erase, m.language, m.title, m.answers, m.themes, final_claims)
        on conflict (report_id) do update
            set due = excluded.due, note = excluded.note, erase = excluded.erase or coming_revision.erase, language = excluded.language,
                title = excluded.title, answers = excluded.answers, themes = excluded.themes, claims = excluded.claims;
    end if;
    delete from manuscript where id = m.id;
    return true;
end
$$;

-- Revisions whose hour has come; several nodes may ask at once.
create function vrank_apply_revisions() returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    c coming_revision;
    applied integer := 0;
begin
    for c in select * from coming_revision where due <= now() order by due, report_id for update skip locked
        loop
            perform vrank_replace_text(c.report_id, c.language, c.title, c.answers, c.themes, c.claims, c.note, c.erase);
            delete from coming_revision where report_id = c.report_id;
            applied := applied + 1;
        end loop;
    return applied;
end
$$;

-- Holds a report of the asking member's own until the transaction ends, so that what is done with it happens one after the other.
create function vrank_hold(which uuid) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    perform from authorship where report_id = which and member_id = vrank_member() for update;
    return found;
end
$$;

-- Whether somebody could read in one circle who cannot in another: today's readers, or whoever its rule lets in later. Only
-- between circles the asking member reads.
create function vrank_wider(source uuid, target uuid) returns boolean
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    s vrank.circle;
    t vrank.circle;
begin
    select * into s from circle where id = source and id = any (vrank_circles());
    select * into t from circle where id = target and id = any (vrank_circles());
    return case
        when s.id is null or t.id is null then null
        when s.kind = 'public' then false
        when t.kind = 'public' then true
        else (s.candid and not t.candid) or (t.superiors and not s.superiors) or not t.admits <@ s.admits
            or exists (select from reader x where x.circle_id = target
                       and not exists (select from reader y where y.circle_id = source and y.member_id = x.member_id))
        end;
end
$$;

-- The author moves a report to another own circle. A narrower one at once. A wider one only with consent, as it stands now:
-- earlier texts stay behind, and it appears at the hour given, else at once, with its addenda dated like it: that it stood elsewhere
-- before is nobody's business. Where it stood, it is gone.
create function vrank_move(which uuid, target uuid, consent boolean, organisation uuid, new_region text, final_claims jsonb, at timestamptz)
    returns text language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    r report;
    wider boolean;
begin
    select report.* into r from report join authorship a on a.report_id = report.id
    where report.id = which and a.member_id = vrank_member() for update of a, report;
    if r.id is null then
        return 'absent';
    end if;
    wider := vrank_wider(r.circle_id, target);
    if wider is null or r.circle_id = target then
        return 'circle';
    end if;
    if wider and not consent then
        return 'consent';
    end if;
    if r.published <= now() then
        insert into withdrawal (report_id, circle_id, withdrawn, reason, moved) values (which, r.circle_id, vrank_today(), '', true)
        on conflict (report_id, circle_id) do update set withdrawn = excluded.withdrawn, reason = '', moved = true;
    end if;
    delete from withdrawal where report_id = which and circle_id = target;
    if wider then
        delete from revision where report_id = which;
    end if;
    update report set circle_id = target, organisation_id = organisation, region = new_region, claims = final_claims,
                      revised = case when wider then null else revised end,
                      published = case when wider then greatest(coalesce(at, now()), published) else published end
    where id = which
    returning published into r.published;
    if wider then
        update addendum set published = r.published where report_id = which and published < r.published;
    end if;
    insert into outbox (circle_id, kind, item_id) values (r.circle_id, 'report', which);
    insert into outbox (circle_id, kind, item_id, due) values (target, 'report', which, greatest(now(), r.published));
    return 'moved';
end
$$;

-- The author takes an addendum away, also one that has not appeared and one in a circle since left.
create function vrank_remove_addendum(which uuid, addendum_id uuid) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    a authorship;
begin
    select * into a from authorship where report_id = which and member_id = vrank_member();
    delete from addendum where id = addendum_id and report_id = a.report_id;
    if not found then
        return false;
    end if;
    insert into outbox (circle_id, kind, item_id) values (a.circle_id, 'report', which);
    return true;
end
$$;
