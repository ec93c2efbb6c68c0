-- Meetings: a series of them, each one, its agenda, who is there, and what is decided and done. Everything lies in the circle of the
-- series. Duties belong to seats, so no row here names a member: whoever takes a seat over takes over what it promised.

create table series (
    id         uuid primary key,
    circle_id  uuid    not null references circle,
    title      text    not null check (length(title) between 1 and 200),
    about      text    not null check (length(about) <= 2000),
    languages  text[]  not null check (cardinality(languages) between 1 and 4 and languages <@ array ['nl', 'fr', 'de', 'en']),
    rule       text    not null check (length(rule) between 9 and 120),
    starts     date    not null,
    holidays   boolean not null,
    begins     time    not null,
    minutes    integer not null check (minutes between 15 and 720),
    place      text    not null check (length(place) <= 300),
    link       text    not null check (length(link) <= 500),
    ended      date,
    version    integer not null default 1,
    unique (circle_id, id)
);
comment on table series is 'circle: meetings that come back, and by which rule (RFC 5545)';

-- Worked out by the application from the rule, ten years ahead, so that a job without a reader can open the next meeting.
create table occurrence (
    series_id uuid not null,
    circle_id uuid not null,
    day       date not null,
    left_out  text check (left_out in ('holiday', 'host')),
    primary key (series_id, day),
    foreign key (circle_id, series_id) references series (circle_id, id)
);
comment on table occurrence is 'circle: the days on which a series meets by its rule, and which of them it leaves out';

-- Lies in the circle of the notes: who does not read that one does not learn that there are any. A series may have several, for a
-- circle that is told "taken" would have learnt of another.
create table series_notes (
    series_id uuid not null references series,
    circle_id uuid not null references circle,
    primary key (series_id, circle_id)
);
comment on table series_notes is 'circle: that candid notes of a series lie in this circle; for those who read both';

create table meeting (
    id         uuid primary key,
    circle_id  uuid    not null,
    series_id  uuid    not null,
    occurrence date    not null,
    day        date    not null,
    begins     time    not null,
    minutes    integer not null check (minutes between 15 and 720),
    languages  text[]  not null check (cardinality(languages) between 1 and 4 and languages <@ array ['nl', 'fr', 'de', 'en']),
    place      text    not null check (length(place) <= 300),
    link       text    not null check (length(link) <= 500),
    state      text    not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
    because    text    not null default '' check (length(because) <= 500 and (because = '' or state = 'cancelled')),
    version    integer not null default 1,
    unique (series_id, occurrence),
    unique (circle_id, id),
    foreign key (circle_id, series_id) references series (circle_id, id)
);
comment on table meeting is 'circle: one meeting of a series; the occurrence is the day its rule gave it, also when it was moved';

create table agenda_item (
    id          uuid primary key,
    circle_id   uuid    not null,
    series_id   uuid    not null,
    meeting_id  uuid,
    seat_id     uuid    not null references seat,
    kind        text    not null check (kind in ('information', 'discussion', 'decision', 'candid')),
    language    text    not null check (language in ('nl', 'fr', 'de', 'en')),
    title       text    not null check (length(title) between 1 and 200),
    text        text    not null check (length(text) <= 4000),
    minutes     integer not null check (minutes between 0 and 480),
    state       text    not null check (state in ('proposed', 'planned', 'parked', 'merged', 'closed', 'withdrawn')),
    position    integer not null default 0,
    merged_into uuid references agenda_item,
    because     text    not null default '' check (length(because) <= 500),
    moved       date    not null,
    version     integer not null default 1,
    unique (circle_id, id),
    foreign key (circle_id, series_id) references series (circle_id, id),
    foreign key (circle_id, meeting_id) references meeting (circle_id, id),
    check ((state = 'merged') = (merged_into is not null)),
    check (merged_into <> id),
    check (state <> 'planned' or meeting_id is not null),
    check (state in ('planned', 'closed') or meeting_id is null)
);
comment on table agenda_item is 'circle: something to speak about, in exactly one state, until it is closed';
create index agenda_item_by_meeting on agenda_item (meeting_id, position);
create index agenda_item_by_series on agenda_item (series_id, state);
create index agenda_item_by_target on agenda_item (merged_into) where merged_into is not null;
create index agenda_item_by_circle on agenda_item (circle_id, id);

create table agenda_step (
    item_id    uuid    not null,
    circle_id  uuid    not null,
    number     integer not null,
    day        date    not null,
    step       text    not null check (step in ('proposed', 'planned', 'carried', 'parked', 'merged', 'closed', 'withdrawn', 'returned')),
    meeting_id uuid,
    because    text    not null,
    primary key (item_id, number),
    foreign key (circle_id, item_id) references agenda_item (circle_id, id)
);
comment on table agenda_step is 'circle: what became of an agenda item from meeting to meeting, kept by a trigger';

create table agenda_report (
    item_id   uuid not null,
    circle_id uuid not null,
    report_id uuid not null,
    primary key (item_id, report_id),
    foreign key (circle_id, item_id) references agenda_item (circle_id, id)
);
comment on table agenda_report is 'circle: which report an agenda item is about; only for those who read both';

create table attendance (
    meeting_id uuid not null,
    circle_id  uuid not null,
    seat_id    uuid not null references seat,
    answer     text check (answer in ('there', 'online', 'not')),
    apology    text not null default '' check (length(apology) <= 300),
    stand_in   text not null default '' check (length(stand_in) <= 120),
    presence   text check (presence in ('present', 'online', 'excused', 'absent')),
    primary key (meeting_id, seat_id),
    foreign key (circle_id, meeting_id) references meeting (circle_id, id)
);
comment on table attendance is 'circle: what a seat answered to an invitation, and whether it was there';

create table guest (
    id         uuid primary key,
    meeting_id uuid not null,
    circle_id  uuid not null,
    name       text not null check (length(name) between 2 and 120),
    from_where text not null check (length(from_where) <= 200),
    foreign key (circle_id, meeting_id) references meeting (circle_id, id)
);
comment on table guest is 'circle: who came to a meeting without a seat here';
create index guest_by_meeting on guest (meeting_id);

create table meeting_code (
    meeting_id uuid primary key references meeting,
    code       text not null check (code ~ '^[0-9]{6}$')
);
comment on table meeting_code is 'owner: what a host shows on the screen, so that whoever is there says so';

create table decision (
    id         uuid primary key,
    circle_id  uuid    not null,
    series_id  uuid    not null,
    item_id    uuid    not null,
    meeting_id uuid    not null,
    language   text    not null check (language in ('nl', 'fr', 'de', 'en')),
    text       text    not null check (length(text) between 1 and 2000),
    reasons    text    not null check (length(reasons) <= 2000),
    review     date,
    state      text    not null default 'standing' check (state in ('standing', 'replaced')),
    made       date    not null,
    version    integer not null default 1,
    foreign key (circle_id, series_id) references series (circle_id, id),
    foreign key (circle_id, item_id) references agenda_item (circle_id, id),
    foreign key (circle_id, meeting_id) references meeting (circle_id, id)
);
comment on table decision is 'circle: what a meeting decided, why, and when it looks at that again';
create index decision_by_series on decision (series_id, made);
create index decision_by_item on decision (item_id);

create table action (
    id         uuid primary key,
    circle_id  uuid    not null,
    series_id  uuid    not null,
    item_id    uuid    not null,
    meeting_id uuid    not null,
    language   text    not null check (language in ('nl', 'fr', 'de', 'en')),
    text       text    not null check (length(text) between 1 and 1000),
    seat_id    uuid    not null references seat,
    until      date    not null,
    state      text    not null default 'open' check (state in ('open', 'done', 'dropped')),
    settled    date,
    version    integer not null default 1,
    check ((state = 'open') = (settled is null)),
    foreign key (circle_id, series_id) references series (circle_id, id),
    foreign key (circle_id, item_id) references agenda_item (circle_id, id),
    foreign key (circle_id, meeting_id) references meeting (circle_id, id)
);
comment on table action is 'circle: what a seat promised to do, until when';
create index action_by_series on action (series_id, until);
create index action_by_item on action (item_id);

do $$
declare
    t text;
begin
    foreach t in array array ['series', 'occurrence', 'series_notes', 'meeting', 'agenda_item', 'agenda_step', 'agenda_report',
        'attendance', 'guest', 'meeting_code', 'decision', 'action']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
    -- Looked up by what they belong to, so the circles are asked once a query.
    foreach t in array array ['occurrence', 'agenda_step', 'attendance', 'guest', 'decision', 'action']
        loop
            execute format('create policy readers on %I for select to vrank_application using (circle_id = any ((select vrank_circles())::uuid[]))', t);
        end loop;
    foreach t in array array ['series', 'meeting', 'agenda_item']
        loop
            execute format('create policy readers on %I for select to vrank_application using (circle_id = any (vrank_circles()))', t);
        end loop;
end
$$;

-- A host is whoever reads the circle and holds a host's seat; in the circle that everybody reads nobody hosts, for it has no members.
create function vrank_hosts(which uuid) returns boolean
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select which = any (vrank_circles()) and vrank_holds('host')
       and exists (select from circle c where c.id = which and c.kind <> 'public')
$$;

create function vrank_seated(which uuid) returns boolean
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select exists (select from held_seat h where h.seat_id = which and h.member_id = vrank_member())
$$;

-- The seats of a circle: those its readers hold today in it, and those that stand in what its meetings keep, without a name where
-- nobody who reads here holds them. Nothing for who does not read it.
create function vrank_seats(which uuid) returns table (seat_id uuid, member_id uuid, name text, kind text, title_nl text, title_fr text,
        title_en text, organisation_id uuid, root_id uuid, mine boolean)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_member();
begin
    if not which = any (vrank_circles()) or exists (select from circle c where c.id = which and c.kind = 'public') then
        return;
    end if;
    return query
        with held as (
            select h.seat_id, m.id, m.name
            from reader r join circle c on c.id = r.circle_id join held_seat h on h.member_id = r.member_id and h.kind = any (c.admits)
                join member m on m.id = r.member_id
            where r.circle_id = which
        ), named as (
            select h.seat_id from held h
            union select a.seat_id from attendance a where a.circle_id = which
            union select i.seat_id from agenda_item i where i.circle_id = which
            union select d.seat_id from action d where d.circle_id = which
        )
        select s.id, h.id, h.name, s.kind, s.title_nl, s.title_fr, s.title_en, s.organisation_id, o.root_id, coalesce(h.id = me, false)
        from named n join seat s on s.id = n.seat_id join organisation o on o.id = s.organisation_id left join held h on h.seat_id = s.id
        order by s.id;
end
$$;

create function vrank_seat_of(which uuid, wanted uuid) returns boolean
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select exists (select from vrank_seats(which) s where s.seat_id = wanted and s.member_id is not null)
$$;

create policy hosts_make on series for insert to vrank_application with check (vrank_hosts(circle_id));
create policy hosts_change on series for update to vrank_application using (vrank_hosts(circle_id)) with check (vrank_hosts(circle_id));
create policy hosts on occurrence to vrank_application using (vrank_hosts(circle_id))
    with check (vrank_hosts(circle_id) and exists (select from series s where s.id = series_id));
-- Who reads the notes and not the series learns nothing of it.
create policy readers on series_notes for select to vrank_application
    using (circle_id = any ((select vrank_circles())::uuid[]) and exists (select from series s where s.id = series_id));
-- A circle in which notes are taken is candid, or nobody reads it who does not read the outcomes.
create policy readers_take_notes on series_notes for insert to vrank_application
    with check (circle_id = any (vrank_circles()) and vrank_member() is not null
        and exists (select from series s where s.id = series_id and s.circle_id <> series_notes.circle_id
                    and (exists (select from circle c where c.id = series_notes.circle_id and c.candid)
                         or vrank_wider(s.circle_id, series_notes.circle_id) is not distinct from false)));
create policy readers_take_none on series_notes for delete to vrank_application
    using (circle_id = any (vrank_circles()) and vrank_member() is not null);
create policy hosts_make on meeting for insert to vrank_application
    with check (vrank_hosts(circle_id) and exists (select from series s where s.id = series_id));
create policy hosts_change on meeting for update to vrank_application using (vrank_hosts(circle_id)) with check (vrank_hosts(circle_id));

create policy proposers on agenda_item for insert to vrank_application
    with check (circle_id = any (vrank_circles()) and exists (select from series s where s.id = series_id)
        and vrank_seat_of(circle_id, seat_id) and ((state = 'proposed' and vrank_seated(seat_id)) or vrank_hosts(circle_id)));
create policy hosts_change on agenda_item for update to vrank_application using (vrank_hosts(circle_id)) with check (vrank_hosts(circle_id));
create policy proposers_change on agenda_item for update to vrank_application
    using (circle_id = any (vrank_circles()) and state = 'proposed' and vrank_seated(seat_id))
    with check (circle_id = any (vrank_circles()) and state in ('proposed', 'withdrawn') and vrank_seated(seat_id));
create policy readers on agenda_report for select to vrank_application
    using (circle_id = any ((select vrank_circles())::uuid[]) and exists (select from report r where r.id = report_id));
create policy proposers on agenda_report for insert to vrank_application
    with check (exists (select from report r where r.id = report_id)
        and exists (select from agenda_item i where i.id = item_id and i.circle_id = agenda_report.circle_id
                    and (vrank_hosts(i.circle_id) or (i.state = 'proposed' and vrank_seated(i.seat_id)))));
create policy proposers_remove on agenda_report for delete to vrank_application
    using (exists (select from report r where r.id = report_id)
        and exists (select from agenda_item i where i.id = item_id
                    and (vrank_hosts(i.circle_id) or (i.state = 'proposed' and vrank_seated(i.seat_id)))));
create policy hosts on guest to vrank_application using (vrank_hosts(circle_id))
    with check (vrank_hosts(circle_id) and exists (select from meeting m where m.id = meeting_id));
create policy hosts_make on decision for insert to vrank_application
    with check (vrank_hosts(circle_id) and exists (select from agenda_item i where i.id = item_id and i.series_id = decision.series_id));
create policy hosts_change on decision for update to vrank_application using (vrank_hosts(circle_id)) with check (vrank_hosts(circle_id));
create policy hosts_make on action for insert to vrank_application
    with check (vrank_hosts(circle_id) and vrank_seat_of(circle_id, seat_id)
        and exists (select from agenda_item i where i.id = item_id and i.series_id = action.series_id));
create policy hosts_change on action for update to vrank_application using (vrank_hosts(circle_id)) with check (vrank_hosts(circle_id));
create policy doers_settle on action for update to vrank_application
    using (circle_id = any (vrank_circles()) and vrank_seated(seat_id))
    with check (circle_id = any (vrank_circles()) and vrank_seated(seat_id));
create policy indexer on agenda_item for select to vrank_indexer using (state not in ('merged', 'withdrawn'));
create policy indexer on decision for select to vrank_indexer using (true);
create policy indexer on action for select to vrank_indexer using (true);

grant select, insert on series, meeting to vrank_application;
grant update (title, about, languages, rule, starts, holidays, begins, minutes, place, link, ended, version) on series to vrank_application;
grant update (day, begins, minutes, languages, place, link, version) on meeting to vrank_application;
grant select, insert, update (left_out), delete on occurrence to vrank_application;
grant select, insert, delete on series_notes to vrank_application;
grant select, insert on agenda_item to vrank_application;
grant update (meeting_id, seat_id, kind, language, title, text, minutes, state, position, merged_into, because, moved, version)
    on agenda_item to vrank_application;
grant select on agenda_step, attendance to vrank_application;
grant select, insert, delete on agenda_report, guest to vrank_application;
grant select, insert on decision, action to vrank_application;
grant update (text, reasons, review, state, version) on decision to vrank_application;
grant update (text, seat_id, until, state, settled, version) on action to vrank_application;
grant select on agenda_item, decision, action to vrank_indexer;

-- Where an item may go from where it is. What was merged or withdrawn stays so; everything else can come back. Nothing is merged into
-- what its proposer can still take back.
create function vrank_place_item() returns trigger
    language plpgsql security definer set search_path = vrank, pg_temp as $$
begin
    if tg_op = 'UPDATE' then
        if (new.circle_id, new.series_id) is distinct from (old.circle_id, old.series_id) then
            raise exception 'an item stays in its series' using errcode = 'VR001';
        end if;
        if new.state <> old.state and not (old.state || ' ' || new.state) = any (array [
                'proposed planned', 'proposed parked', 'proposed merged', 'proposed closed', 'proposed withdrawn',
                'planned parked', 'planned merged', 'planned closed', 'parked planned', 'parked merged', 'parked closed',
                'closed planned']) then
            raise exception 'an item does not go from % to %', old.state, new.state using errcode = 'VR001';
        end if;
    elsif new.state not in ('proposed', 'planned') then
        raise exception 'an item begins proposed or planned' using errcode = 'VR001';
    end if;
    if new.meeting_id is not null and not exists (select from meeting m where m.id = new.meeting_id and m.series_id = new.series_id) then
        raise exception 'a meeting of another series' using errcode = 'VR001';
    end if;
    if new.state = 'merged' and (tg_op = 'INSERT' or old.state <> 'merged') then
        perform from agenda_item i where i.id = new.merged_into and i.series_id = new.series_id and i.state in ('planned', 'parked', 'closed')
        for update;
        if not found then
            raise exception 'nothing to be merged into' using errcode = 'VR001';
        end if;
    end if;
    return new;
end
$$;
create trigger item_is_in_one_place before insert or update on agenda_item for each row execute function vrank_place_item();

-- Its proposer words an item and takes it back, no more; a seat says what it did with an action, no more. Without a session only the
-- owner's own functions come here.
create function vrank_keep_to_own() returns trigger language plpgsql set search_path = vrank, pg_temp as $$
begin
    if coalesce(current_setting('vrank.session', true), '') = '' or vrank_hosts(old.circle_id) then
        return new;
    end if;
    if tg_table_name = 'agenda_item' then
        if (to_jsonb(new) - array ['kind', 'language', 'title', 'text', 'minutes', 'state', 'because', 'moved', 'version'])
            is distinct from (to_jsonb(old) - array ['kind', 'language', 'title', 'text', 'minutes', 'state', 'because', 'moved', 'version']) then
            raise exception 'hosts only' using errcode = 'VR003';
        end if;
    elsif (to_jsonb(new) - array ['state', 'settled', 'version']) is distinct from (to_jsonb(old) - array ['state', 'settled', 'version']) then
        raise exception 'hosts only' using errcode = 'VR003';
    end if;
    return new;
end
$$;
create trigger own_wording before update on agenda_item for each row execute function vrank_keep_to_own();
create trigger own_settling before update on action for each row execute function vrank_keep_to_own();

-- The history of an item, and its row in the outbox.
create function vrank_note_item() returns trigger
    language plpgsql security definer set search_path = vrank, pg_temp as $$
declare
    what text;
begin
    insert into outbox (circle_id, kind, item_id) values (new.circle_id, 'agenda-item', new.id);
    if tg_op = 'INSERT' then
        what := new.state;
    elsif new.state = old.state and new.meeting_id is not distinct from old.meeting_id then
        return null;
    elsif new.state = 'planned' and old.state = 'planned' then
        what := 'carried';
    elsif new.state = 'planned' and old.state in ('closed', 'parked') then
        what := 'returned';
    else
        what := new.state;
    end if;
    insert into agenda_step (item_id, circle_id, number, day, step, meeting_id, because)
    select new.id, new.circle_id, coalesce(max(s.number), 0) + 1, new.moved, what, coalesce(new.meeting_id, old.meeting_id), new.because
    from agenda_step s where s.item_id = new.id;
    if new.state = 'merged' then
        update agenda_item set merged_into = new.merged_into where merged_into = new.id;
        insert into agenda_report (item_id, circle_id, report_id)
        select new.merged_into, r.circle_id, r.report_id from agenda_report r where r.item_id = new.id
        on conflict do nothing;
    end if;
    return null;
end
$$;
create trigger item_has_a_history after insert or update on agenda_item for each row execute function vrank_note_item();

create function vrank_note_outcome() returns trigger
    language plpgsql security definer set search_path = vrank, pg_temp as $$
begin
    insert into outbox (circle_id, kind, item_id) values (new.circle_id, 'agenda-item', new.item_id);
    return null;
end
$$;
create trigger outcome_is_found after insert or update on decision for each row execute function vrank_note_outcome();
create trigger outcome_is_found after insert or update on action for each row execute function vrank_note_outcome();

-- Opens the next meeting of a series where none is to come, on the first day that is not left out, and lays on its agenda what meetings
-- that are over did not finish, and what is due by then: items whose actions are late, or whose decisions are to be looked at again.
-- Where no meeting is to come, what is unfinished is parked: nothing falls off the table. Answers the next meeting, or null.
create function vrank_open_next(which uuid, today date) returns uuid
    language plpgsql volatile set search_path = vrank, pg_temp as $$
declare
    s series;
    coming meeting;
    free date;
    behind integer;
begin
    select * into strict s from series where id = which for update;
    select * into coming from meeting m where m.series_id = which and m.state = 'planned' and m.day >= today order by m.day, m.id limit 1;
    if coming.id is null and (s.ended is null or s.ended > today) then
        select min(o.day) into free from occurrence o
        where o.series_id = which and o.left_out is null and o.day >= today and (s.ended is null or o.day <= s.ended)
          and not exists (select from meeting m where m.series_id = which and m.occurrence >= o.day and m.state <> 'cancelled')
          and not exists (select from meeting m where m.series_id = which and m.occurrence = o.day);
        if free is not null then
            insert into meeting (id, circle_id, series_id, occurrence, day, begins, minutes, languages, place, link)
            values (md5(which::text || free::text)::uuid, s.circle_id, which, free, free, s.begins, s.minutes, s.languages, s.place, s.link)
            returning * into coming;
        end if;
    end if;
    if coming.id is null then
        update agenda_item i set state = 'parked', meeting_id = null, because = '', moved = today
        from meeting m where m.id = i.meeting_id and m.series_id = which and m.state <> 'planned' and i.state = 'planned';
        return null;
    end if;
    behind := coalesce((select max(i.position) from agenda_item i where i.meeting_id = coming.id and i.state = 'planned'), 0);
    with waiting as (
        select i.id, row_number() over (order by m.day, i.position, i.id) as place
        from agenda_item i join meeting m on m.id = i.meeting_id
        where i.series_id = which and i.state = 'planned' and m.state <> 'planned'
    )
    update agenda_item i set meeting_id = coming.id, position = behind + w.place, because = '', moved = today
    from waiting w where w.id = i.id;
    behind := coalesce((select max(i.position) from agenda_item i where i.meeting_id = coming.id and i.state = 'planned'), 0);
    with due as (
        select i.id, row_number() over (order by i.moved, i.id) as place
        from agenda_item i
        where i.series_id = which and i.meeting_id is distinct from coming.id
          and (i.state = 'closed' or (i.state = 'parked' and exists (
              select from action a where a.item_id = i.id and a.state = 'open' and a.until >= i.moved)))
          and (exists (select from action a join agenda_item x on x.id = a.item_id
                       where i.id in (x.id, x.merged_into) and a.state = 'open' and a.until < coming.day)
               or exists (select from decision d join agenda_item x on x.id = d.item_id
                          where i.id in (x.id, x.merged_into) and d.state = 'standing' and d.review <= coming.day))
    )
    update agenda_item i set state = 'planned', meeting_id = coming.id, position = behind + d.place, because = '', moved = today
    from due d where d.id = i.id;
    return coming.id;
end
$$;

-- A host ends a meeting, held or cancelled: what is unfinished goes on. Answers 'done', 'absent', 'host', or 'state' where it is ended.
create function vrank_end_meeting(which uuid, outcome text, reason text, today date) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    m meeting;
begin
    select * into m from meeting where id = which and circle_id = any (vrank_circles()) for update;
    if m.id is null then
        return 'absent';
    end if;
    if not vrank_hosts(m.circle_id) then
        return 'host';
    end if;
    if m.state <> 'planned' then
        return 'state';
    end if;
    update meeting set state = outcome, because = reason, version = version + 1 where id = which;
    delete from meeting_code where meeting_id = which;
    perform vrank_open_next(m.series_id, today);
    return 'done';
end
$$;

-- A host asks for the next meeting of a series: after making it, or changing its days.
create function vrank_next_meeting(which uuid, today date) returns uuid
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    if not exists (select from series s where s.id = which and vrank_hosts(s.circle_id)) then
        raise exception 'hosts only' using errcode = 'VR003';
    end if;
    return vrank_open_next(which, today);
end
$$;

-- A job: each series has its next meeting the day after the last, whether or not its host came by. Ten days after a meeting that nobody
-- ended, what it did not finish goes on too. Answers how many series it looked at.
create function vrank_open_meetings(today date) returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    one uuid;
    seen integer := 0;
begin
    if abs(today - vrank_today()) > 1 then
        raise exception 'not today' using errcode = 'VR001';
    end if;
    for one in select id from series order by id
        loop
            update meeting set state = 'held', version = version + 1 where series_id = one and state = 'planned' and day < today - 10;
            perform vrank_open_next(one, today);
            seen := seen + 1;
        end loop;
    delete from meeting_code c using meeting m where m.id = c.meeting_id and m.state <> 'planned';
    return seen;
end
$$;

-- What a seat answers to the invitation: its own holder, or a host for it. Answers 'done', 'absent', 'seat', or 'state'.
create function vrank_answer_invitation(which uuid, whose uuid, new_answer text, new_apology text, new_stand_in text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    m meeting;
begin
    select * into m from meeting where id = which and circle_id = any (vrank_circles());
    if m.id is null or vrank_member() is null then
        return 'absent';
    end if;
    if not vrank_seat_of(m.circle_id, whose) or not (vrank_seated(whose) or vrank_hosts(m.circle_id)) then
        return 'seat';
    end if;
    if m.state <> 'planned' then
        return 'state';
    end if;
    insert into attendance (meeting_id, circle_id, seat_id, answer, apology, stand_in)
    values (which, m.circle_id, whose, new_answer, new_apology, new_stand_in)
    on conflict (meeting_id, seat_id)
        do update set answer = excluded.answer, apology = excluded.apology, stand_in = excluded.stand_in;
    return 'done';
end
$$;

-- A host ticks who is there; null takes the tick away.
create function vrank_tick(which uuid, whose uuid, new_presence text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    m meeting;
begin
    select * into m from meeting where id = which and circle_id = any (vrank_circles());
    if m.id is null then
        return 'absent';
    end if;
    if not vrank_hosts(m.circle_id) then
        return 'host';
    end if;
    if not exists (select from vrank_seats(m.circle_id) s where s.seat_id = whose) then
        return 'seat';
    end if;
    if m.state = 'cancelled' then
        return 'state';
    end if;
    insert into attendance (meeting_id, circle_id, seat_id, presence) values (which, m.circle_id, whose, new_presence)
    on conflict (meeting_id, seat_id) do update set presence = excluded.presence;
    return 'done';
end
$$;

-- The code on the screen: for hosts, made when it is first asked for; null where the meeting is over, or for anybody else.
create function vrank_meeting_code(which uuid, fresh text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    insert into meeting_code (meeting_id, code)
    select m.id, fresh from meeting m where m.id = which and m.state = 'planned' and vrank_hosts(m.circle_id)
    on conflict do nothing;
    return (select c.code from meeting_code c join meeting m on m.id = c.meeting_id
            where c.meeting_id = which and m.state = 'planned' and vrank_hosts(m.circle_id));
end
$$;

-- Whoever is there says so with the code, for a seat of their own.
create function vrank_check_in(which uuid, whose uuid, typed text, way text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    m meeting;
begin
    select * into m from meeting where id = which and circle_id = any (vrank_circles());
    if m.id is null or vrank_member() is null then
        return 'absent';
    end if;
    if not vrank_seat_of(m.circle_id, whose) or not vrank_seated(whose) then
        return 'seat';
    end if;
    if m.state <> 'planned' or not exists (select from meeting_code c where c.meeting_id = which and c.code = typed) then
        return 'code';
    end if;
    insert into attendance (meeting_id, circle_id, seat_id, presence) values (which, m.circle_id, whose, way)
    on conflict (meeting_id, seat_id) do update set presence = excluded.presence;
    return 'done';
end
$$;
