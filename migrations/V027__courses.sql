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
    primary key (version_id, path),
    foreign key (circle_id, version_id) references course_version (circle_id, id) on delete cascade
);
comment on table course_file is 'circle: the files of a version, byte for byte as they came';

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
    kind       text    not null check (kind in ('single', 'multiple', 'ordering', 'sorting', 'scenario', 'open', 'role-map', 'vignette')),
    body       jsonb   not null,
    primary key (version_id, module, key),
    foreign key (version_id, module) references course_module (version_id, key) on delete cascade,
    foreign key (circle_id, version_id) references course_version (circle_id, id) on delete cascade
);
comment on table course_exercise is 'circle: the exercises of a module with their solutions and explanations, read out of its files';

-- A trainer is whoever reads the circle and holds a trainer's seat.
create function vrank_trains(which uuid) returns boolean
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select which = any (vrank_circles()) and vrank_holds('trainer')
$$;

do $$
declare
    t text;
begin
    foreach t in array array ['course', 'course_version', 'course_file', 'course_module', 'course_exercise']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
end
$$;
