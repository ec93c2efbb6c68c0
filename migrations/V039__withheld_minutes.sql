-- A correction may say that nobody reads any more what stood there before, such as a name: then it is gone, not hidden.
alter table proceedings_version add column withheld boolean not null default false;
alter table proceedings_version add constraint withheld_says_nothing check (not withheld or body = '');

create function vrank_withhold_minutes(which uuid, layer uuid) returns void
    language sql volatile security definer set search_path = vrank, pg_temp as $$
    update proceedings_version v set body = '', withheld = true
    from proceedings p
    where p.id = v.proceedings_id and p.meeting_id = which and p.circle_id = layer and v.number < p.number
      and vrank_layer(which, layer) and vrank_notes(which, layer)
$$;
