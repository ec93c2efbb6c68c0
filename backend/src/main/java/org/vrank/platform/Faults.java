package org.vrank.platform;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What nobody expected, said in one line of the log: which kinds of exception, where, and a reference that the user who met it
 * sees too. The exception's message is not logged: it may quote what somebody wrote.
 */
@Singleton
public class Faults {
    /** What the pool says, without a state, about a connection that broke while it was in use. */
    private static final String CLOSED = "Connection is closed";

    private final Ids ids;

    Faults(Ids ids) {
        this.ids = ids;
    }

    /** A new reference: eight characters that lead from an error page to a line of the log. */
    public String reference() {
        return ids.next().toString().substring(0, 8);
    }

    /** Logs a fault; its reference. {@code during} says what was being done, in our own words. */
    public String report(Logger log, String during, @Nullable Throwable fault) {
        String reference = reference();
        log.atError()
                .addKeyValue("reference", reference)
                .log(
                        "unexpected {} reference {} during {} at {}",
                        fault == null ? "fault" : kinds(fault),
                        reference,
                        during,
                        fault == null ? "?" : place(fault));
        return reference;
    }

    /** The state of the database error when the database is away, which passes by itself; else null. */
    public static boolean isAway(Throwable fault) {
        return away(fault) != null;
    }

    /** The error that says that the database is away, or null when it is something else. */
    public static @Nullable SQLException away(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && saysAway(sql)) {
                return sql;
            }
        }
        return null;
    }

    private static boolean saysAway(SQLException fault) {
        String state = fault.getSQLState();
        return fault instanceof SQLTransientConnectionException
                || (state == null && CLOSED.equals(fault.getMessage()))
                || (state != null
                        && (state.startsWith("08")
                                || state.startsWith("57P")
                                || state.equals("53300")
                                || state.equals("25006")));
    }

    private static String kinds(Throwable fault) {
        StringBuilder kinds = new StringBuilder();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            kinds.append(kinds.isEmpty() ? "" : " < ").append(cause.getClass().getSimpleName());
            if (cause instanceof SQLException sql) {
                kinds.append('[').append(sql.getSQLState()).append(']');
            }
        }
        return kinds.toString();
    }

    private static String place(Throwable fault) {
        StringBuilder place = new StringBuilder();
        Throwable root = fault;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        int shown = 0;
        for (StackTraceElement frame : root.getStackTrace()) {
            boolean ours = frame.getClassName().startsWith("org.vrank");
            if (shown < 3 || (ours && shown < 8)) {
                place.append(shown == 0 ? "" : " | ")
                        .append(frame.getClassName())
                        .append(':')
                        .append(frame.getLineNumber());
                shown++;
            }
        }
        return place.toString();
    }
}
