-- A successor takes the seat from a day on. What belongs to the seat goes with it; what belongs to its holder (memberships, drafts,
-- authorship) hangs on the member and stays. Nobody is put before a successor who has been named already. Answers null, 'absent', or
-- the field that stands in the way.
create or replace function vrank_pass_seat(which uuid, successor uuid, new_tenure uuid, since date, because text) returns text
    language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
declare
    s seat;
    held tenure;
begin
    perform vrank_administrators_only();
    select * into s from seat where id = which for update;
    if s.id is null then
        return 'absent';
    end if;
    if not exists (select from member where id = successor) then
        return 'member';
    end if;
    select * into held from tenure where seat_id = which and (ends is null or ends >= since) order by starts limit 1;
    if held.member_id = successor then
        return 'holder';
    end if;
    if exists (select from tenure where seat_id = which and starts >= since) then
        return 'from';
    end if;
    if held.id is not null then
        update tenure set ends = since - 1 where id = held.id;
        perform vrank_note('seat-passed-on', held.member_id, s.kind, s.organisation_id, because);
    end if;
    insert into tenure (id, seat_id, member_id, starts) values (new_tenure, which, successor, since);
    perform vrank_note('seat-received', successor, s.kind, s.organisation_id, because);
    return null;
end
$$;
