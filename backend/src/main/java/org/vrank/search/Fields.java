package org.vrank.search;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.database.ContentFiles;

/** The names by which filters and days are asked for in a question, from {@code content/search/fields.yml}. */
final class Fields {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Map<String, String> BY_NAME = byName();

    private Fields() {}

    /** The field called so in any language, or null. */
    static @Nullable String of(String name) {
        return BY_NAME.get(plain(name));
    }

    /** Without accents and in lower case; a curly apostrophe is a straight one. */
    static String plain(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .replace('\u2019', '\'')
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private static Map<String, String> byName() {
        Map<String, String> fields = new HashMap<>();
        ContentFiles.yaml("search/fields.yml").forEach((field, names) -> {
            for (Object name : (List<?>) names) {
                String before = fields.put(plain(String.valueOf(name)), field);
                if (before != null) {
                    throw new IllegalStateException(name + " stands for " + before + " and for " + field);
                }
            }
        });
        return Map.copyOf(fields);
    }
}
