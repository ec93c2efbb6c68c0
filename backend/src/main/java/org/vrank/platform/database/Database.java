package org.vrank.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The database this server works on. Opened before anything else starts, from the environment: {@code VRANK_DATABASE_URL} and
 * {@code VRANK_MIGRATION_URL} for an external server ({@code VRANK_INDEXER_URL} and {@code VRANK_INTAKE_URL} where those logins do
 * not share the application's password), else an embedded one in the folder {@code VRANK_DATA}.
 */
public final class Database implements AutoCloseable {
    /** The views read with the rights of whoever asks (security_invoker), which older versions cannot. */
    private static final int OLDEST = 15;

    private static final Set<String> OURS = Set.of("vrank_indexer", "vrank_intake");

    private final Address application;
    private final Address indexer;
    private final Address intake;
    private final @Nullable Address migration;
    private final @Nullable EmbeddedServer embedded;

    private Database(
            Address application,
            Address indexer,
            Address intake,
            @Nullable Address migration,
            @Nullable EmbeddedServer embedded) {
        this.application = application;
        this.indexer = indexer;
        this.intake = intake;
        this.migration = migration;
        this.embedded = embedded;
    }

    /** Opens, migrates where it may, and checks. */
    public static Database open(Map<String, String> environment) throws IOException, SQLException {
        String url = environment.get("VRANK_DATABASE_URL");
        if (url == null || url.isBlank()) {
            EmbeddedServer server = EmbeddedServer.start(
                    Path.of(environment.getOrDefault("VRANK_DATA", ".vrank")).toAbsolutePath());
            try (Connection connection = server.server().connect()) {
                makeDatabase(connection, "vrank");
            }
            return migrated(server.administrator(), server);
        }
        try {
            Database database = external(url, environment);
            database.prepare();
            return database;
        } catch (IllegalArgumentException malformed) {
            throw new Unready(String.valueOf(malformed.getMessage()));
        } catch (SQLException unreachable) {
            String said = String.valueOf(unreachable.getMessage());
            throw new Unready(said.lines().findFirst().orElse(said));
        }
    }

    private static Database external(String url, Map<String, String> environment) {
        Address application = Address.of(url);
        Address indexer = login(environment.get("VRANK_INDEXER_URL"), "vrank_indexer", application);
        Address intake = login(environment.get("VRANK_INTAKE_URL"), "vrank_intake", application);
        String migrationUrl = environment.get("VRANK_MIGRATION_URL");
        Address migration = migrationUrl == null || migrationUrl.isBlank() ? null : Address.of(migrationUrl);
        return new Database(application, indexer, intake, migration, null);
    }

    private static Address login(@Nullable String url, String name, Address application) {
        return url == null ? application.as(name, application.password()) : Address.of(url);
    }

    /** A database on a server that asks no password: the embedded one, and those of tests. */
    public static Database migrated(Address administrator) throws IOException, SQLException {
        return migrated(administrator, null);
    }

    /** A database that is migrated already. */
    public static Database cloned(Address administrator) {
        return of(administrator, null);
    }

    private static Database of(Address administrator, @Nullable EmbeddedServer server) {
        return new Database(
                administrator.as("vrank_app", null),
                administrator.as("vrank_indexer", null),
                administrator.as("vrank_intake", null),
                administrator,
                server);
    }

    private static Database migrated(Address administrator, @Nullable EmbeddedServer server)
            throws IOException, SQLException {
        Database database = of(administrator, server);
        try {
            database.prepare();
        } catch (IOException | SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
        return database;
    }

    /** What the application needs to know of its database. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        pool(properties, "default", application, 10);
        pool(properties, "indexer", indexer, 3);
        pool(properties, "intake", intake, 2);
        if (migration != null) {
            properties.put("vrank.owner.jdbc", migration.jdbc());
            properties.put("vrank.owner.user", migration.user());
            if (migration.password() != null) {
                properties.put("vrank.owner.password", migration.password());
            }
        }
        if (embedded != null) {
            properties.put("vrank.database-folder", embedded.folder().toString());
        }
        return properties;
    }

    private static void pool(Map<String, Object> properties, String name, Address address, int size) {
        String prefix = "datasources." + name + ".";
        properties.put(prefix + "url", address.jdbc());
        properties.put(prefix + "username", address.user());
        properties.put(prefix + "password", address.password() == null ? "" : address.password());
        properties.put(prefix + "driver-class-name", "org.postgresql.Driver");
        properties.put(prefix + "dialect", "POSTGRES");
        properties.put(prefix + "schema-generate", "NONE");
        properties.put(prefix + "maximum-pool-size", size);
        properties.put(prefix + "connection-timeout", 3000);
        properties.put(prefix + "initialization-fail-timeout", -1);
        // Planning takes longer than running what we ask, so a connection plans it once, whatever the values.
        // Everything is found by
        // a key or read in the order of an index; the planner, not knowing how few a list needs, would rather sort
        // whole circles.
        properties.put(
                prefix + "connection-init-sql",
                "set plan_cache_mode = force_generic_plan; set enable_bitmapscan = off");
    }

    private void prepare() throws IOException, SQLException {
        try (Connection connection = (migration == null ? application : migration).connect()) {
            refuseOlder(connection.getMetaData().getDatabaseMajorVersion());
        }
        if (migration != null) {
            migrate(migration);
        }
        try (Connection connection = application.connect()) {
            if (migration == null) {
                validate();
            }
            SchemaCheck.refuseHoles(connection);
        }
    }

    static void refuseOlder(int version) {
        if (version < OLDEST) {
            throw new Unready("this is PostgreSQL " + version + "; Vrank needs PostgreSQL " + OLDEST + " or later");
        }
    }

    private void validate() {
        try {
            flyway(application, null).validate();
        } catch (FlywayException behind) {
            throw new Unready("the database's schema is behind this version of Vrank, or there is none; start once with"
                    + " VRANK_MIGRATION_URL, the address of a login that may change it");
        }
    }

    private void migrate(Address owner) throws IOException, SQLException {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            // roles belong to the whole server, and two nodes may start at once
            statement.execute("select pg_advisory_lock(7216011)");
            statement.execute(resource("db/migration/roles.sql"));
            login(connection, application, "vrank_application");
            login(connection, indexer, null);
            login(connection, intake, null);
        }
        flyway(owner, "set role vrank_owner").migrate();
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set role vrank_owner");
            statement.execute(resource("db/migration/history.sql"));
        }
    }

    /**
     * Makes the login where it is missing, with the address's password, and a member of its role. A login that was there keeps
     * its password, except the indexer's and the intake's, which are ours alone and share the application's.
     */
    private static void login(Connection connection, Address address, @Nullable String role) throws SQLException {
        boolean missing;
        try (var ask = connection.prepareStatement("""
                select format('create role %I nosuperuser nobypassrls', ?) where not exists (select from pg_roles where rolname = ?)
                union all
                select format('alter role %I login', ?) where not exists (select from pg_roles where rolname = ? and rolcanlogin)
                """);
                Statement statement = connection.createStatement()) {
            for (int i = 1; i <= 4; i++) {
                ask.setString(i, address.user());
            }
            try (var rows = ask.executeQuery()) {
                missing = run(rows, statement);
            }
        }
        if (address.password() != null && (missing || OURS.contains(address.user()))) {
            // hashed here: a server that logs its statements must not log the password
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(address.user(), address.password().toCharArray(), "scram-sha-256");
        }
        if (role == null) {
            return;
        }
        try (var ask = connection.prepareStatement("""
                select format('grant %I to %I', ?::text, ?)
                where not exists (select from pg_auth_members
                                  where roleid = ?::regrole and member = (select oid from pg_roles where rolname = ?))
                """);
                Statement statement = connection.createStatement()) {
            ask.setString(1, role);
            ask.setString(2, address.user());
            ask.setString(3, role);
            ask.setString(4, address.user());
            try (var rows = ask.executeQuery()) {
                run(rows, statement);
            }
        }
    }

    /** Runs the statements a question answered; whether there were any. */
    private static boolean run(ResultSet statements, Statement statement) throws SQLException {
        boolean any = false;
        while (statements.next()) {
            statement.execute(statements.getString(1));
            any = true;
        }
        return any;
    }

    private static Flyway flyway(Address address, @Nullable String first) {
        return Flyway.configure()
                .dataSource(address.jdbc(), address.user(), address.password())
                .initSql(first == null ? "" : first)
                .schemas("vrank")
                .createSchemas(false)
                .locations("classpath:db/migration")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .loggers("slf4j")
                .load();
    }

    /** Makes a database unless it exists. */
    static void makeDatabase(Connection server, String name) throws SQLException {
        try (var ask = server.prepareStatement("select from pg_database where datname = ?")) {
            ask.setString(1, name);
            try (var row = ask.executeQuery();
                    Statement statement = server.createStatement()) {
                if (!row.next()) {
                    statement.execute("create database " + name);
                }
            }
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Database.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("missing " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException {
        if (embedded != null) {
            embedded.close();
        }
    }
}
