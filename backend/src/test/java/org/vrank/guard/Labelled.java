package org.vrank.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence, and what the guard must find in it. */
record Labelled(String language, String text, List<Expected> expected) {
    private static final Pattern MARK = Pattern.compile("\\[\\[([a-z-]+):(.*?)]]");

    record Expected(String kind, int start, int end) {
        /** The same kind of thing, over half of the shorter of both. */
        boolean is(Finding finding) {
            int common = Math.min(end, finding.end()) - Math.max(start, finding.start());
            int shorter = Math.min(end - start, finding.end() - finding.start());
            return kind.equals(finding.kind().code()) && common * 2 > shorter;
        }
    }

    static List<Labelled> read(String file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Labelled.class.getResourceAsStream("/guard/" + file)),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Labelled::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Labelled of(String line) {
        String marked = line.substring(3);
        StringBuilder text = new StringBuilder();
        List<Expected> expected = new ArrayList<>();
        Matcher matcher = MARK.matcher(marked);
        int done = 0;
        while (matcher.find()) {
            text.append(marked, done, matcher.start());
            expected.add(new Expected(
                    matcher.group(1),
                    text.length(),
                    text.length() + matcher.group(2).length()));
            text.append(matcher.group(2));
            done = matcher.end();
        }
        return new Labelled(
                line.substring(0, 2), text.append(marked.substring(done)).toString(), expected);
    }
}
