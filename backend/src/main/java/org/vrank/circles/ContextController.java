package org.vrank.circles;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;

/** What may be said about where something happened, and whether it would point at somebody. */
@Controller("/api/contexts")
class ContextController {
    @Serdeable
    record Choice(String id, String label) {}

    @Serdeable
    record Choices(
            List<Choice> regions,
            List<Choice> sizes,
            List<Choice> features,
            List<Choice> settings,
            List<Choice> targetGroups) {}

    @Serdeable
    record Said(
            @Nullable UUID municipality,
            @Nullable String region,
            @Nullable String setting,
            @Nullable String targetGroup,
            @Nullable String language,
            @Nullable String size,
            @Nullable List<String> features) {
        Context context() {
            return new Context(
                    municipality,
                    region,
                    setting,
                    targetGroup,
                    language,
                    size,
                    features == null
                            ? List.of()
                            : features.stream().map(String::valueOf).distinct().toList());
        }
    }

    @Serdeable
    record Question(
            @Nullable UUID circle, Said wanted, @Nullable List<Said> said) {}

    private final SmallN smallN;
    private final Places places;
    private final Readers readers;

    ContextController(SmallN smallN, Places places, Readers readers) {
        this.smallN = smallN;
        this.places = places;
        this.readers = readers;
    }

    /** The details that may be said of a place instead of its name. */
    @Get
    @Operation(operationId = "listContexts")
    Choices choices(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        return new Choices(
                places.regions().stream()
                        .map(region -> new Choice(region, Messages.of(language, "region." + region)))
                        .toList(),
                listed(places.sizes(), language),
                listed(places.features(), language),
                listed(places.settings(), language),
                listed(places.targetGroups(), language));
    }

    /** Whether these details fit enough practitioners and municipalities, and what else would. */
    @Post("/checks")
    @ReaderScope
    @Operation(operationId = "checkContext")
    SmallN.Verdict check(@Body Question question) {
        readers.current().signedIn();
        List<Said> said = question.said() == null ? List.of() : question.said();
        return smallN.check(
                question.circle(),
                question.wanted().context(),
                said.stream()
                        .map(s -> s == null ? Context.BELGIUM : s.context())
                        .toList());
    }

    private static List<Choice> listed(List<Places.Choice> choices, Language language) {
        return choices.stream()
                .map(choice -> new Choice(choice.id(), choice.label(language)))
                .toList();
    }
}
