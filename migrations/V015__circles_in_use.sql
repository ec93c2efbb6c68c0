-- Circles in use: how many somebody would be sought among, the house rule, who came and went, ties before they are confirmed.

-- Small-n. Practitioners of municipalities, counted from the seats held today by the language they write in: who reads Vrank in
-- French writes French; German, which the interface does not speak, is written where it is an official language. Somebody who
-- wrote in two languages is sought among those of the rarer one.
create function vrank_writes(mail_language text, regime text, tongue text) returns boolean language sql immutable parallel safe as $$
    select mail_language = tongue or (tongue = 'de' and coalesce(regime, '') like '%de%')
$$;

-- Exactly how many fit each set of places: only for functions that run as the owner, for they tell nobody a number below five.
-- In a circle, those who read it; where none is given or the circle is public, everybody with a seat.
create function vrank_crowds(which uuid, sets jsonb, tongues text[]) returns table (number integer, practitioners integer, municipalities integer)
    language sql stable set search_path = vrank, pg_temp as $$
    with asked as (
        select ordinality::integer - 1 as number, array(select jsonb_array_elements_text(value)::uuid) as places
        from jsonb_array_elements(sets) with ordinality
    ), spoken as (
        select unnest(case when cardinality(tongues) = 0 then array [null] else tongues end) as tongue
    ), candidate as (
        select h.member_id, h.root_id, a.language, o.language_regime
        from held_seat h join organisation o on o.id = h.root_id join account a on a.member_id = h.member_id
        where h.kind = 'practitioner'
          and (which is null or exists (select from circle c where c.id = which and c.kind = 'public')
               or exists (select from reader r where r.circle_id = which and r.member_id = h.member_id))
    ), counted as (
        select s.number, t.tongue, count(distinct c.member_id) as practitioners, count(distinct c.root_id) as municipalities
        from asked s cross join spoken t
            left join candidate c on c.root_id = any (s.places)
                and (t.tongue is null or vrank_writes(c.language, c.language_regime, t.tongue))
        group by s.number, t.tongue
    )
    select number, min(practitioners)::integer, min(municipalities)::integer from counted group by number order by number
$$;

-- The same for whoever asks: in steps (0 is fewer than five, then 5, 10, 20 and 50 at least), because the difference of two exact
-- numbers would tell a third that is small; of the municipalities only whether there are three. Nothing for who does not read the
-- circle, but for custodians, who word for it what came from there.
create function vrank_fits(which uuid, sets jsonb, tongues text[]) returns table (number integer, at_least integer, enough boolean)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    if which is not null and not which = any (vrank_circles())
        and not (vrank_holds('custodian') and exists (select from custodian_key k where k.member_id = vrank_member() and k.state = 'ready')) then
        return;
    end if;
    return query
        select c.number,
               case when c.practitioners < 5 then 0 when c.practitioners < 10 then 5 when c.practitioners < 20 then 10
                    when c.practitioners < 50 then 20 else 50 end,
               c.practitioners >= 5 and c.municipalities >= 3
        from vrank_crowds(which, sets, tongues) c;
end
$$;

-- Whether an organisation or its region may stand where a name does not: five practitioners who read the circle and write this
-- language, the asking member among them, and for the region three municipalities; and whether so many write it here at all.
create function vrank_points(which uuid, root uuid, tongue text)
    returns table (organisation_hides boolean, region_hides boolean, language_hides boolean)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    if not which = any (vrank_circles()) then
        return;
    end if;
    return query
        select count(distinct h.member_id) filter (where h.root_id = root) >= 5,
               count(distinct h.member_id) filter (where o.region = mine.region) >= 5
                   and count(distinct h.root_id) filter (where o.region = mine.region and o.kind = 'municipality') >= 3,
               count(distinct h.member_id) >= 5
        from organisation mine, held_seat h join organisation o on o.id = h.root_id join account a on a.member_id = h.member_id
        where mine.id = root and h.kind = 'practitioner'
          and (h.member_id = vrank_member() or vrank_writes(a.language, o.language_regime, tongue))
          and (exists (select from circle c where c.id = which and c.kind = 'public')
               or exists (select from reader r where r.circle_id = which and r.member_id = h.member_id));
end
$$;
drop function vrank_company(uuid, uuid);

-- Who came and who went. A member looks at a circle's changes, and the next time only what happened since is new.
create table circle_look (
    member_id uuid        not null references member,
    circle_id uuid        not null references circle,
    looked    timestamptz not null,
    primary key (member_id, circle_id)
);
comment on table circle_look is 'own: until when a member knows who joined and left a circle';
alter table circle_look enable row level security;
alter table circle_look force row level security;
create policy owner on circle_look to vrank_owner using (true) with check (true);
create policy own on circle_look to vrank_application
    using (member_id = vrank_member())
    with check (member_id = vrank_member() and circle_id = any (vrank_circles()));
grant select, insert, update (looked), delete on circle_look to vrank_application;

-- From when on the asking member asks: what was last looked at, or the day a report of theirs was published here; never before the
-- own joining, for who left earlier is nobody they read with.
create function vrank_changes_since(which uuid, report uuid) returns timestamptz
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_member();
    joined timestamptz := (select r.since from reader r where r.circle_id = which and r.member_id = me);
    asked timestamptz;
begin
    if joined is null then
        return null;
    end if;
    if report is null then
        asked := (select looked from circle_look where member_id = me and circle_id = which);
    else
        asked := (select p.published from authorship a join report p on p.id = a.report_id
                  where a.report_id = report and a.member_id = me and p.circle_id = which);
        if asked is null then
            return null;
        end if;
    end if;
    return greatest(asked, joined);
end
$$;

-- Who reads the circle and did not then, and who read it then and does no longer. Why somebody went is told to nobody: it is either
-- theirs to tell, or stands among the funding ties. Of seats only the present one is shown, and none of who left.
create function vrank_changes(which uuid, report uuid)
    returns table (member_id uuid, name text, joined boolean, at timestamptz, seat_kind text, title_nl text, title_fr text, title_en text,
                   organisation_id uuid)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    begun timestamptz := vrank_changes_since(which, report);
begin
    if begun is null then
        return;
    end if;
    return query
        select * from (
            select distinct on (m.id) m.id, m.name, true, r.since, h.kind, h.title_nl, h.title_fr, h.title_en, h.organisation_id
            from reader r join member m on m.id = r.member_id join circle c on c.id = r.circle_id
                join held_seat h on h.member_id = m.id and h.kind = any (c.admits)
            where r.circle_id = which and r.since > begun and m.id <> vrank_member()
            order by m.id, h.starts, h.seat_id) came
        union all
        select * from (
            select distinct on (m.id) m.id, m.name, false, gone.at, null, null, null, null, null::uuid
            from (select s.member_id, coalesce(s.ended, (select (max(t.ends) + 1)::timestamp at time zone 'Europe/Brussels'
                                             from tenure t where t.member_id = s.member_id)) as at
                  from membership s where s.circle_id = which and s.accepted is not null) gone
                join member m on m.id = gone.member_id
            where gone.at > begun and gone.at <= now()
              and not exists (select from reader r where r.circle_id = which and r.member_id = m.id)
            order by m.id, gone.at desc) went
        order by 4 desc, 2, 1;
end
$$;

-- The asking member's own reports that appeared in a circle they read.
create function vrank_own_reports_in(which uuid) returns table (id uuid, title text, language text, published timestamptz)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select r.id, r.title, r.language, r.published from authorship a join report r on r.id = a.report_id
    where a.member_id = vrank_member() and r.circle_id = which and which = any (vrank_circles()) and r.published <= now()
    order by r.published desc, r.id
$$;

-- How many would leave which circle if this tie were confirmed. Only of circles the asking member reads, whose members are known to
-- them anyway: a number about another candid circle would tell who is in it.
create function vrank_tie_consequences(which uuid) returns table (circle_id uuid, people integer)
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
begin
    if not (vrank_holds('administrator') or vrank_holds('custodian')) then
        return;
    end if;
    return query
        select c.id, (select count(distinct r.member_id)::integer
                      from funding_tie f join member_root mine on mine.root_id = f.funder_id
                          join reader r on r.member_id = mine.member_id and r.circle_id = c.id
                          join member_root theirs on theirs.root_id = f.funded_id and theirs.member_id <> r.member_id
                          join admitted a on a.member_id = theirs.member_id and a.circle_id = c.id
                      where f.id = which and f.confirmed is null)
        from circle c where c.candid and c.id = any (vrank_circles())
        order by c.id;
end
$$;

-- A tie that waits is taken back; an administrator may take back what another recorded.
create function vrank_withdraw_tie(which uuid) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    if not vrank_holds('administrator') then
        raise exception 'administrators only' using errcode = 'VR003';
    end if;
    delete from funding_tie where id = which and confirmed is null;
    return found;
end
$$;

-- A tie ends today at the earliest: with a day in the past a funder could shorten the two years in which it counts.
create function vrank_end_tie(which uuid, last_day date) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    if not vrank_holds('administrator') then
        raise exception 'administrators only' using errcode = 'VR003';
    end if;
    if last_day < vrank_today() then
        raise exception 'barred: an end in the past' using errcode = 'VR004', detail = 'tie-past';
    end if;
    update funding_tie set ends = last_day
    where id = which and confirmed is not null and starts <= last_day and (ends is null or ends >= vrank_today());
    return found;
end
$$;
