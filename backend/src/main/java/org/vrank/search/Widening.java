package org.vrank.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/**
 * The other words that a question is asked with: those for the concepts it names, and translations of its words. Only such as occur
 * in the indexes that are asked, so that nothing else shows in them, and none that was dropped.
 */
final class Widening {
    /** Asked with its own words alone. */
    static final Widening NONE = new Widening("", Set.of(), Occurring.ANYTHING);

    private static final int MOST_NAMED = 12;
    private static final int MOST_OTHERS = 12;
    private static final int MOST_TRANSLATIONS = 8;
    private static final double KNOWN = 0.5;
    /** Letters between two parts of a compound: Dutch -en-, German -es-. */
    private static final int LINKING = 2;

    private final String text;
    private final Set<String> dropped;
    private final Translations others;
    private final List<Concepts.Named> named = new ArrayList<>();
    /** Where in the question a place or a body is named. */
    private final Set<Integer> names = new HashSet<>();
    /** The field's own words for what stands there, by language: a dictionary may agree, and adds no other. */
    private final Map<Integer, Map<Language, Set<String>>> said = new HashMap<>();

    private final Map<Way, Map<Integer, List<List<Lexicon.Translation>>>> translations = new LinkedHashMap<>();
    private final Map<String, Float> added = new LinkedHashMap<>();
    private final Map<Language, List<Words.Word>> words = new EnumMap<>(Language.class);

    /** From the language a question may be in to that of a text. */
    record Way(Language from, Language to) {}

    private Widening(String text, Set<String> dropped, Occurring occurring) {
        this.text = text;
        this.others = new Translations(occurring);
        this.dropped = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        this.dropped.addAll(dropped);
    }

    /**
     * @param dropped words not to ask with
     * @param language that of the interface: what is added on its account is named first
     */
    static Widening of(
            String text,
            Set<String> dropped,
            Concepts concepts,
            Lexicon lexicon,
            Language language,
            Occurring occurring)
            throws IOException {
        Widening widening = new Widening(text, dropped, occurring);
        widening.named(concepts, occurring);
        List<Language> order = Stream.concat(Stream.of(language), Stream.of(Language.values()))
                .distinct()
                .toList();
        for (Language from : order) {
            widening.translated(lexicon, from, from == language ? 1 : 0.5f, occurring);
        }
        return widening;
    }

    /** The concepts that the question names, with those other words for them that occur; places and bodies also where none does. */
    List<Concepts.Named> named() {
        return named;
    }

    /** The ways that lead anywhere. */
    Set<Way> ways() {
        return translations.keySet();
    }

    /** Items that hold what the word at this place is called, or what all its parts are; null when nothing is known. */
    @Nullable
    Query translation(Way way, int place, Weights weights) throws IOException {
        List<List<Lexicon.Translation>> parts =
                translations.getOrDefault(way, Map.of()).getOrDefault(place, List.of());
        if (parts.isEmpty()) {
            return null;
        }
        if (parts.size() == 1) {
            return others.one(way.to(), parts.getFirst(), weights.title());
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (List<Lexicon.Translation> part : parts) {
            all.add(others.one(way.to(), part, weights.title()), BooleanClause.Occur.MUST);
        }
        return new BoostQuery(all.build(), weights.parts());
    }

    /** The words it was widened with: the best dozen, best first. */
    List<String> added() {
        return added.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_NAMED)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void named(Concepts concepts, Occurring occurring) throws IOException {
        List<Words.Word> all = Words.of(text, Analysis.words(), Queries.MOST_WORDS);
        Set<Integer> small = all.stream()
                .filter(word -> Analysis.small(typed(word), all.size() > 1))
                .map(Words.Word::place)
                .collect(Collectors.toSet());
        for (Concepts.Named one : concepts.in(text, Queries.MOST_WORDS)) {
            if (one.end() == one.start() + 1 && small.contains(one.start())) {
                continue;
            }
            if (one.name()) {
                IntStream.range(one.start(), one.end()).forEach(names::add);
            }
            // with a word its other forms are dropped
            List<Concepts.Phrase> unwanted =
                    one.others().stream().filter(other -> !wanted(other.text())).toList();
            List<Concepts.Phrase> others = new ArrayList<>();
            for (Concepts.Phrase other : one.others()) {
                if (others.size() < MOST_OTHERS
                        && others.stream().noneMatch(other::isFormOf)
                        && unwanted.stream().noneMatch(other::isFormOf)
                        && !typed(other)
                        && occurring.phrase(other)) {
                    others.add(other);
                    added.merge(other.text(), 2f, Math::max);
                }
            }
            one.usual().forEach(usual -> say(one, usual));
            if (!others.isEmpty() || one.name()) {
                named.add(new Concepts.Named(one.start(), one.end(), others, one.name(), one.usual()));
            }
        }
    }

    /** Several words that name one thing are not translated one by one. */
    private void say(Concepts.Named one, Concepts.Phrase usual) {
        for (int place = one.start(); place < one.end(); place++) {
            Set<String> words = said.computeIfAbsent(place, p -> new EnumMap<>(Language.class))
                    .computeIfAbsent(usual.language(), l -> new HashSet<>());
            if (usual.terms().size() == 1 && wanted(usual.text())) {
                words.addAll(usual.terms());
            }
        }
    }

    private void translated(Lexicon lexicon, Language from, float prior, Occurring occurring) throws IOException {
        List<Words.Word> theirs = telling(from).stream()
                .filter(word -> !names.contains(word.place()))
                .toList();
        long known = theirs.stream()
                .filter(word -> word.terms().stream().anyMatch(term -> lexicon.knows(from, term)))
                .count();
        if (known == 0 || known < KNOWN * theirs.size()) {
            return;
        }
        for (Language to : Language.values()) {
            if (from == to || !occurring.language(to)) {
                continue;
            }
            Map<Integer, List<List<Lexicon.Translation>>> byPlace = new HashMap<>();
            for (Words.Word word : theirs) {
                List<List<Lexicon.Translation>> found = translated(lexicon, from, to, word, prior);
                if (!found.isEmpty()) {
                    byPlace.put(word.place(), found);
                }
            }
            if (!byPlace.isEmpty()) {
                translations.put(new Way(from, to), byPlace);
            }
        }
    }

    /** Its words in this language that tell something: "a" and "les" do in some, and hardly to whoever typed them beside others. */
    List<Words.Word> telling(Language language) {
        List<Words.Word> all = words(language);
        return all.stream()
                .filter(word -> !Analysis.small(typed(word), all.size() > 1))
                .toList();
    }

    private String typed(Words.Word word) {
        return text.substring(word.start(), word.end()).toLowerCase(Locale.ROOT);
    }

    /** A word's translations; those of all its parts when it has none itself. */
    private List<List<Lexicon.Translation>> translated(
            Lexicon lexicon, Language from, Language to, Words.Word word, float prior) throws IOException {
        List<Lexicon.Translation> whole = present(lexicon, from, to, word.term());
        Set<String> ours = said.getOrDefault(word.place(), Map.of()).get(to);
        if (ours != null) {
            whole.removeIf(one -> !ours.contains(one.term()));
        }
        List<List<Lexicon.Translation>> parts = new ArrayList<>();
        if (whole.isEmpty() && ours == null) {
            for (String part : made(word)) {
                List<Lexicon.Translation> found = present(lexicon, from, to, part);
                if (found.isEmpty()) {
                    return List.of();
                }
                parts.add(found);
            }
        } else if (!whole.isEmpty()) {
            parts.add(whole);
        }
        for (List<Lexicon.Translation> part : parts) {
            for (Lexicon.Translation one : part) {
                if (ours == null
                        && words(to).stream().noneMatch(typed -> typed.terms().contains(one.term()))) {
                    added.merge(one.text(), prior * one.weight() / parts.size(), Math::max);
                }
            }
        }
        return parts;
    }

    /**
     * The parts a compound is made of: the longest first, and none inside or across another. None unless they are nearly all of
     * it, since what one part of a word is called finds anything.
     */
    private static List<String> made(Words.Word word) {
        String rest = word.term();
        List<String> made = new ArrayList<>();
        for (String part : word.parts().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList()) {
            int at = rest.indexOf(part);
            if (at >= 0) {
                made.add(part);
                rest = rest.substring(0, at) + "|" + rest.substring(at + part.length());
            }
        }
        return rest.length() - made.size() > LINKING * (made.size() - 1) ? List.of() : made;
    }

    private List<Lexicon.Translation> present(Lexicon lexicon, Language from, Language to, String term)
            throws IOException {
        List<Lexicon.Translation> present = new ArrayList<>();
        for (Lexicon.Translation one : lexicon.of(from, to, term, MOST_TRANSLATIONS)) {
            if (wanted(one.text()) && others.stands(to, one)) {
                present.add(one);
            }
        }
        return present;
    }

    private boolean wanted(String word) {
        return !dropped.contains(word);
    }

    private List<Words.Word> words(Language language) {
        return words.computeIfAbsent(language, one -> Words.of(text, Analysis.of(one), Queries.MOST_WORDS));
    }

    /** Whether the question holds this phrase itself. */
    private boolean typed(Concepts.Phrase phrase) {
        List<String> terms =
                words(phrase.language()).stream().map(Words.Word::term).toList();
        return Collections.indexOfSubList(terms, phrase.terms()) >= 0;
    }
}
