package org.vrank.noninterference;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.vrank.testing.TestDatabase;

/** Looks past every wall of a server's database. */
final class Overseer {
    private final String database;

    Overseer(String url) {
        this.database = url.replaceAll(".*/|\\?.*", "");
    }

    long count(String question, String... values) {
        return Long.parseLong(text(question, values));
    }

    /** The first column of the first row. */
    String text(String question, String... values) {
        return texts(question, values).getFirst();
    }

    /** The first column of every row. */
    List<String> texts(String question, String... values) {
        try (Connection connection = TestDatabase.get().connect(database);
                var ask = connection.prepareStatement(question)) {
            for (int i = 0; i < values.length; i++) {
                ask.setString(i + 1, values[i]);
            }
            List<String> texts = new ArrayList<>();
            try (var row = ask.executeQuery()) {
                while (row.next()) {
                    texts.add(String.valueOf(row.getString(1)));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
