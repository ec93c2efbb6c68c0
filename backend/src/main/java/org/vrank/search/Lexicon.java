package org.vrank.search;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.database.ContentFiles;

/**
 * What a word of one language is called in another, from dictionaries and learned from our own texts; content/search says from
 * where, and how it is made anew. Public, and read once, when first asked for. It is kept as it stands in its files, whose lines
 * are in order, and takes no more memory than these.
 */
@Singleton
class Lexicon {
    private static final List<String> FOLDERS = List.of("learned", "freedict", "ding", "wikdict");

    /** Where no dictionary leads from one language to the other, two may lead there together. */
    private static final List<Language> BETWEEN = List.of(Language.EN, Language.DE);

    private static final int MOST_BETWEEN = 3;

    private volatile @Nullable Map<String, List<byte[]>> tables;

    /**
     * A word of another language.
     *
     * @param term what the chain of its language makes of it
     * @param weight how usual it is as a translation, at most 1
     */
    record Translation(String text, String term, float weight) {}

    /** The best translations of a term of the first language's chain, most usual first. */
    List<Translation> of(Language from, Language to, String term, int most) {
        Map<String, Float> words = new HashMap<>();
        direct(from, to, term).forEach((word, weight) -> words.merge(word, weight, Float::sum));
        for (Language between : words.isEmpty() ? BETWEEN : List.<Language>of()) {
            if (between != from && between != to) {
                for (Translation step : best(direct(from, between, term), between, MOST_BETWEEN)) {
                    direct(between, to, step.term())
                            .forEach((word, weight) -> words.merge(word, step.weight() * weight, Float::sum));
                }
            }
        }
        return best(words, to, most);
    }

    /** Whether the word has a translation into any language. */
    boolean knows(Language from, String term) {
        return Arrays.stream(Language.values())
                .anyMatch(to -> from != to && !direct(from, to, term).isEmpty());
    }

    private static List<Translation> best(Map<String, Float> words, Language language, int most) {
        Map<String, Translation> byTerm = new HashMap<>();
        words.forEach((word, weight) -> {
            List<Words.Word> terms = Words.of(word, Analysis.of(language), 2);
            if (terms.size() == 1) {
                byTerm.merge(
                        terms.getFirst().term(),
                        new Translation(word, terms.getFirst().term(), weight),
                        (one, other) -> new Translation(
                                one.weight() > other.weight()
                                                || (one.weight() == other.weight()
                                                        && one.text().compareTo(other.text()) < 0)
                                        ? one.text()
                                        : other.text(),
                                one.term(),
                                one.weight() + other.weight()));
            }
        });
        List<Translation> best = byTerm.values().stream()
                .sorted(Comparator.comparing(Translation::weight).reversed().thenComparing(Translation::term))
                .limit(most)
                .toList();
        float whole = best.isEmpty() ? 1 : best.getFirst().weight();
        return best.stream()
                .map(one -> new Translation(one.text(), one.term(), one.weight() / whole))
                .toList();
    }

    private Map<String, Float> direct(Language from, Language to, String term) {
        Map<String, Float> words = new HashMap<>();
        for (byte[] table : tables().getOrDefault(from.code() + "-" + to.code(), List.of())) {
            String line = line(table, term.getBytes(StandardCharsets.UTF_8));
            for (String word : line.isEmpty() ? new String[0] : line.split("\\|")) {
                int colon = word.lastIndexOf(':');
                words.merge(word.substring(0, colon), Integer.parseInt(word.substring(colon + 1)) / 100f, Float::sum);
            }
        }
        return words;
    }

    /** What stands behind a term, found by halving; the lines are in the order of their bytes. */
    private static String line(byte[] table, byte[] term) {
        int low = 0;
        int high = table.length;
        while (low < high) {
            int start = (low + high) >>> 1;
            while (start > low && table[start - 1] != '\n') {
                start--;
            }
            int end = until(table, start, '\n');
            int tab = until(table, start, '\t');
            int order = Arrays.compareUnsigned(table, start, tab, term, 0, term.length);
            if (order == 0) {
                return new String(table, tab + 1, end - tab - 1, StandardCharsets.UTF_8);
            } else if (order < 0) {
                low = end + 1;
            } else {
                high = start;
            }
        }
        return "";
    }

    private static int until(byte[] table, int start, char mark) {
        int end = start;
        while (end < table.length && table[end] != mark) {
            end++;
        }
        return end;
    }

    private Map<String, List<byte[]>> tables() {
        Map<String, List<byte[]>> now = tables;
        if (now == null) {
            now = read();
            tables = now;
        }
        return now;
    }

    private static Map<String, List<byte[]>> read() {
        Map<String, List<byte[]>> tables = new HashMap<>();
        for (Language from : Language.values()) {
            for (Language to : Language.values()) {
                String name = from.code() + "-" + to.code();
                List<byte[]> both = new ArrayList<>();
                for (String folder : FOLDERS) {
                    ContentFiles.bytes("search/" + folder + "/" + name + ".txt").ifPresent(both::add);
                }
                tables.put(name, both);
            }
        }
        return tables;
    }
}
