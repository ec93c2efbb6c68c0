package org.vrank.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses to start on a schema through which somebody could read past the audience rule: a login that is more than it should
 * be, a table without enforced row-level security or without a row class, a view that reads with its owner's rights, a
 * definer function that is open to all or looks tables up where others may put them.
 */
final class SchemaCheck {
    private static final String HOLES = """
            select 'the application logs in as superuser or may bypass row-level security'
            from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)
            union all
            select 'the application''s login may make roles or read the write-ahead log'
            from pg_roles where rolname = current_user and (rolcreaterole or rolreplication)
            union all
            select 'the application may put tables and functions into the schema'
            where has_schema_privilege('vrank', 'create')
            union all
            select 'the application''s login may become ' || rolname
            from pg_roles
            where (rolname in ('vrank_owner', 'vrank_indexer', 'vrank_intake', 'pg_read_all_data', 'pg_write_all_data')
                   or rolsuper or rolbypassrls) and rolname <> current_user
              and pg_has_role(current_user, oid, 'MEMBER')
            union all
            select 'the application owns ' || relname
            from pg_class where relnamespace = 'vrank'::regnamespace and pg_has_role(current_user, relowner, 'USAGE')
            union all
            select 'row-level security is not enforced on ' || relname
            from pg_class
            where relnamespace = 'vrank'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
            union all
            select 'no row class is declared on ' || relname
            from pg_class
            where relnamespace = 'vrank'::regnamespace and relkind in ('r', 'p')
              and coalesce(obj_description(oid, 'pg_class'), '') !~ '^(public|own|duty|circle|owner): '
            union all
            select 'an application policy on ' || tablename || ' shows every row, but the table is not public'
            from pg_policies join pg_class on relname = tablename and relnamespace = 'vrank'::regnamespace
            where schemaname = 'vrank' and roles && array ['vrank_application', 'public', current_user] and qual = 'true'
              and obj_description(pg_class.oid, 'pg_class') !~ '^public: '
            union all
            select 'the application may read ' || tablename || ', which is its owner''s alone'
            from pg_policies join pg_class on relname = tablename and relnamespace = 'vrank'::regnamespace
            where schemaname = 'vrank' and roles && array ['vrank_application', 'public', current_user] and cmd in ('SELECT', 'ALL')
              and obj_description(pg_class.oid, 'pg_class') ~ '^owner: '
            union all
            select 'the view ' || relname || ' reads with its owner''s rights'
            from pg_class
            where relnamespace = 'vrank'::regnamespace and relkind in ('v', 'm')
              and not coalesce(reloptions @> array ['security_invoker=true'], false)
            union all
            select 'the function ' || proname || ' is open to everybody or has no fixed search path'
            from pg_proc
            where pronamespace = 'vrank'::regnamespace and prosecdef
              and (coalesce(array_to_string(proconfig, ','), '') !~ 'search_path=vrank, pg_temp'
                   or exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0))
            """;

    private SchemaCheck() {}

    static void refuseHoles(Connection application) throws SQLException {
        List<String> holes = new ArrayList<>();
        try (var statement = application.createStatement();
                var rows = statement.executeQuery(HOLES)) {
            while (rows.next()) {
                holes.add(rows.getString(1));
            }
        }
        if (!holes.isEmpty()) {
            throw new Unready("this database has holes: " + String.join("; ", holes));
        }
    }
}
