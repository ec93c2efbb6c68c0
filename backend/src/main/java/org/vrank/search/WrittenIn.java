package org.vrank.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vrank.platform.Language;

/** In which language a text is written, by the small words that hold its others together. A guess, for somebody to look at. */
public final class WrittenIn {
    private static final int MOST_WORDS = 5_000;
    private static final int LEAST = 5;
    private static final int CLEARLY = 2;

    private WrittenIn() {}

    /** The language with most small words, if there are five at least and twice as many as of any other. */
    public static Optional<Language> of(String text) {
        List<Words.Word> words = Words.of(text, Analysis.words(), MOST_WORDS);
        Map<Language, Long> counts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            counts.put(
                    language,
                    words.stream()
                            .filter(word -> Analysis.small(language, word.term()))
                            .count());
        }
        List<Language> most = Arrays.stream(Language.values())
                .sorted(Comparator.comparing((Language language) -> counts.getOrDefault(language, 0L))
                        .reversed())
                .toList();
        long first = counts.getOrDefault(most.getFirst(), 0L);
        long second = counts.getOrDefault(most.get(1), 0L);
        return first >= LEAST && first >= CLEARLY * second ? Optional.of(most.getFirst()) : Optional.empty();
    }
}
