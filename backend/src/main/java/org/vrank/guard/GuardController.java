package org.vrank.guard;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.ClientAddress;
import org.vrank.platform.Limits;
import org.vrank.platform.Texts;

/** Hints while somebody types: the same rules as before publishing. Nothing of the text is kept. */
@Controller("/api/guard-checks")
class GuardController {
    private static final int LONGEST = 60_000;

    @Serdeable
    record Checked(@Nullable String text, @Nullable String language) {}

    /** {@code answers}: those that fit a warning: not-a-person, something-else, public, changed. */
    @Serdeable
    record FindingView(String kind, String severity, int start, int end, String key, List<String> answers) {}

    @Serdeable
    record Findings(List<FindingView> findings) {}

    private final Guard guard;
    private final Limits limits;
    private final ClientAddress addresses;

    GuardController(Guard guard, Limits limits, ClientAddress addresses) {
        this.addresses = addresses;
        this.guard = guard;
        this.limits = limits;
    }

    /** Finds personal data in a text. Nothing of the text is kept. */
    @Post
    @Operation(operationId = "checkText")
    Findings check(HttpRequest<?> request, @Body Checked given) {
        limits.take("guard", addresses.of(request), 600, Duration.ofMinutes(1));
        Texts texts = new Texts();
        if (given.text() == null) {
            texts.reject("text", "text.missing");
        }
        texts.optional("text", given.text(), LONGEST);
        if (given.language() == null || !List.of("nl", "fr", "de", "en").contains(given.language())) {
            texts.reject("language", "field.choice", "nl, fr, de, en");
        }
        texts.check();
        return new Findings(
                guard
                        .check(
                                given.text() == null ? "" : given.text(),
                                given.language() == null ? "" : given.language())
                        .stream()
                        .map(f -> new FindingView(
                                f.kind().code(), f.severity().code(), f.start(), f.end(), f.key(), f.answers()))
                        .toList());
    }
}
