package org.vrank.search;

import bench.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.SlowCodecReaderWrapper;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.vrank.platform.Language;
import org.vrank.platform.database.ContentFiles;

/**
 * The indexes of fifty circles of very different size, written and asked through the code of the server, beside one index over all
 * of them. Times are those of the indexes: what is read again from the database for a page is measured by the load.
 *
 * <p>Arguments: root of the working copy, a folder (what it holds is used again), how many documents, seconds of asking, and whether
 * the shared index is made too (yes or no).
 */
public final class Scale {
    private static final CircleIndex.Stamp STAMP = new CircleIndex.Stamp("bench", Analysis.VERSION);
    private static final List<String> FACETS =
            List.of("kind", "setting", "theme", "target-group", "prevention-level", "evidence", "place", "year", "language", "circle");

    /** As reports and terms stand beside each other; here all are reports. */
    private static final Kinds KINDS = new Kinds(Map.of("term", 0.2f));

    private final World world;
    private final Path folder;
    private final List<CircleIndex> indexes = new ArrayList<>();
    private final List<String> questions;
    private final Map<String, Samples> samples = new LinkedHashMap<>();
    private final Concepts concepts = new Concepts(List.of(Scale::terms));
    private final Lexicon lexicon = new Lexicon();
    private final Naming naming = new Naming(concepts);
    private CircleIndex all;

    private Scale(World world, Path folder) {
        this.world = world;
        this.folder = folder;
        this.questions = world.questions(200);
    }

    public static void main(String[] args) throws Exception {
        int documents = Integer.parseInt(args[2]);
        Scale scale = new Scale(new World(Path.of(args[0]), documents), Path.of(args[1]).resolve(Integer.toString(documents)));
        scale.build(documents);
        scale.memory("memory of the process, each question asked once of all circles");
        if (args[4].equals("yes")) scale.share();
        scale.ask(Integer.parseInt(args[3]));
        if (args[4].equals("no")) scale.memory("memory of the process after all asking");
        scale.follow();
        scale.close();
    }

    /** Each circle by itself, as when all are built anew. */
    private void build(int documents) throws Exception {
        boolean kept = Files.isDirectory(folder.resolve("circles"));
        long began = System.nanoTime();
        List<CircleIndex> opened = new ArrayList<>();
        try (var builders = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var building = IntStream.range(0, World.CIRCLES)
                    .mapToObj(circle -> builders.submit(() -> kept ? open(path(circle)) : built(circle)))
                    .toList();
            for (var one : building) opened.add(one.get());
        }
        indexes.addAll(opened);
        if (!kept) {
            print(Map.of("figure", "documents made and indexed", "documents", documents, "value", round(seconds(began)), "unit", "s"));
        }
        int segments = 0;
        for (CircleIndex index : indexes) segments += index.segments();
        print(Map.of("figure", "segments of all circles", "value", segments));
    }

    private static CircleIndex open(Path path) throws IOException {
        return CircleIndex.open(path, FSDirectory.open(path));
    }

    private Path path(int circle) {
        return folder.resolve("circles/" + circle);
    }

    private CircleIndex built(int circle) throws IOException {
        CircleIndex index = open(path(circle));
        for (int number = 0; number < world.size(circle); number++) index.put("report", world.entry(circle, number));
        index.settle();
        index.commit(STAMP, Position.BEGINNING);
        return index;
    }

    /** The same documents in one index, merged from those of the circles. */
    private void share() throws IOException {
        Path path = folder.resolve("all");
        if (!Files.isDirectory(path)) {
            try (var directory = FSDirectory.open(path);
                    var writer = new IndexWriter(directory, new IndexWriterConfig(Analysis.INDEX).setSimilarity(CircleIndex.SIMILARITY))) {
                List<CodecReader> leaves = new ArrayList<>();
                for (CircleIndex index : indexes) {
                    DirectoryReader reader = index.acquire();
                    for (var leaf : reader.leaves()) leaves.add(SlowCodecReaderWrapper.wrap(leaf.reader()));
                    index.release(reader);
                }
                writer.addIndexes(leaves.toArray(CodecReader[]::new));
                writer.forceMerge(1);
            }
        }
        all = open(path);
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Everything in turn, question by question, so that a slow moment of the machine meets them all. */
    private void ask(int seconds) throws IOException {
        Map<String, List<Integer>> readers = new LinkedHashMap<>();
        readers.put("1 circle", List.of(4));
        readers.put("8 circles", List.of(0, 3, 7, 12, 19, 26, 34, 45));
        readers.put("50 circles", IntStream.range(0, World.CIRCLES).boxed().toList());
        Map<String, Indexes.View> views = new LinkedHashMap<>();
        for (var reader : readers.entrySet()) {
            views.put(reader.getKey(), view(reader.getValue()));
            if (all != null) views.put(reader.getKey() + ", shared index", shared(reader.getValue()));
        }
        IndexSearcher bare = all == null ? views.values().iterator().next().searcher() : new IndexSearcher(all.acquire());
        long begin = System.nanoTime();
        long warm = begin + seconds * 250_000_000L;
        long end = begin + seconds * 1_000_000_000L;
        for (int i = 0; System.nanoTime() < end || i < questions.size(); i++) {
            boolean counts = System.nanoTime() > warm;
            String question = questions.get(i % questions.size());
            timed(counts, "bare top ten on one index", () -> bare(bare, question));
            for (var view : views.entrySet()) {
                page(counts, view.getKey(), view.getValue(), question);
                timed(counts, "suggestions, " + view.getKey(), () -> suggest(view.getValue(), question, question.length() / 2));
            }
        }
        double yardstick = samples.get("bare top ten on one index").quantile(0.5);
        samples.forEach((name, sample) -> print(figure(name, sample, yardstick)));
    }

    private static Map<String, Object> figure(String name, Samples sample, double yardstick) {
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("figure", name);
        figure.put("p50", round(sample.quantile(0.5)));
        figure.put("p99", round(sample.quantile(0.99)));
        figure.put("cpu", round(sample.cpu / 1e6 / sample.count));
        figure.put("x bare", round(sample.quantile(0.5) / yardstick));
        figure.put("answers", sample.count);
        return figure;
    }

    private static void bare(IndexSearcher searcher, String question) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Words.Word word : Words.of(question, Analysis.words(), Queries.MOST_WORDS)) {
            any.add(new TermQuery(new Term(Analysis.EXACT, word.term())), Occur.SHOULD);
        }
        searcher.search(any.build(), 10);
    }

    /** What a page of twenty takes: the look with its facets, and the passages. */
    private void page(boolean counts, String name, Indexes.View view, String question) throws IOException {
        Map<String, Set<String>> chosen = new LinkedHashMap<>();
        FACETS.forEach(facet -> chosen.put(facet, Set.of()));
        long began = System.nanoTime();
        long cpu = cpu();
        Search.Question asked = new Search.Question(Asked.words(question), chosen, Set.of(), Search.Order.FIT, Map.of(), 0, 20);
        Look.Result result = new Look(view, Set.of(), concepts, lexicon, asked, Language.NL, KINDS, Weights.MEASURED).look();
        long looked = System.nanoTime() - began;
        long used = cpu() - cpu;
        List<Searchable.Entry> texts = result.hits().stream().map(hit -> world.entry(hit.id())).toList();
        began = System.nanoTime();
        cpu = cpu();
        Fragments fragments = new Fragments(result.query());
        for (Searchable.Entry text : texts) fragments.of(text.language(), text.text());
        looked += System.nanoTime() - began;
        used += cpu() - cpu;
        if (counts) samples.computeIfAbsent("page of 20, " + name, n -> new Samples()).add(looked, used);
    }

    private void suggest(Indexes.View view, String question, int letters) throws IOException {
        String typed = question.substring(0, Math.max(3, letters)).strip();
        new Proposals(view, Set.of(), typed, Language.NL).look(Map.of(), naming);
    }

    private void timed(boolean counts, String name, Work work) throws IOException {
        long cpu = cpu();
        long began = System.nanoTime();
        work.run();
        long took = System.nanoTime() - began;
        if (counts) samples.computeIfAbsent(name, n -> new Samples()).add(took, cpu() - cpu);
    }

    private Indexes.View view(List<Integer> circles) throws IOException {
        List<CircleIndex> taken = circles.stream().map(indexes::get).toList();
        List<DirectoryReader> readers = new ArrayList<>();
        for (CircleIndex index : taken) readers.add(index.acquire());
        return new Indexes.View(taken, readers, new MultiReader(readers.toArray(IndexReader[]::new), false), false);
    }

    private Indexes.View shared(List<Integer> circles) throws IOException {
        DirectoryReader reader = all.acquire();
        return new Indexes.View(List.of(all), List.of(reader), Shared.of(reader, circles), false);
    }

    /** From one document given to its circle's index until a search sees it. */
    private void follow() throws IOException {
        Samples shown = new Samples();
        for (int i = 0; i < 200; i++) {
            CircleIndex index = indexes.get(i % 3);
            Searchable.Entry entry = world.entry(i % 3, world.size(i % 3) + i);
            long began = System.nanoTime();
            long cpu = cpu();
            index.put("report", entry);
            index.show();
            shown.add(System.nanoTime() - began, cpu() - cpu);
            if (i % 20 == 19) index.tidy();
        }
        print(figure("one document written and shown, in one of the three largest circles", shown, Double.NaN));
    }

    /** After each question was asked of all circles, and where there is no index that the server does not have. */
    private void memory(String name) throws IOException {
        Indexes.View everything = view(IntStream.range(0, World.CIRCLES).boxed().toList());
        for (String question : questions) page(false, "", everything, question);
        System.gc();
        Map<String, Object> figure = new LinkedHashMap<>(Map.of("figure", name, "unit", "MB"));
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS") || line.startsWith("RssAnon") || line.startsWith("RssFile")) {
                figure.put(line.substring(0, line.indexOf(':')), Long.parseLong(line.replaceAll("\\D", "")) / 1024);
            }
        }
        print(figure);
    }

    private void close() throws IOException {
        for (CircleIndex index : indexes) index.close();
    }

    private static List<Synonyms.Concept> terms() {
        return ContentFiles.csv("terms/terms.csv").stream().map(row -> {
            Map<Language, List<String>> words = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                List<String> texts = new ArrayList<>();
                if (!row.get(language.code()).isBlank()) texts.add(row.get(language.code()));
                Arrays.stream(row.get("synonyms_" + language.code()).split("[;|]")).map(String::strip).filter(s -> !s.isEmpty()).forEach(texts::add);
                words.put(language, texts);
            }
            return new Synonyms.Concept(words, null, false);
        }).toList();
    }

    private static final class Samples {
        private double[] millis = new double[1024];
        private int count;
        private long cpu;

        void add(long nanos, long used) {
            if (count == millis.length) millis = Arrays.copyOf(millis, 2 * count);
            millis[count++] = nanos / 1e6;
            cpu += used;
        }

        double quantile(double part) {
            double[] sorted = Arrays.copyOf(millis, count);
            Arrays.sort(sorted);
            return sorted[Math.min(count - 1, (int) (count * part))];
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static Double round(double value) {
        return Double.isNaN(value) ? null : Math.round(value * 1000) / 1000.0;
    }

    private static void print(Map<String, Object> figure) {
        System.out.println(Json.of(figure));
    }
}
