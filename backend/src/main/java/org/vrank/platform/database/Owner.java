package org.vrank.platform.database;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The schema's owner, for loading content at start. Absent where the server was given no migration address. */
@Singleton
@Requires(property = "vrank.owner.jdbc")
public class Owner {
    /** Work in the owner's transaction. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run(Connection connection) throws SQLException;
    }

    private final Address address;

    Owner(
            @Value("${vrank.owner.jdbc}") String jdbc,
            @Value("${vrank.owner.user}") String user,
            @Value("${vrank.owner.password:}") String password) {
        this.address = new Address(jdbc, user, password.isEmpty() ? null : password);
    }

    /** Runs work in one transaction as the owner; one server at a time. */
    public <T extends @Nullable Object> T transact(Work<T> work) {
        try (Connection connection = address.connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set role vrank_owner");
                statement.execute("select pg_advisory_xact_lock(7216010)");
            }
            T result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
