package org.vrank.terminology;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.vrank.platform.database.Content;
import org.vrank.platform.database.ContentFiles;

/** Puts {@code content/terms} and {@code content/themes.yml} into the tables; what left the files leaves the tables. */
@Singleton
class TermContent implements Content {
    private static final List<String> LANGUAGES = List.of("nl", "fr", "de", "en");

    private final ObjectMapper json;

    TermContent(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void load(Connection owner) throws SQLException {
        try (var clear = owner.createStatement()) {
            clear.execute("delete from term");
            clear.execute("delete from definition");
            clear.execute("delete from theme");
        }
        terms(owner);
        definitions(owner);
        themes(owner);
    }

    private void terms(Connection owner) throws SQLException {
        try (var insert = owner.prepareStatement("""
                insert into term (id, words, synonyms, definition, source)
                values (?, cast(? as jsonb), cast(? as jsonb), ?, ?)
                """)) {
            for (CSVRecord row : ContentFiles.csv("terms/terms.csv")) {
                Map<String, String> words = new LinkedHashMap<>();
                Map<String, List<String>> synonyms = new LinkedHashMap<>();
                for (String language : LANGUAGES) {
                    words.put(language, row.get(language));
                    synonyms.put(
                            language,
                            Arrays.stream(row.get("synonyms_" + language).split("[;|]"))
                                    .map(String::strip)
                                    .filter(s -> !s.isEmpty())
                                    .toList());
                }
                insert.setString(1, row.get("concept_id"));
                insert.setString(2, write(words));
                insert.setString(3, write(synonyms));
                insert.setString(4, row.get("definition_en"));
                insert.setString(5, row.get("source"));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void definitions(Connection owner) throws SQLException {
        try (var insert = owner.prepareStatement("""
                insert into definition (term_id, level, body, document, year, text, source) values (?, ?, ?, ?, ?, ?, ?)
                """)) {
            for (CSVRecord row : ContentFiles.csv("terms/definitions.csv")) {
                List<String> columns =
                        List.of("concept_id", "policy_level", "body", "document", "year", "text_en", "source");
                for (int i = 0; i < columns.size(); i++) {
                    insert.setString(i + 1, row.get(columns.get(i)));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void themes(Connection owner) throws SQLException {
        try (var insert = owner.prepareStatement("""
                insert into theme (id, grouping, position, label_nl, label_fr, label_de, label_en)
                values (?, ?, ?, ?, ?, ?, ?)
                """)) {
            int position = 0;
            for (Object entry : (List<?>) ContentFiles.yaml("themes.yml").getOrDefault("themes", List.of())) {
                Map<?, ?> theme = (Map<?, ?>) entry;
                Map<?, ?> label = (Map<?, ?>) theme.get("label");
                insert.setString(1, String.valueOf(theme.get("id")));
                insert.setString(2, String.valueOf(theme.get("group")));
                insert.setInt(3, position++);
                for (int i = 0; i < LANGUAGES.size(); i++) {
                    insert.setString(4 + i, label == null ? "" : String.valueOf(label.get(LANGUAGES.get(i))));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
