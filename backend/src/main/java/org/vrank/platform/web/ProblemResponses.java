package org.vrank.platform.web;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.netty.AbstractNettyHttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.platform.Faults;
import org.vrank.platform.Violation;

/**
 * The framework's own refusals (a body that is no JSON, a missing parameter, a method that is not offered) as problems. What
 * the framework says is used to find the field and never passed on: it may quote the request.
 */
@Singleton
@Primary
final class ProblemResponses implements ErrorResponseProcessor<Problem> {
    private static final Pattern PROPERTY = Pattern.compile(
            "(?:property|argument|Property|field) \\[(?:[A-Za-z.<>\\[\\]?, ]+ )?([A-Za-z][A-Za-z0-9_-]{0,40})\\]");
    private static final Pattern UNKNOWN = Pattern.compile("[Uu]nknown property \\[([A-Za-z0-9_.-]{1,40})\\]");

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponses.class);

    private final Faults faults;

    ProblemResponses(Faults faults) {
        this.faults = faults;
    }

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        int status = base.status().getCode();
        var request = context.getRequest();
        MutableHttpResponse<Problem> answer = switch (status) {
            case 400 -> Problems.invalid(request, 400, List.of(violation(context)));
            case 401 -> Problems.answer(request, 401, "not-signed-in");
            case 403 -> Problems.answer(request, 403, "not-allowed");
            case 404 -> Problems.answer(request, 404, "not-found");
            case 405, 406, 413, 415, 422, 431 -> Problems.answer(request, status, "status-" + status);
            default ->
                status < 500
                        ? Problems.answer(request, status, "invalid")
                        : Problems.unexpected(
                                request,
                                status,
                                "internal",
                                faults.report(
                                        LOG,
                                        "the framework's answer",
                                        context.getRootCause().orElse(null)));
        };
        base.getHeaders().getAll("Allow").forEach(allow -> answer.header("Allow", allow));
        // What was not read makes the connection useless: without this some clients send their next request on it, and
        // others wait for its end. Of a request whose address is none the framework does not say whether it was read.
        if (status == 400 || status == 413 || status == 414 || status == 431 || garbled(request)) {
            answer.header("Connection", "close");
        }
        return answer;
    }

    /** Whether the request could not be read to its end: whatever follows on its connection is not read either. */
    private static boolean garbled(HttpRequest<?> request) {
        return request instanceof AbstractNettyHttpRequest<?> netty
                && netty.getNettyRequest().decoderResult().isFailure();
    }

    private static Violation violation(ErrorContext context) {
        String said =
                context.getErrors().stream().map(Error::getMessage).findFirst().orElse("");
        Matcher unknown = UNKNOWN.matcher(said);
        if (unknown.find()) {
            return new Violation(unknown.group(1), "field.unknown");
        }
        String path = context.getErrors().stream()
                .flatMap(e -> e.getPath().stream())
                .findFirst()
                .map(p -> p.startsWith("/") ? p.substring(1) : p)
                .filter(p -> p.matches("[A-Za-z0-9_.-]{1,60}"))
                .orElse("body");
        String field = path;
        Matcher property = PROPERTY.matcher(said);
        while (property.find()) {
            field = property.group(1);
        }
        return new Violation(field, "field.type");
    }
}
