package org.vrank.circles;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.vrank.platform.Ids;
import org.vrank.platform.database.Content;
import org.vrank.platform.database.ContentFiles;

/** The circle that everybody reads: made at an installation's first start, from {@code content/public-circle.yml}. */
@Singleton
class PublicCircle implements Content {
    private static final List<String> LANGUAGES = List.of("nl", "fr", "de", "en");

    private final Ids ids;

    PublicCircle(Ids ids) {
        this.ids = ids;
    }

    @Override
    public void load(Connection owner) throws SQLException {
        Map<String, Object> texts = ContentFiles.yaml("public-circle.yml");
        try (var insert = owner.prepareStatement("""
                insert into circle (id, kind, candid, superiors, admits, name_nl, name_fr, name_de, name_en,
                                    about_nl, about_fr, about_de, about_en)
                select ?, 'public', false, true, '{}', ?, ?, ?, ?, ?, ?, ?, ?
                where not exists (select from circle where kind = 'public')
                """)) {
            insert.setObject(1, ids.next());
            int place = 2;
            for (String part : List.of("names", "about")) {
                Map<?, ?> inLanguages = texts.get(part) instanceof Map<?, ?> given ? given : Map.of();
                for (String language : LANGUAGES) {
                    insert.setString(place++, String.valueOf(inLanguages.get(language)));
                }
            }
            insert.execute();
        }
    }
}
