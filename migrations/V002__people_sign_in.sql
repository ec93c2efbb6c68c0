-- The doors through which sign-in, sessions, seats and mail pass: tables nobody but the owner reads, so each door is a
-- definer function that checks for itself. R__grants.sql lists them; what is not listed stays closed.

create function vrank_demo() returns boolean
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select coalesce((select demo from installation), false)
$$;

create function vrank_keyset(wanted text, fresh text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    insert into keyset (name, json) values (wanted, fresh) on conflict do nothing;
    return (select json from keyset where name = wanted);
end
$$;

create function vrank_open_visitor(new_id uuid, secret text) returns void
    language sql volatile security definer set search_path = vrank, pg_temp as $$
    delete from session where member_id is null and expires < now();
    insert into session (id, secret_hash, expires)
    values (new_id, sha256(convert_to(secret, 'UTF8')), now() + interval '400 days');
$$;

-- Asking for a sign-in does the same work for a known and for an unknown address.
create function vrank_ask_sign_in(new_id uuid, mail_id uuid, address text, token text, asker text, mail_subject text, mail_body text)
    returns void
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    known account;
begin
    delete from sign_in where created < now() - interval '1 day';
    select * into known from account a where lower(a.email) = lower(address);
    insert into sign_in (id, token_hash, asker_hash, member_id)
    values (new_id, sha256(convert_to(token, 'UTF8')), sha256(convert_to(asker, 'UTF8')), known.member_id);
    insert into mail (id, asker_hash, member_id, recipient, subject, body)
    values (mail_id, sha256(convert_to(asker, 'UTF8')), known.member_id, known.email, mail_subject, mail_body);
end
$$;

create function vrank_new_session(new_id uuid, whose uuid, secret text, agent text) returns void
    language sql volatile set search_path = vrank, pg_temp as $$
    delete from session where member_id = whose and expires < now();
    insert into session (id, secret_hash, member_id, browser, expires)
    values (new_id, sha256(convert_to(secret, 'UTF8')), whose, left(agent, 80), now() + interval '30 days');
$$;

-- The mailed token: 'signed-in' in the browser that asked, 'code' in another one, null when it is used, unknown or old.
create function vrank_confirm_sign_in(token text, asker text, code text, session_id uuid, secret text, agent text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    asked sign_in;
begin
    select * into asked from sign_in
    where token_hash = sha256(convert_to(token, 'UTF8')) and used is null and member_id is not null
      and created > now() - interval '30 minutes'
    for update;
    if asked.id is null then
        return null;
    end if;
    if asked.asker_hash = sha256(convert_to(asker, 'UTF8')) then
        update sign_in set used = now() where id = asked.id;
        perform vrank_new_session(session_id, asked.member_id, secret, agent);
        return 'signed-in';
    end if;
    update sign_in set code_hash = sha256(convert_to(code, 'UTF8')), tries = 0, token_hash = sha256(convert_to(secret, 'UTF8'))
    where id = asked.id;
    return 'code';
end
$$;

-- The short code, typed in the browser that asked: five tries.
create function vrank_redeem_code(asker text, code text, session_id uuid, secret text, agent text) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    asked sign_in;
begin
    select * into asked from sign_in
    where asker_hash = sha256(convert_to(asker, 'UTF8')) and used is null and member_id is not null
      and code_hash is not null and created > now() - interval '30 minutes'
    order by created desc limit 1 for update;
    if asked.id is null or asked.tries >= 5 then
        return false;
    end if;
    if asked.code_hash <> sha256(convert_to(code, 'UTF8')) then
        update sign_in set tries = tries + 1 where id = asked.id;
        return false;
    end if;
    update sign_in set used = now() where id = asked.id;
    perform vrank_new_session(session_id, asked.member_id, secret, agent);
    return true;
end
$$;

create function vrank_demo_people() returns table (handle text, name text, seat_kind text, title_nl text, title_fr text, title_en text,
                                                   organisation_id uuid)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select m.handle, m.name, h.kind, h.title_nl, h.title_fr, h.title_en, h.organisation_id
    from member m join held_seat h on h.member_id = m.id
    where vrank_demo() and m.handle is not null
    order by m.name, h.kind
$$;

create function vrank_sign_in_as(wanted text, session_id uuid, secret text, agent text) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    whose uuid := (select id from member where handle = wanted and vrank_demo());
begin
    if whose is null then
        return false;
    end if;
    perform vrank_new_session(session_id, whose, secret, agent);
    return true;
end
$$;

create function vrank_own_sessions() returns table (id uuid, browser text, created timestamptz, last_used timestamptz, current boolean)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select s.id, s.browser, s.created, s.last_used, s.id = (vrank_session()).id
    from session s where s.member_id = vrank_member() and s.expires > now() order by s.last_used desc, s.id
$$;

create function vrank_end_session(which uuid) returns boolean
    language sql volatile security definer set search_path = vrank, pg_temp as $$
    with gone as (delete from session where member_id = vrank_member() and id = coalesce(which, (vrank_session()).id) returning 1)
    select exists (select from gone)
$$;

create function vrank_touch_session() returns void
    language sql volatile security definer set search_path = vrank, pg_temp as $$
    update session set last_used = now() where id = (vrank_session()).id
$$;

create function vrank_own_seats() returns table (seat_id uuid, kind text, title_nl text, title_fr text, title_en text,
                                                 organisation_id uuid, root_id uuid, starts date)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select seat_id, kind, title_nl, title_fr, title_en, organisation_id, root_id, starts
    from held_seat where member_id = vrank_member() order by starts, seat_id
$$;

-- A new member with a first seat; only an administrator makes one. Answers null, or the field that stands in the way: an address
-- that is taken, also by a request at the same moment, or a superior's seat that does not exist.
create function vrank_add_member(new_id uuid, new_name text, address text, tongue text, new_seat uuid, new_tenure uuid,
                                 unit uuid, seat_kind text, superior uuid, since date) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    if not vrank_holds('administrator') then
        raise exception 'administrators only' using errcode = 'VR003';
    end if;
    if superior is not null and not exists (select from seat where id = superior) then
        return 'superior';
    end if;
    insert into member (id, name) values (new_id, new_name);
    insert into account (member_id, email, language) values (new_id, address, tongue) on conflict (lower(email)) do nothing;
    if not found then
        delete from member where id = new_id;
        return 'email';
    end if;
    insert into seat (id, organisation_id, kind, superior_id) values (new_seat, unit, seat_kind, superior);
    insert into tenure (id, seat_id, member_id, starts) values (new_tenure, new_seat, new_id, since);
    return null;
end
$$;

-- Ends a seat's tenure; the member stops holding it the day after.
create function vrank_end_seat(which uuid, last_day date) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    if not vrank_holds('administrator') then
        raise exception 'administrators only' using errcode = 'VR003';
    end if;
    update tenure set ends = last_day
    where seat_id = which and starts <= last_day and (ends is null or ends > last_day);
    return found;
end
$$;

create function vrank_own_mail(asker text) returns table (id uuid, sent timestamptz, recipient text, subject text, body text)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select m.id, m.created, m.recipient, m.subject, m.body from mail m
    where vrank_demo() and m.recipient is not null
      and (m.member_id = vrank_member() or (vrank_member() is null and m.asker_hash = sha256(convert_to(asker, 'UTF8'))))
    order by m.created desc, m.id limit 50
$$;

-- One mail to send; skipped by other nodes while this transaction lasts. Never anything in the demo world.
create function vrank_take_mail() returns table (id uuid, recipient text, subject text, body text)
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    delete from mail m where m.recipient is null and m.created < now() - interval '1 minute';
    delete from mail m where m.created < now() - interval '7 days';
    if vrank_demo() then
        return;
    end if;
    return query select m.id, m.recipient, m.subject, m.body from mail m
                 where m.sent is null and m.recipient is not null and m.due <= now() and m.attempts < 12
                 order by m.due limit 1 for update skip locked;
end
$$;

create function vrank_mail_went(which uuid, went boolean) returns void
    language sql volatile security definer set search_path = vrank, pg_temp as $$
    update mail set attempts = attempts + 1,
                    sent = case when went then now() end,
                    body = case when went then '' else body end,
                    due = now() + least(interval '1 hour', interval '15 seconds' * power(2, attempts))
    where id = which
$$;
