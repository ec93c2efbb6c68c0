package org.vrank.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
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
        // beans come in no fixed order, and the words a question was widened with are named in that of the concepts
        this.sources = sources.stream()
                .sorted(Comparator.comparing(source -> source.getClass().getName()))
                .toList();
    }

    /** A word or phrase of a concept, with its terms in the chain of its language. */
    record Phrase(Language language, String text, List<String> terms) {
        boolean isFormOf(Phrase other) {
            return language == other.language && terms.equals(other.terms);
        }
    }

    /**
     * A place in a question where a concept is named.
     *
     * @param end after the last word
     * @param name whether it is the name of a place or a body
     * @param usual those words for it that do not come from a term, which explains and hardly says what people say
     */
    record Named(int start, int end, List<Phrase> others, boolean name, Set<Phrase> usual) {}

    private record Concept(List<Phrase> phrases, boolean name, boolean explained) {}

    /**
     * @param byTerms which concepts are named so, by the terms of a language's chain
     * @param byName which places and bodies are called so, by the words as they are
     * @param byLetters which concepts are named so by several words, as people type them on a phone: without accents
     * @param names the terms of names of one word
     * @param items what says what something is, by the words it is called by
     */
    private record Known(
            Map<Language, Map<List<String>, Set<Integer>>> byTerms,
            Map<List<String>, Set<Integer>> byName,
            Map<List<String>, Set<Integer>> byLetters,
            Map<Language, Set<String>> names,
            Map<List<String>, Set<Search.Hit>> items,
            List<Concept> concepts) {}

    /** Every concept that an item explains, with its words and phrases. */
    List<List<Phrase>> all() {
        return known().concepts().stream()
                .filter(Concept::explained)
                .map(Concept::phrases)
                .toList();
    }

    /** Whether a term of this language's chain is what the name of a place or a body becomes. */
    boolean name(Language language, String term) {
        return known().names().getOrDefault(language, Set.of()).contains(term);
    }

    /** What says what something is, where the question is what it is called, whatever its case and accents, and nothing else. */
    Set<Search.Hit> called(String question) {
        return known().items().getOrDefault(Naming.words(question), Set.of());
    }

    /** The concepts a question names, in any language; a longer name goes before a shorter one inside it. */
    List<Named> in(String question, int mostWords) {
        Known all = known();
        Map<Integer, Map<Integer, Set<Integer>>> spans = new HashMap<>();
        for (Language language : Language.values()) {
            find(
                    spans,
                    Words.of(question, Analysis.of(language), mostWords),
                    all.byTerms().get(language));
        }
        find(spans, Words.of(question, Analysis.words(), mostWords), all.byName());
        find(spans, Words.of(question, Analysis.folded(), mostWords), all.byLetters());
        List<Named> named = new ArrayList<>();
        int place = 0;
        while (place < mostWords) {
            Map<Integer, Set<Integer>> here = spans.getOrDefault(place, Map.of());
            int end = here.keySet().stream().mapToInt(Integer::intValue).max().orElse(place + 1);
            Set<Integer> concepts = here.getOrDefault(end, Set.of());
            if (!concepts.isEmpty()) {
                named.add(named(
                        place,
                        end,
                        concepts.stream().sorted().map(all.concepts()::get).toList()));
            }
            place = end;
        }
        return named;
    }

    /** The names of places and bodies that a question holds, in lower case and without accents. */
    Set<String> places(String question) {
        List<Words.Word> words = Words.of(question, Analysis.words(), Queries.MOST_WORDS);
        return in(question, Queries.MOST_WORDS).stream()
                .filter(Named::name)
                .map(one -> called(question, words, one))
                .collect(Collectors.toSet());
    }

    /** What a question calls a concept, in lower case and without accents. */
    static String called(String question, List<Words.Word> words, Named one) {
        List<Words.Word> theirs = words.stream()
                .filter(word -> one.start() <= word.place() && word.place() < one.end())
                .toList();
        return theirs.isEmpty()
                ? ""
                : Fields.plain(question.substring(
                        theirs.getFirst().start(), theirs.getLast().end()));
    }

    private static Named named(int start, int end, List<Concept> concepts) {
        return new Named(
                start,
                end,
                concepts.stream()
                        .flatMap(concept -> concept.phrases().stream())
                        .distinct()
                        .toList(),
                concepts.stream().anyMatch(Concept::name),
                concepts.stream()
                        .filter(concept -> !concept.explained())
                        .flatMap(concept -> concept.phrases().stream())
                        .collect(Collectors.toSet()));
    }

    /** Where phrases stand among these words: for each place one begins at, and each it ends before, which concepts. */
    private static void find(
            Map<Integer, Map<Integer, Set<Integer>>> spans,
            List<Words.Word> words,
            @Nullable Map<List<String>, Set<Integer>> phrases) {
        for (int first = 0; phrases != null && first < words.size(); first++) {
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

    private Known known() {
        Known now = known;
        if (now == null) {
            now = read();
            known = now;
        }
        return now;
    }

    private Known read() {
        Known read = new Known(
                new EnumMap<>(Language.class),
                new HashMap<>(),
                new HashMap<>(),
                new EnumMap<>(Language.class),
                new HashMap<>(),
                new ArrayList<>());
        for (Synonyms source : sources) {
            for (Synonyms.Concept concept : source.concepts()) {
                List<Phrase> phrases = new ArrayList<>();
                concept.words().forEach((language, texts) -> {
                    for (String text : texts) {
                        List<String> terms = terms(text, Analysis.of(language), LONGEST);
                        boolean cut = terms(text, Analysis.words(), LONGEST + 1).size() > LONGEST;
                        if (!terms.isEmpty() && !(cut && concept.name())) {
                            phrases.add(new Phrase(language, text, terms));
                            remember(read, phrases.getLast(), concept);
                        }
                    }
                });
                read.concepts().add(new Concept(phrases, concept.name(), concept.item() != null));
            }
        }
        return read;
    }

    /** That the concept which is read next is called so. */
    private static void remember(Known read, Phrase phrase, Synonyms.Concept concept) {
        Map<List<String>, Set<Integer>> there = concept.name()
                ? read.byName()
                : read.byTerms().computeIfAbsent(phrase.language(), l -> new HashMap<>());
        List<String> terms = concept.name() ? terms(phrase.text(), Analysis.words(), LONGEST) : phrase.terms();
        there.computeIfAbsent(terms, t -> new LinkedHashSet<>())
                .add(read.concepts().size());
        List<String> letters = terms(phrase.text(), Analysis.folded(), LONGEST);
        if (!concept.name() && letters.size() > 1) {
            read.byLetters()
                    .computeIfAbsent(letters, l -> new LinkedHashSet<>())
                    .add(read.concepts().size());
        }
        if (concept.name() && phrase.terms().size() == 1) {
            read.names()
                    .computeIfAbsent(phrase.language(), l -> new HashSet<>())
                    .add(phrase.terms().getFirst());
        }
        Synonyms.Item item = concept.item();
        if (item != null) {
            read.items()
                    .computeIfAbsent(Naming.words(phrase.text()), w -> new LinkedHashSet<>())
                    .add(new Search.Hit(item.kind(), item.id()));
        }
    }

    private static List<String> terms(String text, Analyzer chain, int atMost) {
        return Words.of(text, chain, atMost).stream().map(Words.Word::term).toList();
    }
}
