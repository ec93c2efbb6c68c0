package org.vrank.editions;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.Texts;

/** Lists of an edition as CSV: written for spreadsheets of here, read with semicolons or commas. */
final class RosterFile {
    static final List<String> PRESENCES = List.of("present", "excused", "absent");

    private static final int MOST_LINES = 2000;
    private static final int LONGEST = 400_000;
    private static final Map<String, String> WORDS = new HashMap<>();

    static {
        for (String presence : PRESENCES) {
            WORDS.put(presence, presence);
            for (Language language : List.of(Language.NL, Language.FR, Language.EN)) {
                WORDS.put(word(presence, language), presence);
            }
        }
    }

    private RosterFile() {}

    /** Lines of a list that came in; {@code numbers}: of the line each begins with. */
    record Lines(List<String> header, List<Map<String, String>> rows, List<Long> numbers) {}

    /** What a presence is called in a list. */
    static String word(String presence, Language language) {
        return Messages.of(language, "roster." + presence);
    }

    /** Which presence a cell says, in any of the languages; null where it says none. */
    static @org.jspecify.annotations.Nullable String presence(String cell) {
        return WORDS.get(cell.strip().toLowerCase(Locale.ROOT));
    }

    static String write(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        // by this mark spreadsheets know the encoding
        text.append('\uFEFF');
        try {
            var printer = CSVFormat.RFC4180.builder().setDelimiter(';').get().print(text);
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(RosterFile::harmless).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Reads a list; what is wrong with it as a whole goes to {@code texts} under {@code text}. */
    static Lines read(Texts texts, String given) {
        Lines none = new Lines(List.of(), List.of(), List.of());
        String text = given.startsWith("\uFEFF") ? given.substring(1) : given;
        if (text.isBlank() || text.length() > LONGEST) {
            texts.reject("text", text.isBlank() ? "text.missing" : "roster.too-long");
            return none;
        }
        String first = text.lines().findFirst().orElse("");
        char delimiter = first.indexOf(';') >= 0 ? ';' : ',';
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setAllowMissingColumnNames(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .get()
                .parse(new StringReader(text))) {
            List<String> header = parser.getHeaderNames();
            List<Map<String, String>> rows = new ArrayList<>();
            List<Long> numbers = new ArrayList<>();
            for (CSVRecord row : parser) {
                if (rows.size() == MOST_LINES) {
                    texts.reject("text", "roster.too-long");
                    return none;
                }
                Map<String, String> cells = new HashMap<>();
                for (int i = 0; i < Math.min(header.size(), row.size()); i++) {
                    cells.put(header.get(i).strip(), plain(row.get(i).strip()));
                }
                rows.add(cells);
                numbers.add(parser.getCurrentLineNumber());
            }
            return new Lines(header.stream().map(String::strip).toList(), rows, numbers);
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException broken) {
            texts.reject("text", "roster.broken");
            return none;
        }
    }

    /** A cell that begins like a formula is none to a spreadsheet behind an apostrophe. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r\n|%".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String plain(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }
}
