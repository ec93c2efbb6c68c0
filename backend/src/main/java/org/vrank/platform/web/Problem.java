package org.vrank.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error, as application/problem+json (RFC 9457).
 *
 * @param code stable word for programs: not-found, gone, not-signed-in, not-allowed, invalid, conflict, too-many, unavailable, full,
 *     internal
 * @param violations what was wrong, by field, in the reader's language
 * @param reference leads from an unexpected error to its line in the log
 * @param withdrawn day on which what stood here was withdrawn
 * @param reason the author's reason for the withdrawal
 * @param current the present state, where the request built on an older one
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        @Nullable List<FieldProblem> violations,
        @Nullable String reference,
        @Nullable LocalDate withdrawn,
        @Nullable String reason,
        @Nullable Object current) {

    /** One thing wrong with one field. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldProblem(
            String field, String message, @Nullable HitOf hit) {}

    /**
     * The words of the field that it is about.
     *
     * @param code stable word for what was found, such as guard.phone, or guard.warn-name, which is answered
     * @param key what an answer is known by
     * @param answers those that fit: not-a-person, something-else, public, changed; none where the words have to go
     */
    @Serdeable
    public record HitOf(String code, String key, int start, int end, String words, List<String> answers) {}

    static Problem of(int status, String code, String title) {
        return new Problem("about:blank", title, status, code, null, null, null, null, null);
    }

    Problem with(List<FieldProblem> wrong) {
        return new Problem(type, title, status, code, wrong, reference, withdrawn, reason, current);
    }

    Problem referring(String to) {
        return new Problem(type, title, status, code, violations, to, withdrawn, reason, current);
    }

    Problem gone(LocalDate when, String why) {
        return new Problem(type, title, status, code, violations, reference, when, why, current);
    }

    Problem now(@Nullable Object state) {
        return new Problem(type, title, status, code, violations, reference, withdrawn, reason, state);
    }
}
