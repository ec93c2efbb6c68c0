-- Roles belong to the whole server, so they come before the numbered migrations. Run by the migration login, again and
-- again without effect.
--   vrank_owner        owns every table and function; nobody logs in as it, migrations enter by SET ROLE
--   vrank_application  what the application may do; its login is a member of this role and owns nothing
--   vrank_indexer      reads published rows and the outbox, nothing else; a login of its own with a small pool
--   vrank_intake       the box of confidential reports, through doors that ask for a receipt or a slip; reads and writes no table itself
do $$
declare
    wanted text;
begin
    foreach wanted in array array ['vrank_owner', 'vrank_application', 'vrank_indexer', 'vrank_intake']
        loop
            if not exists (select from pg_roles where rolname = wanted) then
                execute format('create role %I nologin nosuperuser nobypassrls', wanted);
            end if;
        end loop;
    if current_setting('server_version_num')::integer < 160000 then
        -- memberships have no options there: who is a member may SET ROLE, and inherits
        if not pg_has_role(current_user, 'vrank_owner', 'MEMBER') then
            execute format('grant vrank_owner to %I', current_user);
        end if;
    elsif not pg_has_role(current_user, 'vrank_owner', 'SET') then
        execute format('grant vrank_owner to %I with inherit false, set true', current_user);
    end if;
end
$$;
create schema if not exists vrank authorization vrank_owner;
-- from 16 on the login does not inherit: what is the owner's to give, it gives as the owner
set role vrank_owner;
revoke all on schema vrank from public;
grant usage on schema vrank to vrank_application, vrank_indexer, vrank_intake;
reset role;
create extension if not exists btree_gist schema vrank;
