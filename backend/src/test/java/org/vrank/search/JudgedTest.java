package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.vrank.platform.database.ContentFiles;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/**
 * Questions to the demo world whose answers were judged from titles, themes and first lines of its reports, and from the texts of its
 * course: 2 answers the question, 1 touches it. What is measured may get better, and not worse: when it has, raise the floor.
 */
class JudgedTest {
    /** A little below what was measured (0.859, 0.735, 0.801, 1, 1, 0.991): nDCG of the first ten, by sort of question. */
    private static final Map<String, Double> FLOOR =
            Map.of("own", 0.84, "across", 0.72, "compound", 0.78, "misspelt", 0.95, "phrase", 0.95, "course", 0.96);

    @Test
    void questions_find_what_was_judged_to_answer_them_as_well_as_before() throws IOException {
        Map<String, String> numbers = numbers();
        Map<String, List<Double>> bySort = new TreeMap<>();
        StringBuilder worst = new StringBuilder();
        try (TestServer server = TestServer.demo()) {
            Browser nadia = server.as("nadia");
            for (CSVRecord row : judged()) {
                Map<String, Integer> grades = new HashMap<>();
                for (String answer : row.get("answers").split(" ")) {
                    String[] graded = answer.split(":");
                    grades.put(graded[0], Integer.valueOf(graded[1]));
                }
                List<String> found = found(
                        nadia.with("Accept-Language", row.get("speaks")),
                        row.get("question"),
                        numbers,
                        row.get("sort").equals("course"));
                double ndcg = Quality.ndcg(found, grades);
                bySort.computeIfAbsent(row.get("sort"), s -> new ArrayList<>()).add(ndcg);
                if (ndcg < 0.5) {
                    worst.append('\n').append(row.get("question")).append(' ').append(ndcg);
                }
            }
        }
        assertThat(bySort.values().stream().mapToInt(List::size).sum()).isGreaterThanOrEqualTo(80);
        Map<String, Double> measured = new TreeMap<>();
        bySort.forEach((sort, each) -> measured.put(
                sort, each.stream().mapToDouble(Double::doubleValue).average().orElse(0)));
        assertThat(measured.keySet()).isEqualTo(FLOOR.keySet());
        measured.forEach((sort, ndcg) -> assertThat(ndcg)
                .as("%s of %s; the worst:%s", sort, measured, worst)
                .isGreaterThanOrEqualTo(FLOOR.get(sort)));
    }

    /** Reports by their numbers, a comment counting as the report it stands under; modules by their keys where they were judged. */
    private static List<String> found(Browser reader, String question, Map<String, String> numbers, boolean modules) {
        Set<String> found = new LinkedHashSet<>();
        for (JsonNode item :
                Writing.search(reader, question, "&limit=50").at("items").values()) {
            if (!modules
                    && Objects.requireNonNull(item.get("kind")).getStringValue().equals("course-module")) {
                continue;
            }
            String title = Objects.requireNonNull(item.get("title")).getStringValue();
            found.add(Objects.requireNonNullElse(numbers.get(title), title));
        }
        return List.copyOf(found);
    }

    /** The number in the name of a report's file by each title it has had, and the keys of modules by their titles. */
    static Map<String, String> numbers() {
        Map<String, String> numbers = new HashMap<>();
        for (Object file : (List<?>)
                Objects.requireNonNull(ContentFiles.yaml("demo/world.yml").get("reports"))) {
            Map<String, Object> report = ContentFiles.yaml("demo/reports/" + file);
            String number = file.toString().substring(0, 2).replaceFirst("^0", "");
            numbers.put(Objects.requireNonNull(report.get("title")).toString(), number);
            if (report.get("revisions") instanceof List<?> revisions) {
                for (Object revision : revisions) {
                    Object title = ((Map<?, ?>) revision).get("title");
                    if (title != null) {
                        numbers.put(title.toString(), number);
                    }
                }
            }
        }
        for (Object key : (List<?>) Objects.requireNonNull(
                ContentFiles.yaml("courses/polarisation/course.yml").get("modules"))) {
            Object titles = ContentFiles.yaml("courses/polarisation/modules/" + key + "/module.yml")
                    .get("title");
            ((Map<?, ?>) Objects.requireNonNull(titles))
                    .values()
                    .forEach(title -> numbers.put(title.toString(), key.toString()));
        }
        return numbers;
    }

    static List<CSVRecord> judged() throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(JudgedTest.class.getResourceAsStream("/search/judged-demo.csv")),
                StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        }
    }
}
