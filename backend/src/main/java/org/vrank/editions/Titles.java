package org.vrank.editions;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.vrank.platform.Language;

/** What a course is called: it has a title in each of its languages. */
final class Titles {
    private Titles() {}

    /** In the language of whoever reads, else in that of the edition, else in any there is. */
    static String pick(ObjectMapper json, String titles, Language language, String spoken) {
        try {
            Map<String, String> all = json.readValue(titles, Argument.mapOf(String.class, String.class));
            return all.getOrDefault(
                    language.code(),
                    all.getOrDefault(spoken, all.values().stream().findFirst().orElse("")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
