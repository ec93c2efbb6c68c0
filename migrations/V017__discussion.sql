-- Discussion: what a report's readers write under it, and what they show the custodians. Belongs to org.vrank.discussion.

create table comment (
    id              uuid primary key,
    report_id       uuid        not null,
    circle_id       uuid        not null references circle,
    parent_id       uuid references comment on delete cascade,
    kind            text        not null check (kind in ('experience', 'question', 'suggestion', 'evidence', 'reply')),
    voice           text        not null check (voice in ('named', 'organisation', 'author', 'pseudonym')),
    organisation_id uuid references organisation,
    region          text check (region in ('brussels', 'flanders', 'wallonia', 'belgium')),
    pseudonym       text check (length(pseudonym) between 1 and 120),
    published       timestamptz not null,
    withdrawn       date,
    set_aside       date,
    check ((kind = 'reply') = (parent_id is not null)),
    check (organisation_id is null or region is null),
    check (withdrawn is not null or (voice in ('named', 'organisation')) = (organisation_id is not null or region is not null)),
    check ((voice = 'pseudonym') = (pseudonym is not null) and (voice <> 'pseudonym' or kind = 'reply'))
);
comment on table comment is 'circle: what a reader wrote under a report, without any author column; it can be read where that report can';
create index comment_by_report on comment (report_id, circle_id, published);
create index comment_by_circle on comment (circle_id, id);

-- Every state is a row with the hour at which it appears: the newest that has appeared is what the comment says.
create table comment_text (
    comment_id uuid        not null references comment on delete cascade,
    circle_id  uuid        not null references circle,
    number     integer     not null check (number > 0),
    language   text        not null check (language in ('nl', 'fr', 'de', 'en')),
    text       text        not null check (length(text) between 1 and 4000),
    published  timestamptz not null,
    primary key (comment_id, number)
);
comment on table comment_text is 'circle: what a comment says and what it said before';

create table comment_byline (
    comment_id uuid primary key references comment on delete cascade,
    circle_id  uuid not null references circle,
    member_id  uuid not null references member,
    name       text not null
);
comment on table comment_byline is 'circle: the writer of a comment under a name';
create index comment_byline_by_member on comment_byline (member_id);

create table comment_authorship (
    comment_id uuid primary key references comment on delete cascade,
    member_id  uuid    not null references member,
    version    integer not null default 1
);
comment on table comment_authorship is 'own: which comments are mine; for those without a name the tie exists here alone';
create index comment_authorship_by_member on comment_authorship (member_id);

create table comment_seen (
    member_id  uuid not null references member,
    comment_id uuid not null references comment on delete cascade,
    primary key (member_id, comment_id)
);
comment on table comment_seen is 'own: which comments a member has seen, where they count as news to that member';
create index comment_seen_by_comment on comment_seen (comment_id);

create table flag (
    id         uuid primary key,
    circle_id  uuid not null references circle,
    report_id  uuid not null,
    comment_id uuid references comment on delete cascade,
    member_id  uuid references member,
    reason     text not null check (reason in ('person', 'untrue', 'other')),
    text       text not null check (length(text) between 1 and 1000),
    made       date not null,
    state      text not null default 'open' check (state in ('open', 'kept', 'set-aside', 'asked')),
    note       text check (length(note) between 1 and 1000),
    settled    date,
    check ((state = 'open') = (settled is null))
);
comment on table flag is 'own: what a reader shows the custodians, who read it through vrank_flags and do not learn who did';
create unique index flag_once on flag (member_id, report_id, comment_id) nulls not distinct where member_id is not null;
create index flag_by_report on flag (report_id, comment_id);
create index flag_by_comment on flag (comment_id);

do $$
declare
    t text;
begin
    foreach t in array array ['comment', 'comment_text', 'comment_byline', 'comment_authorship', 'comment_seen', 'flag']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
end
$$;

-- A comment is there where its report is: withdrawn or moved, the report takes it out of view, in the same moment.
create policy readers on comment for select to vrank_application
    using (circle_id = any ((select vrank_circles())::uuid[]) and published <= now()
        and exists (select from report r where r.id = report_id and r.circle_id = comment.circle_id));
create policy readers on comment_text for select to vrank_application
    using (circle_id = any ((select vrank_circles())::uuid[]) and published <= now()
        and exists (select from comment c where c.id = comment_id and c.set_aside is null));
create policy readers on comment_byline for select to vrank_application
    using (circle_id = any ((select vrank_circles())::uuid[]) and exists (select from comment c where c.id = comment_id));
create policy own on comment_authorship for select to vrank_application using (member_id = vrank_member());
create policy own on comment_seen to vrank_application
    using (member_id = vrank_member())
    with check (member_id = vrank_member() and exists (select from comment c where c.id = comment_id));
create policy own on flag for select to vrank_application using (member_id = vrank_member());
create policy readers_show on flag for insert to vrank_application
    with check (member_id = vrank_member() and state = 'open' and note is null
        and exists (select from report r where r.id = report_id and r.circle_id = flag.circle_id)
        and (comment_id is null or exists (select from comment c where c.id = comment_id and c.report_id = flag.report_id
                                           and c.withdrawn is null)));
create policy indexer on comment for select to vrank_indexer
    using (published <= now() and withdrawn is null and set_aside is null
        and exists (select from report r where r.id = report_id and r.circle_id = comment.circle_id));
create policy indexer on comment_text for select to vrank_indexer
    using (published <= now() and exists (select from comment c where c.id = comment_id));

grant select on comment, comment_text, comment_byline, comment_authorship to vrank_application;
grant select, insert on comment_seen to vrank_application;
grant select, insert on flag to vrank_application;
grant select on comment, comment_text to vrank_indexer;

-- A reader writes under a report. Named it appears at once, without a name at the hour given. Answers 'added', or what is not there
-- for this reader: 'absent' the report, 'parent' the comment answered, 'voice' the right to speak as its author.
create function vrank_add_comment(new_id uuid, which uuid, answered uuid, new_kind text, new_voice text, new_language text, new_text text,
                                  organisation uuid, new_region text, at timestamptz)
    returns text language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_member();
    r report;
    appears timestamptz := case when new_voice = 'named' then least(at, now()) else greatest(at, now()) end;
begin
    select * into r from report
    where id = which and circle_id = any (vrank_circles()) and published <= now() for share;
    if r.id is null or me is null then
        return 'absent';
    end if;
    if answered is not null and not exists (
            select from comment p where p.id = answered and p.report_id = which and p.circle_id = r.circle_id
                and p.parent_id is null and p.published <= now() and p.withdrawn is null) then
        return 'parent';
    end if;
    if new_voice = 'author' and (exists (select from byline where report_id = which)
            or not exists (select from authorship where report_id = which and member_id = me)) then
        return 'voice';
    end if;
    insert into comment (id, report_id, circle_id, parent_id, kind, voice, organisation_id, region, published)
    values (new_id, which, r.circle_id, answered, new_kind, new_voice, organisation, new_region, appears);
    insert into comment_text (comment_id, circle_id, number, language, text, published)
    values (new_id, r.circle_id, 1, new_language, new_text, appears);
    insert into comment_authorship (comment_id, member_id) values (new_id, me);
    if new_voice = 'named' then
        insert into comment_byline (comment_id, circle_id, member_id, name)
        select new_id, r.circle_id, m.id, m.name from member m where m.id = me;
    end if;
    insert into outbox (circle_id, kind, item_id, due) values (r.circle_id, 'comment', new_id, greatest(now(), appears));
    return 'added';
end
$$;

-- Its writer edits it: at once, or when an hour is given then. What nobody has read yet is replaced without a trace; what was set
-- aside takes its earlier texts along. Answers the new version; 0 when another one stands, -1 where the writer no longer reads it, null when it is not the asker's.
create function vrank_edit_comment(which uuid, expected integer, new_language text, new_text text, at timestamptz)
    returns integer language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    a comment_authorship;
    c comment;
    newest comment_text;
begin
    select * into a from comment_authorship where comment_id = which and member_id = vrank_member() for update;
    select * into c from comment where id = a.comment_id;
    if c.id is null then
        return null;
    end if;
    if not exists (select from report r where r.id = c.report_id and r.circle_id = c.circle_id and r.circle_id = any (vrank_circles())) then
        return -1;
    end if;
    if a.version <> expected then
        return 0;
    end if;
    select * into strict newest from comment_text where comment_id = which order by number desc limit 1;
    if newest.published > now() then
        update comment_text set language = new_language, text = new_text where comment_id = which and number = newest.number;
    else
        insert into comment_text (comment_id, circle_id, number, language, text, published)
        values (which, c.circle_id, newest.number + 1, new_language, new_text, coalesce(at, now()))
        returning * into newest;
    end if;
    if c.set_aside is not null then
        -- somebody may have been recognised in it: a history that keeps the words would make the change useless
        delete from comment_text where comment_id = which and number < newest.number;
    end if;
    update comment_authorship set version = version + 1 where comment_id = which;
    insert into outbox (circle_id, kind, item_id, due) values (c.circle_id, 'comment', which, greatest(now(), newest.published));
    return a.version + 1;
end
$$;

-- Its writer takes it back, also after leaving the circle: that something stood there and until when stays, for the answers under it
-- stay. Where it has not appeared, nothing stays.
create function vrank_withdraw_comment(which uuid, today date) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    a comment_authorship;
    c comment;
begin
    select * into a from comment_authorship where comment_id = which and member_id = vrank_member() for update;
    select * into c from comment where id = a.comment_id for update;
    if c.id is null then
        return false;
    end if;
    if c.published > now() then
        delete from comment where id = which;
    else
        update comment set withdrawn = today, organisation_id = null, region = null, set_aside = null where id = which;
        delete from comment_text where comment_id = which;
        delete from comment_byline where comment_id = which;
        delete from comment_authorship where comment_id = which;
        delete from flag where comment_id = which;
    end if;
    delete from idempotency_key where resource_id = which;
    insert into outbox (circle_id, kind, item_id) values (c.circle_id, 'comment', which);
    return true;
end
$$;

-- Everything the asking member wrote: as it will stand once its last edit has appeared, also where it can no longer be read. With
-- it what a custodian who set it aside said.
create function vrank_own_comments()
    returns table (id uuid, report_id uuid, report_title text, report_language text, circle_id uuid, parent_id uuid, kind text, voice text,
                   language text, text text, version integer, published timestamptz, appears timestamptz, set_aside date, note text,
                   readable boolean)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select c.id, c.report_id, case when here.readable then r.title end, case when here.readable then r.language end, c.circle_id,
           c.parent_id, c.kind, c.voice, t.language, t.text, a.version, c.published, case when t.published > now() then t.published end,
           c.set_aside,
           case when c.set_aside is not null then
               (select f.note from flag f where f.comment_id = c.id and f.state = 'set-aside' order by f.settled desc, f.id limit 1) end,
           here.readable
    from comment_authorship a
        join comment c on c.id = a.comment_id
        join lateral (select * from comment_text x where x.comment_id = c.id order by x.number desc limit 1) t on true
        left join report r on r.id = c.report_id and r.circle_id = c.circle_id
        cross join lateral (select r.id is not null and r.published <= now() and r.circle_id = any (vrank_circles()) as readable) here
    where a.member_id = vrank_member()
    order by c.published desc, c.id
$$;

-- What custodians ask the asking member about own reports, for thirty days.
create function vrank_own_requests() returns table (report_id uuid, note text, asked date)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select distinct f.report_id, f.note, f.settled
    from flag f join authorship a on a.report_id = f.report_id
    where a.member_id = vrank_member() and f.comment_id is null and f.state = 'asked' and f.settled > vrank_today() - 30
    order by 3 desc, 1
$$;

-- What readers showed the custodians, for a custodian to whom others gave access: the words flagged as they stand now, never who flagged
-- them or who wrote them, and nothing about the custodian's own texts.
create function vrank_flags()
    returns table (id uuid, report_id uuid, report_title text, report_language text, comment_id uuid, comment_language text,
                   comment_text text, name_nl text, name_fr text, name_de text, name_en text, candid boolean, reason text, text text,
                   made date, state text, note text, settled date, answerable boolean, readable boolean)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    if not vrank_holds('custodian') then
        raise exception 'custodians only' using errcode = 'VR003';
    end if;
    return query
        select f.id, f.report_id, r.title, r.language, f.comment_id, t.language, t.text, c.name_nl, c.name_fr, c.name_de, c.name_en,
               c.candid, f.reason, f.text, f.made, f.state, f.note, f.settled,
               f.comment_id is not null or exists (select from authorship a where a.report_id = f.report_id),
               r.circle_id = any (vrank_circles())
        from flag f
            join report r on r.id = f.report_id and r.circle_id = f.circle_id
            join circle c on c.id = f.circle_id
            left join lateral (select x.language, x.text from comment_text x where x.comment_id = f.comment_id
                               order by x.number desc limit 1) t on true
        where f.state in ('open', 'set-aside', 'asked')
          and exists (select from custodian_key k where k.member_id = vrank_member() and k.state = 'ready')
          and not exists (select from comment_authorship a where a.comment_id = f.comment_id and a.member_id = vrank_member())
          and not exists (select from authorship a where f.comment_id is null and a.report_id = f.report_id and a.member_id = vrank_member())
        order by f.state <> 'open', f.made, f.id;
end
$$;

-- A custodian decides, about all open flags of the same thing: it stays ('kept', also what was set aside), the comment is set aside, or
-- the report's author is asked. Answers 'done', 'absent', or 'decision' where that cannot be done with it.
create function vrank_settle_flag(which uuid, decision text, said text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    f flag;
begin
    if not vrank_holds('custodian') then
        raise exception 'custodians only' using errcode = 'VR003';
    end if;
    select flag.* into f from flag join vrank_flags() v on v.id = flag.id where flag.id = which for update of flag;
    if f.id is null then
        return 'absent';
    end if;
    if (decision = 'set-aside' and f.comment_id is null)
        or (decision = 'asked' and (f.comment_id is not null or not exists (select from authorship where report_id = f.report_id))) then
        return 'decision';
    end if;
    update flag set state = decision, note = said, settled = vrank_today()
    where report_id = f.report_id and comment_id is not distinct from f.comment_id and state in ('open', 'set-aside', 'asked');
    if f.comment_id is not null then
        update comment set set_aside = case when decision = 'set-aside' then vrank_today() end where id = f.comment_id;
        insert into outbox (circle_id, kind, item_id) values (f.circle_id, 'comment', f.comment_id);
    end if;
    return 'done';
end
$$;

-- A withdrawn report takes its discussion out of view. Into a narrower circle the discussion goes along when all that can be read in it
-- bears a name, or is the author's, and all who wrote it read there: what the author who moves it knows anyway. One comment without
-- a name, and it stays: that it came along would tell that its writer reads the narrower circle. Into a wider one it never goes.
create function vrank_move_discussion() returns trigger
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    moving uuid[] := '{}';
begin
    insert into outbox (circle_id, kind, item_id)
    select circle_id, 'comment', id from comment where report_id = old.id and circle_id = old.circle_id;
    if tg_op = 'DELETE' then
        delete from flag where report_id = old.id;
        return null;
    end if;
    update flag set circle_id = new.circle_id where report_id = new.id and comment_id is null;
    if vrank_wider(old.circle_id, new.circle_id) is distinct from false then
        return null;
    end if;
    if not exists (select from comment c where c.report_id = new.id and c.circle_id = old.circle_id
                   and c.published <= now() and c.withdrawn is null and c.voice <> 'author'
                   and not exists (select from comment_byline b join reader x on x.member_id = b.member_id
                                   where b.comment_id = c.id and x.circle_id = new.circle_id)) then
        moving := array(select id from comment where report_id = new.id and circle_id = old.circle_id
                        and (published <= now() or voice = 'author'));
    end if;
    update comment set circle_id = new.circle_id where id = any (moving);
    update comment_text set circle_id = new.circle_id where comment_id = any (moving);
    update comment_byline set circle_id = new.circle_id where comment_id = any (moving);
    update flag set circle_id = new.circle_id where comment_id = any (moving);
    insert into outbox (circle_id, kind, item_id, due)
    select circle_id, 'comment', id, greatest(now(), published) from comment where id = any (moving);
    return null;
end
$$;
create trigger discussion_goes after delete on report for each row execute function vrank_move_discussion();
create trigger discussion_goes_along after update of circle_id on report
    for each row when (new.circle_id <> old.circle_id) execute function vrank_move_discussion();

-- Who leaves Vrank for good leaves comments without a name and without a place: what stood beside the name would tell it.
create function vrank_unname_comment() returns trigger
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    update comment set voice = 'organisation', organisation_id = null, region = 'belgium'
    where id = old.comment_id and voice = 'named' and withdrawn is null;
    if found then
        insert into outbox (circle_id, kind, item_id) values (old.circle_id, 'comment', old.comment_id);
    end if;
    return null;
end
$$;
create trigger comment_loses_its_name after delete on comment_byline for each row execute function vrank_unname_comment();

-- The discussion of a report that came out of the box, for whoever answers with its receipt. Its author need not read the circle any
-- more, or ever have read there: so nobody in it is named but the author.
create function vrank_pseudonym_discussion(which uuid, answer bytea)
    returns table (id uuid, parent_id uuid, kind text, voice text, name text, organisation_id uuid, region text, language text, text text,
                   month date, withdrawn boolean, set_aside boolean)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select c.id, c.parent_id, c.kind, c.voice, c.pseudonym, null::uuid, null::text, t.language,
           case when c.set_aside is null or c.voice = 'pseudonym' then t.text end,
           date_trunc('month', c.published at time zone 'Europe/Brussels')::date, c.withdrawn is not null, c.set_aside is not null
    from report r
        join box_proof p on p.report_id = r.id and p.hash = sha256(answer)
        join comment c on c.report_id = r.id and c.circle_id = r.circle_id
        left join lateral (select x.language, x.text from comment_text x where x.comment_id = c.id and x.published <= now()
                           order by x.number desc limit 1) t on true
    where r.id = which and r.published <= now() and c.published <= now()
      and not exists (select from authorship a where a.report_id = r.id)
    order by c.published, c.id
$$;

-- Its author answers a comment under the report's pseudonym. Nothing but the hour at which it appears is kept, and that only until then.
create function vrank_answer_under_pseudonym(new_id uuid, which uuid, answer bytea, answered uuid, new_language text, new_text text, at timestamptz)
    returns boolean language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    insert into comment (id, report_id, circle_id, parent_id, kind, voice, pseudonym, published)
    select new_id, r.id, r.circle_id, p.id, 'reply', 'pseudonym', n.name, greatest(at, now())
    from report r
        join box_proof b on b.report_id = r.id and b.hash = sha256(answer)
        join pseudonym n on n.report_id = r.id
        join comment p on p.report_id = r.id and p.circle_id = r.circle_id
    where r.id = which and r.published <= now() and p.id = answered and p.parent_id is null and p.published <= now()
      and p.withdrawn is null and p.set_aside is null and not exists (select from authorship a where a.report_id = r.id);
    if not found then
        return false;
    end if;
    insert into comment_text (comment_id, circle_id, number, language, text, published)
    select id, circle_id, 1, new_language, new_text, published from comment where id = new_id;
    return true;
end
$$;

-- Answers under a pseudonym that have appeared keep the month alone. All of a circle are written anew with them, in no order, and all
-- are announced: what is left in the tables does not tell which of them came today.
create function vrank_blur_pseudonyms() returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    within uuid;
    one uuid;
    blurred integer := 0;
begin
    for within in select distinct circle_id from comment
                  where voice = 'pseudonym' and published <= now()
                    and published <> date_trunc('month', published, 'Europe/Brussels')
        loop
            for one in select id from comment where circle_id = within and voice = 'pseudonym' and published <= now()
                       order by gen_random_uuid() for update skip locked
                loop
                    update comment set published = date_trunc('month', published, 'Europe/Brussels') where id = one;
                    update comment_text set published = date_trunc('month', published, 'Europe/Brussels') where comment_id = one;
                    insert into outbox (circle_id, kind, item_id) values (within, 'comment', one);
                    blurred := blurred + 1;
                end loop;
        end loop;
    return blurred;
end
$$;
