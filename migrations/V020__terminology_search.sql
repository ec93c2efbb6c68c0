-- Terms are found by search in the circle that everybody reads; which circle that is, everybody may know.
create function vrank_public_circle() returns uuid
    language sql stable security definer set search_path = vrank, pg_temp as $$
select id from circle where kind = 'public'
$$;
