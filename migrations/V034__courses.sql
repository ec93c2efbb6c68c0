-- Courses: their versions, each a folder of text files, and what is read out of it. A course lies in a circle; its readers read what is
-- published of it, its trainers what is in work. Belongs to org.vrank.courses.

create table course (
    id        uuid primary key,
    circle_id uuid not null references circle,
    created   date not null,
    withdrawn date,
    unique (circle_id, id)
);
comment on table course is 'circle: a course, whatever its version; shown once a version of it is published';

-- A version is a folder. What the tables below it hold is read out of the folder when a version is saved, and is never edited by itself.
create table course_version (
    id        uuid primary key,
    circle_id uuid    not null,
    course_id uuid    not null,
    number    integer not null check (number > 0),
    state     text    not null default 'draft' check (state in ('draft', 'review', 'published')),
    title     jsonb   not null,
    licence   text    not null check (length(licence) between 1 and 60),
    outline   jsonb   not null,
    published date check ((published is not null) = (state = 'published')),
    revision  integer not null default 1,
    unique (course_id, number),
    unique (circle_id, id),
    foreign key (circle_id, course_id) references course (circle_id, id)
);
comment on table course_version is 'circle: one version of a course; its readers once it is published, its trainers before; never changed after';

create table course_file (
    version_id uuid  not null references course_version on delete cascade,
    circle_id  uuid  not null,
    path       text  not null check (length(path) between 1 and 200),
    content    bytea not null check (octet_length(content) <= 20971520),
    -- of files beside the texts, which were written anew when they came: what they are, and what is to be read in them
    kind       text check (kind in ('pdf', 'docx', 'pptx', 'odt', 'jpg', 'png', 'txt')),
    said       text    not null default '' check (said = '' or kind is not null),
    width      integer not null default 0 check (width >= 0),
    height     integer not null default 0 check (height >= 0),
    pages      integer not null default 0 check (pages >= 0),
    primary key (version_id, path),
    foreign key (circle_id, version_id) references course_version (circle_id, id) on delete cascade
);
comment on table course_file is 'circle: the files of a version, byte for byte; texts as they came, others as they were written anew';
-- A file that was written anew is known again by its bytes, and stays as it is.
create index course_file_by_bytes on course_file (sha256(content)) where kind is not null;

create table course_module (
    version_id uuid    not null,
    circle_id  uuid    not null,
    key        text    not null check (key ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    position   integer not null,
    title      jsonb   not null,
    minutes    integer not null check (minutes between 0 and 6000),
    primary key (version_id, key),
    foreign key (circle_id, version_id) references course_version (circle_id, id) on delete cascade
);
comment on table course_module is 'circle: the modules of a version, in order, read out of its files';

create table course_exercise (
    version_id uuid    not null,
    circle_id  uuid    not null,
    module     text    not null,
    key        text    not null check (key ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    position   integer not null,
    kind       text    not null check (kind in ('single', 'multiple', 'ordering', 'sorting', 'scenario', 'open', 'role-map')),
    body       jsonb   not null,
    primary key (version_id, module, key),
    foreign key (version_id, module) references course_module (version_id, key) on delete cascade,
    foreign key (circle_id, version_id) references course_version (circle_id, id) on delete cascade
);
comment on table course_exercise is 'circle: the exercises of a module with their solutions and explanations, read out of its files';

-- The newest published version, which is what readers and search see of a course.
alter table course
    add column shown   uuid references course_version,
    add column because text not null default '' check (length(because) <= 500 and (because = '' or withdrawn is not null));
-- What whoever asked for a review, or sent it back, said to the other.
alter table course_version
    add column note text not null default '' check (length(note) <= 1000);
alter table course_module add column videos jsonb not null default '[]';
create unique index course_version_in_work on course_version (course_id) where state <> 'published';

-- A module in each of its languages, so that each is found by its own words.
create table course_text (
    id         uuid primary key,
    version_id uuid not null,
    circle_id  uuid not null,
    module     text not null,
    language   text not null check (language in ('nl', 'fr', 'de', 'en')),
    title      text not null,
    text       text not null,
    unique (version_id, module, language),
    foreign key (version_id, module) references course_module (version_id, key) on delete cascade,
    foreign key (circle_id, version_id) references course_version (circle_id, id) on delete cascade
);
comment on table course_text is 'circle: the text of a module in one language, read out of its files, for search';
create index course_text_by_circle on course_text (circle_id, id);

-- What lies beside the text of a module: pictures, slides, documents.
create table course_module_file (
    version_id uuid    not null,
    circle_id  uuid    not null,
    module     text    not null,
    path       text    not null,
    position   integer not null check (position between 1 and 99),
    title      jsonb   not null,
    alt        jsonb   not null,
    said       text    not null,
    primary key (version_id, module, path),
    foreign key (version_id, module) references course_module (version_id, key) on delete cascade,
    foreign key (version_id, path) references course_file (version_id, path) on delete cascade,
    foreign key (circle_id, version_id) references course_version (circle_id, id) on delete cascade
);
comment on table course_module_file is 'circle: what the file of a module says of files beside its text, and what is to be read in them, for search';

-- Not a foreign key: a case goes with its report, and the folder that names it stays as it was published.
create table course_case (
    version_id uuid    not null,
    circle_id  uuid    not null,
    module     text    not null,
    report_id  uuid    not null,
    position   integer not null,
    primary key (version_id, module, report_id),
    foreign key (version_id, module) references course_module (version_id, key) on delete cascade,
    foreign key (circle_id, version_id) references course_version (circle_id, id) on delete cascade
);
comment on table course_case is 'circle: the reports that a module takes as cases; only for those who read both';
create index course_case_by_report on course_case (report_id);

create table course_hand (
    version_id uuid not null references course_version on delete cascade,
    member_id  uuid not null references member,
    primary key (version_id, member_id)
);
comment on table course_hand is 'owner: who worked on a version; another one publishes it';
create index course_hand_by_member on course_hand (member_id);

-- A trainer is whoever reads the circle and holds a trainer's seat.
create function vrank_trains(which uuid) returns boolean
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select which = any (vrank_circles()) and vrank_holds('trainer')
       and exists (select from circle c where c.id = which and c.kind <> 'public')
$$;

do $$
declare
    t text;
begin
    foreach t in array array ['course', 'course_version', 'course_file', 'course_module', 'course_exercise', 'course_text', 'course_module_file', 'course_case',
                             'course_hand']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
end
$$;

create policy readers on course for select to vrank_application
    using (circle_id = any (vrank_circles()) and (shown is not null or vrank_trains(circle_id)));
create policy trainers_make on course for insert to vrank_application
    with check (vrank_trains(circle_id) and shown is null and withdrawn is null);
create policy trainers_withdraw on course for update to vrank_application using (vrank_trains(circle_id)) with check (vrank_trains(circle_id));
create policy readers on course_version for select to vrank_application
    using (circle_id = any ((select vrank_circles())::uuid[]) and (state = 'published' or vrank_trains(circle_id)));
create policy trainers_make on course_version for insert to vrank_application
    with check (state = 'draft' and vrank_trains(circle_id) and exists (select from course c where c.id = course_id));
create policy trainers_change on course_version for update to vrank_application
    using (state <> 'published' and vrank_trains(circle_id)) with check (state <> 'published' and vrank_trains(circle_id));
create policy trainers_discard on course_version for delete to vrank_application using (state <> 'published' and vrank_trains(circle_id));

-- A version that is being worked on, for whoever trains in its circle.
create function vrank_in_work(which uuid) returns boolean
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select exists (select from course_version v where v.id = which and v.state = 'draft' and vrank_trains(v.circle_id))
$$;
do $$
declare
    t text;
begin
    foreach t in array array ['course_file', 'course_module', 'course_exercise', 'course_text', 'course_module_file']
        loop
            execute format('create policy readers on %I for select to vrank_application using (circle_id = any ((select vrank_circles())::uuid[])
                and exists (select from course_version v where v.id = version_id))', t);
        end loop;
    foreach t in array array ['course_file', 'course_module', 'course_exercise', 'course_text', 'course_module_file', 'course_case']
        loop
            execute format('create policy trainers_add on %I for insert to vrank_application with check (vrank_in_work(version_id))', t);
            execute format('create policy trainers_change on %I for update to vrank_application using (vrank_in_work(version_id))', t);
            execute format('create policy trainers_remove on %I for delete to vrank_application using (vrank_in_work(version_id))', t);
        end loop;
end
$$;
-- A case is read under its own right, and only where everybody who reads the course reads it too.
create policy readers on course_case for select to vrank_application
    using (circle_id = any ((select vrank_circles())::uuid[]) and exists (select from course_version v where v.id = version_id)
        and exists (select from report r where r.id = report_id and r.circle_id in (course_case.circle_id, vrank_public_circle())));
create policy indexer on course for select to vrank_indexer using (shown is not null and withdrawn is null);
create policy indexer on course_text for select to vrank_indexer using (exists (select from course c where c.shown = version_id));
create policy indexer on course_module_file for select to vrank_indexer using (exists (select from course c where c.shown = version_id));

grant select, insert on course to vrank_application;
grant update (withdrawn, because) on course to vrank_application;
grant select, insert, delete on course_version to vrank_application;
grant update (state, title, licence, outline, note, revision) on course_version to vrank_application;
grant select, insert, update, delete on course_file to vrank_application;
grant select, insert, delete on course_module, course_exercise, course_text, course_module_file, course_case to vrank_application;
grant select on course, course_text to vrank_indexer;
grant select (version_id, module, position, title, said) on course_module_file to vrank_indexer;

-- What is published stays as it is, whoever asks.
create function vrank_keep_published() returns trigger language plpgsql set search_path = vrank, pg_temp as $$
begin
    if old.state = 'published' then
        raise exception 'a published version never changes' using errcode = 'VR001';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger published_stays before update or delete on course_version for each row execute function vrank_keep_published();

create function vrank_keep_published_files() returns trigger language plpgsql security definer set search_path = vrank, pg_temp as $$
declare
    touched uuid := case when tg_op = 'DELETE' then old.version_id else new.version_id end;
begin
    if tg_op <> 'INSERT' and exists (select from course_version v where v.id = old.version_id and v.state = 'published') then
        raise exception 'a published version never changes' using errcode = 'VR001';
    end if;
    -- who worked on it, as long as somebody is asking
    if coalesce(current_setting('vrank.session', true), '') <> '' and vrank_member() is not null
        and exists (select from course_version v where v.id = touched) then
        insert into course_hand (version_id, member_id) values (touched, vrank_member()) on conflict do nothing;
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger published_stays before insert or update or delete on course_file for each row execute function vrank_keep_published_files();

-- Whether the asking member worked on a version.
create function vrank_had_hand(which uuid) returns boolean
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select exists (select from course_hand h where h.version_id = which and h.member_id = vrank_member())
$$;

-- Publishes a version that waits for its review: a trainer of its circle who did not work on it. Answers null, or what stands in the way.
create function vrank_publish_course(which uuid, expected integer, today date) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    v course_version;
begin
    select * into v from course_version where id = which for update;
    if v.id is null or not vrank_trains(v.circle_id) then
        return 'absent';
    elsif v.revision <> expected then
        return 'moved';
    elsif v.state <> 'review' then
        return 'state';
    elsif vrank_had_hand(which) then
        return 'own';
    end if;
    update course_version set state = 'published', published = today, revision = revision + 1, note = '' where id = which;
    update course set shown = which where id = v.course_id;
    return null;
end
$$;

-- What search finds of a course goes and comes with the version that is shown.
create function vrank_note_course() returns trigger
    language plpgsql security definer set search_path = vrank, pg_temp as $$
begin
    if new.shown is distinct from old.shown or new.withdrawn is distinct from old.withdrawn then
        insert into outbox (circle_id, kind, item_id)
        select t.circle_id, 'course-module', t.id from course_text t where t.version_id in (old.shown, new.shown);
    end if;
    return null;
end
$$;
create trigger course_is_found after update on course for each row execute function vrank_note_course();

-- Whether the asking member takes part in an edition that runs on this version: for them it goes on when the course is withdrawn.
create function vrank_learns(which uuid) returns boolean
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    return exists (select from edition e where e.version_id = which and vrank_own_enrolment(e.id) is not null);
end
$$;
