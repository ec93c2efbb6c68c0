package org.vrank.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/**
 * The concepts of all {@link Synonyms}, so that a word typed in one language also finds the words for the same thing in the
 * others. They are public and change at a start only, so they are read once.
 */
@Singleton
class Concepts {
    private static final int LONGEST = 5;

    private final List<Synonyms> sources;
    private volatile @Nullable Known known;

    Concepts(List<Synonyms> sources) {
        this.sources = sources;
    }

    /** A word or phrase of a concept, with its terms in the chain of its language. */
    record Phrase(Language language, String text, List<String> terms) {}

    /** A place in a question where a concept is named; {@code end} is after the last word. */
    record Named(int start, int end, List<Phrase> others) {}

    private record Known(Map<Language, Map<List<String>, Set<Integer>>> byTerms, List<List<Phrase>> concepts) {}

    /** Every concept with its words and phrases. */
    List<List<Phrase>> all() {
        return known().concepts();
    }

    /** The concepts a question names, in any language; a longer name goes before a shorter one inside it. */
    List<Named> in(String question, int mostWords) {
        Known all = known();
        Map<Integer, Map<Integer, Set<Integer>>> spans = new HashMap<>();
        for (Language language : Language.values()) {
            List<Words.Word> words = Words.of(question, Analysis.of(language), mostWords);
            Map<List<String>, Set<Integer>> phrases = all.byTerms().getOrDefault(language, Map.of());
            for (int first = 0; first < words.size(); first++) {
                for (int last = first; last < Math.min(words.size(), first + LONGEST); last++) {
                    Set<Integer> found = phrases.get(words.subList(first, last + 1).stream()
                            .map(Words.Word::term)
                            .toList());
                    if (found != null) {
                        spans.computeIfAbsent(words.get(first).place(), p -> new HashMap<>())
                                .computeIfAbsent(words.get(last).place() + 1, p -> new LinkedHashSet<>())
                                .addAll(found);
                    }
                }
            }
        }
        List<Named> named = new ArrayList<>();
        int place = 0;
        while (place < mostWords) {
            Map<Integer, Set<Integer>> here = spans.getOrDefault(place, Map.of());
            int end = here.keySet().stream().mapToInt(Integer::intValue).max().orElse(place + 1);
            Set<Integer> concepts = here.getOrDefault(end, Set.of());
            if (!concepts.isEmpty()) {
                named.add(new Named(
                        place,
                        end,
                        concepts.stream()
                                .sorted()
                                .flatMap(c -> all.concepts().get(c).stream())
                                .distinct()
                                .toList()));
            }
            place = end;
        }
        return named;
    }

    private Known known() {
        Known now = known;
        if (now == null) {
            now = read();
            known = now;
        }
        return now;
    }

    private Known read() {
        Map<Language, Map<List<String>, Set<Integer>>> byTerms = new EnumMap<>(Language.class);
        List<List<Phrase>> concepts = new ArrayList<>();
        for (Synonyms source : sources) {
            for (Map<Language, List<String>> concept : source.concepts()) {
                List<Phrase> phrases = new ArrayList<>();
                concept.forEach((language, texts) -> {
                    for (String text : texts) {
                        List<String> terms = Words.of(text, Analysis.of(language), LONGEST).stream()
                                .map(Words.Word::term)
                                .toList();
                        if (!terms.isEmpty()) {
                            phrases.add(new Phrase(language, text, terms));
                            byTerms.computeIfAbsent(language, l -> new HashMap<>())
                                    .computeIfAbsent(terms, t -> new LinkedHashSet<>())
                                    .add(concepts.size());
                        }
                    }
                });
                concepts.add(phrases);
            }
        }
        return new Known(byTerms, concepts);
    }
}
