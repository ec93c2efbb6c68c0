package org.vrank.search;

import bench.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vrank.platform.Language;
import org.vrank.platform.database.ContentFiles;

/**
 * How long an item takes that is held against ten thousand saved searches. They are of one to four words of the demo world's
 * reports, of the terms and of the lists of Dutch and German words, some narrowed to a language or a theme; items are texts put together
 * from sentences of these reports.
 *
 * <p>Arguments: root of the working copy.
 */
public final class Alerts {
    private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");
    private static final int QUESTIONS = 10_000;
    private static final int ITEMS = 400;

    private Alerts() {}

    public static void main(String[] args) throws IOException {
        Random random = new Random(20261128);
        List<String> sentences = new ArrayList<>();
        try (Stream<Path> reports = Files.list(Path.of(args[0], "content/demo/reports"))) {
            for (Path report : reports.sorted().toList()) {
                for (String sentence : Files.readString(report).split("(?<=[.!?])\\s+")) {
                    sentences.add(sentence);
                }
            }
        }
        List<String> words = new ArrayList<>();
        sentences.forEach(sentence -> {
            Matcher word = WORD.matcher(sentence);
            while (word.find()) {
                words.add(word.group());
            }
        });
        List<Synonyms.Concept> concepts = new ArrayList<>();
        ContentFiles.csv("terms/terms.csv").forEach(row -> {
            Map<Language, List<String>> concept = new HashMap<>();
            for (Language language : Language.values()) {
                String text = row.get(language.code());
                if (!text.isBlank()) {
                    concept.put(language, List.of(text));
                    words.add(text);
                }
            }
            concepts.add(new Synonyms.Concept(concept, null, false));
        });
        for (String list : List.of("search/opentaal/parts-nl.txt", "search/igerman98/parts-de.txt")) {
            ContentFiles.text(list)
                    .lines()
                    .filter(word -> WORD.matcher(word).matches() && random.nextInt(5) == 0)
                    .forEach(words::add);
        }
        List<String> distinct = words.stream().distinct().toList();
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        try (Watch watch = new Watch(new Concepts(List.of(() -> concepts)), new Lexicon())) {
            long before = threads.getCurrentThreadCpuTime();
            Map<UUID, StandingQuestion> questions = new HashMap<>();
            for (int i = 0; i < QUESTIONS; i++) {
                List<String> text = new ArrayList<>();
                for (int n = 1 + random.nextInt(4); n > 0; n--) {
                    text.add(distinct.get(random.nextInt(distinct.size())));
                }
                Map<String, List<String>> chosen = random.nextInt(4) > 0
                        ? Map.of()
                        : random.nextBoolean()
                                ? Map.of("language", List.of("nl"))
                                : Map.of("theme", List.of("t" + random.nextInt(40)));
                questions.put(new UUID(1, i), new StandingQuestion(String.join(" ", text), chosen, List.of(), null));
            }
            watch.hold(questions);
            long holding = threads.getCurrentThreadCpuTime() - before;
            List<Watch.Item> items = new ArrayList<>();
            for (int i = 0; i < ITEMS; i++) {
                StringBuilder text = new StringBuilder();
                while (text.length() < 2_500) {
                    text.append(sentences.get(random.nextInt(sentences.size()))).append(' ');
                }
                items.add(new Watch.Item(
                        "report",
                        new Searchable.Entry(
                                new UUID(2, i),
                                new UUID(3, i % 40),
                                Language.values()[i % 4],
                                sentences.get(random.nextInt(sentences.size())),
                                text.toString(),
                                Instant.EPOCH,
                                Map.of("theme", List.of("t" + i % 40), "kind", List.of("lesson")))));
            }
            watch.fitting(items.subList(0, ITEMS / 2));
            long began = threads.getCurrentThreadCpuTime();
            long fits = watch.fitting(items.subList(ITEMS / 2, ITEMS)).stream()
                    .mapToLong(List::size)
                    .sum();
            double each = (threads.getCurrentThreadCpuTime() - began) / 1e6 / (ITEMS - ITEMS / 2);
            System.gc();
            Runtime memory = Runtime.getRuntime();
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put("figure", "one item held against saved searches");
            figure.put("searches", QUESTIONS);
            figure.put("cpu", Math.round(each * 1000) / 1000.0);
            figure.put("fits", fits / (double) (ITEMS - ITEMS / 2));
            figure.put("cpu of taking them in", holding / 1_000_000);
            figure.put("heap MB", (memory.totalMemory() - memory.freeMemory()) >> 20);
            System.out.println(Json.of(figure));
        }
    }
}
