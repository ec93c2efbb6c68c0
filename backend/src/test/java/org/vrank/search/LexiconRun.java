package org.vrank.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vrank.platform.Language;

/** Writes the lexicon that search translates words with: from dictionaries, and learned from the texts of this repository. */
final class LexiconRun {
    private static final int MOST = 6;
    private static final int LEAST_PERCENT = 8;
    private static final int LONGEST = 16;
    private static final Pattern SIMPLE = Pattern.compile("[\\p{L}\\p{M}’'-]+");
    private static final double RANK = 0.3;
    /**
     * In so many texts, or in one that is nothing else, a word stands for another that a dictionary translates otherwise, or that belongs to
     * another language: what is seen once is mostly chance.
     */
    private static final int LEAST_SEEN = 2;

    private record Both(String word, String other) {}

    /** A dictionary from {@code from} to {@code to}, and the folder its words go to, which has its licence. */
    private record Source(String name, Language from, Language to, String folder) {}

    private static final List<Source> SOURCES = List.of(
            new Source("nld-fra", Language.NL, Language.FR, "freedict"),
            new Source("fra-nld", Language.FR, Language.NL, "freedict"),
            new Source("nld-eng", Language.NL, Language.EN, "freedict"),
            new Source("eng-nld", Language.EN, Language.NL, "freedict"),
            new Source("nld-deu", Language.NL, Language.DE, "freedict"),
            new Source("deu-nld", Language.DE, Language.NL, "freedict"),
            new Source("eng-fra", Language.EN, Language.FR, "freedict"),
            new Source("fra-eng", Language.FR, Language.EN, "freedict"),
            new Source("deu-fra", Language.DE, Language.FR, "wikdict"),
            new Source("fra-deu", Language.FR, Language.DE, "wikdict"),
            new Source("deu-eng", Language.DE, Language.EN, "ding"),
            new Source("eng-deu", Language.EN, Language.DE, "ding"));

    private LexiconRun() {}

    /** Arguments: the folder with the dictionaries, and the root of the repository. */
    public static void main(String[] arguments) throws IOException {
        Path dictionaries = Path.of(arguments[0]);
        Path root = Path.of(arguments[1]);
        Path search = root.resolve("content/search");
        Map<String, Map<String, Map<String, Double>>> tables = new LinkedHashMap<>();
        for (Source source : SOURCES) {
            Predicate<Dictd.Article> taken = article -> true;
            if (source.folder().equals("ding")) {
                Set<String> german = keys(tables, "freedict/de-nl.txt", "wikdict/de-fr.txt");
                taken = article -> (source.from() == Language.DE
                                ? Stream.of(article.headword())
                                : article.translations().stream())
                        .anyMatch(
                                word -> SIMPLE.matcher(word).matches() && german.containsAll(terms(Language.DE, word)));
            }
            boolean explained = source.folder().equals("wikdict");
            for (Dictd.Article article : Dictd.read(dictionaries, "freedict-" + source.name(), explained)) {
                if (taken.test(article)) {
                    enter(tables, source, article);
                }
            }
        }
        for (Language from : Language.values()) {
            for (Language to : Language.values()) {
                if (from != to) {
                    tables.put(
                            name("learned", from, to),
                            learned(Parallel.texts(root), from, to, surer(tables, from, to)));
                }
            }
        }
        for (var table : tables.entrySet()) {
            Path file = search.resolve(table.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, written(table.getValue()));
        }
    }

    /** Ding has half a million entries: those are taken whose German word another dictionary here knows too. */
    private static Set<String> keys(Map<String, Map<String, Map<String, Double>>> tables, String... names) {
        Set<String> keys = new HashSet<>();
        for (String name : names) {
            keys.addAll(tables.getOrDefault(name, Map.of()).keySet());
        }
        return keys;
    }

    /** The terms that a dictionary translates between these languages, and those that are words of another language alone. */
    private static Set<String> surer(Map<String, Map<String, Map<String, Double>>> tables, Language from, Language to) {
        Set<String> surer = new HashSet<>();
        Set<String> theirs = new HashSet<>();
        for (String folder : List.of("freedict", "ding", "wikdict")) {
            surer.addAll(keys(tables, name(folder, from, to)));
            for (Language other : Language.values()) {
                theirs.addAll(keys(tables, name(folder, from, other)));
            }
        }
        for (String folder : List.of("freedict", "ding", "wikdict")) {
            for (Language other : Language.values()) {
                for (Language third : Language.values()) {
                    if (other != from) {
                        keys(tables, name(folder, other, third)).stream()
                                .filter(word -> !theirs.contains(word))
                                .forEach(surer::add);
                    }
                }
            }
        }
        return surer;
    }

    private static String name(String folder, Language from, Language to) {
        return folder + "/" + from.code() + "-" + to.code() + ".txt";
    }

    /** An article helps both ways: its headword is a translation of its translations. */
    private static void enter(
            Map<String, Map<String, Map<String, Double>>> tables, Source source, Dictd.Article article) {
        for (int i = 0; i < article.translations().size(); i++) {
            String translation = article.translations().get(i);
            double share = 1 / (1 + RANK * i);
            enter(
                    tables.computeIfAbsent(name(source.folder(), source.from(), source.to()), n -> new HashMap<>()),
                    source.from(),
                    article.headword(),
                    source.to(),
                    translation,
                    share);
            enter(
                    tables.computeIfAbsent(name(source.folder(), source.to(), source.from()), n -> new HashMap<>()),
                    source.to(),
                    translation,
                    source.from(),
                    article.headword(),
                    share);
        }
    }

    private static void enter(
            Map<String, Map<String, Double>> table,
            Language from,
            String word,
            Language to,
            String other,
            double share) {
        if (!SIMPLE.matcher(word).matches() || !SIMPLE.matcher(other).matches() || other.length() > LONGEST) {
            return;
        }
        List<Words.Word> key = Words.of(word, Analysis.of(from), 2);
        // a compound is looked up by its parts
        if (key.size() == 1
                && key.getFirst().parts().size() < 2
                && terms(to, other).size() == 1) {
            table.computeIfAbsent(key.getFirst().term(), k -> new HashMap<>()).merge(other, share, Double::sum);
        }
    }

    private static List<String> terms(Language language, String text) {
        return Words.of(text, Analysis.of(language), 2).stream()
                .map(Words.Word::term)
                .toList();
    }

    /** Words that stand for each other both ways; of each the form that occurs most. */
    private static Map<String, Map<String, Double>> learned(
            List<Map<Language, String>> texts, Language from, Language to, Set<String> sure) {
        List<Alignment.Pair> pairs = new ArrayList<>();
        Map<String, Map<String, Integer>> forms = new HashMap<>();
        Map<String, Map<String, Integer>> own = new HashMap<>();
        for (Map<Language, String> text : texts) {
            if (text.containsKey(from) && text.containsKey(to)) {
                pairs.add(new Alignment.Pair(
                        words(text.getOrDefault(from, ""), from, own), words(text.getOrDefault(to, ""), to, forms)));
            }
        }
        Map<Both, Integer> seen = seen(pairs);
        Set<String> theirs =
                forms.values().stream().flatMap(said -> said.keySet().stream()).collect(Collectors.toSet());
        var there = Alignment.learn(pairs);
        var back = Alignment.learn(pairs.stream().map(Alignment.Pair::turned).toList());
        Map<String, Map<String, Double>> table = new HashMap<>();
        there.forEach((word, row) -> row.forEach((other, likely) -> {
            // a name, or a word of the other language that is quoted, stands for itself
            boolean same = own.getOrDefault(word, Map.of()).keySet().stream().allMatch(theirs::contains);
            double both = Math.sqrt(likely * back.getOrDefault(other, Map.of()).getOrDefault(word, 0.0));
            if (both >= 0.3
                    && !same
                    && (!sure.contains(word) || seen.getOrDefault(new Both(word, other), 0) >= LEAST_SEEN)) {
                String form = forms.getOrDefault(other, Map.of(other, 1)).entrySet().stream()
                        .max(Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.<String, Integer>comparingByKey()
                                        .reversed()))
                        .orElseThrow()
                        .getKey();
                table.computeIfAbsent(word, w -> new HashMap<>()).put(form, both);
            }
        }));
        return table;
    }

    /** In how many texts one word stands in the one language and the other in the other. */
    private static Map<Both, Integer> seen(List<Alignment.Pair> pairs) {
        Map<Both, Integer> seen = new HashMap<>();
        for (Alignment.Pair pair : pairs) {
            int alone = pair.from().size() == 1 && pair.to().size() == 1 ? LEAST_SEEN : 1;
            for (String word : Set.copyOf(pair.from())) {
                for (String other : Set.copyOf(pair.to())) {
                    seen.merge(new Both(word, other), alone, Integer::sum);
                }
            }
        }
        return seen;
    }

    private static List<String> words(String text, Language language, Map<String, Map<String, Integer>> forms) {
        List<String> words = new ArrayList<>();
        for (Words.Word word :
                Words.of(text.replaceAll("\\{[^}]*\\}", " "), Analysis.of(language), Integer.MAX_VALUE)) {
            if (word.term().chars().noneMatch(Character::isDigit)) {
                words.add(word.term());
            }
        }
        for (Words.Word word : Words.of(text, Analysis.words(), Integer.MAX_VALUE)) {
            for (String term : terms(language, word.term())) {
                forms.computeIfAbsent(term, t -> new HashMap<>()).merge(word.term(), 1, Integer::sum);
            }
        }
        return words;
    }

    /** A line a word: its term, then what it is translated by with how likely that is in percent. In the order of its bytes. */
    private static String written(Map<String, Map<String, Double>> table) {
        TreeMap<String, String> lines = new TreeMap<>(
                Comparator.comparing((String term) -> term.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
        Map<String, Integer> uses = new HashMap<>();
        table.values().forEach(row -> row.keySet().forEach(word -> uses.merge(word, 1, Integer::sum)));
        table.forEach((term, row) -> {
            // of two words for the same the one that also means other things is the more usual
            row.replaceAll((word, weight) -> weight * Math.sqrt(uses.getOrDefault(word, 1)));
            double all = row.values().stream().mapToDouble(Double::doubleValue).sum();
            List<String> words = row.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST)
                    .map(e -> e.getKey() + ":" + Math.round(100 * e.getValue() / all))
                    .filter(word -> Integer.parseInt(word.substring(word.lastIndexOf(':') + 1)) >= LEAST_PERCENT)
                    .toList();
            if (!words.isEmpty()) {
                lines.put(term, term + "\t" + String.join("|", words));
            }
        });
        return lines.isEmpty() ? "" : String.join("\n", lines.values()) + "\n";
    }
}
