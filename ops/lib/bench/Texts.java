package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.yaml.snakeyaml.Yaml;

/** Makes titles and answers in four languages from sentences.yml and from the words of {@code content/}. The same seed, the same text. */
public final class Texts {
    static final List<String> LANGUAGES = List.of("nl", "fr", "de", "en");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)\\}");
    private static final Map<String, String> SECTIONS = Map.ofEntries(
            Map.entry("intended", "intended"), Map.entry("problem", "intended"), Map.entry("question", "intended"),
            Map.entry("actual", "actual"), Map.entry("approach", "actual"), Map.entry("result", "actual"),
            Map.entry("why", "why"), Map.entry("theory", "why"), Map.entry("next", "next"), Map.entry("transfer", "next"));

    private final Random random;
    private final Map<String, Map<String, List<String>>> sentences;
    private final Map<String, List<String>> terms = new HashMap<>();
    private final Map<String, List<String>> towns = new HashMap<>();
    private final Map<String, List<String>> parts = new HashMap<>();
    private final Map<String, List<Map<String, Object>>> questions = new LinkedHashMap<>();
    private final List<String> themes = new ArrayList<>();

    @SuppressWarnings("unchecked")
    public Texts(Path root, long seed) throws IOException {
        random = new Random(seed);
        sentences = new Yaml().load(Files.readString(root.resolve("ops/lib/bench/sentences.yml")));
        Path content = root.resolve("content");
        for (String language : LANGUAGES) {
            terms.put(language, new ArrayList<>());
            towns.put(language, new ArrayList<>());
        }
        for (CSVRecord row : csv(content.resolve("terms/terms.csv"))) {
            LANGUAGES.forEach(language -> {
                if (!row.get(language).isBlank()) terms.get(language).add(row.get(language));
            });
        }
        for (CSVRecord row : csv(content.resolve("facts/municipalities.csv"))) {
            LANGUAGES.forEach(language -> towns.get(language).add(row.get("name_" + language)));
        }
        parts.put("nl", words(content.resolve("search/opentaal/parts-nl.txt")));
        parts.put("de", words(content.resolve("search/igerman98/parts-de.txt")));
        Map<String, Object> templates = new Yaml().load(Files.readString(content.resolve("templates.yml")));
        for (Map<String, Object> template : (List<Map<String, Object>>) templates.get("templates")) {
            questions.put((String) template.get("kind"), (List<Map<String, Object>>) template.get("questions"));
        }
        Map<String, Object> filed = new Yaml().load(Files.readString(content.resolve("themes.yml")));
        for (Map<String, Object> theme : (List<Map<String, Object>>) filed.get("themes")) themes.add((String) theme.get("id"));
    }

    /** A value of 0 to {@code most} - 1; small ones are likelier, as in any real heap of things. */
    int skewed(int most) {
        return (int) (most * Math.pow(random.nextDouble(), 2));
    }

    public Random random() {
        return random;
    }

    /** From here on the same as whenever it was asked for this number. */
    public void begin(long seed) {
        random.setSeed(seed);
    }

    public <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    public String language() {
        int at = random.nextInt(100);
        return at < 46 ? "nl" : at < 84 ? "fr" : at < 90 ? "de" : "en";
    }

    public String kind() {
        int at = random.nextInt(100);
        return at < 40 ? "lesson" : at < 65 ? "failure" : at < 82 ? "practice" : at < 92 ? "question" : "signal";
    }

    public List<String> themes() {
        return random.ints(1 + random.nextInt(3), 0, themes.size()).distinct().mapToObj(themes::get).toList();
    }

    public String title(String language) {
        String title = filled(language, "titles");
        return title.length() > 200 ? title.substring(0, 200).strip() : title;
    }

    /** So many sentences, in paragraphs and now and then a list, as people write Markdown. */
    String text(String language, String section, int sentences) {
        StringBuilder text = new StringBuilder();
        boolean list = section.equals("next") && random.nextInt(3) == 0;
        for (int i = 0; i < sentences; i++) {
            String sentence = filled(language, section);
            if (random.nextInt(25) == 0) sentence = sentence.replaceFirst("(\\S+ \\S+)", "**$1**");
            text.append(i == 0 ? "" : list ? "\n" : random.nextInt(4) == 0 ? "\n\n" : " ").append(list ? "- " : "").append(sentence);
        }
        return text.toString();
    }

    /** Answers to most of the questions of a kind: about 300 words in all. */
    public Map<String, Object> answers(String kind, String language) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Map<String, Object> question : questions.get(kind)) {
            String id = (String) question.get("id");
            boolean core = Boolean.TRUE.equals(question.get("core"));
            boolean required = Boolean.TRUE.equals(question.get("required"));
            if (!required && random.nextInt(10) >= (core ? 9 : 5)) continue;
            switch ((String) question.get("type")) {
                case "text" -> answers.put(id, text(language, SECTIONS.getOrDefault(id, core ? "actual" : "short"), core ? 2 + random.nextInt(6) : 1 + random.nextInt(2)));
                case "choice" -> answers.put(id, option(question));
                case "choices" -> answers.put(id, List.of(option(question)));
                case "year" -> answers.put(id, Integer.toString(2015 + random.nextInt(11)));
                default -> throw new IllegalStateException("a question of a type the bench does not know: " + question);
            }
        }
        return answers;
    }

    /** What somebody might type into the search field: a word or a few, now and then with a slip. */
    public String query() {
        String language = language();
        String query = switch (random.nextInt(6)) {
            case 0 -> one(terms.get(language));
            case 1 -> one(towns.get(language));
            case 2 -> one(sentences.get(language).get("who"));
            case 3 -> one(sentences.get(language).get("place"));
            case 4 -> one(terms.get(language)) + " " + one(sentences.get(language).get("who"));
            default -> one(sentences.get(language).get("measure"));
        };
        if (random.nextInt(12) == 0 && query.length() > 8) {
            int at = 2 + random.nextInt(query.length() - 4);
            query = query.substring(0, at) + query.substring(at + 1);
        }
        return query;
    }

    @SuppressWarnings("unchecked")
    private Object option(Map<String, Object> question) {
        return one((List<Map<String, Object>>) question.get("options")).get("value").toString();
    }

    private String filled(String language, String group) {
        Matcher places = PLACE.matcher(one(sentences.get(language).get(group)));
        StringBuilder filled = new StringBuilder();
        while (places.find()) places.appendReplacement(filled, Matcher.quoteReplacement(filler(language, places.group(1))));
        places.appendTail(filled);
        return filled.substring(0, 1).toUpperCase(Locale.ROOT) + filled.substring(1);
    }

    private String filler(String language, String place) {
        return switch (place) {
            case "term" -> terms.get(language).get(skewed(terms.get(language).size()));
            case "town" -> towns.get(language).get(skewed(towns.get(language).size()));
            case "number" -> Integer.toString(3 + random.nextInt(37));
            case "thing" -> one(parts.get(language)) + one(parts.get(language)).toLowerCase(Locale.ROOT);
            default -> one(sentences.get(language).get(place));
        };
    }

    private static List<CSVRecord> csv(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).getRecords();
        }
    }

    private static List<String> words(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
}
