-- The doors of circles: each checks for itself who is asking.

-- The people who read a circle, for those who read it.
create function vrank_people(which uuid) returns table (member_id uuid, name text, seat_kind text, title_nl text, title_fr text, title_en text,
        organisation_id uuid, root_id uuid, since timestamptz)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    if not which = any (vrank_circles()) then
        return;
    end if;
    return query
        select distinct on (m.name, m.id) m.id, m.name, h.kind, h.title_nl, h.title_fr, h.title_en, h.organisation_id, h.root_id, r.since
        from reader r join member m on m.id = r.member_id join circle c on c.id = r.circle_id
            join held_seat h on h.member_id = m.id and h.kind = any (c.admits)
        where r.circle_id = which
        order by m.name, m.id, h.starts, h.seat_id;
end
$$;

-- Readers who are counted by name of duty: superiors of another reader, and custodians.
create function vrank_audience_counts(which uuid) returns table (people integer, superiors integer, custodians integer)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    if not which = any (vrank_circles()) then
        return;
    end if;
    return query
        select count(*)::integer,
               (count(*) filter (where exists (select from superior_of s join reader below on below.member_id = s.member_id and below.circle_id = which
                                               where s.superior_id = r.member_id)))::integer,
               (count(*) filter (where exists (select from held_seat h where h.member_id = r.member_id and h.kind = 'custodian')))::integer
        from reader r where r.circle_id = which;
end
$$;

-- The organisations readers hold a seat in today, with how many of them; somebody with seats in two counts in both.
create function vrank_audience_organisations(which uuid) returns table (root_id uuid, people integer)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    if not which = any (vrank_circles()) then
        return;
    end if;
    return query
        select h.root_id, count(distinct h.member_id)::integer
        from reader r join held_seat h on h.member_id = r.member_id
        where r.circle_id = which
        group by h.root_id order by h.root_id;
end
$$;

-- The asking member's own superiors, with whether they read the circle.
create function vrank_own_superiors(which uuid) returns table (name text, organisation_id uuid, title_nl text, title_fr text, title_en text, reads boolean)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    if not which = any (vrank_circles()) then
        return;
    end if;
    return query
        select distinct on (m.name, m.id) m.name, h.organisation_id, h.title_nl, h.title_fr, h.title_en,
               exists (select from reader r where r.circle_id = which and r.member_id = m.id)
        from superior_of s join member m on m.id = s.superior_id join held_seat h on h.member_id = m.id
        where s.member_id = vrank_member()
        order by m.name, m.id, h.starts, h.seat_id;
end
$$;

-- A new circle by an administrator, with its first member, who is not confirmed by anybody: there is nobody yet.
create function vrank_add_circle(new_id uuid, new_kind text, is_candid boolean, with_superiors boolean, seats text[], names text[], abouts text[],
                                 membership_id uuid, founder text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    whom uuid := (select member_id from account where lower(email) = lower(founder));
begin
    if not vrank_holds('administrator') then
        raise exception 'administrators only' using errcode = 'VR003';
    end if;
    if whom is null then
        return 'founder';
    end if;
    insert into circle (id, kind, candid, superiors, admits, name_nl, name_fr, name_de, name_en, about_nl, about_fr, about_de, about_en)
    values (new_id, new_kind, is_candid, with_superiors, seats, names[1], names[2], names[3], names[4], abouts[1], abouts[2], abouts[3], abouts[4]);
    insert into membership (id, circle_id, member_id, proposed_by, confirmed) values (membership_id, new_id, whom, vrank_member(), now());
    return null;
end
$$;

-- Proposes somebody; in a circle that is not candid, that admits. Answers 'admitted', 'proposed' or why not. An administrator who
-- does not read the circle learns nothing of its members: whatever depends on them is answered as a proposal that waits, and
-- a member who confirms it is told what stands in the way.
create function vrank_propose(which uuid, address text, new_id uuid) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_member();
    whom uuid := (select member_id from account where lower(email) = lower(address));
    reads boolean := exists (select from reader where circle_id = which and member_id = me);
    is_candid boolean := (select candid from circle where id = which);
    barrier text;
    admits boolean;
begin
    if is_candid is null or (not reads and not vrank_holds('administrator')) then
        raise exception 'members and administrators only' using errcode = 'VR003';
    end if;
    if whom is null then
        return 'unknown';
    end if;
    if reads and exists (select from membership where circle_id = which and member_id = whom and ended is null) then
        return 'already';
    end if;
    barrier := vrank_barrier(which, whom);
    if barrier in ('public', 'seat') or (reads and barrier is not null) then
        return barrier;
    end if;
    admits := not is_candid and barrier is null;
    insert into membership (id, circle_id, member_id, proposed_by, confirmed_by, confirmed)
    select new_id, which, whom, me, case when admits then me end, case when admits then now() end
    where not exists (select from membership where circle_id = which and member_id = whom and ended is null)
    on conflict (circle_id, member_id) where ended is null do nothing;
    if not found then
        return case when reads then 'already' else 'proposed' end;
    end if;
    return case when admits then 'admitted' else 'proposed' end;
end
$$;

-- Open proposals of a circle, for its members.
create function vrank_proposals(which uuid) returns table (id uuid, name text, organisation_id uuid, proposed_by text, proposed timestamptz,
        own_proposal boolean, may_confirm boolean)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_member();
    reads boolean := exists (select from reader where circle_id = which and member_id = me);
begin
    if not reads then
        return;
    end if;
    return query
        select m.id, p.name, (select h.organisation_id from held_seat h where h.member_id = p.id order by h.starts, h.seat_id limit 1),
               by.name, m.proposed, m.proposed_by = me,
               not exists (select from member_root mine join member_root theirs on mine.root_id = theirs.root_id
                                     where mine.member_id = me and theirs.member_id = m.proposed_by)
        from membership m join member p on p.id = m.member_id left join member by on by.id = m.proposed_by
        where m.circle_id = which and m.ended is null and m.confirmed is null
        order by m.proposed, m.id;
end
$$;

-- Confirms a proposal; answers the circle, or null when there is none the asking member may confirm.
create function vrank_confirm_admission(which uuid) returns uuid
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    m membership;
begin
    select * into m from membership where id = which and ended is null and confirmed is null for update;
    if m.id is null or not exists (select from reader where circle_id = m.circle_id and member_id = vrank_member()) then
        return null;
    end if;
    update membership set confirmed = now(), confirmed_by = vrank_member() where id = which;
    return m.circle_id;
end
$$;

-- Announces an admission to all who read the circle: one mail each, with a link and nothing else.
create function vrank_announce(which uuid, seed uuid, mail_subjects jsonb, mail_bodies jsonb) returns void
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    if not exists (select from reader where circle_id = which and member_id = vrank_member()) and not vrank_holds('administrator') then
        return;
    end if;
    insert into mail (id, member_id, recipient, subject, body)
    select md5(seed::text || a.member_id::text)::uuid, a.member_id, a.email, mail_subjects ->> a.language, mail_bodies ->> a.language
    from reader r join account a on a.member_id = r.member_id
    where r.circle_id = which;
end
$$;

create function vrank_own_admissions() returns table (id uuid, circle_id uuid, state text)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select id, circle_id, 'to-accept' from membership
    where member_id = vrank_member() and ended is null and confirmed is not null and accepted is null
    order by proposed, id
$$;

-- A circle's rule for somebody admitted to it who has still to accept the house rule.
create function vrank_invited_circle(which uuid) returns setof vrank.circle
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select c.* from circle c join membership m on m.circle_id = c.id
    where c.id = which and m.member_id = vrank_member() and m.ended is null and m.confirmed is not null and m.accepted is null
$$;

create function vrank_accept_admission(which uuid) returns uuid
    language sql volatile security definer set search_path = vrank, pg_temp as $$
    update membership set accepted = coalesce(accepted, now())
    where id = which and member_id = vrank_member() and ended is null and confirmed is not null
    returning circle_id
$$;

-- Leaving ends reading at once; also declines an admission. Who was only proposed does not know of it and has nothing to leave.
create function vrank_leave(which uuid) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    update membership set ended = now(), ended_because = 'left'
    where circle_id = which and member_id = vrank_member() and ended is null and confirmed is not null;
    return found;
end
$$;

-- An administrator takes a membership or a proposal away. One who does not read the circle is not told whether there was any.
create function vrank_remove(which_circle uuid, whom uuid) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    if not vrank_holds('administrator') then
        raise exception 'administrators only' using errcode = 'VR003';
    end if;
    update membership set ended = now(), ended_because = 'removed'
    where circle_id = which_circle and ended is null and (member_id = whom or id = whom);
    return found or not exists (select from reader where circle_id = which_circle and member_id = vrank_member());
end
$$;
