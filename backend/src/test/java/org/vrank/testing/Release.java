package org.vrank.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.yaml.snakeyaml.Yaml;

/**
 * The database of a released version, with what somebody did there.
 *
 * @param name of its schema, such as V007
 * @param holds the ids and words of what was made there
 */
public record Release(String name, Map<String, Object> holds) {
    private static final Path FOLDER = Path.of("src/test/resources/releases");

    /** Every release there is a dump of. */
    public static List<Release> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yml"))
                    .sorted()
                    .map(file -> file.substring(0, file.length() - 4))
                    .map(name -> new Release(name, new Yaml().load(text(FOLDER.resolve(name + ".yml")))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text(String key) {
        return String.valueOf(requireNonNull(holds.get(key), key));
    }

    /** The secret of a session that somebody had open. */
    public String session(String handle) {
        return String.valueOf(requireNonNull((Map<?, ?>) holds.get("sessions")).get(handle));
    }

    /** Restores it, made two days old, into a new database of the server of the tests. */
    public void restore(String database) throws SQLException {
        TestDatabase.get().create(database);
        try (Connection connection = TestDatabase.get().connect(database);
                var statement = connection.createStatement()) {
            statement.execute(text(FOLDER.resolve(name + ".sql.gz")));
            statement.execute(text(FOLDER.resolve("age.sql")));
        }
    }

    private static String text(Path file) {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
