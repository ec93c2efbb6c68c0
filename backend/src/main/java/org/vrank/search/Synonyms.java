package org.vrank.search;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/** What a feature knows of words that mean the same, across languages. */
public interface Synonyms {
    /**
     * Words that mean the same.
     *
     * @param words words and phrases by language, the usual one first
     * @param item what search finds that says what it is, or null
     * @param name whether these are names of one place or body: they are found as they are written, and no dictionary translates them
     */
    record Concept(
            Map<Language, List<String>> words, @Nullable Item item, boolean name) {
        /** Something that an item explains. */
        public static Concept explained(Map<Language, List<String>> words, String kind, UUID id) {
            return new Concept(words, new Item(kind, id), false);
        }

        /** Words for the same that no item explains. */
        static Concept worded(Map<Language, List<String>> words) {
            return new Concept(words, null, false);
        }

        /** What one place or body is called. */
        public static Concept named(Map<Language, List<String>> names) {
            return new Concept(names, null, true);
        }
    }

    /** An item by the word for its kind and its id. */
    record Item(String kind, UUID id) {}

    List<Concept> concepts();
}
