package org.vrank.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.compression.DecompressionException;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.platform.Faults;
import org.vrank.platform.Violation;

/**
 * What nobody expected. A database that is away is 503, one without room 507; anything else is 500. All carry a reference that
 * stands in the log beside the kind of exception and where it happened; somebody who asked for a page gets it as a page.
 */
@Singleton
final class FaultHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(FaultHandler.class);
    private static final int DEEPEST = 12;

    private final Faults faults;

    FaultHandler(Faults faults) {
        this.faults = faults;
    }

    @Override
    public HttpResponse<?> handle(HttpRequest request, Throwable fault) {
        SQLException away = Faults.away(fault);
        if (away != null) {
            String reference = faults.reference();
            LOG.atWarn()
                    .addKeyValue("reference", reference)
                    .log("database away, state {} reference {}", away.getSQLState(), reference);
            return FaultPage.orProblem(request, 503, "unavailable", reference).header("Retry-After", "5");
        }
        if (fault instanceof EOFException || fault instanceof DecompressionException) {
            // the sender broke off, or says that it packed what it did not pack
            return Problems.invalid(request, 400, List.of(new Violation("body", "field.type")));
        }
        if (noFile(fault) || noForm(fault)) {
            return Problems.invalid(request, 400, List.of(new Violation("file", "field.type")));
        }
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && full(sql)) {
                String reference = faults.reference();
                LOG.atWarn()
                        .addKeyValue("reference", reference)
                        .log("no room for the database, state {} reference {}", sql.getSQLState(), reference);
                return FaultPage.orProblem(request, 507, "full", reference).header("Retry-After", "30");
            }
            if (cause instanceof SQLException sql && unstorable(sql)) {
                return Problems.invalid(request, 400, List.of(new Violation("body", "text.broken")));
            }
        }
        return FaultPage.orProblem(request, 500, "internal", faults.report(LOG, "a request", fault));
    }

    /** A form's field without a file's name where a file is wanted: the framework takes it for one all the same, and stumbles. */
    private static boolean noFile(Throwable fault) {
        StackTraceElement[] where = fault.getStackTrace();
        return fault instanceof ClassCastException
                && where.length > 0
                && where[0].getClassName().endsWith(".NettyStreamingFileUploadBinder");
    }

    /** What calls itself a form of several parts and is none: the library that takes it apart stumbles in more than one way. */
    private static boolean noForm(Throwable fault) {
        return Stream.of(fault.getStackTrace())
                .limit(DEEPEST)
                .anyMatch(at -> at.getClassName().startsWith("io.netty.handler.codec.http.multipart."));
    }

    private static boolean full(SQLException fault) {
        return "53100".equals(fault.getSQLState());
    }

    private static boolean unstorable(SQLException fault) {
        return "22021".equals(fault.getSQLState()) || "22P05".equals(fault.getSQLState());
    }
}
