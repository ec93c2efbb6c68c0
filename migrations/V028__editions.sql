-- Editions: one run of a version of a course, its half days, who takes part, who waits and who was there. Belongs to org.vrank.editions.

create table edition (
    id           uuid primary key,
    circle_id    uuid    not null,
    course_id    uuid    not null,
    version_id   uuid    not null,
    language     text    not null check (language in ('nl', 'fr', 'en')),
    place        text    not null default '' check (length(place) <= 300),
    link         text    not null default '' check (length(link) <= 500),
    capacity     integer not null check (capacity between 1 and 1000),
    per_root     integer check (per_root between 1 and 1000),
    closes       date    not null,
    approval     boolean not null,
    waiting      text    not null check (waiting in ('automatic', 'by-hand')),
    confirm_days integer not null default 3 check (confirm_days between 1 and 60),
    state        text    not null default 'planned' check (state in ('planned', 'over', 'cancelled')),
    because      text    not null default '' check (length(because) <= 500),
    revision     integer not null default 1,
    unique (circle_id, id),
    foreign key (circle_id, course_id) references course (circle_id, id),
    foreign key (circle_id, version_id) references course_version (circle_id, id)
);
comment on table edition is 'circle: one run of a course, on the version it began with; per_root limits the seats of one municipality';

create table half_day (
    id         uuid primary key,
    circle_id  uuid    not null,
    edition_id uuid    not null,
    day        date    not null,
    begins     time    not null,
    minutes    integer not null check (minutes between 15 and 720),
    place      text    not null default '' check (length(place) <= 300),
    foreign key (circle_id, edition_id) references edition (circle_id, id)
);
comment on table half_day is 'circle: when an edition comes together, in local time of Europe/Brussels';

-- Order of asking is order of the waiting list. A member asks once; whoever cancelled may ask again, at the end.
create table enrolment (
    id         uuid primary key,
    edition_id uuid    not null references edition,
    member_id  uuid    not null references member,
    root_id    uuid    not null references organisation,
    state      text    not null check (state in ('asked', 'refused', 'waiting', 'offered', 'enrolled', 'cancelled')),
    asked      integer not null,
    until      date check ((until is not null) = (state = 'offered')),
    unique (edition_id, member_id)
);
comment on table enrolment is 'owner: who takes part in an edition, for themselves and for its trainers; asked: waits for the superior''s approval';
create index enrolment_by_member on enrolment (member_id);

create table half_day_presence (
    half_day_id  uuid not null references half_day,
    enrolment_id uuid not null references enrolment on delete cascade,
    presence     text not null check (presence in ('present', 'excused', 'absent')),
    primary key (half_day_id, enrolment_id)
);
comment on table half_day_presence is 'owner: who was there, for themselves and for the trainers of the edition';

do $$
declare
    t text;
begin
    foreach t in array array ['edition', 'half_day', 'enrolment', 'half_day_presence']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
end
$$;
create policy readers on edition for select to vrank_application using (circle_id = any (vrank_circles()));
create policy readers on half_day for select to vrank_application using (circle_id = any ((select vrank_circles())::uuid[]));

-- The enrolment by which whoever asks takes part in an edition now; null where there is none.
create function vrank_own_enrolment(which uuid) returns uuid
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select n.id from enrolment n join edition e on e.id = n.edition_id
    where n.edition_id = which and n.member_id = vrank_member() and n.state = 'enrolled' and e.circle_id = any (vrank_circles())
$$;

create function vrank_trains_edition(which uuid) returns boolean
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select coalesce((select vrank_trains(e.circle_id) from edition e where e.id = which), false)
$$;
