package org.vrank.terminology;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;

@Controller("/api")
class TermController {
    @Serdeable
    record ThemeView(String id, String label, String group) {}

    @Serdeable
    record Meaning(String level, String body, String document, String year, String text, String source) {}

    @Serdeable
    record TermView(
            String id,
            Map<String, String> words,
            Map<String, List<String>> synonyms,
            String definition,
            String source,
            List<Meaning> byLevel) {}

    private final Terms terms;

    TermController(Terms terms) {
        this.terms = terms;
    }

    /** The themes a report can have. */
    @Get("/themes")
    @Operation(operationId = "listThemes")
    Page<ThemeView> themes(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        return Page.whole(terms.themes().stream()
                .map(t -> new ThemeView(t.id(), t.label(language), t.grouping()))
                .toList());
    }

    /** The terms, with what they mean at each level of policy. */
    @Get("/terms")
    @ReaderScope
    @Operation(operationId = "listTerms")
    Page<TermView> terms() {
        Map<String, List<TermRepository.Definition>> definitions = terms.definitions();
        return Page.whole(terms.all().stream()
                .map(t -> new TermView(
                        t.id(),
                        t.words(),
                        t.synonyms(),
                        t.definition(),
                        t.source(),
                        definitions.getOrDefault(t.id(), List.of()).stream()
                                .map(d ->
                                        new Meaning(d.level(), d.body(), d.document(), d.year(), d.text(), d.source()))
                                .toList()))
                .toList());
    }
}
