package org.vrank.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.vrank.guard.Markdown;
import org.vrank.platform.Language;
import org.vrank.testing.PdfUa;

class PdfTest {
    /** The hostile texts of the browser's tests, a line each. */
    private static final Path HOSTILE = Path.of("../frontend/e2e/hostile/payloads.txt");

    private static final Pattern POINT = Pattern.compile("\\\\u\\{([0-9a-f]+)}");

    private final Pdf pdf = new Pdf();

    @Test
    void whatever_is_written_there_is_a_paper_and_it_conforms() throws IOException {
        Markdown markdown = new Markdown();
        List<String> bad = new ArrayList<>();
        for (String text : hostile()) {
            try {
                byte[] paper = pdf.of(text, markdown.html(text), Language.NL);
                PdfUa.failures(paper).forEach(failure -> bad.add(text + ": " + failure));
            } catch (RuntimeException | AssertionError e) {
                bad.add(text + ": " + e);
            }
        }
        assertThat(bad).isEmpty();
    }

    private static List<String> hostile() throws IOException {
        return Files.readAllLines(HOSTILE).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("%% "))
                .map(line -> POINT.matcher(line)
                        .replaceAll(
                                m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1), 16)))))
                .map(line -> line.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r"))
                .toList();
    }
}
