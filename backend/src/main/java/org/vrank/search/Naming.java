package org.vrank.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/** Finds the words of concepts by how they begin, and the words for the same in other languages. */
final class Naming {
    private final Concepts concepts;
    private volatile @Nullable List<Name> names;

    Naming(Concepts concepts) {
        this.concepts = concepts;
    }

    /**
     * A word or phrase of a concept.
     *
     * @param beginnings its words in lower case, without accents
     * @param concept all phrases of its concept, the usual one of each language before its others
     */
    record Name(Concepts.Phrase phrase, List<String> beginnings, List<Concepts.Phrase> concept) {
        /** The usual word in each other language, each word once. */
        List<Concepts.Phrase> elsewhere() {
            Map<Language, Concepts.Phrase> usual = new LinkedHashMap<>();
            concept.forEach(other -> usual.putIfAbsent(other.language(), other));
            usual.remove(phrase.language());
            Set<String> said = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            said.add(phrase.text());
            return usual.values().stream()
                    .filter(other -> said.add(other.text()))
                    .toList();
        }
    }

    /** One name of each concept with a word for each of those typed, in this language if there is one, shorter ones first. */
    List<Name> like(List<String> typed, Language language) {
        Map<List<Concepts.Phrase>, Name> best = new LinkedHashMap<>();
        Comparator<Name> order = Comparator.comparing(
                        (Name name) -> name.phrase().language() != language)
                .thenComparing(name -> name.phrase().text().length());
        for (Name name : names()) {
            if (fits(typed, name.beginnings())) {
                best.merge(name.concept(), name, (one, other) -> order.compare(one, other) <= 0 ? one : other);
            }
        }
        return best.values().stream().sorted(order).toList();
    }

    /** Whether each of these is how one of the words begins. */
    static boolean fits(List<String> typed, List<String> words) {
        return !typed.isEmpty()
                && typed.stream().allMatch(one -> words.stream().anyMatch(word -> word.startsWith(one)));
    }

    /** The words of a text in lower case, without accents. */
    static List<String> words(String text) {
        return Words.of(text.toLowerCase(Locale.ROOT), Analysis.folded(), Queries.MOST_WORDS).stream()
                .map(Words.Word::term)
                .toList();
    }

    private List<Name> names() {
        List<Name> known = names;
        if (known == null) {
            List<Name> read = new ArrayList<>();
            concepts.all()
                    .forEach(concept ->
                            concept.forEach(phrase -> read.add(new Name(phrase, words(phrase.text()), concept))));
            known = List.copyOf(read);
            names = known;
        }
        return known;
    }
}
