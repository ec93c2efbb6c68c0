-- What a learner leaves behind: answers, modules that are done, a certificate, and feedback that is nobody's. Belongs to org.vrank.learning
-- and org.vrank.certificates.

create table exercise_answer (
    enrolment_id uuid    not null references enrolment on delete cascade,
    module       text    not null check (length(module) between 1 and 60),
    exercise     text    not null check (length(exercise) between 1 and 60),
    answer       jsonb   not null check (length(answer::text) <= 60000),
    shared       boolean not null,
    done         boolean not null,
    revision     integer not null default 1,
    primary key (enrolment_id, module, exercise)
);
comment on table exercise_answer is 'owner: what a learner answered, for themselves; what is shared on purpose, for the trainers of the edition too';

create table module_done (
    enrolment_id uuid not null references enrolment on delete cascade,
    module       text not null check (length(module) between 1 and 60),
    primary key (enrolment_id, module)
);
comment on table module_done is 'owner: which modules a learner calls done, for themselves';

-- What it says was written down on the day and follows nothing afterwards. The code is kept as its hash, and sealed for its owner.
create table certificate (
    id         uuid primary key,
    edition_id uuid  not null references edition,
    member_id  uuid  not null references member,
    issuer_id  uuid references member,
    code       bytea not null unique check (octet_length(code) = 32),
    sealed     bytea not null,
    body       jsonb not null,
    issued     date  not null,
    state      text  not null default 'valid' check (state in ('valid', 'replaced', 'revoked')),
    because    text  not null default '' check (length(because) <= 500 and (because <> '') = (state = 'revoked'))
);
comment on table certificate is 'owner: a certificate, for its owner, the trainers of its edition and whoever was given its code';
comment on column certificate.issuer_id is 'whose name goes out of it with their account; shown to nobody';
create unique index certificate_once on certificate (edition_id, member_id) where state <> 'replaced';
create index certificate_by_member on certificate (member_id);
create index certificate_by_issuer on certificate (issuer_id);

-- Feedback. No row of an answer exists: numbers are added up, sentences are shuffled, and beside them stands who has answered. What is
-- shown moves in steps of five, so that no answer can be read off the difference it makes.
create table feedback (
    edition_id uuid    not null references edition,
    moment     text    not null check (moment in ('before', 'after', 'form', 'weeks')),
    answers    integer not null default 0,
    shown      integer not null default 0 check (shown % 5 = 0 and shown <= answers),
    primary key (edition_id, moment)
);
comment on table feedback is 'owner: how many answered a form, and how many of them are shown';

create table feedback_count (
    edition_id uuid    not null,
    moment     text    not null,
    statement  integer not null check (statement between 1 and 20),
    value      integer not null check (value between 1 and 20),
    answers    integer not null default 0,
    shown      integer not null default 0,
    primary key (edition_id, moment, statement, value),
    foreign key (edition_id, moment) references feedback
);
comment on table feedback_count is 'owner: how often a value was given to a statement, or an answer to a vignette, and as far as it is shown';

create table feedback_text (
    id         uuid primary key default gen_random_uuid(),
    edition_id uuid    not null,
    moment     text    not null,
    text       text    not null check (length(text) between 1 and 4000),
    shown      boolean not null default false,
    foreign key (edition_id, moment) references feedback
);
comment on table feedback_text is 'owner: sentences of feedback, written anew in another order with each answer';

create table feedback_given (
    enrolment_id uuid not null references enrolment on delete cascade,
    moment       text not null,
    primary key (enrolment_id, moment)
);
comment on table feedback_given is 'owner: that somebody answered a form, and nothing of what they said; written anew with each answer';

create table six_weeks (
    edition_id uuid primary key references edition
);
comment on table six_weeks is 'owner: editions whose learners have been asked, six weeks on, what came of it';

do $$
declare
    t text;
begin
    foreach t in array array ['exercise_answer', 'module_done', 'certificate', 'feedback', 'feedback_count', 'feedback_text', 'feedback_given',
        'six_weeks']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
        end loop;
end
$$;

-- An edition of a circle that the asker reads: the asker's own enrolment in it, or null, and whether they train it. Jsonb as text.
create function vrank_learning(which uuid) returns table (edition_id uuid, version_id uuid, number integer, title text, language text,
        half_days integer, modules integer, exercises integer, enrolment_id uuid, trains boolean)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select e.id, e.version_id, v.number, v.title::text, e.language, (v.outline #>> '{completion,halfDays}')::integer,
           (v.outline #>> '{completion,modules}')::integer, (v.outline #>> '{completion,exercises}')::integer,
           vrank_own_enrolment(e.id), vrank_trains(e.circle_id)
    from edition e join course_version v on v.id = e.version_id
    where e.id = which and e.circle_id = any (vrank_circles())
$$;

-- Whether the asker may read a version: published in a circle they read, or one they train.
create function vrank_reads_version(which uuid) returns boolean
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select exists (select from course_version v join course c on c.id = v.course_id
                   where v.id = which and v.circle_id = any (vrank_circles())
                     and ((v.state = 'published' and c.withdrawn is null) or vrank_trains(v.circle_id)
                          or exists (select from edition e where e.version_id = v.id and vrank_own_enrolment(e.id) is not null)))
$$;

create function vrank_exercises(which uuid, of_module text) returns table (module text, key text, kind text, body text)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select x.module, x.key, x.kind, x.body::text from course_exercise x
    where x.version_id = which and x.module = of_module and vrank_reads_version(which) order by x.position, x.key
$$;

create function vrank_modules(which uuid) returns table (key text, title text, minutes integer, exercises integer)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select m.key, m.title::text, m.minutes,
           (select count(*)::integer from course_exercise x where x.version_id = m.version_id and x.module = m.key)
    from course_module m where m.version_id = which and vrank_reads_version(which) order by m.position, m.key
$$;

create function vrank_own_answers(which uuid) returns table (module text, exercise text, answer text, shared boolean, done boolean, revision integer)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select a.module, a.exercise, a.answer::text, a.shared, a.done, a.revision from exercise_answer a
    where a.enrolment_id = vrank_own_enrolment(which)
$$;

create function vrank_own_modules(which uuid) returns setof text
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select module from module_done where enrolment_id = vrank_own_enrolment(which) order by module
$$;

-- Writes an answer over the revision it builds on; the same answer once more changes nothing. Answers its revision, 0 where the asker does
-- not take part, or -1 where another answer was given meanwhile.
create function vrank_save_answer(which uuid, of_module text, of_exercise text, built_on integer, new_answer jsonb, is_shared boolean, is_done boolean)
    returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    mine uuid := vrank_own_enrolment(which);
    present exercise_answer;
    fresh integer;
begin
    if mine is null or not exists (select from edition e join course_exercise x on x.version_id = e.version_id
                                   where e.id = which and x.module = of_module and x.key = of_exercise) then
        return 0;
    end if;
    insert into exercise_answer as a (enrolment_id, module, exercise, answer, shared, done)
    select mine, of_module, of_exercise, new_answer, is_shared, is_done
    on conflict (enrolment_id, module, exercise) do nothing returning a.revision into fresh;
    if fresh is not null then
        return fresh;
    end if;
    select * into present from exercise_answer a
    where a.enrolment_id = mine and a.module = of_module and a.exercise = of_exercise for update;
    if present.answer = new_answer and present.shared = is_shared then
        return present.revision;
    end if;
    if present.revision <> built_on then
        return -1;
    end if;
    update exercise_answer a set answer = new_answer, shared = is_shared, done = is_done, revision = present.revision + 1
    where a.enrolment_id = mine and a.module = of_module and a.exercise = of_exercise;
    return present.revision + 1;
end
$$;

create function vrank_mark_module(which uuid, of_module text, is_done boolean) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    mine uuid := vrank_own_enrolment(which);
begin
    if mine is null or not exists (select from edition e join course_module m on m.version_id = e.version_id
                                   where e.id = which and m.key = of_module) then
        return false;
    end if;
    if is_done then
        insert into module_done (enrolment_id, module) values (mine, of_module) on conflict do nothing;
    else
        delete from module_done where enrolment_id = mine and module = of_module;
    end if;
    return true;
end
$$;

-- How far somebody has come. A course that states nothing of what completes it, or that nothing is needed, is completed by nobody. No
-- door: the doors below ask for whom.
create function vrank_reached(enrolled uuid) returns table (half_days integer, modules integer, exercises integer, complete boolean)
    language sql stable set search_path = vrank, pg_temp as $$
    select c.h, c.m, c.x,
           coalesce(c.h >= (c.rule ->> 'halfDays')::integer and c.m >= (c.rule ->> 'modules')::integer
                    and c.x >= (c.rule ->> 'exercises')::integer
                    and (c.rule ->> 'halfDays')::integer + (c.rule ->> 'modules')::integer + (c.rule ->> 'exercises')::integer > 0, false)
    from (select v.outline -> 'completion' as rule,
                 (select count(*)::integer from half_day_presence p join half_day d on d.id = p.half_day_id
                  where p.enrolment_id = n.id and d.edition_id = e.id and p.presence = 'present') as h,
                 (select count(*)::integer from module_done d join course_module cm on cm.version_id = v.id and cm.key = d.module
                  where d.enrolment_id = n.id) as m,
                 (select count(*)::integer from exercise_answer a
                      join course_exercise cx on cx.version_id = v.id and cx.module = a.module and cx.key = a.exercise
                  where a.enrolment_id = n.id and a.done) as x
          from enrolment n join edition e on e.id = n.edition_id join course_version v on v.id = e.version_id
          where n.id = enrolled) c
$$;

create function vrank_own_progress(which uuid) returns table (half_days integer, modules integer, exercises integer, complete boolean, given text[],
        last_day date)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select r.half_days, r.modules, r.exercises, r.complete,
           array(select g.moment from feedback_given g where g.enrolment_id = vrank_own_enrolment(which) order by g.moment),
           (select max(d.day) from half_day d where d.edition_id = which)
    from vrank_reached(vrank_own_enrolment(which)) r
$$;

-- Answers that were shared on purpose, for the trainers of the edition; no more of whoever left the circle, and could not take them back.
create function vrank_shared_answers(which uuid) returns table (module text, exercise text, name text, answer text)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select a.module, a.exercise, m.name, a.answer::text
    from edition e join enrolment n on n.edition_id = e.id join exercise_answer a on a.enrolment_id = n.id join member m on m.id = n.member_id
    where e.id = which and n.state = 'enrolled' and a.shared and a.done and vrank_trains_edition(which)
      and vrank_edition_read_by(e.circle_id, n.member_id)
    order by a.module, a.exercise, m.name, n.id
$$;

-- Who takes part, whether they completed it, and their certificate, for the trainers of the edition.
create function vrank_learners(which uuid) returns table (enrolment_id uuid, name text, complete boolean, certificate_id uuid, state text, issued date)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select n.id, m.name, r.complete, c.id, c.state, c.issued
    from enrolment n join member m on m.id = n.member_id cross join lateral vrank_reached(n.id) r
        left join certificate c on c.edition_id = which and c.member_id = n.member_id and c.state <> 'replaced'
    where n.edition_id = which and n.state = 'enrolled' and vrank_trains_edition(which)
    order by m.name, n.id
$$;

-- Issues a certificate to one who completed the edition; with `again` in the place of the one there is, which is then replaced. What it
-- says is put together here, from what holds today. Answers 'done', 'absent', 'incomplete' or 'exists'.
create function vrank_issue_certificate(which uuid, enrolled uuid, again boolean, fresh uuid, new_code bytea, new_sealed bytea, today date)
    returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    n enrolment;
begin
    select * into n from enrolment x
    where x.id = enrolled and x.edition_id = which and x.state = 'enrolled' and vrank_trains_edition(which) for update;
    if n.id is null then
        return 'absent';
    end if;
    if not (select r.complete from vrank_reached(n.id) r) then
        return 'incomplete';
    end if;
    if exists (select from certificate c where c.edition_id = which and c.member_id = n.member_id and c.state <> 'replaced') then
        if not again then
            return 'exists';
        end if;
        update certificate set state = 'replaced', because = '' where edition_id = which and member_id = n.member_id and state <> 'replaced';
    end if;
    insert into certificate (id, edition_id, member_id, issuer_id, code, sealed, issued, body)
    select fresh, which, n.member_id, t.id, new_code, new_sealed, today,
           jsonb_build_object('name', m.name, 'trainer', t.name, 'title', v.title, 'version', v.number, 'language', e.language,
               'hours', coalesce(v.outline -> 'hours', '0'), 'concepts', coalesce(v.outline -> 'concepts', '[]'),
               'days', (select coalesce(jsonb_agg(distinct d.day order by d.day), '[]') from half_day d where d.edition_id = which))
    from edition e join course_version v on v.id = e.version_id join member m on m.id = n.member_id
        join member t on t.id = vrank_member()
    where e.id = which;
    return 'done';
end
$$;

create function vrank_revoke_certificate(which uuid, issued_as uuid, reason text) returns boolean
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
begin
    update certificate set state = 'revoked', because = reason
    where id = issued_as and edition_id = which and state = 'valid' and vrank_trains_edition(which);
    return found;
end
$$;

-- What a code leads to. Whoever has the code may know; one that is no longer valid says that, and nothing else.
create function vrank_certificate(hash bytea) returns table (state text, issued date, body text)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select c.state, case when c.state = 'valid' then c.issued end, case when c.state = 'valid' then c.body::text end
    from certificate c where c.code = hash
$$;

create function vrank_own_certificate(which uuid) returns table (state text, issued date, sealed bytea, because text)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select c.state, c.issued, c.sealed, c.because from certificate c
    where c.edition_id = which and c.member_id = vrank_member() and c.state <> 'replaced'
$$;

-- All of the asker's own, whether or not they read those circles any more.
create function vrank_own_certificates() returns table (edition_id uuid, title text, language text, state text, issued date, sealed bytea,
        because text)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select c.edition_id, (c.body -> 'title')::text, c.body ->> 'language', c.state, c.issued, c.sealed, c.because from certificate c
    where c.member_id = vrank_member() and c.state <> 'replaced' order by c.issued desc, c.id
$$;

-- The vignettes of a course as its version holds them, scores included; for those who take part, and its trainers.
create function vrank_vignettes(which uuid) returns text
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select coalesce(v.outline -> 'vignettes', '[]')::text from edition e join course_version v on v.id = e.version_id
    where e.id = which and e.circle_id = any (vrank_circles()) and (vrank_own_enrolment(e.id) is not null or vrank_trains(e.circle_id))
$$;

-- Takes an answer to a form apart: numbers (`most`: the highest that each can be) into sums, sentences into a shuffled heap, and that it was given beside them, all of it written
-- anew at once, so that no row is younger than its neighbours. Answers 'done', 'absent' or 'given'.
create function vrank_give_feedback(which uuid, of_moment text, marks integer[], most integer[], sentence text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    mine uuid := vrank_own_enrolment(which);
    reached integer;
begin
    if mine is null then
        return 'absent';
    end if;
    insert into feedback (edition_id, moment) values (which, of_moment) on conflict do nothing;
    perform from feedback f where f.edition_id = which and f.moment = of_moment for update;
    if exists (select from feedback_given g where g.enrolment_id = mine and g.moment = of_moment) then
        return 'given';
    end if;
    update feedback set answers = answers + 1 where edition_id = which and moment = of_moment returning answers into reached;
    insert into feedback_count (edition_id, moment, statement, value)
    select which, of_moment, s, v from generate_series(1, cardinality(marks)) s, generate_series(1, most[s]) v on conflict do nothing;
    update feedback_count c set answers = c.answers + (marks[c.statement] = c.value)::integer
    where c.edition_id = which and c.moment = of_moment;
    with others as (
        delete from feedback_given g using enrolment n
        where n.id = g.enrolment_id and n.edition_id = which and g.moment = of_moment returning g.enrolment_id
    )
    insert into feedback_given (enrolment_id, moment)
    select o.enrolment_id, of_moment from (select enrolment_id from others union all select mine) o order by random();
    with others as (
        delete from feedback_text x where x.edition_id = which and x.moment = of_moment returning x.text, x.shown
    )
    insert into feedback_text (edition_id, moment, text, shown)
    select which, of_moment, o.text, o.shown
    from (select text, shown from others union all select sentence, false where sentence <> '') o order by random();
    if reached % 5 = 0 then
        update feedback set shown = reached where edition_id = which and moment = of_moment;
        update feedback_count set shown = answers where edition_id = which and moment = of_moment;
        update feedback_text set shown = true where edition_id = which and moment = of_moment;
    end if;
    return 'done';
end
$$;

-- What is shown of feedback, for the trainers of the edition: sums and sentences of five answers at a time.
create function vrank_feedback_counts(which uuid) returns table (moment text, shown integer, statement integer, value integer, answers integer)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select f.moment, f.shown, c.statement, c.value, c.shown from feedback f join feedback_count c using (edition_id, moment)
    where f.edition_id = which and f.shown >= 5 and vrank_trains_edition(which) order by f.moment, c.statement, c.value
$$;

create function vrank_feedback_texts(which uuid) returns table (moment text, text text)
    language sql stable security definer set search_path = vrank, pg_temp as $$
    select x.moment, x.text from feedback_text x
    where x.edition_id = which and x.shown and vrank_trains_edition(which) order by x.moment, md5(x.text), x.id
$$;

-- Asks once, by mail, those who took part in editions whose last half day was six weeks ago, and do not refuse mail. For a job; answers
-- how many mails.
create function vrank_ask_after(today date, seed uuid, letters jsonb) returns integer
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    told integer;
begin
    if abs(today - vrank_today()) > 1 then
        raise exception 'not today' using errcode = 'VR001';
    end if;
    with due as (
        insert into six_weeks (edition_id)
        select e.id from edition e
        where e.state <> 'cancelled'
          and (select max(d.day) from half_day d where d.edition_id = e.id) between today - 60 and today - 42
        on conflict do nothing returning edition_id
    )
    insert into mail (id, member_id, recipient, subject, body, html, unsubscribe)
    select md5(seed::text || n.id::text)::uuid, a.member_id, a.email, letters -> a.language ->> 'subject',
           replace(letters -> a.language ->> 'body', '{edition}', e.id::text),
           replace(letters -> a.language ->> 'html', '{edition}', e.id::text), letters -> a.language ->> 'unsubscribe'
    from due join edition e on e.id = due.edition_id join enrolment n on n.edition_id = e.id and n.state = 'enrolled'
        join account a on a.member_id = n.member_id
        join circle c on c.id = e.circle_id
    where (c.kind = 'public' or exists (select from reader r where r.member_id = n.member_id and r.circle_id = e.circle_id))
      and not exists (select from feedback_given g where g.enrolment_id = n.id and g.moment = 'weeks')
      and not exists (select from mail_refusal x where x.member_id = n.member_id);
    get diagnostics told = row_count;
    return told;
end
$$;
