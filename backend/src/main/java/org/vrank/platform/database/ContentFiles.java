package org.vrank.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the files of {@code content/} from the class path. */
public final class ContentFiles {
    private ContentFiles() {}

    /** The records of a CSV file with a header line. */
    public static List<CSVRecord> csv(String name) {
        try (Reader reader = open(name)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A YAML file whose top is a mapping. */
    public static Map<String, Object> yaml(String name) {
        try (Reader reader = open(name)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text file. */
    public static String text(String name) {
        try (InputStream in = stream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file as it is, where there is one. */
    public static Optional<byte[]> bytes(String name) {
        try (InputStream in = ContentFiles.class.getClassLoader().getResourceAsStream("content/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(String name) {
        return new InputStreamReader(stream(name), StandardCharsets.UTF_8);
    }

    private static InputStream stream(String name) {
        InputStream in = ContentFiles.class.getClassLoader().getResourceAsStream("content/" + name);
        if (in == null) {
            throw new IllegalArgumentException("no content file " + name);
        }
        return in;
    }
}
