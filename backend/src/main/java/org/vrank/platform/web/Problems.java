package org.vrank.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.Refusal;
import org.vrank.platform.Violation;

/** Turns refusals and faults into problems in the reader's language. */
final class Problems {
    private static final MediaType PROBLEM = new MediaType("application/problem+json");

    private Problems() {}

    static MutableHttpResponse<Problem> answer(HttpRequest<?> request, Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotFound absent -> answer(request, 404, "not-found");
            case Refusal.Gone gone -> respond(problem(request, 410, "gone").gone(gone.withdrawn(), gone.reason()));
            case Refusal.NotSignedIn visitor -> answer(request, 401, "not-signed-in");
            case Refusal.NotAllowed refused -> answer(request, 403, "not-allowed");
            case Refusal.Invalid invalid -> invalid(request, 400, invalid.violations());
            case Refusal.Conflict conflict ->
                respond(problem(request, 409, "conflict").now(conflict.current()));
            case Refusal.TooMany tooMany ->
                respond(problem(request, 429, "too-many"))
                        .header(
                                "Retry-After",
                                Long.toString(Math.max(1, tooMany.after().toSeconds())));
        };
    }

    static MutableHttpResponse<Problem> invalid(HttpRequest<?> request, int status, List<Violation> violations) {
        Language language = language(request);
        return respond(problem(request, status, "invalid")
                .with(violations.stream()
                        .map(v -> new Problem.FieldProblem(
                                v.field(),
                                Messages.of(language, v.message(), v.arguments().toArray()),
                                hit(v)))
                        .toList()));
    }

    private static Problem.@Nullable HitOf hit(Violation v) {
        Violation.Hit hit = v.hit();
        return hit == null
                ? null
                : new Problem.HitOf(
                        v.message(),
                        hit.key(),
                        hit.start(),
                        hit.end(),
                        v.arguments().getFirst().toString(),
                        hit.answers());
    }

    static MutableHttpResponse<Problem> answer(HttpRequest<?> request, int status, String code) {
        return respond(problem(request, status, code));
    }

    /** No room to write; somebody has to make some, so it is no use to ask again at once. */
    static MutableHttpResponse<Problem> full(HttpRequest<?> request) {
        return respond(problem(request, 507, "full")).header("Retry-After", "30");
    }

    static MutableHttpResponse<Problem> unexpected(HttpRequest<?> request, int status, String code, String reference) {
        return respond(problem(request, status, code).referring(reference));
    }

    private static Problem problem(HttpRequest<?> request, int status, String code) {
        return Problem.of(status, code, Messages.of(language(request), "problem." + code));
    }

    private static MutableHttpResponse<Problem> respond(Problem problem) {
        return HttpResponse.<Problem>status(HttpStatus.valueOf(problem.status()))
                .body(problem)
                .contentType(PROBLEM);
    }

    private static Language language(HttpRequest<?> request) {
        return Language.ofInterface(request.getHeaders().get("Accept-Language"));
    }
}
