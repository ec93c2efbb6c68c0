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
    sequence   integer not null default 0,
    reminded   boolean not null default false,
    foreign key (circle_id, edition_id) references edition (circle_id, id)
);
comment on table half_day is 'circle: when an edition comes together, in local time of Europe/Brussels; sequence: of its entry in calendars';
create index half_day_by_edition on half_day (edition_id, day);
create index edition_by_course on edition (course_id);

-- Order of asking is order of the waiting list. A member asks once; whoever cancelled may ask again, at the end.
create table enrolment (
    id         uuid primary key,
    edition_id uuid    not null references edition,
    member_id  uuid    not null references member,
    root_id    uuid    not null references organisation,
    state      text    not null check (state in ('asked', 'refused', 'waiting', 'offered', 'enrolled', 'cancelled')),
    asked      integer not null,
    until      date check ((until is not null) = (state = 'offered')),
    because    text    not null default '' check (length(because) <= 500),
    turns      integer not null default 0,
    unique (edition_id, member_id)
);
comment on table enrolment is 'owner: who takes part in an edition, for themselves and for its trainers; asked: waits for the superior''s approval; because: why that was refused; turns: how often a place was had or lost, for calendars';
create index enrolment_by_edition on enrolment (edition_id, state, asked);
create index enrolment_by_member on enrolment (member_id);

create table half_day_presence (
    half_day_id  uuid not null references half_day,
    enrolment_id uuid not null references enrolment on delete cascade,
    presence     text not null check (presence in ('present', 'excused', 'absent')),
    primary key (half_day_id, enrolment_id)
);
comment on table half_day_presence is 'owner: who was there, for themselves and for the trainers of the edition';
create index half_day_presence_by_enrolment on half_day_presence (enrolment_id);

-- The address goes with the row, as soon as the superior has answered or nobody waits for it any more.
create table enrolment_approval (
    enrolment_id uuid primary key references enrolment on delete cascade,
    email        text  not null check (length(email) between 3 and 254),
    token_hash   bytea not null unique,
    mail_id      uuid  not null
);
comment on table enrolment_approval is 'owner: whom a superior''s approval was asked of, the hash of the link by which they answer, and the mail it is in; shown to nobody';

create table enrolment_swap (
    enrolment_id uuid primary key references enrolment on delete cascade,
    token_hash   bytea not null unique
);
comment on table enrolment_swap is 'owner: hashes of the links by which a colleague takes over a place';

create table edition_message (
    id         uuid primary key,
    edition_id uuid not null references edition,
    day        date not null,
    subject    text not null check (length(subject) between 1 and 200),
    text       text not null check (length(text) between 1 and 4000)
);
comment on table edition_message is 'owner: what trainers told all who take part, for these and for trainers';
create index edition_message_by_edition on edition_message (edition_id, day);

-- What participants have to be told is noted with what happened, and becomes mail in the same transaction or by a job.
create table edition_notice (
    id           bigint generated always as identity primary key,
    edition_id   uuid not null references edition,
    enrolment_id uuid not null references enrolment on delete cascade,
    kind         text not null check (kind in ('enrolled', 'waiting', 'offered', 'lapsed', 'risen', 'refused', 'left', 'removed', 'moved',
                                               'cancelled', 'reminder')),
    half_day_id  uuid references half_day on delete cascade
);
comment on table edition_notice is 'owner: what participants have to be told by mail';
create index edition_notice_by_edition on edition_notice (edition_id);

do $$
declare
    t text;
begin
    foreach t in array array ['edition', 'half_day', 'enrolment', 'half_day_presence', 'enrolment_approval', 'enrolment_swap',
        'edition_message', 'edition_notice']
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

-- What somebody takes part in stays what it was: a version that is published later is for editions that are opened later.
create function vrank_edition_keeps() returns trigger language plpgsql set search_path = vrank, pg_temp as $$
begin
    raise exception 'an edition keeps its course and version' using errcode = 'VR001';
end
$$;
create trigger edition_keeps_its_version before update on edition for each row
    when ((old.circle_id, old.course_id, old.version_id) is distinct from (new.circle_id, new.course_id, new.version_id))
    execute function vrank_edition_keeps();

create function vrank_enrolment_turns() returns trigger language plpgsql set search_path = vrank, pg_temp as $$
begin
    new.turns := old.turns + 1;
    return new;
end
$$;
create trigger enrolment_turns before update on enrolment for each row
    when ((old.state = 'enrolled') <> (new.state = 'enrolled')) execute function vrank_enrolment_turns();

create function vrank_edition_notes(which uuid, whom uuid, what text) returns void
    language sql volatile set search_path = vrank, pg_temp as $$
    insert into edition_notice (edition_id, enrolment_id, kind) values (which, whom, what)
$$;

-- Whoever reads a circle; the one that everybody reads is read by every member.
create function vrank_edition_read_by(which uuid, whom uuid) returns boolean
    language sql stable set search_path = vrank, pg_temp as $$
    select exists (select from reader r where r.circle_id = which and r.member_id = whom)
        or exists (select from circle c where c.id = which and c.kind = 'public')
$$;

-- The first of the waiting list for whom there is a place: in the edition, and among those of their municipality. Whose municipality
-- has all its seats keeps the place in the list and is in nobody's way. Only for whoever holds the edition.
create function vrank_edition_next(which uuid) returns uuid
    language sql volatile set search_path = vrank, pg_temp as $$
    with held as (
        select x.root_id from enrolment x where x.edition_id = which and x.state in ('enrolled', 'offered')
    )
    select n.id from enrolment n join edition e on e.id = n.edition_id
    where n.edition_id = which and n.state = 'waiting' and e.capacity > (select count(*) from held)
      and (e.per_root is null or e.per_root > (select count(*) from held h where h.root_id = n.root_id))
    order by n.asked limit 1
$$;

-- Holds the edition until the end of the transaction, so that of two who ask one comes after the other. Offers that nobody confirmed
-- lapse; then whoever waits gets what is free, unless trainers give places by hand or the edition has begun.
create function vrank_edition_move_up(which uuid) returns void
    language plpgsql volatile set search_path = vrank, pg_temp as $$
declare
    e edition;
    whom uuid;
begin
    select * into e from edition where id = which for no key update;
    if e.state is distinct from 'planned' then
        return;
    end if;
    for whom in update enrolment set state = 'cancelled', until = null
                where edition_id = which and state = 'offered' and until < vrank_today() returning id
        loop
            perform vrank_edition_notes(which, whom, 'lapsed');
        end loop;
    if e.waiting = 'by-hand' or (select min(h.day) from half_day h where h.edition_id = which) <= vrank_today() then
        return;
    end if;
    loop
        whom := vrank_edition_next(which);
        exit when whom is null;
        update enrolment set state = 'enrolled' where id = whom;
        perform vrank_edition_notes(which, whom, 'risen');
    end loop;
end
$$;

-- Whoever has just come to the waiting list gets a place at once where there is one that nobody before them could have. Only for whoever
-- holds the edition, after others have moved up.
create function vrank_edition_place(which uuid, whom uuid) returns void
    language plpgsql volatile set search_path = vrank, pg_temp as $$
begin
    if vrank_edition_next(which) is not distinct from whom then
        update enrolment set state = 'enrolled' where id = whom;
        perform vrank_edition_notes(which, whom, 'enrolled');
    else
        perform vrank_edition_notes(which, whom, 'waiting');
    end if;
end
$$;

-- Puts a member at the end of those who asked, in a state; whoever asked before and gave up asks anew.
create function vrank_enrol_line_up(which uuid, whom uuid, root uuid, new_id uuid, new_state text) returns uuid
    language sql volatile set search_path = vrank, pg_temp as $$
    insert into enrolment as n (id, edition_id, member_id, root_id, state, asked)
    values (new_id, which, whom, root, new_state, 1 + coalesce((select max(x.asked) from enrolment x where x.edition_id = which), 0))
    on conflict (edition_id, member_id) do update
        set root_id = excluded.root_id, state = excluded.state, asked = excluded.asked, until = null, because = ''
    returning n.id
$$;

-- The seats with which a member takes part in what a circle does.
create function vrank_enrol_seats(which uuid, whom uuid) returns table (seat_id uuid, root_id uuid, starts date)
    language sql stable set search_path = vrank, pg_temp as $$
    select h.seat_id, h.root_id, h.starts from held_seat h join circle c on c.id = which
    where h.member_id = whom and (c.kind = 'public' or h.kind = any (c.admits))
$$;

-- Where a superior is asked: the account of whoever holds the seat above, or none.
create function vrank_enrol_superior(seat_below uuid, whom uuid) returns table (email text, language text)
    language sql stable set search_path = vrank, pg_temp as $$
    select a.email, a.language from seat s join held_seat h on h.seat_id = s.superior_id join account a on a.member_id = h.member_id
    where s.id = seat_below and h.member_id <> whom
$$;

-- Whoever reads the circle asks for a place, with a seat of theirs or the first they have. With approval their superior is asked: at the
-- account of whoever holds the seat above, else at the given address; letters are by language, and in them a mark stands for the token
-- and places for what only the database knows. In the demo world whoever asks finds that mail. Answers 'done', 'absent', 'state',
-- 'closed', 'seat' or 'superior' where an address is missing or is their own.
create function vrank_enrol(which uuid, wanted uuid, given text, new_id uuid, token text, mark text, letters jsonb) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    e edition;
    me uuid := vrank_member();
    chosen record;
    above record;
    address text;
    letter jsonb;
    letter_id uuid := md5(new_id::text || token)::uuid;
    whom uuid;
begin
    select * into e from edition where id = which and circle_id = any (vrank_circles()) for no key update;
    if e.id is null or me is null then
        return 'absent';
    end if;
    if exists (select from enrolment n where n.edition_id = which and n.member_id = me
                 and (n.state in ('asked', 'waiting', 'enrolled') or (n.state = 'offered' and n.until >= vrank_today()))) then
        return 'done';
    end if;
    if e.state <> 'planned' then
        return 'state';
    end if;
    if e.closes < vrank_today() then
        return 'closed';
    end if;
    select * into chosen from vrank_enrol_seats(e.circle_id, me) s where wanted is null or s.seat_id = wanted order by s.starts, s.seat_id limit 1;
    if chosen.seat_id is null then
        return 'seat';
    end if;
    if not e.approval then
        perform vrank_edition_move_up(which);
        perform vrank_edition_place(which, vrank_enrol_line_up(which, me, chosen.root_id, new_id, 'waiting'));
        return 'done';
    end if;
    select * into above from vrank_enrol_superior(chosen.seat_id, me);
    address := coalesce(above.email, nullif(given, ''));
    if address is null or exists (select from account a where a.member_id = me and lower(a.email) = lower(address)) then
        return 'superior';
    end if;
    perform vrank_edition_move_up(which);
    whom := vrank_enrol_line_up(which, me, chosen.root_id, new_id, 'asked');
    insert into enrolment_approval (enrolment_id, email, token_hash, mail_id) values (whom, address, sha256(convert_to(token, 'UTF8')), letter_id)
    on conflict (enrolment_id) do update set email = excluded.email, token_hash = excluded.token_hash, mail_id = excluded.mail_id;
    letter := letters -> coalesce(above.language, e.language);
    insert into mail (id, member_id, recipient, subject, body, html)
    select letter_id, case when vrank_demo() then me end, address,
           replace(letter ->> 'subject', '{name}', regexp_replace(m.name, '\s+', ' ', 'g')),
           replace(replace(letter ->> 'body', '{name}', m.name), mark, token),
           replace(replace(letter ->> 'html', '{name}', replace(replace(replace(m.name, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')), mark, token)
    from member m where m.id = me;
    return 'done';
end
$$;

-- Whether the superior of whoever asks is asked at an account; else an address is needed. For own seats alone.
create function vrank_enrol_own_seats(which uuid) returns table (seat_id uuid, kind text, title_nl text, title_fr text, title_en text,
        organisation_id uuid, superior boolean)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select h.seat_id, h.kind, h.title_nl, h.title_fr, h.title_en, h.organisation_id,
           exists (select from vrank_enrol_superior(h.seat_id, h.member_id))
    from edition e cross join lateral vrank_enrol_seats(e.circle_id, vrank_member()) s
        join held_seat h on h.seat_id = s.seat_id and h.member_id = vrank_member()
    where e.id = which and e.circle_id = any (vrank_circles()) order by h.starts, h.seat_id
$$;

-- Nobody waits for a superior's answer any more: the address goes, and the letter where it is not sent yet.
create function vrank_enrol_unask(whom uuid) returns void
    language sql volatile set search_path = vrank, pg_temp as $$
    with unasked as (delete from enrolment_approval where enrolment_id = whom returning mail_id)
    delete from mail m using unasked u where m.id = u.mail_id and m.sent is null
$$;

create function vrank_enrol_drop(whom uuid, what text) returns void
    language plpgsql volatile set search_path = vrank, pg_temp as $$
declare
    n enrolment;
begin
    select * into n from enrolment where id = whom;
    update enrolment set state = 'cancelled', until = null where id = whom;
    perform vrank_enrol_unask(whom);
    delete from enrolment_swap where enrolment_id = whom;
    if n.state = 'enrolled' or what = 'removed' then
        perform vrank_edition_notes(n.edition_id, whom, what);
    end if;
end
$$;

-- Whoever takes part, waits or asked gives it up. Answers 'done', 'absent' or 'state'.
create function vrank_enrol_cancel(which uuid) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    e edition;
    whom uuid;
begin
    select * into e from edition where id = which and circle_id = any (vrank_circles()) for no key update;
    select n.id into whom from enrolment n
    where n.edition_id = e.id and n.member_id = vrank_member() and n.state in ('asked', 'waiting', 'offered', 'enrolled');
    if whom is null then
        return 'absent';
    end if;
    if e.state <> 'planned' then
        return 'state';
    end if;
    perform vrank_enrol_drop(whom, 'left');
    perform vrank_edition_move_up(which);
    return 'done';
end
$$;

-- Whoever was offered a place takes it, in time. Answers 'done', 'absent' or 'lapsed'.
create function vrank_enrol_confirm(which uuid) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    n enrolment;
begin
    perform from edition where id = which and circle_id = any (vrank_circles()) and state = 'planned' for no key update;
    if not found then
        return 'absent';
    end if;
    perform vrank_edition_move_up(which);
    select * into n from enrolment where edition_id = which and member_id = vrank_member();
    if n.id is null then
        return 'absent';
    end if;
    if n.state = 'enrolled' then
        return 'done';
    end if;
    if n.state <> 'offered' then
        return 'lapsed';
    end if;
    update enrolment set state = 'enrolled', until = null where id = n.id;
    perform vrank_edition_notes(which, n.id, 'enrolled');
    return 'done';
end
$$;

-- Whoever has a place makes a link by which a colleague of the same organisation takes it over; an earlier one opens nothing any more.
create function vrank_enrol_give(which uuid, token text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    whom uuid := vrank_own_enrolment(which);
begin
    if whom is null or not exists (select from edition e where e.id = which and e.state = 'planned') then
        return 'absent';
    end if;
    insert into enrolment_swap (enrolment_id, token_hash) values (whom, sha256(convert_to(token, 'UTF8')))
    on conflict (enrolment_id) do update set token_hash = excluded.token_hash;
    return 'done';
end
$$;

-- A colleague takes the place. Where superiors approve, only whoever is approved already: waits, or was offered a place. Answers 'done',
-- 'absent' where the link is none of this edition, 'organisation', 'approval' or 'state' for who has a place.
create function vrank_enrol_take(which uuid, token text, new_id uuid) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    e edition;
    me uuid := vrank_member();
    giver enrolment;
    own text;
    whom uuid;
begin
    select * into e from edition where id = which and circle_id = any (vrank_circles()) and state = 'planned' for no key update;
    select n.* into giver from enrolment_swap s join enrolment n on n.id = s.enrolment_id
    where s.token_hash = sha256(convert_to(token, 'UTF8')) and n.edition_id = e.id and n.state = 'enrolled';
    if giver.id is null or me is null then
        return 'absent';
    end if;
    own := (select n.state from enrolment n where n.edition_id = which and n.member_id = me);
    if own is not distinct from 'enrolled' then
        return 'state';
    end if;
    if not exists (select from vrank_enrol_seats(e.circle_id, me) s where s.root_id = giver.root_id) then
        return 'organisation';
    end if;
    if e.approval and coalesce(own, '') not in ('waiting', 'offered') then
        return 'approval';
    end if;
    perform vrank_enrol_drop(giver.id, 'left');
    whom := vrank_enrol_line_up(which, me, giver.root_id, new_id, 'enrolled');
    perform vrank_edition_notes(which, whom, 'enrolled');
    perform vrank_edition_move_up(which);
    return 'done';
end
$$;

-- What a superior's link opens while an answer is waited for: who asks, of where, for what and when.
create function vrank_enrol_approval(token text) returns table (edition_id uuid, title text, language text, name text, root_id uuid, place text)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select e.id, v.title::text, e.language, m.name, n.root_id, e.place
    from enrolment_approval a join enrolment n on n.id = a.enrolment_id join edition e on e.id = n.edition_id
        join course_version v on v.id = e.version_id join member m on m.id = n.member_id
    where a.token_hash = sha256(convert_to(token, 'UTF8')) and n.state = 'asked' and e.state = 'planned'
$$;

create function vrank_enrol_approval_days(token text) returns table (id uuid, day date, begins text, minutes integer, place text, sequence integer)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select h.id, h.day, left(h.begins::text, 5), h.minutes, h.place, h.sequence
    from vrank_enrol_approval(token) a join half_day h on h.edition_id = a.edition_id order by h.day, h.begins, h.id
$$;

-- The superior answers, once: then the link opens nothing and the address is gone. False where it opens nothing.
create function vrank_enrol_answer(token text, approves boolean, reason text) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    which uuid := (select a.edition_id from vrank_enrol_approval(token) a);
    whom uuid;
begin
    if which is null then
        return false;
    end if;
    perform vrank_edition_move_up(which);
    delete from enrolment_approval a using enrolment n, edition e
    where a.token_hash = sha256(convert_to(token, 'UTF8')) and n.id = a.enrolment_id and n.state = 'asked' and e.id = n.edition_id
      and e.state = 'planned'
    returning n.id into whom;
    if whom is null then
        return false;
    end if;
    if approves then
        update enrolment set state = 'waiting' where id = whom;
        perform vrank_edition_place(which, whom);
    else
        update enrolment set state = 'refused', because = reason where id = whom;
        perform vrank_edition_notes(which, whom, 'refused');
    end if;
    return true;
end
$$;

-- What a reader sees of an edition; link: for whoever takes part and for trainers. No row tells who has a place, only how many are free.
create function vrank_edition(which uuid) returns table (id uuid, circle_id uuid, course_id uuid, version_id uuid, number integer, title text,
        language text, place text, link text, capacity integer, per_root integer, closes date, approval boolean, waiting text,
        confirm_days integer, state text, because text, revision integer, trains boolean, free integer)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select e.id, e.circle_id, e.course_id, e.version_id, v.number, v.title::text, e.language, e.place,
           case when vrank_trains(e.circle_id) or vrank_own_enrolment(e.id) is not null then e.link else '' end,
           e.capacity, e.per_root, e.closes, e.approval, e.waiting, e.confirm_days, e.state, e.because, e.revision, vrank_trains(e.circle_id),
           greatest(0, e.capacity - (select count(*)::integer from enrolment n where n.edition_id = e.id
                                     and (n.state = 'enrolled' or (n.state = 'offered' and n.until >= vrank_today()))))
    from edition e join course_version v on v.id = e.version_id
    where e.id = which and e.circle_id = any (vrank_circles())
$$;

create function vrank_editions_of(which uuid) returns table (id uuid, language text, place text, closes date, state text, free integer,
        days date[])
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select e.id, e.language, e.place, e.closes, e.state, v.free,
           array(select h.day from half_day h where h.edition_id = e.id order by h.day, h.begins)
    from edition e cross join lateral vrank_edition(e.id) v
    where e.course_id = which and e.circle_id = any (vrank_circles())
    order by (select min(h.day) from half_day h where h.edition_id = e.id) desc, e.id
$$;

-- The own enrolments, of one edition or of all; an offer that has lapsed is none. place: in the waiting list.
create function vrank_own_enrolments(which uuid) returns table (edition_id uuid, title text, language text, state text, until date, because text,
        place integer, edition_state text, first_day date)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select e.id, v.title::text, e.language, case when n.state = 'offered' and n.until < vrank_today() then 'cancelled' else n.state end,
           case when n.until >= vrank_today() then n.until end, n.because,
           case when n.state = 'waiting' then (select count(*)::integer from enrolment o
                                               where o.edition_id = e.id and o.state = 'waiting' and o.asked <= n.asked) end,
           e.state, (select min(h.day) from half_day h where h.edition_id = e.id)
    from enrolment n join edition e on e.id = n.edition_id join course_version v on v.id = e.version_id
    where n.member_id = vrank_member() and (which is null or e.id = which) and e.circle_id = any (vrank_circles())
    order by 9, e.id
$$;

-- Half days that a calendar's address opens: those of editions in which its member has a place, in circles they read.
create function vrank_calendar_half_days(token text) returns table (half_day_id uuid, edition_id uuid, candid boolean, title text,
        language text, day date, begins text, minutes integer, place text, link text, cancelled boolean, sequence integer)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    whose uuid := (select c.member_id from calendar_address c where c.token_hash = sha256(convert_to(token, 'UTF8')));
    mine uuid[] := vrank_circles_of(whose);
begin
    return query
        select h.id, e.id, i.candid, v.title::text, e.language, h.day, left(h.begins::text, 5), h.minutes,
               coalesce(nullif(h.place, ''), e.place), e.link, e.state = 'cancelled', h.sequence
        from enrolment n join edition e on e.id = n.edition_id join half_day h on h.edition_id = e.id
            join circle i on i.id = e.circle_id join course_version v on v.id = e.version_id
        where n.member_id = whose and n.state = 'enrolled' and e.circle_id = any (mine) and h.day >= vrank_today() - 31
        order by h.day, h.begins, h.id limit 500;
end
$$;

-- Checked days of an edition, as JSON: id, day, begins, minutes, place. What stood before and is not among them goes; what changed, or
-- all where the edition itself is elsewhere, is newer in calendars.
create function vrank_edition_days(which uuid, days jsonb, elsewhere boolean) returns boolean
    language plpgsql volatile set search_path = vrank, pg_temp as $$
declare
    any_moved boolean := false;
begin
    delete from half_day h where h.edition_id = which and not exists (
        select from jsonb_array_elements(days) d where (d ->> 'id')::uuid = h.id);
    any_moved := found;
    update half_day h
    set day = (d ->> 'day')::date, begins = (d ->> 'begins')::time, minutes = (d ->> 'minutes')::integer, place = d ->> 'place',
        sequence = h.sequence + 1, reminded = h.reminded and h.day = (d ->> 'day')::date
    from jsonb_array_elements(days) d
    where h.edition_id = which and h.id = (d ->> 'id')::uuid
      and (elsewhere or (h.day, h.begins, h.minutes, h.place)
                        is distinct from ((d ->> 'day')::date, (d ->> 'begins')::time, (d ->> 'minutes')::integer, d ->> 'place'));
    any_moved := any_moved or found;
    insert into half_day (id, circle_id, edition_id, day, begins, minutes, place)
    select (d ->> 'id')::uuid, e.circle_id, e.id, (d ->> 'day')::date, (d ->> 'begins')::time, (d ->> 'minutes')::integer, d ->> 'place'
    from edition e cross join jsonb_array_elements(days) d
    where e.id = which and not exists (select from half_day h where h.id = (d ->> 'id')::uuid);
    return any_moved or found;
end
$$;

-- A trainer opens an edition on a published version. Answers 'done', 'absent', 'trainer', 'version' or 'candid': where a circle is
-- candid, or keeps superiors out, nobody's superior is asked.
create function vrank_edition_open(new_id uuid, of_version uuid, given jsonb) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    v course_version;
begin
    select x.* into v from course_version x join course c on c.id = x.course_id
    where x.id = of_version and x.circle_id = any (vrank_circles()) and (x.state = 'published' or vrank_trains(x.circle_id));
    if v.id is null then
        return 'absent';
    end if;
    if not vrank_trains(v.circle_id) then
        return 'trainer';
    end if;
    if v.state <> 'published' or exists (select from course c where c.id = v.course_id and c.withdrawn is not null) then
        return 'version';
    end if;
    if (given ->> 'approval')::boolean and (select candid or not superiors from circle where id = v.circle_id) then
        return 'candid';
    end if;
    insert into edition (id, circle_id, course_id, version_id, language, place, link, capacity, per_root, closes, approval, waiting, confirm_days)
    values (new_id, v.circle_id, v.course_id, v.id, given ->> 'language', given ->> 'place', given ->> 'link', (given ->> 'capacity')::integer,
            (given ->> 'perRoot')::integer, (given ->> 'closes')::date, (given ->> 'approval')::boolean, given ->> 'waiting',
            (given ->> 'confirmDays')::integer);
    perform vrank_edition_days(new_id, given -> 'days', false);
    return 'done';
end
$$;

-- A trainer changes an edition. Who has a place keeps it. Answers 'done', 'absent', 'trainer', 'state', 'revision', 'candid', 'capacity'
-- or 'perRoot' where more have a place already, 'presence' where somebody was there on a day that would go.
create function vrank_edition_change(which uuid, known integer, given jsonb) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    e edition;
    elsewhere boolean;
begin
    select * into e from edition where id = which and circle_id = any (vrank_circles()) for no key update;
    if e.id is null then
        return 'absent';
    end if;
    if not vrank_trains(e.circle_id) then
        return 'trainer';
    end if;
    if e.state <> 'planned' then
        return 'state';
    end if;
    if e.revision <> known then
        return 'revision';
    end if;
    if (given ->> 'approval')::boolean and (select candid or not superiors from circle where id = e.circle_id) then
        return 'candid';
    end if;
    perform vrank_edition_move_up(which);
    if (given ->> 'capacity')::integer < (select count(*) from enrolment n where n.edition_id = which and n.state in ('enrolled', 'offered')) then
        return 'capacity';
    end if;
    if (given ->> 'perRoot')::integer < any (select count(*) from enrolment n where n.edition_id = which and n.state in ('enrolled', 'offered')
                                             group by n.root_id) then
        return 'perRoot';
    end if;
    if exists (select from half_day h join half_day_presence p on p.half_day_id = h.id
               where h.edition_id = which and not exists (
                   select from jsonb_array_elements(given -> 'days') d where (d ->> 'id')::uuid = h.id)) then
        return 'presence';
    end if;
    elsewhere := (e.place, e.link) is distinct from (given ->> 'place', given ->> 'link');
    update edition
    set language = given ->> 'language', place = given ->> 'place', link = given ->> 'link', capacity = (given ->> 'capacity')::integer,
        per_root = (given ->> 'perRoot')::integer, closes = (given ->> 'closes')::date, approval = (given ->> 'approval')::boolean,
        waiting = given ->> 'waiting', confirm_days = (given ->> 'confirmDays')::integer, revision = revision + 1
    where id = which;
    if vrank_edition_days(which, given -> 'days', elsewhere) then
        insert into edition_notice (edition_id, enrolment_id, kind)
        select which, n.id, 'moved' from enrolment n where n.edition_id = which and n.state = 'enrolled' order by n.asked;
    end if;
    perform vrank_edition_move_up(which);
    return 'done';
end
$$;

-- A trainer says that an edition does not take place, or is over. Answers 'done', 'absent', 'trainer' or 'state'.
create function vrank_edition_end(which uuid, outcome text, reason text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    e edition;
begin
    select * into e from edition where id = which and circle_id = any (vrank_circles()) for no key update;
    if e.id is null then
        return 'absent';
    end if;
    if not vrank_trains(e.circle_id) then
        return 'trainer';
    end if;
    if e.state <> 'planned' then
        return 'state';
    end if;
    update edition set state = outcome, because = reason, revision = revision + 1 where id = which;
    perform vrank_enrol_unask(n.id) from enrolment n where n.edition_id = which and n.state = 'asked';
    delete from enrolment_swap s using enrolment n where n.id = s.enrolment_id and n.edition_id = which;
    if outcome = 'cancelled' then
        update half_day set sequence = sequence + 1 where edition_id = which;
        insert into edition_notice (edition_id, enrolment_id, kind)
        select which, n.id, 'cancelled' from enrolment n
        where n.edition_id = which and n.state in ('asked', 'waiting', 'offered', 'enrolled') order by n.asked;
    end if;
    return 'done';
end
$$;

-- For trainers of the edition: who takes part, waits or asked, in the order of asking.
create function vrank_edition_roster(which uuid) returns table (id uuid, name text, root_id uuid, state text, until date, place integer)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select n.id, m.name, n.root_id, n.state, n.until,
           case when n.state = 'waiting' then (row_number() over (partition by n.state order by n.asked))::integer end
    from enrolment n join member m on m.id = n.member_id
    where n.edition_id = which and vrank_trains_edition(which)
      and (n.state in ('asked', 'waiting', 'enrolled') or (n.state = 'offered' and n.until >= vrank_today()))
    order by n.asked
$$;

create function vrank_edition_presences(which uuid) returns table (half_day_id uuid, enrolment_id uuid, presence text)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select p.half_day_id, p.enrolment_id, p.presence from half_day h join half_day_presence p on p.half_day_id = h.id
    where h.edition_id = which and vrank_trains_edition(which)
$$;

-- A trainer says whether somebody who takes part was there; null takes that back. Answers 'done', 'absent', 'trainer' or 'state'.
create function vrank_edition_tick(which uuid, on_day uuid, whom uuid, said text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    e edition;
begin
    select * into e from edition where id = which and circle_id = any (vrank_circles()) for no key update;
    if e.id is null then
        return 'absent';
    end if;
    if not vrank_trains(e.circle_id) then
        return 'trainer';
    end if;
    if e.state = 'cancelled' then
        return 'state';
    end if;
    if not exists (select from half_day h where h.id = on_day and h.edition_id = which)
        or not exists (select from enrolment n where n.id = whom and n.edition_id = which and n.state = 'enrolled') then
        return 'absent';
    end if;
    if said is null then
        delete from half_day_presence where half_day_id = on_day and enrolment_id = whom;
    else
        insert into half_day_presence (half_day_id, enrolment_id, presence) values (on_day, whom, said)
        on conflict (half_day_id, enrolment_id) do update set presence = excluded.presence;
    end if;
    return 'done';
end
$$;

-- A trainer offers the next place to the first who could have it. Answers 'done', 'absent', 'trainer', 'state' or 'none'.
create function vrank_edition_offer(which uuid) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    e edition;
    whom uuid;
begin
    select * into e from edition where id = which and circle_id = any (vrank_circles()) for no key update;
    if e.id is null then
        return 'absent';
    end if;
    if not vrank_trains(e.circle_id) then
        return 'trainer';
    end if;
    if e.state <> 'planned' then
        return 'state';
    end if;
    perform vrank_edition_move_up(which);
    whom := vrank_edition_next(which);
    if whom is null then
        return 'none';
    end if;
    update enrolment set state = 'offered', until = vrank_today() + e.confirm_days where id = whom;
    perform vrank_edition_notes(which, whom, 'offered');
    return 'done';
end
$$;

-- A trainer takes somebody off the list. Answers 'done', 'absent', 'trainer' or 'state'.
create function vrank_edition_remove(which uuid, whom uuid) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    e edition;
begin
    select * into e from edition where id = which and circle_id = any (vrank_circles()) for no key update;
    if e.id is null then
        return 'absent';
    end if;
    if not vrank_trains(e.circle_id) then
        return 'trainer';
    end if;
    if e.state <> 'planned' then
        return 'state';
    end if;
    if not exists (select from enrolment n where n.id = whom and n.edition_id = which
                     and n.state in ('asked', 'waiting', 'offered', 'enrolled')) then
        return 'absent';
    end if;
    perform vrank_enrol_drop(whom, 'removed');
    perform vrank_edition_move_up(which);
    return 'done';
end
$$;

-- A trainer brings in somebody who reads the circle, by the address of their account; that superiors agreed is then theirs to know.
-- Answers 'done', 'absent', 'trainer', 'state' or 'email': of nobody, or of somebody who does not read here, which is the same.
create function vrank_edition_enter(which uuid, address text, new_id uuid) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    e edition;
    who uuid;
    root uuid;
    whom uuid;
begin
    select * into e from edition where id = which and circle_id = any (vrank_circles()) for no key update;
    if e.id is null then
        return 'absent';
    end if;
    if not vrank_trains(e.circle_id) then
        return 'trainer';
    end if;
    if e.state <> 'planned' then
        return 'state';
    end if;
    who := (select a.member_id from account a where lower(a.email) = lower(address));
    root := (select s.root_id from vrank_enrol_seats(e.circle_id, who) s order by s.starts, s.seat_id limit 1);
    if root is null or not vrank_edition_read_by(e.circle_id, who) then
        return 'email';
    end if;
    if exists (select from enrolment n where n.edition_id = which and n.member_id = who and n.state in ('waiting', 'offered', 'enrolled')) then
        return 'done';
    end if;
    perform vrank_edition_move_up(which);
    -- whose superior is asked keeps the turn that they have
    update enrolment n set state = 'waiting' where n.edition_id = which and n.member_id = who and n.state = 'asked' returning n.id into whom;
    if whom is null then
        whom := vrank_enrol_line_up(which, who, root, new_id, 'waiting');
    end if;
    perform vrank_enrol_unask(whom);
    perform vrank_edition_place(which, whom);
    return 'done';
end
$$;

-- For whoever takes part, and for trainers.
create function vrank_edition_messages(which uuid) returns table (id uuid, day date, subject text, text text)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select m.id, m.day, m.subject, m.text from edition_message m
    where m.edition_id = which and (vrank_trains_edition(which) or vrank_own_enrolment(which) is not null)
    order by m.day desc, m.id
$$;

-- A trainer tells all who take part; each gets a mail of their own. Letters are by language. Answers how many, or null.
create function vrank_edition_say(which uuid, new_id uuid, new_subject text, new_text text, letters jsonb) returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    one record;
    letter jsonb;
    told integer := 0;
begin
    if not vrank_trains_edition(which) then
        return null;
    end if;
    insert into edition_message (id, edition_id, day, subject, text) values (new_id, which, vrank_today(), new_subject, new_text);
    for one in
        select n.id, n.member_id, a.email, a.language
        from edition e join enrolment n on n.edition_id = e.id and n.state = 'enrolled' join account a on a.member_id = n.member_id
        where e.id = which and vrank_edition_read_by(e.circle_id, n.member_id)
          and not exists (select from mail_refusal x where x.member_id = n.member_id)
        order by n.asked
        loop
            letter := letters -> one.language;
            insert into mail (id, member_id, recipient, subject, body, html, unsubscribe)
            values (md5(new_id::text || one.id::text)::uuid, one.member_id, one.email, letter ->> 'subject', letter ->> 'body', letter ->> 'html',
                    letter ->> 'unsubscribe');
            told := told + 1;
        end loop;
    return told;
end
$$;

-- Of which editions participants have to be told something, in which languages, and what letters about them say; nothing about persons.
create function vrank_edition_pending(which uuid) returns table (id uuid, kinds text[], languages text[], candid boolean, title text, language text, place text,
        link text, because text, days text)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select e.id, p.kinds, p.languages, c.candid, v.title::text, e.language, e.place, e.link, e.because,
           (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'day', h.day, 'begins', left(h.begins::text, 5), 'minutes', h.minutes,
                'place', h.place, 'sequence', h.sequence) order by h.day, h.begins, h.id), '[]') from half_day h where h.edition_id = e.id)::text
    from (select o.edition_id, array_agg(distinct o.kind || coalesce(' ' || o.half_day_id, '')) as kinds,
                 array_agg(distinct a.language) as languages
          from edition_notice o join enrolment n on n.id = o.enrolment_id join account a on a.member_id = n.member_id
          where which is null or o.edition_id = which group by o.edition_id) p
        join edition e on e.id = p.edition_id join circle c on c.id = e.circle_id join course_version v on v.id = e.version_id
    order by e.id
$$;

-- Makes mails of it. Letters are by language and by kind; places in them stand for what only the database knows. The first entry for
-- calendars goes with the letter, each further one with a short mail that answers it, for one message holds one entry (RFC 5546).
-- Who refuses mail, or does not read the circle any more, is told nothing. Answers how many.
create function vrank_edition_tell(which uuid, seed uuid, mark text, letters jsonb) returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    one record;
    letter jsonb;
    entry jsonb;
    number integer;
    mail_id uuid;
    first_id uuid;
    form jsonb;
    told integer := 0;
begin
    for one in
        with taken as (delete from edition_notice o where o.edition_id = which returning o.*)
        select row_number() over (partition by t.enrolment_id, t.kind order by t.id) as notice, t.kind || coalesce(' ' || t.half_day_id, '') as kind, n.id, n.member_id, n.until, n.turns, n.because, a.email,
               a.language, n.turns > 0 or n.state = 'enrolled' as had_place,
               (select count(*) from enrolment o where o.edition_id = which and o.state = 'waiting' and o.asked <= n.asked) as place
        from taken t join enrolment n on n.id = t.enrolment_id join edition e on e.id = n.edition_id join account a on a.member_id = n.member_id
        where vrank_edition_read_by(e.circle_id, n.member_id) and not exists (select from mail_refusal x where x.member_id = n.member_id)
        order by t.id
        loop
            letter := letters -> one.language -> one.kind;
            continue when letter is null;
            number := 0;
            first_id := null;
            -- nothing stands in the calendar of who never had a place
            for entry in select coalesce(x.value, '{}') from (select 1) only_one left join jsonb_array_elements(letter -> 'entries')
                         with ordinality as x (value, place) on one.had_place order by x.place
                loop
                    mail_id := md5(concat_ws(' ', seed, one.id, one.kind, one.notice, number))::uuid;
                    form := case when number = 0 then letter else entry end;
                    insert into mail (id, member_id, recipient, subject, body, html, calendar, method, answers, unsubscribe)
                    values (mail_id, one.member_id, one.email, form ->> 'subject',
                            vrank_edition_fill(form ->> 'body', one.until, one.place, one.because),
                            vrank_edition_fill(form ->> 'html', one.until, one.place,
                                replace(replace(replace(one.because, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')),
                            coalesce(replace(replace(entry ->> 'calendar', 'mailto:' || mark, vrank_calendar_address(one.email)),
                                E'\r\nSEQUENCE:' || (entry ->> 'sequence') || E'\r\n',
                                E'\r\nSEQUENCE:' || ((entry ->> 'sequence')::integer + one.turns) || E'\r\n'), ''),
                            entry ->> 'method', first_id, letter ->> 'unsubscribe');
                    first_id := coalesce(first_id, mail_id);
                    number := number + 1;
                end loop;
            told := told + number;
        end loop;
    return told;
end
$$;

create function vrank_edition_fill(form text, until date, place bigint, why text) returns text
    language sql immutable set search_path = vrank, pg_temp as $$
    select replace(replace(replace(form, '{until}', coalesce(to_char(until, 'FMDD/FMMM/YYYY'), '')), '{position}', place::text), '{why}', why)
$$;

-- A job: whoever does not read the circle any more has no place in what is still to come, offers lapse, others move up; what nobody waits
-- for any more goes. After the last half day nobody is taken out: what was noted of them is theirs. Always in the same order, for it holds
-- many. Answers how many editions.
create function vrank_edition_sweep() returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    e edition;
    whom uuid;
    to_come boolean;
    seen integer := 0;
begin
    for e in select x.* from edition x where x.state = 'planned' order by x.id
        loop
            perform from edition x where x.id = e.id for no key update;
            to_come := (select max(h.day) >= vrank_today() from half_day h where h.edition_id = e.id);
            for whom in select n.id from enrolment n
                        where to_come and n.edition_id = e.id and n.state in ('asked', 'waiting', 'offered', 'enrolled')
                          and not vrank_edition_read_by(e.circle_id, n.member_id) order by n.id
                loop
                    perform vrank_enrol_drop(whom, 'left');
                end loop;
            perform vrank_edition_move_up(e.id);
            if not to_come then
                perform vrank_enrol_unask(n.id) from enrolment n where n.edition_id = e.id and n.state = 'asked';
            end if;
            seen := seen + 1;
        end loop;
    return seen;
end
$$;

-- A job, each morning: the day before a half day, once. Answers how many are told.
create function vrank_edition_remind(today date) returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    told integer;
begin
    if abs(today - vrank_today()) > 1 then
        raise exception 'not today' using errcode = 'VR001';
    end if;
    with due as (
        update half_day h set reminded = true from edition e
        where e.id = h.edition_id and e.state = 'planned' and not h.reminded and h.day - 1 <= today and h.day >= today
        returning h.id, h.edition_id
    )
    insert into edition_notice (edition_id, enrolment_id, kind, half_day_id)
    select d.edition_id, n.id, 'reminder', d.id from due d join enrolment n on n.edition_id = d.edition_id and n.state = 'enrolled'
    order by d.id, n.asked;
    get diagnostics told = row_count;
    return told;
end
$$;

-- A member leaves for good: their enrolments go, and others move up.
create function vrank_enrol_forget(whom uuid) returns void
    language plpgsql volatile set search_path = vrank, pg_temp as $$
declare
    one uuid;
begin
    for one in select n.edition_id from enrolment n where n.member_id = whom order by n.edition_id
        loop
            perform from edition e where e.id = one for no key update;
            perform vrank_enrol_unask(n.id) from enrolment n where n.edition_id = one and n.member_id = whom;
            delete from enrolment n where n.edition_id = one and n.member_id = whom;
            perform vrank_edition_move_up(one);
        end loop;
end
$$;
grant select on edition, half_day to vrank_application;
