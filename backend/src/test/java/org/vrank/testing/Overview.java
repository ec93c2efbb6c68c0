package org.vrank.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Statements of the one who may do anything, each a transaction of its own. Connections are kept for the next: to begin one takes
 * longer than most of what is asked. Two statements at once take two.
 */
final class Overview implements AutoCloseable {
    /** What is done with a statement that has its values. */
    interface Use<T extends @Nullable Object> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private final String database;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    Overview(String database) {
        this.database = database;
    }

    <T extends @Nullable Object> T run(String text, @Nullable Object[] values, Use<T> use) {
        try {
            Connection kept = idle.poll();
            if (kept != null && kept.isValid(1)) {
                return run(kept, text, values, use);
            }
            return run(fresh(), text, values, use);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection fresh() throws SQLException {
        Connection connection = TestDatabase.get().connect(database);
        // a plan that the server remembers would be refused once a test has changed the table
        connection.unwrap(PGConnection.class).setPrepareThreshold(0);
        return connection;
    }

    private <T extends @Nullable Object> T run(
            Connection connection, String text, @Nullable Object[] values, Use<T> use) throws SQLException {
        boolean good = false;
        try (PreparedStatement prepared = connection.prepareStatement(text)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            T result = use.with(prepared);
            // what was set would hold for the next one too
            good = !text.stripLeading().startsWith("set ");
            return result;
        } finally {
            if (good) {
                idle.push(connection);
            } else {
                connection.close();
            }
        }
    }

    @Override
    public void close() {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
