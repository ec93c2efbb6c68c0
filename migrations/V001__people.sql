-- People: organisations and their units, members, seats, sessions, sign-in, mail.
-- Each table's comment begins with its row class (public, own, duty, circle, owner); the application checks at start that
-- every table has one, and that row-level security is enabled and forced.

alter default privileges for role vrank_owner revoke execute on functions from public;

-- Days begin and end in Belgium, whatever zone a connection or the server is set to.
create function vrank_today() returns date language sql stable as $$
    select (now() at time zone 'Europe/Brussels')::date
$$;

create table installation (
    only_one boolean primary key default true check (only_one),
    id       uuid        not null,
    demo     boolean     not null,
    created  timestamptz not null default now()
);
comment on table installation is 'public: which installation this is; whether it is the demo world is settled once';

create function vrank_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % never change', tg_table_name using errcode = 'VR001';
end
$$;
create trigger installation_is_settled before update or delete on installation
    for each row execute function vrank_refuse_change();

create table keyset (
    name text primary key,
    json text not null
);
comment on table keyset is 'owner: keys the nodes share, for encrypted cursors';

create table organisation (
    id              uuid primary key,
    content_key     text unique,
    parent_id       uuid references organisation,
    root_id         uuid not null references organisation,
    level           text not null check (level in ('local', 'regional', 'community', 'federal', 'european')),
    kind            text not null check (kind in ('municipality', 'police-zone', 'region', 'federal', 'association',
                                                  'prison', 'school', 'research', 'body')),
    region          text check (region in ('brussels', 'flanders', 'wallonia')),
    name_nl         text not null,
    name_fr         text not null,
    name_de         text not null,
    name_en         text not null,
    nis_code        text,
    population      integer check (population > 0),
    language_regime text,
    source          text
);
comment on table organisation is 'public: organisations, a tree of units; the root is the organisation itself';
create index organisation_by_root on organisation (root_id);

create function vrank_place_organisation() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if new.parent_id is distinct from old.parent_id then
            raise exception 'a unit does not move; end its seats and make another' using errcode = 'VR001';
        end if;
        new.root_id := old.root_id;
    elsif new.parent_id is null then
        new.root_id := new.id;
    else
        select root_id into strict new.root_id from organisation where id = new.parent_id;
    end if;
    return new;
end
$$;
create trigger organisation_has_a_root before insert or update on organisation
    for each row execute function vrank_place_organisation();

create table member (
    id     uuid primary key,
    name   text not null check (length(name) between 2 and 120),
    handle text unique
);
comment on table member is 'own: a person with an account; administrators by duty; fellows learn names through vrank_people';

create table account (
    member_id uuid primary key references member,
    email     text        not null check (length(email) between 3 and 254),
    language  text        not null check (language in ('nl', 'fr', 'en')),
    created   timestamptz not null default now()
);
comment on table account is 'own: address and language of a member; administrators may add one';
create unique index account_by_email on account (lower(email));

create table seat (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    kind            text not null check (kind in ('practitioner', 'host', 'trainer', 'custodian', 'expert',
                                                  'policy-officer', 'grant-officer', 'administrator')),
    superior_id     uuid references seat,
    title_nl        text,
    title_fr        text,
    title_en        text
);
comment on table seat is 'owner: a function in a unit, held by one member at a time; fellows learn of it through vrank_people';
create index seat_by_organisation on seat (organisation_id);

create table seat_above (
    seat_id  uuid not null references seat,
    above_id uuid not null references seat,
    primary key (seat_id, above_id)
);
comment on table seat_above is 'owner: every superior of a seat, near and far, kept by a trigger';
create index seat_above_by_above on seat_above (above_id);

create function vrank_place_seat() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if (new.superior_id, new.organisation_id, new.kind) is distinct from (old.superior_id, old.organisation_id, old.kind) then
            raise exception 'a seat keeps its place; make another' using errcode = 'VR001';
        end if;
    elsif new.superior_id is not null then
        insert into seat_above (seat_id, above_id)
        select new.id, new.superior_id
        union
        select new.id, above_id from seat_above where seat_id = new.superior_id;
    end if;
    return new;
end
$$;
create trigger seat_has_superiors after insert or update on seat
    for each row execute function vrank_place_seat();

create table tenure (
    id        uuid primary key,
    seat_id   uuid not null references seat,
    member_id uuid not null references member,
    starts    date not null,
    ends      date check (ends >= starts),
    exclude using gist (seat_id with =, daterange(starts, ends, '[]') with &&)
);
comment on table tenure is 'owner: who held which seat from when until when; history stays when a seat passes on';
create index tenure_by_member on tenure (member_id);

create table session (
    id          uuid primary key,
    secret_hash bytea       not null unique,
    member_id   uuid references member,
    browser     text,
    created     timestamptz not null default now(),
    last_used   timestamptz not null default now(),
    expires     timestamptz not null
);
comment on table session is 'owner: opaque sessions; a row without member is the visitor session of one server';
create index session_by_member on session (member_id);

-- In sign_in and mail the member is no foreign key: its check would be work that only a known address causes.
create table sign_in (
    id         uuid primary key,
    token_hash bytea       not null unique,
    asker_hash bytea       not null,
    member_id  uuid,
    code_hash  bytea,
    tries      integer     not null default 0,
    created    timestamptz not null default now(),
    used       timestamptz
);
comment on table sign_in is 'owner: asked-for sign-ins, kept thirty minutes; without member when the address is unknown';
create index sign_in_by_asker on sign_in (asker_hash);

create table mail (
    id         uuid primary key,
    asker_hash bytea,
    member_id  uuid,
    recipient  text,
    subject    text        not null,
    body       text        not null,
    created    timestamptz not null default now(),
    attempts   integer     not null default 0,
    due        timestamptz not null default now(),
    sent       timestamptz
);
comment on table mail is 'owner: mail waiting to go out; in the demo world its only place';
create index mail_due on mail (due) where sent is null;

create table idempotency_key (
    member_id    uuid        not null references member,
    operation    text        not null,
    key          text        not null check (length(key) between 8 and 100),
    request_hash bytea       not null,
    resource_id  uuid,
    created      timestamptz not null default now(),
    primary key (member_id, operation, key)
);
comment on table idempotency_key is 'own: what a repeated request already made; never its text';

-- Who is asking: the secret of a session, in a setting that lives as long as the transaction.
create function vrank_session() returns session
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    secret text := current_setting('vrank.session', true);
    found_session session;
begin
    if secret is null or secret = '' then
        raise exception 'no reader' using errcode = 'VR002';
    end if;
    select * into found_session from session s
    where s.secret_hash = sha256(convert_to(secret, 'UTF8')) and s.expires > now();
    if found_session.id is null then
        raise exception 'no reader' using errcode = 'VR002';
    end if;
    return found_session;
end
$$;

create function vrank_member() returns uuid
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select (vrank_session()).member_id
$$;

create function vrank_holds(wanted text) returns boolean
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select exists (select from tenure t join seat s on s.id = t.seat_id
                   where t.member_id = vrank_member() and s.kind = wanted
                     and t.starts <= vrank_today() and (t.ends is null or t.ends >= vrank_today()))
$$;

-- Roots a member belongs to, or left at most two years ago: the second anniversary of the last day is the last that counts.
create view member_root with (security_invoker = true) as
select distinct t.member_id, o.root_id
from tenure t join seat s on s.id = t.seat_id join organisation o on o.id = s.organisation_id
where t.starts <= vrank_today() and (t.ends is null or t.ends >= vrank_today() - interval '2 years');

-- Seats held today.
create view held_seat with (security_invoker = true) as
select t.member_id, t.id as tenure_id, t.starts, s.id as seat_id, s.kind, s.organisation_id, s.title_nl, s.title_fr, s.title_en, o.root_id
from tenure t join seat s on s.id = t.seat_id join organisation o on o.id = s.organisation_id
where t.starts <= vrank_today() and (t.ends is null or t.ends >= vrank_today());

do $$
declare
    t text;
begin
    foreach t in array array ['installation', 'keyset', 'organisation', 'member', 'account', 'seat', 'seat_above', 'tenure',
        'session', 'sign_in', 'mail', 'idempotency_key']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
end
$$;

create policy everyone on installation for select to vrank_application, vrank_indexer using (true);
create policy everyone on organisation for select to vrank_application using (true);
create policy administrators_add on organisation for insert to vrank_application with check (vrank_holds('administrator'));
create policy own on member for select to vrank_application using (id = vrank_member());
create policy duty on member for select to vrank_application using (vrank_holds('administrator'));
create policy own on account for select to vrank_application using (member_id = vrank_member());
create policy own_change on account for update to vrank_application
    using (member_id = vrank_member()) with check (member_id = vrank_member());
create policy own on idempotency_key to vrank_application
    using (member_id = vrank_member()) with check (member_id = vrank_member());

grant select on installation to vrank_application, vrank_indexer;
grant select, insert on organisation to vrank_application;
grant select on member to vrank_application;
grant select on account to vrank_application;
grant update (language) on account to vrank_application;
grant select, insert, delete, update (resource_id) on idempotency_key to vrank_application;
