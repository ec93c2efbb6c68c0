-- The box of confidential reports: sealed for the custodians and for whoever holds the receipt, with no member in it. Of times only
-- the month stays. Nobody reads these tables: each door is a definer function that checks for itself.

create function vrank_month(day date) returns date language sql immutable as $$
    select date_trunc('month', day::timestamp)::date
$$;

create table custodian_key (
    member_id     uuid primary key references member,
    public_keyset bytea not null,
    month         date  not null check (month = vrank_month(month)),
    state         text  not null check (state in ('waiting', 'ready'))
);
comment on table custodian_key is 'owner: the key to which reports are sealed for a custodian; its other half lies outside the database';

create table box_thread (
    id           uuid primary key,
    lookup       bytea not null unique check (length(lookup) = 32),
    receipt_wrap bytea not null,
    month        date  not null check (month = vrank_month(month))
);
comment on table box_thread is 'owner: that something was received, in which month, and its key under the receipt';

create table box_wrap (
    thread_id uuid  not null references box_thread on delete cascade,
    member_id uuid  not null references member,
    sealed    bytea not null,
    primary key (thread_id, member_id)
);
comment on table box_wrap is 'owner: the key of a thread, sealed to one custodian';

create table box_entry (
    id        uuid primary key,
    thread_id uuid  not null references box_thread on delete cascade,
    month     date  not null check (month = vrank_month(month)),
    sealed    bytea not null
);
comment on table box_entry is 'owner: what was said in a thread, padded and sealed; the order is sealed too';
create index box_entry_by_thread on box_entry (thread_id);
alter table box_entry alter column sealed set storage external;

create table box_file (
    id        uuid primary key,
    thread_id uuid  not null references box_thread on delete cascade,
    month     date  not null check (month = vrank_month(month)),
    sealed    bytea not null
);
comment on table box_file is 'owner: the bytes of a file that came along with a thread, padded and sealed; what it is stands in the first entry';
create index box_file_by_thread on box_file (thread_id);
alter table box_file alter column sealed set storage external;

create table box_identity (
    id        uuid primary key,
    thread_id uuid  not null references box_thread on delete cascade,
    member_id uuid references member,
    sealed    bytea not null
);
comment on table box_identity is 'owner: who wrote, sealed, and its key for each custodian, sealed twice; where nobody is named, the same rows say nothing';
comment on column box_identity.member_id is 'member: goes';
create index box_identity_by_thread on box_identity (thread_id);

create table slip (
    hash      bytea primary key check (length(hash) = 32),
    circle_id uuid not null references circle,
    month     date not null check (month = vrank_month(month))
);
comment on table slip is 'owner: who holds the code may write once without signing in; only its hash is kept';

create table box_ready (
    id        uuid primary key,
    circle_id uuid    not null references circle,
    kind      text    not null check (kind in ('lesson', 'failure', 'practice', 'question', 'signal')),
    language  text    not null check (language in ('nl', 'fr', 'de', 'en')),
    title     text    not null check (length(title) between 1 and 200),
    answers   jsonb   not null,
    themes    text[]  not null,
    claims    jsonb   not null,
    pseudonym text    not null check (length(pseudonym) between 1 and 80),
    context   jsonb   not null,
    places    uuid[]  not null,
    level     text    not null check (level in ('confidential', 'receipt')),
    waits     boolean not null,
    proof     bytea   not null check (length(proof) = 32)
);
comment on table box_ready is 'owner: what its author consented to, until the month is published';

create table box_ready_file (
    id       uuid primary key,
    ready_id uuid     not null references box_ready on delete cascade,
    number   smallint not null check (number between 1 and 999),
    kind     text     not null check (kind in ('jpg', 'png', 'txt')),
    title    text     not null check (length(title) <= 120),
    alt      text     not null check (length(alt) <= 500),
    width    integer  not null check (width >= 0),
    height   integer  not null check (height >= 0),
    text     text     not null,
    content  bytea    not null
);
comment on table box_ready_file is 'owner: a file that its author consented to, until its text is published';
create index box_ready_file_by_ready on box_ready_file (ready_id);
alter table box_ready_file alter column content set storage external;

create table box_month (
    month date primary key check (month = vrank_month(month))
);
comment on table box_month is 'owner: months whose reports were published';

create table pseudonym (
    report_id uuid primary key,
    circle_id uuid not null,
    name      text not null check (length(name) between 1 and 80),
    context   jsonb not null,
    level     text not null check (level in ('confidential', 'receipt')),
    foreign key (circle_id, report_id) references report (circle_id, id) on delete cascade on update cascade
);
comment on table pseudonym is 'circle: the name and the blurred context, in words of four languages, under which a confidential report is read';

create table box_proof (
    report_id uuid primary key references report on delete cascade,
    hash      bytea not null check (length(hash) = 32)
);
comment on table box_proof is 'owner: what only the receipt of a report can answer, as a hash';

do $$
declare
    t text;
begin
    foreach t in array array ['custodian_key', 'box_thread', 'box_wrap', 'box_entry', 'box_file', 'box_identity', 'slip', 'box_ready', 'box_ready_file',
        'box_month', 'pseudonym', 'box_proof']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
    -- what was there before a row was rewritten or removed goes at once
    foreach t in array array ['box_thread', 'box_wrap', 'box_entry', 'box_identity', 'slip', 'box_ready', 'manuscript',
        'manuscript_version', 'idempotency_key']
        loop
            execute format('alter table %I set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0)', t);
        end loop;
    foreach t in array array ['box_file', 'box_ready_file']
        loop
            execute format('alter table %I set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
                toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0)', t);
        end loop;
end
$$;
create policy readers on pseudonym for select to vrank_application using (circle_id = any ((select vrank_circles())::uuid[]));
grant select on pseudonym to vrank_application;
create policy indexer on pseudonym for select to vrank_indexer using (true);
grant select on pseudonym to vrank_indexer;

-- a text on the desk may be meant for the box
alter table manuscript drop constraint manuscript_name_level_check,
    add constraint manuscript_name_level_check check (name_level in ('named', 'organisation', 'confidential', 'receipt'));

-- Whoever funds or is funded, as the two-year rule counts it.
create function vrank_tied(whom uuid) returns boolean
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select exists (select from member_root r join tie_in_force f on r.root_id in (f.funder_id, f.funded_id) where r.member_id = whom)
$$;

create function vrank_is_custodian(whom uuid) returns boolean
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select exists (select from held_seat h where h.member_id = whom and h.kind = 'custodian') and not vrank_tied(whom)
$$;

-- A custodian's duty ends with a tie, at the next request.
create or replace function vrank_holds(wanted text) returns boolean
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select exists (select from tenure t join seat s on s.id = t.seat_id
                   where t.member_id = vrank_member() and s.kind = wanted
                     and t.starts <= vrank_today() and (t.ends is null or t.ends >= vrank_today()))
       and (wanted <> 'custodian' or not vrank_tied(vrank_member()))
$$;

-- Whose text was sealed to one custodian alone would be read by nobody, and a first key opens the box at once: so nobody's keys go
-- before another custodian has one to all that lies there.
create function vrank_keep_a_custodian(whom uuid) returns void
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    -- one after the other: or two would each count on the other
    perform vrank_lock_box();
    if exists (select from custodian_key where member_id = whom and state = 'ready')
        and not exists (select from vrank_box_keys() k
                        where k.member_id <> whom
                          and not exists (select from box_wrap w where w.member_id = whom
                                          and w.thread_id not in (select o.thread_id from box_wrap o where o.member_id = k.member_id))) then
        raise exception 'barred: somebody has to be able to open the box' using errcode = 'VR004', detail = 'last-custodian';
    end if;
end
$$;

-- Who gives seats out gives none of these to themselves: administrators read nothing of what custodians read.
create function vrank_check_custodian() returns trigger language plpgsql security definer set search_path = vrank, pg_temp as $$
declare
    duty text := (select s.kind from seat s where s.id = new.seat_id);
begin
    if duty = 'custodian' and tg_op = 'UPDATE' and coalesce(new.ends, 'infinity') < coalesce(old.ends, 'infinity') then
        perform vrank_keep_a_custodian(old.member_id);
    end if;
    if (new.ends is null or new.ends >= vrank_today())
        and (tg_op = 'INSERT' or (new.seat_id, new.member_id, new.starts) is distinct from (old.seat_id, old.member_id, old.starts)
             or coalesce(new.ends, 'infinity') > coalesce(old.ends, 'infinity')) then
        if duty in ('custodian', 'administrator')
            and exists (select from tenure t join seat s on s.id = t.seat_id
                        where t.member_id = new.member_id and (t.ends is null or t.ends >= vrank_today())
                          and s.kind = case duty when 'custodian' then 'administrator' else 'custodian' end) then
            raise exception 'barred: no administrator is a custodian' using errcode = 'VR004', detail = 'custodian-administrator';
        end if;
        if duty = 'custodian' then
            perform vrank_lock_candour();
            if vrank_tied(new.member_id)
                or exists (select from seat s join organisation o on o.id = s.organisation_id
                               join tie_in_force f on o.root_id in (f.funder_id, f.funded_id)
                           where s.id = new.seat_id) then
                raise exception 'barred: a custodian funds nobody and is funded by nobody' using errcode = 'VR004', detail = 'custodian-tie';
            end if;
        end if;
    end if;
    return new;
end
$$;
create trigger custodians_have_no_tie before insert or update on tenure
    for each row execute function vrank_check_custodian();

-- Everything a month's writing touched is written again, in an order that comes from nowhere: which transaction wrote a row and where
-- it lies then says nothing about when it came. A value that lies outside its row gets a new place too.
create function vrank_scatter(which date) returns void language plpgsql volatile as $$
declare
    i uuid;
    w record;
    h bytea;
begin
    for i in select id from box_thread where month = which order by gen_random_uuid()
        loop
            update box_thread set receipt_wrap = receipt_wrap || ''::bytea where id = i;
        end loop;
    for w in select b.thread_id, b.member_id from box_wrap b join box_thread t on t.id = b.thread_id where t.month = which order by gen_random_uuid()
        loop
            update box_wrap set sealed = sealed || ''::bytea where thread_id = w.thread_id and member_id = w.member_id;
        end loop;
    for i in select id from box_entry where month = which order by gen_random_uuid()
        loop
            update box_entry set sealed = sealed || ''::bytea where id = i;
        end loop;
    for i in select b.id from box_identity b join box_thread t on t.id = b.thread_id where t.month = which order by gen_random_uuid()
        loop
            update box_identity set sealed = sealed || ''::bytea where id = i;
        end loop;
    for h in select hash from slip order by gen_random_uuid()
        loop
            update slip set month = month where hash = h;
        end loop;
    for i in select id from box_ready order by gen_random_uuid()
        loop
            update box_ready set title = title || '' where id = i;
        end loop;
end
$$;

-- The same for files, which are large: when one may have come or gone, not whenever something is said.
create function vrank_scatter_files(which date) returns void language plpgsql volatile as $$
declare
    i uuid;
begin
    for i in select id from box_file where month = which order by gen_random_uuid()
        loop
            update box_file set sealed = sealed || ''::bytea where id = i;
        end loop;
    for i in select id from box_ready_file order by gen_random_uuid()
        loop
            update box_ready_file set content = content || ''::bytea where id = i;
        end loop;
end
$$;

-- One writes into the box at a time.
create function vrank_lock_box() returns void language sql volatile as $$
    select pg_advisory_xact_lock(7216014)
$$;

-- Takes what earlier states of rows left behind out of the files of the box and of the desk, and lays the rows in the order of their
-- random ids. It waits for nobody, so that it cannot stand in anybody's way: where something is in use, it says so.
create function vrank_cluster(tables text[]) returns boolean language plpgsql volatile as $$
declare
    t text;
begin
    foreach t in array tables
        loop
            execute format('lock table %I in access exclusive mode nowait', t);
        end loop;
    foreach t in array tables
        loop
            execute format('cluster %I using %I', t, case t when 'desk_attachment' then 'desk_attachment_by_manuscript' else t || '_pkey' end);
        end loop;
    return true;
exception
    when lock_not_available then
        return false;
end
$$;

create function vrank_settle() returns boolean
    language sql volatile security definer set search_path = vrank, pg_temp as $$
    select vrank_cluster(array ['box_thread', 'box_wrap', 'box_entry', 'box_identity', 'slip', 'box_ready', 'manuscript',
        'manuscript_version', 'idempotency_key', 'desk_attachment'])
$$;

-- The same for files in the box: by themselves, so that the desk need not wait for them.
create function vrank_settle_files() returns boolean
    language sql volatile security definer set search_path = vrank, pg_temp as $$
    select vrank_cluster(array ['box_file', 'box_ready_file'])
$$;

create function vrank_scatter_all() returns void
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    m date;
begin
    perform vrank_lock_box();
    for m in select month from box_thread union select month from box_entry
        loop
            perform vrank_scatter(m);
            perform vrank_scatter_files(m);
        end loop;
end
$$;

-- To whom a report is sealed that comes in now.
create function vrank_box_keys() returns table (member_id uuid, public_keyset bytea)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select k.member_id, k.public_keyset from custodian_key k
    where k.state = 'ready' and vrank_is_custodian(k.member_id) order by k.member_id
$$;

-- Puts a thread into the box, its sealed files given one after the other: 'received', 'again' when this receipt has one, 'custodians'
-- when others can open the box by now, 'slip' when the slip is used, old or none.
create function vrank_receive(given jsonb, files bytea, this_month date) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    thread uuid := (given ->> 'id')::uuid;
    code bytea := decode(given ->> 'slip', 'base64');
begin
    perform vrank_lock_box();
    if exists (select from box_thread where lookup = decode(given ->> 'lookup', 'base64')) then
        return 'again';
    end if;
    if array(select k.member_id from vrank_box_keys() k)
        is distinct from array(select (w ->> 'member')::uuid from jsonb_array_elements(given -> 'wraps') w order by 1) then
        return 'custodians';
    end if;
    if code is not null then
        delete from slip where hash = code and month > this_month - interval '3 months';
        if not found then
            return 'slip';
        end if;
    end if;
    insert into box_thread (id, lookup, receipt_wrap, month)
    values (thread, decode(given ->> 'lookup', 'base64'), decode(given ->> 'receiptWrap', 'base64'), this_month);
    insert into box_wrap (thread_id, member_id, sealed)
    select thread, (w ->> 'member')::uuid, decode(w ->> 'sealed', 'base64') from jsonb_array_elements(given -> 'wraps') w;
    insert into box_entry (id, thread_id, month, sealed)
    select (e ->> 'id')::uuid, thread, this_month, decode(e ->> 'sealed', 'base64') from jsonb_array_elements(given -> 'entries') e;
    insert into box_file (id, thread_id, month, sealed)
    select (f ->> 'id')::uuid, thread, this_month, substring(files from (f ->> 'from')::integer for (f ->> 'length')::integer)
    from jsonb_array_elements(given -> 'files') f;
    insert into box_identity (id, thread_id, member_id, sealed)
    select (e ->> 'id')::uuid, thread, (e ->> 'member')::uuid, decode(e ->> 'sealed', 'base64')
    from jsonb_array_elements(given -> 'identity') e;
    perform vrank_scatter(this_month);
    perform vrank_scatter_files(this_month);
    return 'received';
end
$$;

create function vrank_slip(code bytea, this_month date) returns uuid
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select circle_id from slip where hash = code and month > this_month - interval '3 months'
$$;

-- The thread of a receipt, for whoever holds it.
create function vrank_receipt(looked_up bytea) returns table (id uuid, month date, wrap bytea, entries text, identified boolean)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select t.id, t.month, t.receipt_wrap,
           (select string_agg(translate(encode(e.sealed, 'base64'), E'\n', ''), ' ' order by e.id) from box_entry e where e.thread_id = t.id),
           exists (select from box_identity i where i.thread_id = t.id)
    from box_thread t where t.lookup = looked_up
$$;

-- A file of it, sealed.
create function vrank_receipt_file(looked_up bytea, which uuid) returns table (sealed bytea)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select f.sealed from box_file f join box_thread t on t.id = f.thread_id where t.lookup = looked_up and f.id = which
$$;

-- Adds what was said, unless more was said since it was read.
create function vrank_add_entry(thread uuid, new_id uuid, sealed_entry bytea, seen integer, this_month date) returns boolean
    language plpgsql volatile as $$
begin
    perform vrank_lock_box();
    if (select count(*) from box_entry where thread_id = thread) <> seen then
        return false;
    end if;
    insert into box_entry (id, thread_id, month, sealed) values (new_id, thread, this_month, sealed_entry);
    perform vrank_scatter(this_month);
    return true;
end
$$;

create function vrank_receipt_say(looked_up bytea, new_id uuid, sealed_entry bytea, seen integer, this_month date) returns boolean
    language sql volatile security definer set search_path = vrank, pg_temp as $$
    select coalesce((select vrank_add_entry(t.id, new_id, sealed_entry, seen, this_month) from box_thread t where t.lookup = looked_up), false)
$$;

-- The author consents: the text waits for its month, with its files, given one after the other.
create function vrank_receipt_consent(looked_up bytea, new_id uuid, sealed_entry bytea, seen integer, this_month date, ready jsonb, files bytea)
    returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    if not vrank_receipt_say(looked_up, new_id, sealed_entry, seen, this_month) then
        return false;
    end if;
    insert into box_ready (id, circle_id, kind, language, title, answers, themes, claims, pseudonym, context, places, level, waits, proof)
    values ((ready ->> 'id')::uuid, (ready ->> 'circle')::uuid, ready ->> 'kind', ready ->> 'language', ready ->> 'title', ready -> 'answers',
            array(select jsonb_array_elements_text(ready -> 'themes')), ready -> 'claims', ready ->> 'pseudonym', ready -> 'context',
            array(select jsonb_array_elements_text(ready -> 'places')::uuid), ready ->> 'level', (ready ->> 'waits')::boolean, sha256(decode(ready ->> 'proof', 'base64')));
    insert into box_ready_file (id, ready_id, number, kind, title, alt, width, height, text, content)
    select (f ->> 'id')::uuid, (ready ->> 'id')::uuid, (f ->> 'number')::smallint, f ->> 'kind', f ->> 'title', f ->> 'alt',
           (f ->> 'width')::integer, (f ->> 'height')::integer, f ->> 'text',
           substring(files from (f ->> 'from')::integer for (f ->> 'length')::integer)
    from jsonb_array_elements(ready -> 'files') f;
    perform vrank_scatter(this_month);
    perform vrank_scatter_files(this_month);
    return true;
end
$$;

-- Whether a text that was consented to waits, stands in the library, or neither. Its id is known to its thread alone.
create function vrank_standings(which uuid[]) returns table (id uuid, standing text, waits boolean, month date)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select r.id, 'ready', r.waits, vrank_month(vrank_today()) from box_ready r where r.id = any (which)
    union all
    select r.id, 'published', false, (r.published at time zone 'Europe/Brussels')::date from report r where r.id = any (which)
$$;

-- Whether a text waits until five stand ready together.
create function vrank_receipt_wait(which uuid, answer bytea, wait boolean, this_month date) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    perform vrank_lock_box();
    update box_ready set waits = wait where id = which and proof = sha256(answer);
    if not found then
        return false;
    end if;
    perform vrank_scatter(this_month);
    return true;
end
$$;

-- The author takes it back: before its month it just goes, afterwards date and reason stay for those who could read it.
create function vrank_receipt_withdraw(which uuid, answer bytea, this_month date, because text) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    r report;
begin
    perform vrank_lock_box();
    delete from box_ready where id = which and proof = sha256(answer);
    if found then
        perform vrank_scatter(this_month);
        perform vrank_scatter_files(this_month);
        return true;
    end if;
    select report.* into r from report join box_proof p on p.report_id = report.id
    where report.id = which and p.hash = sha256(answer) for update of report;
    if r.id is null then
        return false;
    end if;
    insert into withdrawal (report_id, circle_id, withdrawn, reason) values (which, r.circle_id, this_month, because);
    delete from report where id = which;
    insert into outbox (circle_id, kind, item_id) values (r.circle_id, 'report', which);
    return true;
end
$$;

-- Takes the sealed identity out of the box.
create function vrank_receipt_destroy(looked_up bytea, this_month date) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    perform vrank_lock_box();
    delete from box_identity where thread_id = (select id from box_thread where lookup = looked_up);
    perform vrank_scatter(this_month);
    return true;
end
$$;

-- The author takes everything back, unless more was said since it was read: a consent given meanwhile would publish what nobody could
-- take back any more.
create function vrank_receipt_forget(looked_up bytea, seen integer, this_month date) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    perform vrank_lock_box();
    delete from box_thread t where t.lookup = looked_up and (select count(*) from box_entry e where e.thread_id = t.id) = seen;
    if not found then
        return false;
    end if;
    perform vrank_scatter(this_month);
    perform vrank_scatter_files(this_month);
    return true;
end
$$;

-- Custodians, for every member: whoever writes may know to whom it is sealed.
create function vrank_custodians() returns table (member_id uuid, name text, root_id uuid, public_keyset bytea, state text)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    if vrank_member() is null then
        return;
    end if;
    return query
        select distinct on (m.name, m.id) m.id, m.name, h.root_id, k.public_keyset, coalesce(k.state, 'none')
        from held_seat h join member m on m.id = h.member_id left join custodian_key k on k.member_id = m.id
        where h.kind = 'custodian' and not vrank_tied(m.id)
        order by m.name, m.id, h.starts, h.seat_id;
end
$$;

-- The same for the door without signing in, where who will read is said beforehand.
create function vrank_box_readers() returns table (name text, root_id uuid)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select distinct on (m.name, m.id) m.name, h.root_id
    from custodian_key k join member m on m.id = k.member_id join held_seat h on h.member_id = m.id
    where k.state = 'ready' and h.kind = 'custodian' and not vrank_tied(m.id)
    order by m.name, m.id, h.starts, h.seat_id
$$;

-- The circle that something in the box is meant for, for its custodians and its author, who need not read there.
create function vrank_box_circle(which uuid)
    returns table (id uuid, kind text, name_nl text, name_fr text, name_de text, name_en text, people integer, organisations integer)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select c.id, c.kind, c.name_nl, c.name_fr, c.name_de, c.name_en,
           (select count(*)::integer from reader r where r.circle_id = c.id),
           (select count(distinct h.root_id)::integer from reader r join held_seat h on h.member_id = r.member_id where r.circle_id = c.id)
    from circle c where c.id = which
$$;

-- Custodians who read first what is meant for a circle, and how many of them do not read there besides.
create function vrank_first_readers(which uuid) returns table (ready integer, outside integer)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    if vrank_member() is null or not which = any (vrank_circles()) then
        return;
    end if;
    return query
        select count(*)::integer,
               (count(*) filter (where not exists (select from reader r where r.circle_id = which and r.member_id = k.member_id)))::integer
        from vrank_box_keys() k;
end
$$;

create function vrank_custodians_only() returns uuid
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    if not vrank_holds('custodian') then
        raise exception 'custodians only' using errcode = 'VR003';
    end if;
    return vrank_member();
end
$$;

-- A custodian's new key. The first opens the box at once; others wait until somebody who can open it gives them access.
create function vrank_add_custodian_key(keyset bytea, this_month date) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_custodians_only();
begin
    perform vrank_lock_box();
    if exists (select from custodian_key where member_id = me) then
        return null;
    end if;
    insert into custodian_key (member_id, public_keyset, month, state)
    values (me, keyset, this_month, case when exists (select from vrank_box_keys()) then 'waiting' else 'ready' end);
    return (select state from custodian_key where member_id = me);
end
$$;

-- Whoever forgot a passphrase gives the key up, and with it everything it opened, and makes another.
create function vrank_remove_custodian_key() returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_custodians_only();
begin
    perform vrank_lock_box();
    delete from box_wrap where member_id = me;
    delete from box_identity where member_id = me;
    delete from custodian_key where member_id = me;
    return found;
end
$$;

-- What the asking custodian can open.
create function vrank_box() returns table (id uuid, month date, wrap bytea, entries text, identified boolean)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_custodians_only();
begin
    return query
        select t.id, t.month, w.sealed,
               (select string_agg(translate(encode(e.sealed, 'base64'), E'\n', ''), ' ' order by e.id) from box_entry e where e.thread_id = t.id),
               exists (select from box_identity i where i.thread_id = t.id)
        from box_wrap w join box_thread t on t.id = w.thread_id where w.member_id = me;
end
$$;

-- A file of what the asking custodian can open, sealed.
create function vrank_box_file(thread uuid, which uuid) returns table (sealed bytea)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_custodians_only();
begin
    return query
        select f.sealed from box_file f join box_wrap w on w.thread_id = f.thread_id
        where f.thread_id = thread and f.id = which and w.member_id = me;
end
$$;

create function vrank_box_say(thread uuid, new_id uuid, sealed_entry bytea, seen integer, this_month date) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_custodians_only();
begin
    return exists (select from box_wrap where thread_id = thread and member_id = me)
        and vrank_add_entry(thread, new_id, sealed_entry, seen, this_month);
end
$$;

-- The sealed identities of what the asking custodian can open: what is sealed, and its key for this custodian.
create function vrank_box_identities() returns table (thread_id uuid, identity bytea, wrap bytea)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_custodians_only();
begin
    return query
        select i.thread_id, i.sealed, w.sealed
        from box_identity w join box_identity i on i.thread_id = w.thread_id and i.member_id is null
        where w.member_id = me;
end
$$;

-- Whether a report out of the box bears this name already, or will.
create function vrank_pseudonym_taken(wanted text) returns boolean
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    perform vrank_custodians_only();
    return exists (select from pseudonym p where p.name = wanted) or exists (select from box_ready b where b.pseudonym = wanted);
end
$$;

-- Gives a waiting custodian what the asking one can open, sealed anew.
create function vrank_give_access(whom uuid, given jsonb) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_custodians_only();
    m date;
begin
    perform vrank_lock_box();
    if not exists (select from custodian_key where member_id = whom and state = 'waiting') or not vrank_is_custodian(whom)
        or exists (select from box_wrap w where w.member_id = me
                   and w.thread_id not in (select (g ->> 'thread')::uuid from jsonb_array_elements(given -> 'wraps') g)) then
        return false;
    end if;
    insert into box_wrap (thread_id, member_id, sealed)
    select (g ->> 'thread')::uuid, whom, decode(g ->> 'sealed', 'base64') from jsonb_array_elements(given -> 'wraps') g
    where exists (select from box_wrap w where w.member_id = me and w.thread_id = (g ->> 'thread')::uuid)
    on conflict do nothing;
    insert into box_identity (id, thread_id, member_id, sealed)
    select (g ->> 'id')::uuid, (g ->> 'thread')::uuid, whom, decode(g ->> 'sealed', 'base64')
    from jsonb_array_elements(given -> 'identities') g
    where exists (select from box_identity i where i.member_id = me and i.thread_id = (g ->> 'thread')::uuid);
    update custodian_key set state = 'ready' where member_id = whom;
    for m in select distinct month from box_thread
        loop
            perform vrank_scatter(m);
        end loop;
    return true;
end
$$;

-- Whose seat ended, or whom a tie took out, has no key to the box any more, once others can open all that it opens: else it would be
-- lost to everybody but those who wrote. Who is suspended may come back to it.
create function vrank_retire_custodians() returns setof uuid
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    gone uuid;
begin
    perform vrank_lock_box();
    for gone in select k.member_id from custodian_key k
                where not vrank_is_custodian(k.member_id)
                  and not exists (select from suspension x where x.member_id = k.member_id)
                  and (k.state = 'waiting'
                       or not exists (select from box_wrap w
                                      where w.member_id = k.member_id
                                        and w.thread_id not in (select o.thread_id from box_wrap o join vrank_box_keys() b on b.member_id = o.member_id)))
        loop
            delete from box_wrap where member_id = gone;
            delete from box_identity where member_id = gone;
            delete from custodian_key where member_id = gone;
            return next gone;
        end loop;
end
$$;

create function vrank_add_slips(codes bytea[], which uuid, this_month date) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    if not (vrank_holds('custodian') or vrank_holds('host')) or not which = any (vrank_circles()) then
        raise exception 'hosts and custodians who read the circle only' using errcode = 'VR003';
    end if;
    perform vrank_lock_box();
    delete from slip where month <= this_month - interval '3 months';
    insert into slip (hash, circle_id, month) select unnest(codes), which, this_month;
    perform vrank_scatter(this_month);
    return true;
end
$$;

-- Publishes what stands ready, in an order that comes from nowhere, all dated the first of the month; what waits for five waits until
-- five wait in its circle. The reports of that month in the same circles are written again with them. Whether enough people fit what is
-- said of a place is judged once more, for some may have left since: where they are too few nothing is said of it, which means Belgium.
create function vrank_publish_month(this_month date, again boolean) returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    b box_ready;
    circles uuid[];
    i uuid;
    hour timestamptz := this_month::timestamp at time zone 'Europe/Brussels';
    made integer := 0;
begin
    perform vrank_lock_box();
    insert into box_month (month) values (this_month) on conflict do nothing;
    if not found and not again then
        return 0;
    end if;
    circles := array(select distinct circle_id from box_ready);
    for b in select r.* from box_ready r
             where not r.waits or (select count(*) from box_ready w where w.circle_id = r.circle_id and w.waits) >= 5
             order by gen_random_uuid()
        loop
            insert into report (id, circle_id, kind, language, title, answers, themes, claims, region, published)
            values (b.id, b.circle_id, b.kind, b.language, b.title, b.answers, b.themes, b.claims, 'belgium', hour);
            insert into pseudonym (report_id, circle_id, name, context, level)
            select b.id, b.circle_id, b.pseudonym, case when c.practitioners >= 5 and c.municipalities >= 3 then b.context else '{}' end, b.level
            from vrank_crowds(b.circle_id, jsonb_build_array(to_jsonb(b.places)), array [b.language]) c;
            insert into box_proof (report_id, hash) values (b.id, b.proof);
            insert into attachment (id, report_id, circle_id, number, kind, title, alt, width, height, pages, size, text, content)
            select f.id, b.id, b.circle_id, f.number, f.kind, f.title, f.alt, f.width, f.height, 0, octet_length(f.content), f.text, f.content
            from box_ready_file f where f.ready_id = b.id order by gen_random_uuid();
            insert into outbox (circle_id, kind, item_id) values (b.circle_id, 'report', b.id);
            made := made + 1;
        end loop;
    delete from box_ready r where exists (select from report where id = r.id);
    for i in select id from report where circle_id = any (circles) and published >= hour - interval '1 month' order by gen_random_uuid()
        loop
            update report set title = title || '' where id = i;
        end loop;
    perform vrank_scatter(this_month);
    perform vrank_scatter_files(this_month);
    return made;
end
$$;
