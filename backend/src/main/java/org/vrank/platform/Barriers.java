package org.vrank.platform;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the database says when it refuses an admission, a seat or a tie, as a refusal that names the field. */
public final class Barriers {
    private Barriers() {}

    /** Runs work that the database may bar; it names the barrier in the error's detail. */
    public static <T extends @Nullable Object> T translate(String field, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql) {
                    throw refusal(field, sql, failed);
                }
            }
            throw failed;
        }
    }

    private static RuntimeException refusal(String field, SQLException sql, RuntimeException failed) {
        if ("VR003".equals(sql.getSQLState())) {
            return new Refusal.NotAllowed();
        }
        if ("VR004".equals(sql.getSQLState()) && sql instanceof PSQLException postgres) {
            ServerErrorMessage message = postgres.getServerErrorMessage();
            String barrier = message == null ? null : message.getDetail();
            return new Refusal.Invalid(field, "admission." + (barrier == null ? "seat" : barrier));
        }
        return failed;
    }
}
