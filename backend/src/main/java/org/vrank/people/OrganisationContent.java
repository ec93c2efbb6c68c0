package org.vrank.people;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Ids;
import org.vrank.platform.database.Content;
import org.vrank.platform.database.ContentFiles;

/** Municipalities and public bodies from {@code content/facts}; names and figures follow the files, ids stay. */
@Singleton
class OrganisationContent implements Content {
    private static final Map<String, String> LEVELS = Map.of(
            "federal",
            "federal",
            "national",
            "federal",
            "regional",
            "regional",
            "community",
            "community",
            "european",
            "european",
            "local",
            "local");

    private final Ids ids;

    OrganisationContent(Ids ids) {
        this.ids = ids;
    }

    @Override
    public void load(Connection owner) throws SQLException {
        try (var put = owner.prepareStatement("""
                insert into organisation (id, content_key, root_id, level, kind, region, name_nl, name_fr, name_de, name_en,
                                          nis_code, population, language_regime, source)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (content_key) do update
                set name_nl = excluded.name_nl, name_fr = excluded.name_fr, name_de = excluded.name_de,
                    name_en = excluded.name_en, population = excluded.population,
                    language_regime = excluded.language_regime, source = excluded.source
                """)) {
            for (CSVRecord row : ContentFiles.csv("facts/municipalities.csv")) {
                start(put, "nis:" + row.get("nis_code"), "local", "municipality", empty(row.get("region")), row);
                put.setString(11, row.get("nis_code"));
                put.setObject(12, number(row.get("population_2020")), java.sql.Types.INTEGER);
                put.setString(13, empty(row.get("language_regime")));
                put.addBatch();
            }
            for (CSVRecord row : ContentFiles.csv("facts/actors.csv")) {
                String level = LEVELS.getOrDefault(row.get("level").split("[ /(]")[0], "local");
                start(put, "actor:" + row.get("id"), level, "body", empty(row.get("region")), row);
                put.setString(11, null);
                put.setObject(12, null, java.sql.Types.INTEGER);
                put.setString(13, null);
                put.addBatch();
            }
            put.executeBatch();
        }
    }

    private void start(
            java.sql.PreparedStatement put,
            String key,
            String level,
            String kind,
            @Nullable String region,
            CSVRecord row)
            throws SQLException {
        var id = ids.next();
        put.setObject(1, id);
        put.setString(2, key);
        put.setObject(3, id);
        put.setString(4, level);
        put.setString(5, kind);
        put.setString(6, region);
        put.setString(7, row.get("name_nl"));
        put.setString(8, row.get("name_fr"));
        put.setString(9, row.get("name_de"));
        put.setString(10, row.get("name_en"));
        put.setString(14, row.get("source"));
    }

    private static @Nullable Integer number(String text) {
        return text.isBlank() ? null : Integer.valueOf(text.strip());
    }

    private static @Nullable String empty(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
