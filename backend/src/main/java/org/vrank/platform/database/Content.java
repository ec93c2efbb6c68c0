package org.vrank.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Something in {@code content/} that a feature keeps in its tables. Loaded at every start, with the same result each time. */
public interface Content {
    /** Loads it as the owner of the tables. */
    void load(Connection owner) throws SQLException;
}
