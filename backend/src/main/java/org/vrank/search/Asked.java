package org.vrank.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/**
 * What somebody typed, taken apart by {@link Syntax}.
 *
 * @param text as it was typed, without the spaces around the colon of a filter, and with a minus for NOT
 * @param words the same with spaces in the place of all that is no plain word, so that places in it are places in {@code text}
 * @param phrases what must stand there word by word; of a word with an asterisk how it begins
 * @param titled what must stand in the title
 * @param excluded what may not stand there
 * @param fields values that were named with their filter
 * @param left values that were named to be left out
 * @param since the first day, or null
 * @param until the last day, or null
 * @param places values of the filter on places, by the names of places among the words
 * @param remarks what was not understood, to be said to whoever typed it
 */
record Asked(
        String text,
        String words,
        List<String> phrases,
        List<String> titled,
        List<String> excluded,
        Map<String, Set<String>> fields,
        Map<String, Set<String>> left,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        Map<String, Set<String>> places,
        List<Remark> remarks) {
    private static final Pattern BEGINNING = Pattern.compile("([\\p{L}\\p{N}]{4,})\\*");
    /** More words do not begin alike, but in what nobody wrote. */
    private static final int MOST_BEGUN = 1024;

    /** What has no day, such as a term, has the one before. */
    private static final long FIRST_DAY = 1;

    /** A part that was not understood: the key of the message about it, with what the message names. */
    record Remark(String message, List<Object> arguments) {}

    /** Words alone. */
    static Asked words(String text) {
        return new Asked(
                text, text, List.of(), List.of(), List.of(), Map.of(), Map.of(), null, null, Map.of(), List.of());
    }

    /** Whether something says what an item is to hold, so that one can fit better than another. */
    boolean seeks() {
        return hasWords() || !phrases.isEmpty() || !titled.isEmpty();
    }

    boolean hasWords() {
        return !words.isBlank();
    }

    /** Whether nothing of this facet is asked for. */
    boolean countable(String facet) {
        return !fields.containsKey(facet)
                && !left.containsKey(facet)
                && !(facet.equals(Choices.PLACE) && !places.isEmpty());
    }

    /** The same, with what its words name. */
    Asked placed(Map<String, Set<String>> named) {
        return new Asked(text, words, phrases, titled, excluded, fields, left, since, until, named, remarks);
    }

    /** How words begin that are asked for with an asterisk, as in {@code contactper*}; null for anything else. */
    static @Nullable String beginning(String phrase) {
        Matcher begun = BEGINNING.matcher(phrase);
        return begun.matches() ? begun.group(1).toLowerCase(Locale.ROOT) : null;
    }

    /** Its phrases of whole words. */
    List<String> quoted() {
        return phrases.stream().filter(phrase -> beginning(phrase) == null).toList();
    }

    /** The same with other words in its phrases. */
    Asked respelt(Map<String, String> spelt) {
        String now = text;
        for (Map.Entry<String, String> one : spelt.entrySet()) {
            now = now.replace(one.getKey(), one.getValue());
        }
        return with(
                now,
                words,
                phrases.stream()
                        .map(phrase -> spelt.getOrDefault(phrase, phrase))
                        .toList());
    }

    /** The same with its phrases as plain words. */
    Asked unquoted() {
        String loose = text;
        for (String phrase : quoted()) {
            loose = loose.replaceAll(
                    "(?<!\\S)" + Syntax.QUOTE + Pattern.quote(phrase) + Syntax.QUOTE, Matcher.quoteReplacement(phrase));
        }
        return with(
                loose,
                words + " " + String.join(" ", quoted()),
                phrases.stream().filter(phrase -> beginning(phrase) != null).toList());
    }

    private Asked with(String otherText, String otherWords, List<String> otherPhrases) {
        return new Asked(
                otherText, otherWords, otherPhrases, titled, excluded, fields, left, since, until, places, remarks);
    }

    /** Narrows what the plain words find to what the rest asks for. */
    Query narrowed(Query found) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(found, Occur.MUST);
        phrases.forEach(phrase -> all.add(phrase(phrase, false), Occur.MUST));
        titled.forEach(phrase -> all.add(phrase(phrase, true), Occur.MUST));
        excluded.forEach(phrase -> all.add(literal(phrase), Occur.MUST_NOT));
        fields.forEach((facet, values) -> all.add(Narrowing.one(facet, values), Occur.FILTER));
        left.forEach((facet, values) -> all.add(Narrowing.one(facet, values), Occur.MUST_NOT));
        if (since != null || until != null) {
            all.add(
                    NumericDocValuesField.newSlowRangeQuery(
                            CircleIndex.DAY,
                            since == null ? FIRST_DAY : since.toEpochDay(),
                            until == null ? Long.MAX_VALUE : until.toEpochDay()),
                    Occur.FILTER);
        }
        BooleanQuery query = all.build();
        return query.clauses().size() == 1 ? found : query;
    }

    /** Words side by side: as they stand, or in forms of their language where it leaves none of them out. */
    private static Query phrase(String phrase, boolean inTitle) {
        if (!inTitle && beginning(phrase) != null) {
            return literal(phrase);
        }
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        if (!inTitle) {
            either.add(literal(phrase), Occur.SHOULD);
        }
        int typed = Words.of(phrase, Analysis.words(), Queries.MOST_WORDS).size();
        for (Language language : Language.values()) {
            List<Words.Word> words = Words.of(phrase, Analysis.of(language), Queries.MOST_WORDS);
            if (words.size() == typed || (inTitle && !words.isEmpty())) {
                either.add(sequence(Analysis.title(language), words), Occur.SHOULD);
                if (!inTitle) {
                    either.add(sequence(Analysis.body(language), words), Occur.SHOULD);
                }
            }
        }
        return either.build();
    }

    private static Query literal(String phrase) {
        String beginning = beginning(phrase);
        if (beginning != null) {
            return new PrefixQuery(
                    new Term(Analysis.EXACT, beginning),
                    new MultiTermQuery.TopTermsBlendedFreqScoringRewrite(MOST_BEGUN));
        }
        return sequence(Analysis.EXACT, Words.of(phrase, Analysis.words(), Queries.MOST_WORDS));
    }

    private static Query sequence(String field, List<Words.Word> words) {
        if (words.size() == 1) {
            return new TermQuery(new Term(field, words.getFirst().term()));
        }
        PhraseQuery.Builder sequence = new PhraseQuery.Builder();
        words.forEach(word -> sequence.add(
                new Term(field, word.term()), word.place() - words.getFirst().place()));
        return sequence.build();
    }
}
