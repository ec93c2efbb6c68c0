package org.vrank.discussion;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The discussion of a report out of the box, from its author's side. Nobody is signed in there, so no reader scope is open: the
 * intake has checked a receipt, and only its login may call these functions.
 */
public final class Pseudonyms {
    private Pseudonyms() {}

    /**
     * A comment as the author of the report sees it.
     *
     * @param name the name or pseudonym it bears, or null
     * @param text Markdown; null once withdrawn, and while it is set aside
     * @param month its first day
     */
    public record Said(
            UUID id,
            @Nullable UUID parent,
            String kind,
            String voice,
            @Nullable String name,
            @Nullable UUID organisation,
            @Nullable String region,
            @Nullable String language,
            @Nullable String text,
            LocalDate month,
            boolean withdrawn,
            boolean setAside) {}

    static List<Said> discussion(Connection intake, UUID report) throws SQLException {
        try (var asked = intake.prepareStatement("""
                select id, parent_id, kind, voice, name, organisation_id, region, language, text, month, withdrawn, set_aside
                from vrank_pseudonym_discussion(?)
                """)) {
            asked.setObject(1, report);
            List<Said> said = new ArrayList<>();
            try (var row = asked.executeQuery()) {
                while (row.next()) {
                    said.add(new Said(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getObject(6, UUID.class),
                            row.getString(7),
                            row.getString(8),
                            row.getString(9),
                            row.getObject(10, LocalDate.class),
                            row.getBoolean(11),
                            row.getBoolean(12)));
                }
            }
            return said;
        }
    }

    static boolean answer(
            Connection intake,
            UUID id,
            UUID report,
            UUID parent,
            String pseudonym,
            String language,
            String text,
            Instant appears)
            throws SQLException {
        try (var asked = intake.prepareStatement("select vrank_answer_under_pseudonym(?, ?, ?, ?, ?, ?, ?)")) {
            asked.setObject(1, id);
            asked.setObject(2, report);
            asked.setObject(3, parent);
            asked.setString(4, pseudonym);
            asked.setString(5, language);
            asked.setString(6, text);
            asked.setObject(7, appears.atOffset(ZoneOffset.UTC));
            try (var row = asked.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
