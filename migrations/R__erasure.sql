-- What becomes of a member's rows when the account is deleted. A column that refers to a member takes its row along where it may not
-- be empty, and is emptied where it may; what does otherwise says so in a comment of its own that begins with "member:".
comment on column session.member_id is 'member: goes';
comment on column sign_in.member_id is 'member: goes';
comment on column mail.member_id is 'member: goes';

create or replace view member_column with (security_invoker = true) as
select c.relname::text as table_name, a.attname::text as column_name,
       case when d.description like 'member: goes%' then true when d.description like 'member: emptied%' then false else a.attnotnull end as goes
from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = c.oid and d.objsubid = a.attnum
where c.relnamespace = 'vrank'::regnamespace and c.relkind = 'r'
  and (d.description like 'member: %'
       or exists (select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid and k.confrelid = 'vrank.member'::regclass
                    and k.conkey = array [a.attnum]))
order by c.relname, a.attname;

-- A named report of the asking member loses its name: it says no more than one without a name would.
create or replace function vrank_unname(which uuid) returns void
    language plpgsql volatile set search_path = vrank, pg_temp as $$
declare
    r report;
    p record;
begin
    select report.* into r from report join authorship a on a.report_id = report.id
    where report.id = which and a.member_id = vrank_member() and exists (select from byline b where b.report_id = which)
    for update of report;
    if r.id is null then
        return;
    end if;
    delete from byline where report_id = which;
    select * into p from vrank_points(r.circle_id, r.organisation_id, r.language);
    if not coalesce(p.organisation_hides, false) then
        update report set organisation_id = null,
                          region = case when p.region_hides then (select region from organisation where id = r.organisation_id) else 'belgium' end,
                          claims = vrank_nameless_claims(r.claims, r.organisation_id)
        where id = which;
        update revision set claims = vrank_nameless_claims(claims, r.organisation_id) where report_id = which and claims is not null;
    end if;
    insert into outbox (circle_id, kind, item_id) values (r.circle_id, 'report', which);
end
$$;

-- The lines of a report that shows no organisation: who judged is not named, only that somebody tied to it did.
create or replace function vrank_nameless_claims(claims jsonb, judged uuid) returns jsonb
    language sql stable set search_path = vrank, pg_temp as $$
    select coalesce(jsonb_agg(case when claim ->> 'organisation' is null then claim
        else (claim - 'organisation') || jsonb_build_object('tied', exists (
            select from organisation o join tie_in_force f on true
            where o.id = (claim ->> 'organisation')::uuid and o.root_id <> judged
              and ((f.funder_id, f.funded_id) in ((o.root_id, judged), (judged, o.root_id))
                   or (f.funded_id = judged and exists (select from tie_in_force g where g.funder_id = f.funder_id and g.funded_id = o.root_id)))))
        end order by place), '[]')
    from jsonb_array_elements(claims) with ordinality as one (claim, place)
$$;

-- Deletes the asking member's account, at once. Reports named to be withdrawn go, those named lose their name, the others stay as they
-- are; nobody can say any more whose they are where they bear no name. Answers null, or why not.
create or replace function vrank_erase(withdrawn uuid[], unnamed uuid[], today date, because text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_member();
    address text := (select email from account where member_id = me);
    c record;
    which uuid;
    again boolean := true;
begin
    if me is null then
        raise exception 'members only' using errcode = 'VR003';
    end if;
    if vrank_holds('administrator') and not exists (select from held_seat where kind = 'administrator' and member_id <> me) then
        return 'last-administrator';
    end if;
    if exists (select from box_wrap w where w.member_id = me
                 and not exists (select from box_wrap o where o.thread_id = w.thread_id and o.member_id <> me)) then
        return 'last-custodian';
    end if;
    foreach which in array withdrawn
        loop
            perform vrank_withdraw(which, today, because);
        end loop;
    foreach which in array unnamed
        loop
            perform vrank_unname(which);
        end loop;
    update byline set member_id = null where member_id = me;
    -- why they could not come to a meeting is theirs to tell; that their seat was there or not is not
    update attendance a set apology = '', stand_in = ''
    from meeting m, tenure t
    where m.id = a.meeting_id and t.seat_id = a.seat_id and t.member_id = me
      and m.day >= t.starts and (t.ends is null or m.day <= t.ends);
    -- what waits for a second person falls with the first: nobody could tell any more whether the second is another
    delete from membership where proposed_by = me and confirmed is null;
    delete from funding_tie where recorded_by = me and confirmed is null;
    insert into act (kind) values ('account-deleted');
    delete from mail where lower(recipient) = lower(address);
    -- a host may have invited them by mail where they have no seat
    delete from guest_address where lower(email) = lower(address);
    -- their places go to those who wait; what was asked of them as a superior is asked of nobody
    perform vrank_enrol_forget(me);
    delete from enrolment_approval where lower(email) = lower(address);
    -- what they issued stays, and names them no more
    update certificate set body = body || '{"trainer": ""}' where issuer_id = me;
    for c in select * from member_column where not goes
        loop
            execute format('update %I set %I = null where %I = $1', c.table_name, c.column_name, c.column_name) using me;
        end loop;
    -- what others hang on goes in a later round
    for round in 1..10
        loop
            exit when not again;
            again := false;
            for c in select * from member_column where goes
                loop
                    begin
                        execute format('delete from %I where %I = $1', c.table_name, c.column_name) using me;
                    exception when foreign_key_violation then
                        again := true;
                    end;
                end loop;
        end loop;
    delete from member where id = me;
    return null;
end
$$;

-- What would stay or go, said before: the asking member's published reports.
create or replace function vrank_departing() returns table (id uuid, title text, circle_nl text, circle_fr text, circle_de text, circle_en text,
        named boolean, published timestamptz)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select r.id, r.title, c.name_nl, c.name_fr, c.name_de, c.name_en, exists (select from byline b where b.report_id = r.id), r.published
    from authorship a join report r on r.id = a.report_id join circle c on c.id = r.circle_id
    where a.member_id = vrank_member() order by r.published desc, r.id
$$;

-- The day in Belgium: what the database noted by its own clock is told no more finely.
create or replace function vrank_day(at timestamptz) returns date language sql stable as $$
    select (at at time zone 'Europe/Brussels')::date
$$;

-- Everything that is kept about the asking member, as far as it is theirs to know: not that somebody proposed them for a circle.
create or replace function vrank_own_data() returns jsonb
    language plpgsql stable security definer set search_path = vrank, pg_temp as $$
declare
    me uuid := vrank_member();
begin
    return jsonb_build_object(
        'account', (select jsonb_build_object('name', m.name, 'email', a.email, 'language', a.language, 'created', vrank_day(a.created))
                    from member m join account a on a.member_id = m.id where m.id = me),
        'seats', (select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'title', coalesce(s.title_en, s.title_fr, s.title_nl),
                      'organisation', o.name_en, 'from', t.starts, 'until', t.ends) order by t.starts, s.id), '[]')
                  from tenure t join seat s on s.id = t.seat_id join organisation o on o.id = s.organisation_id where t.member_id = me),
        'sessions', (select coalesce(jsonb_agg(jsonb_build_object('browser', browser, 'created', vrank_day(created), 'lastUsed', vrank_day(last_used),
                         'expires', vrank_day(expires)) order by created, id), '[]') from session where member_id = me),
        'signIns', (select coalesce(jsonb_agg(jsonb_build_object('asked', vrank_day(created), 'used', vrank_day(used)) order by created, id), '[]')
                    from sign_in where member_id = me),
        'mails', (select coalesce(jsonb_agg(jsonb_build_object('subject', subject, 'created', vrank_day(created), 'sent', vrank_day(sent)) order by created, id), '[]')
                  from mail where member_id = me),
        'memberships', (select coalesce(jsonb_agg(jsonb_build_object('circle', c.name_en, 'confirmed', vrank_day(m.confirmed), 'houseRuleAccepted',
                            vrank_day(m.accepted), 'ended', vrank_day(m.ended), 'because', m.ended_because) order by m.confirmed, m.id), '[]')
                        from membership m join circle c on c.id = m.circle_id where m.member_id = me and m.confirmed is not null),
        'admissionsByMe', (select coalesce(jsonb_agg(jsonb_build_object('circle', c.name_en, 'proposed', case when m.proposed_by = me then
                               vrank_day(m.proposed) end, 'confirmed', case when m.confirmed_by = me then vrank_day(m.confirmed) end) order by m.proposed, m.id), '[]')
                           from membership m join circle c on c.id = m.circle_id where me in (m.proposed_by, m.confirmed_by)),
        'custodianKeys', (select coalesce(jsonb_agg(jsonb_build_object('month', month, 'state', state)), '[]') from custodian_key where member_id = me),
        'circlesLookedAt', (select coalesce(jsonb_agg(jsonb_build_object('circle', c.name_en, 'looked', vrank_day(l.looked)) order by l.looked), '[]')
                            from circle_look l join circle c on c.id = l.circle_id where l.member_id = me),
        'tiesByMe', (select coalesce(jsonb_agg(jsonb_build_object('call', call, 'recorded', case when recorded_by = me then vrank_day(recorded) end,
                         'confirmed', case when confirmed_by = me then vrank_day(confirmed) end) order by recorded, id), '[]')
                     from funding_tie where me in (recorded_by, confirmed_by)),
        'acts', (select coalesce(jsonb_agg(jsonb_build_object('at', vrank_day(a.at), 'kind', a.kind, 'by', a.actor, 'reason', a.reason)), '[]')
                 from vrank_acts(false, 0) a),
        'desk', (select coalesce(jsonb_agg(to_jsonb(d) order by d.saved), '[]')
                 from (select kind, language, title, answers, claims, themes, saved,
                              (select coalesce(jsonb_agg(jsonb_build_object('title', v.title, 'answers', v.answers, 'claims', v.claims,
                                   'saved', v.saved) order by v.version), '[]') from manuscript_version v where v.manuscript_id = m.id) as earlier,
                              (select coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'title', f.title, 'alt', f.alt, 'size', f.size, 'text', f.text)
                                   order by f.number, f.id), '[]') from desk_attachment f where f.manuscript_id = m.id) as files
                       from manuscript m where m.member_id = me) d),
        'reports', (select coalesce(jsonb_agg(to_jsonb(d) order by d.published), '[]')
                    from (select r.kind, r.language, r.title, r.answers, r.claims, r.themes, r.published, c.name_en as circle,
                                 exists (select from byline b where b.report_id = r.id) as named,
                                 (select coalesce(jsonb_agg(jsonb_build_object('text', x.text, 'published', x.published) order by x.published), '[]')
                                  from addendum x where x.report_id = r.id) as addenda,
                                 (select coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'title', f.title, 'alt', f.alt, 'size', f.size, 'text', f.text)
                                   order by f.number, f.id), '[]') from attachment f where f.report_id = r.id) as files,
                                 (select to_jsonb(w) from (select note, title, answers, claims, due from coming_revision
                                                           where report_id = r.id and member_id = me) w) as coming
                          from authorship a join report r on r.id = a.report_id join circle c on c.id = r.circle_id
                          where a.member_id = me) d),
        'comments', (select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'voice', c.voice, 'language', c.language, 'text', c.text,
                         'published', vrank_day(c.published), 'circle', i.name_en) order by c.published, c.id), '[]')
                     from vrank_own_comments() c join circle i on i.id = c.circle_id),
        'commentsSeen', (select count(*) from comment_seen where member_id = me),
        'flags', (select coalesce(jsonb_agg(jsonb_build_object('reason', reason, 'text', text, 'made', made) order by made, id), '[]')
                  from flag where member_id = me),
        'imports', (select coalesce(jsonb_agg(jsonb_build_object('source', source, 'id', external_id) order by source, external_id), '[]')
                    from imported where member_id = me),
        'meetings', (select coalesce(jsonb_agg(jsonb_build_object('series', s.title, 'day', m.day, 'answer', a.answer, 'apology', a.apology,
                         'standIn', a.stand_in, 'presence', a.presence) order by m.day, m.id), '[]')
                     from attendance a join meeting m on m.id = a.meeting_id join series s on s.id = m.series_id
                         join tenure t on t.seat_id = a.seat_id and m.day >= t.starts and (t.ends is null or m.day <= t.ends)
                     where t.member_id = me),
        'invitations', (select count(*) from invitation where member_id = me),
        'asGuest', (select count(*) from guest_address g join account a on lower(a.email) = lower(g.email) where a.member_id = me),
        'unsubscribeLinks', (select count(*) from unsubscribe_link where member_id = me),
        'noMeetingMails', exists (select from mail_refusal where member_id = me),
        'courseVersions', (select count(*) from course_hand where member_id = me),
        'enrolments', (select coalesce(jsonb_agg(jsonb_build_object('course', v.title, 'state', n.state, 'asked', n.asked, 'confirmUntil', n.until,
                           'refusedBecause', n.because, 'days', (
                               select coalesce(jsonb_agg(jsonb_build_object('day', h.day, 'presence', p.presence) order by h.day, h.begins), '[]')
                               from half_day h left join half_day_presence p on p.half_day_id = h.id and p.enrolment_id = n.id
                               where h.edition_id = n.edition_id)) order by n.id), '[]')
                       from enrolment n join edition e on e.id = n.edition_id join course_version v on v.id = e.version_id where n.member_id = me),
        'approvalsAskedOfMe', (select count(*) from enrolment_approval p join account a on lower(a.email) = lower(p.email) where a.member_id = me),
        'actions', (select coalesce(jsonb_agg(jsonb_build_object('text', a.text, 'until', a.until, 'state', a.state) order by a.until, a.id), '[]')
                    from action a join held_seat h on h.seat_id = a.seat_id where h.member_id = me),
        'feeds', (select coalesce(jsonb_agg(jsonb_build_object('circle', c.name_en, 'created', f.created, 'lastUsed', f.used) order by f.id), '[]')
                  from feed f join circle c on c.id = f.circle_id where f.member_id = me),
        'calendars', (select coalesce(jsonb_agg(jsonb_build_object('created', created, 'lastUsed', used) order by id), '[]')
                      from calendar_address where member_id = me),
        'savedSearches', (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'question', question, 'rhythm', rhythm,
                              'created', vrank_day(created)) order by created, id), '[]') from saved_search where member_id = me),
        'learning', (select coalesce(jsonb_agg(jsonb_build_object('course', v.title, 'state', n.state,
                         'modulesDone', (select coalesce(jsonb_agg(d.module order by d.module), '[]') from module_done d where d.enrolment_id = n.id),
                         'answers', (select coalesce(jsonb_agg(jsonb_build_object('module', a.module, 'exercise', a.exercise, 'answer', a.answer,
                              'shared', a.shared) order by a.module, a.exercise), '[]') from exercise_answer a where a.enrolment_id = n.id),
                         'formsAnswered', (select coalesce(jsonb_agg(g.moment order by g.moment), '[]') from feedback_given g
                                           where g.enrolment_id = n.id)) order by n.id), '[]')
                     from enrolment n join edition e on e.id = n.edition_id join course_version v on v.id = e.version_id where n.member_id = me),
        'certificates', (select coalesce(jsonb_agg(jsonb_build_object('text', body, 'issued', issued, 'state', state, 'because', because)
                             order by issued, id), '[]') from certificate where member_id = me),
        'certificatesByMe', (select coalesce(jsonb_agg(jsonb_build_object('course', body -> 'title', 'name', body -> 'trainer', 'issued', issued,
                                 'state', state) order by issued, id), '[]') from certificate where issuer_id = me),
        'requestKeys', (select coalesce(jsonb_agg(jsonb_build_object('operation', operation, 'created', vrank_day(created)) order by created), '[]')
                        from idempotency_key where member_id = me));
end
$$;
