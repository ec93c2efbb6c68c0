package org.vrank.learning;

import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/** Picks the words of a course, which stand in one language or in several, for somebody who reads. */
public final class Words {
    private final List<String> languages;

    private Words(List<String> languages) {
        this.languages = languages;
    }

    /** In the interface's language where it can be, else in that of the edition, else in what there is. */
    public static Words of(Language wished, @Nullable String edition) {
        Set<String> order = new LinkedHashSet<>();
        order.add(wished.spoken().code());
        if (edition != null) {
            order.add(edition);
        }
        order.addAll(List.of("nl", "fr", "en", "de"));
        return new Words(List.copyOf(order));
    }

    /** The language that {@link #text} picks; the first wish where there is nothing. */
    public String language(@Nullable JsonNode words) {
        return languages.stream()
                .filter(language -> !in(words, language).isEmpty())
                .findFirst()
                .orElse(languages.getFirst());
    }

    /** The words, or none. */
    public String text(@Nullable JsonNode words) {
        return in(words, language(words));
    }

    private static String in(@Nullable JsonNode words, String language) {
        JsonNode text = words == null || !words.isObject() ? null : words.get(language);
        return text == null || !text.isString() ? "" : text.getStringValue();
    }
}
