package org.vrank.noninterference;

import java.util.List;
import java.util.Map;

/**
 * A fault put into both worlds of a test, to see the harness find it. The program itself carries no switch for any of them.
 *
 * @param properties settings that a bean of this package waits for
 * @param sql what changes in the database, as the one who may do anything
 */
record Leak(Map<String, Object> properties, List<String> sql) {
    static final Leak NONE = new Leak(Map.of(), List.of());

    static Leak inDatabase(String... sql) {
        return new Leak(Map.of(), List.of(sql));
    }

    /** The bean of this package that is there only while {@code vrank.leak} has this value. */
    static Leak inProgram(String name) {
        return new Leak(Map.of("vrank.leak", name), List.of());
    }
}
