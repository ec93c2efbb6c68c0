package org.vrank.guard;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.vrank.platform.Texts;
import org.vrank.platform.Violation;

/**
 * The one door for texts that others will read: what in them could lead to a person. Places refer to the text as given,
 * whatever its disguises: it is read as it was typed, as Markdown shows it, and without tags.
 */
@Singleton
public class Guard {
    private final Markdown markdown;

    Guard(Markdown markdown) {
        this.markdown = markdown;
    }

    /**
     * Everything found, in order, without overlaps: the surer and longer finding stands for what it covers.
     *
     * @param language the one it is written in: nl, fr, de or en
     */
    public List<Finding> check(String text, String language) {
        List<Finding> found = new ArrayList<>();
        for (Reading reading : readings(text)) {
            found.addAll(in(reading, text, language));
        }
        Reading joined = text.indexOf('\n') < 0 ? null : Reading.joined(text);
        if (joined != null) {
            in(joined, text, language).stream().filter(Guard::isNumber).forEach(found::add);
        }
        return withoutOverlaps(found);
    }

    /**
     * Refuses a field for each kind of hard stop in it ({@code guard.phone}) and for each warning that was not answered
     * ({@code guard.warn-name}); each says where.
     *
     * @param answered keys of the warnings that the author answered
     */
    public void pass(Texts texts, String field, String text, String language, Set<String> answered) {
        pass(texts, field, text, language, finding -> answered.contains(finding.key()));
    }

    /**
     * The same.
     *
     * @param answered what the author answered, by the key of the warning; what does not fit it is no answer
     */
    public void pass(Texts texts, String field, String text, String language, Map<String, String> answered) {
        pass(texts, field, text, language, finding -> finding.takes(answered.get(finding.key())));
    }

    /** The same for several fields that are read one after the other. */
    public void pass(Texts texts, Map<String, String> fields, String language, Set<String> answered) {
        pass(texts, fields, language, finding -> answered.contains(finding.key()));
    }

    /** The same for several fields that are read one after the other. */
    public void pass(Texts texts, Map<String, String> fields, String language, Map<String, String> answered) {
        pass(texts, fields, language, finding -> finding.takes(answered.get(finding.key())));
    }

    private void pass(Texts texts, String field, String text, String language, Predicate<Finding> answered) {
        Set<String> said = new HashSet<>();
        for (Finding finding : check(text, language)) {
            boolean stop = finding.severity() == Severity.STOP;
            if (said.add(stop ? finding.message() : finding.key()) && (stop || !answered.test(finding))) {
                texts.reject(
                        field,
                        finding.message(),
                        new Violation.Hit(finding.key(), finding.start(), finding.end(), finding.answers()),
                        text.substring(finding.start(), finding.end()));
            }
        }
    }

    private void pass(Texts texts, Map<String, String> fields, String language, Predicate<Finding> answered) {
        StringBuilder whole = new StringBuilder();
        TreeMap<Integer, String> starts = new TreeMap<>();
        fields.forEach((field, text) -> {
            pass(texts, field, text, language, answered);
            starts.put(whole.length(), field);
            whole.append(text.replace('\n', ' ').strip()).append('\n');
        });
        Reading joined = Reading.joined(whole.toString());
        if (joined != null) {
            acrossFields(texts, whole.toString(), joined, starts, language);
        }
    }

    /** Numbers that begin in one field and end in the next: refused where they end. */
    private void acrossFields(
            Texts texts, String whole, Reading joined, TreeMap<Integer, String> starts, String language) {
        for (Finding finding : withoutOverlaps(in(joined, whole, language))) {
            Map.Entry<Integer, String> first = starts.floorEntry(finding.start());
            Map.Entry<Integer, String> last = starts.floorEntry(finding.end() - 1);
            if (isNumber(finding) && finding.severity() == Severity.STOP && first.getKey() < last.getKey()) {
                texts.reject(last.getValue(), finding.message());
            }
        }
    }

    private static boolean isNumber(Finding finding) {
        return switch (finding.kind()) {
            case NATIONAL_NUMBER, IBAN, PHONE -> true;
            default -> false;
        };
    }

    /** Refuses a field for hard stops alone: where names belong, as in the name of an organisation. */
    public void refuse(Texts texts, String field, String text) {
        Set<String> said = new LinkedHashSet<>();
        for (Finding finding : check(text, "nl")) {
            if (finding.severity() == Severity.STOP && said.add(finding.message())) {
                texts.reject(field, finding.message());
            }
        }
    }

    private List<Reading> readings(String text) {
        List<Reading> readings = new ArrayList<>();
        readings.add(Reading.of(text));
        Reading shown = markdown.reading(text);
        if (shown != null) {
            readings.add(shown);
        }
        if (text.indexOf('<') >= 0) {
            readings.add(Reading.withoutTags(text));
        }
        return readings;
    }

    private static List<Finding> in(Reading reading, String text, String language) {
        Folded folded = Folded.of(reading.text());
        String plain = folded.text();
        List<Finding> placed = new ArrayList<>();
        for (Finding f : Detectors.all(plain, language)) {
            int start = reading.origin(folded.origin(f.start()));
            int last = Math.max(start, reading.origin(folded.lastOrigin(f.end())));
            int end = Math.min(text.length(), last + Character.charCount(text.codePointAt(last)));
            placed.add(new Finding(
                    f.kind(), f.severity(), start, end, Keys.of(f.kind(), plain.substring(f.start(), f.end()))));
        }
        return placed;
    }

    private static List<Finding> withoutOverlaps(List<Finding> found) {
        found.sort(Comparator.comparing(Finding::severity)
                .thenComparing(Finding::kind)
                .thenComparing(f -> f.start() - f.end())
                .thenComparing(Finding::start));
        TreeMap<Integer, Finding> kept = new TreeMap<>();
        for (Finding finding : found) {
            Map.Entry<Integer, Finding> before = kept.floorEntry(finding.start());
            Map.Entry<Integer, Finding> after = kept.ceilingEntry(finding.start());
            if ((before == null || !finding.overlaps(before.getValue()))
                    && (after == null || !finding.overlaps(after.getValue()))) {
                kept.put(finding.start(), finding);
            }
        }
        return List.copyOf(kept.values());
    }
}
