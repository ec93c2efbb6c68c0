package org.vrank.search;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.math3.stat.inference.TTest;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.vrank.platform.Language;
import org.vrank.platform.database.ContentFiles;

/**
 * Measures search on pages and questions that were not made for it, with the classes of the server and against others. Prints
 * tables in Markdown. Nothing here writes into the repository.
 */
final class QualityRun {
    private static final int FOUND = 100;

    private final Path work;
    private final int every;
    private final Concepts concepts = new Concepts(List.of(QualityRun::terms, new FieldWords()));
    private final Lexicon lexicon = new Lexicon();

    private QualityRun(Path work, int every) {
        this.work = work;
        this.every = every;
    }

    /** nDCG and recall, question by question. */
    private record Measured(double[] ndcg, double[] recall) {
        String line() {
            return String.format(Locale.ROOT, "%.3f / %.3f", Yardstick.average(ndcg), Yardstick.average(recall));
        }
    }

    /**
     * Arguments: a folder to work in; then {@code help}, the folder of the help's languages, every how many questions one is asked,
     * and {@code tune} or {@code report}; or {@code trial}, a CSV file of reports, and a file of judged questions.
     */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        if (arguments[1].equals("trial")) {
            new QualityRun(work, 1).trial(Path.of(arguments[2]), Path.of(arguments[3]));
        } else {
            QualityRun run = new QualityRun(work, Integer.parseInt(arguments[3]));
            HelpPages pages = new HelpPages(Path.of(arguments[2]));
            if (arguments[4].equals("tune")) {
                run.tune(pages);
            } else {
                run.report(pages);
            }
        }
        System.exit(0); // a connection pool need not be waited for
    }

    private void report(HelpPages pages) throws Exception {
        Map<Language, DirectoryReader> readers = indexed(pages);
        Map<Language, Double> own = new EnumMap<>(Language.class);
        System.out.println(
                "| | questions | ours | Lucene's analyzer | p | PostgreSQL | p |\n|---|---|---|---|---|---|---|");
        try (EmbeddedPostgres server = Yardstick.postgres(work.resolve("postgres"))) {
            for (Language language : Language.values()) {
                List<HelpPages.Asked> asked = some(pages.asked(language, false));
                Measured ours =
                        measured(asked, question -> ours(question, language, readers, language, Weights.MEASURED));
                Measured lucene = measured(asked, Yardstick.lucene(language, pages.pages(language)));
                Measured postgres = measured(asked, Yardstick.postgres(server, language, pages.pages(language)));
                own.put(language, Yardstick.average(ours.ndcg()));
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %d | %s | %s | %.2g | %s | %.2g |%n",
                        language.code(),
                        asked.size(),
                        ours.line(),
                        lucene.line(),
                        chance(ours, lucene),
                        postgres.line(),
                        chance(ours, postgres));
            }
        }
        System.out.println("\n| asked in | pages in | ours | share of the same language |\n|---|---|---|---|");
        for (Language from : Language.values()) {
            for (Language to : Language.values()) {
                if (from != to) {
                    Measured across = measured(
                            some(pages.asked(from, false)),
                            question -> ours(question, from, readers, to, Weights.MEASURED));
                    System.out.printf(
                            Locale.ROOT,
                            "| %s | %s | %s | %.0f %% |%n",
                            from.code(),
                            to.code(),
                            across.line(),
                            100 * Yardstick.average(across.ndcg()) / own.getOrDefault(from, 1.0));
                }
            }
        }
    }

    /** How likely it is that two ways differ as much by chance: a paired t-test on nDCG. */
    private static double chance(Measured one, Measured other) {
        return new TTest().pairedTTest(one.ndcg(), other.ndcg());
    }

    /** Changes one weight after the other on the odd questions, and keeps what helps. */
    private void tune(HelpPages pages) throws Exception {
        Map<Language, DirectoryReader> readers = indexed(pages);
        float[] weights = each();
        double best = tuned(pages, readers, weights);
        System.out.printf(Locale.ROOT, "%.4f as it is%n", best);
        for (int i = 0; i < weights.length; i++) {
            float kept = weights[i];
            for (float factor : new float[] {0.5f, 0.75f, 1.33f, 2}) {
                weights[i] = each()[i] * factor;
                double now = tuned(pages, readers, weights);
                System.out.printf(Locale.ROOT, "%.4f with weight %d at %.3f%n", now, i, weights[i]);
                if (now > best) {
                    best = now;
                    kept = weights[i];
                }
            }
            weights[i] = kept;
        }
        System.out.println(of(weights));
    }

    private static float[] each() {
        Weights w = Weights.MEASURED;
        return new float[] {
            w.otherLanguages(), w.exact(), w.title(), w.parts(), w.named(), w.translated(), w.nearness(), w.pairs()
        };
    }

    private static Weights of(float[] each) {
        return new Weights(each[0], each[1], each[2], each[3], each[4], each[5], each[6], each[7]);
    }

    private double tuned(HelpPages pages, Map<Language, DirectoryReader> readers, float[] weights) throws Exception {
        double sum = 0;
        for (Language from : Language.values()) {
            Language other = from == Language.NL ? Language.FR : from == Language.FR ? Language.NL : Language.FR;
            List<HelpPages.Asked> asked = some(pages.asked(from, true));
            for (Language to : List.of(from, other)) {
                sum += Yardstick.average(measured(asked, question -> ours(question, from, readers, to, of(weights)))
                        .ndcg());
            }
        }
        return sum / (2 * Language.values().length);
    }

    private List<Integer> ours(
            String question, Language speaks, Map<Language, DirectoryReader> readers, Language pages, Weights weights)
            throws IOException {
        return look(question, speaks, java.util.Objects.requireNonNull(readers.get(pages)), weights).stream()
                .map(hit -> (int) hit.id().getLeastSignificantBits())
                .toList();
    }

    private List<Search.Hit> look(String question, Language speaks, DirectoryReader reader, Weights weights)
            throws IOException {
        Indexes.View view = new Indexes.View(List.of(), List.of(), reader, false);
        Search.Question asked =
                new Search.Question(Asked.words(question), Map.of(), Set.of(), Search.Order.FIT, Map.of(), 0, FOUND);
        return new Look(view, Set.of(), concepts, lexicon, asked, speaks, Kinds.ALIKE, weights)
                .look()
                .hits();
    }

    private static Measured measured(List<HelpPages.Asked> asked, Yardstick yardstick) throws Exception {
        double[] ndcg = new double[asked.size()];
        double[] recall = new double[asked.size()];
        for (int i = 0; i < asked.size(); i++) {
            Map<Integer, Integer> grades = new HashMap<>();
            asked.get(i).answers().forEach(page -> grades.put(page, 1));
            List<Integer> found = yardstick.search(asked.get(i).text());
            ndcg[i] = Quality.ndcg(found, grades);
            recall[i] = Quality.recall(found, grades);
        }
        return new Measured(ndcg, recall);
    }

    private List<HelpPages.Asked> some(List<HelpPages.Asked> all) {
        List<HelpPages.Asked> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += every) {
            some.add(all.get(i));
        }
        return some;
    }

    private Map<Language, DirectoryReader> indexed(HelpPages pages) throws IOException {
        Map<Language, DirectoryReader> readers = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            List<Searchable.Entry> entries = pages.pages(language).stream()
                    .map(page -> entry(new UUID(0, page.number()), language, page.title(), page.text()))
                    .toList();
            readers.put(language, index("help-" + language.code(), entries));
        }
        return readers;
    }

    private DirectoryReader index(String name, List<Searchable.Entry> entries) throws IOException {
        Path path = Files.createDirectories(work.resolve(name));
        CircleIndex index = CircleIndex.open(path, FSDirectory.open(path));
        for (Searchable.Entry entry : entries) {
            index.put("page", entry);
        }
        index.show();
        return index.acquire();
    }

    private static Searchable.Entry entry(UUID id, Language language, String title, String text) {
        return new Searchable.Entry(id, new UUID(0, 0), language, title, text, Instant.EPOCH, Map.of());
    }

    private void trial(Path reports, Path judged) throws Exception {
        Map<String, Searchable.Entry> entries = new TreeMap<>();
        for (CSVRecord row : csv(reports)) {
            if (row.get("ID").isBlank()) {
                continue;
            }
            UUID id = new UUID(0, Long.parseLong(row.get("ID")));
            String text = row.get("Narrative") + "\n" + row.get("Immediate Action Taken");
            entries.putIfAbsent(row.get("ID"), entry(id, Language.EN, row.get("Incident Name"), text));
        }
        DirectoryReader reader = index("trial", List.copyOf(entries.values()));
        Map<String, List<Double>> bySort = new TreeMap<>();
        for (CSVRecord row : csv(judged)) {
            Map<Long, Integer> grades = new HashMap<>();
            for (String answer : row.get("answers").split(" ")) {
                String[] graded = answer.split(":");
                grades.put(Long.valueOf(graded[0]), Integer.valueOf(graded[1]));
            }
            List<Long> found =
                    look(row.get("question"), Language.of(row.get("speaks")), reader, Weights.MEASURED).stream()
                            .map(hit -> hit.id().getLeastSignificantBits())
                            .toList();
            double ndcg = Quality.ndcg(found, grades);
            bySort.computeIfAbsent(row.get("sort") + " " + row.get("speaks"), s -> new ArrayList<>())
                    .add(ndcg);
            System.out.printf(Locale.ROOT, "%.3f %s %s%n", ndcg, row.get("speaks"), row.get("question"));
        }
        System.out.println("\n| questions | how many | nDCG@10 |\n|---|---|---|");
        bySort.forEach((sort, each) -> System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.3f |%n",
                sort,
                each.size(),
                each.stream().mapToDouble(Double::doubleValue).average().orElse(0)));
    }

    private static List<CSVRecord> csv(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        }
    }

    private static List<Synonyms.Concept> terms() {
        List<Synonyms.Concept> concepts = new ArrayList<>();
        for (CSVRecord row : ContentFiles.csv("terms/terms.csv")) {
            Map<Language, List<String>> words = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                List<String> texts = new ArrayList<>();
                Collections.addAll(texts, row.get(language.code()));
                Collections.addAll(texts, row.get("synonyms_" + language.code()).split("\\|"));
                texts.removeIf(String::isBlank);
                words.put(language, texts);
            }
            concepts.add(new Synonyms.Concept(words, null, false));
        }
        return concepts;
    }
}
