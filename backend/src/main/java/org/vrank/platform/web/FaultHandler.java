package org.vrank.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.platform.Ids;
import org.vrank.platform.Violation;

/**
 * What nobody expected. A database that is away is 503, one without room 507; anything else is 500 with a reference that stands in the log beside
 * the kind of exception and where it happened. The exception's message is not logged: it may quote what somebody wrote.
 */
@Singleton
final class FaultHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(FaultHandler.class);

    /** What the pool says, without a state, about a connection that broke while it was in use. */
    private static final String CLOSED = "Connection is closed";

    private final Ids ids;

    FaultHandler(Ids ids) {
        this.ids = ids;
    }

    @Override
    public HttpResponse<?> handle(HttpRequest request, Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                if (away(sql)) {
                    LOG.warn("database away, state {}", sql.getSQLState());
                    return Problems.answer(request, 503, "unavailable").header("Retry-After", "5");
                }
                if (full(sql)) {
                    LOG.warn("no room for the database, state {}", sql.getSQLState());
                    return Problems.full(request);
                }
                if (unstorable(sql)) {
                    return Problems.invalid(request, 400, List.of(new Violation("body", "text.broken")));
                }
            }
        }
        String reference = ids.next().toString().substring(0, 8);
        LOG.error("unexpected {} reference {} at {}", kinds(fault), reference, place(fault));
        return Problems.unexpected(request, reference);
    }

    private static boolean away(SQLException fault) {
        String state = fault.getSQLState();
        return fault instanceof SQLTransientConnectionException
                || (state == null && CLOSED.equals(fault.getMessage()))
                || (state != null
                        && (state.startsWith("08")
                                || state.startsWith("57P")
                                || state.equals("53300")
                                || state.equals("25006")));
    }

    private static boolean full(SQLException fault) {
        return "53100".equals(fault.getSQLState());
    }

    private static boolean unstorable(SQLException fault) {
        return "22021".equals(fault.getSQLState()) || "22P05".equals(fault.getSQLState());
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
        @Nullable Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
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
