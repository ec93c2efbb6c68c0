package org.vrank.search;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.vrank.platform.Language;
import org.vrank.platform.database.ContentFiles;

/** What people of this field call the same thing in each language, from {@code content/search/words.yml}. */
@Singleton
class FieldWords implements Synonyms {
    @Override
    public List<Concept> concepts() {
        return ((List<?>) ContentFiles.yaml("search/words.yml").getOrDefault("words", List.of()))
                .stream().map(words -> Concept.worded(words((Map<?, ?>) words))).toList();
    }

    private static Map<Language, List<String>> words(Map<?, ?> given) {
        Map<Language, List<String>> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            if (given.get(language.code()) instanceof List<?> theirs) {
                words.put(language, theirs.stream().map(String::valueOf).toList());
            }
        }
        return words;
    }
}
