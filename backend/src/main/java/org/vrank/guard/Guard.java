package org.vrank.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.vrank.platform.Texts;

/** The door: what in a text could lead to a person. Places refer to the text as given, whatever its disguises. */
@Singleton
public class Guard {
    static final Pattern EMAIL = Pattern.compile(
            "[\\pL\\pN._%+'-]{1,64} ?@ ?(?:[\\pL\\pN](?:[\\pL\\pN-]{0,61}[\\pL\\pN])?\\.){1,5}\\pL{2,24}");

    /** Written out: "jan at example dot be", "jan@voorbeeld punt be", "jan.peeters at example.be". */
    static final Pattern SPELT_EMAIL =
            Pattern.compile("(?i)[\\pL\\pN._-]{1,64} at (?:[\\pL\\pN-]{1,63} (?:dot|punt|punkt) ){1,4}\\pL{2,24}\\b"
                    + "|[\\pL\\pN._-]{1,64} ?@ ?(?:[\\pL\\pN-]{1,63} (?:dot|punt|point|punkt) ){1,4}\\pL{2,24}\\b"
                    + "|[\\pL\\pN._-]{1,64} at (?:[\\pL\\pN-]{1,63} point ){1,4}(?:be|com|org|net|eu|fr|nl|lu)\\b"
                    + "|[\\pL\\pN]{1,30}[._][\\pL\\pN]{1,30} at (?:[\\pL\\pN-]{1,63}\\.){1,4}\\pL{2,24}\\b");

    /** No address, although Belgium's ending is an English word: "at some point be careful". */
    private static final Pattern AT_A_POINT =
            Pattern.compile("(?i).* at (?:an?|any|another|each|every|no|one|some|that|the|this|what|which) point .*");

    /** Belgian plates, today's and older; the French and Dutch ones that hyphens give away. */
    static final Pattern PLATE = Pattern.compile("\\b(?:[1-9][- .]?[A-HJ-NPR-Z]{3}[- .]?\\d{3}"
            + "|(?i:[1-9]-[a-hj-npr-z]{3}-\\d{3})|[1-9][a-hj-npr-z]{3}\\d{3}"
            + "|[A-HJ-NPR-Z]{3}[-.]\\d{3}|\\d{3}[-.][A-HJ-NPR-Z]{3}"
            + "|[A-HJ-NP-TV-Z]{2}-\\d{3}-[A-HJ-NP-TV-Z]{1,2}|[A-Z]-\\d{3}-[A-Z]{2}"
            + "|\\d{2}-[A-Z]{3}-\\d|\\d-[A-Z]{3}-\\d{2}|[A-Z]{2}-[A-Z]{2}-\\d{2}|\\d{2}-[A-Z]{2}-[A-Z]{2})\\b");

    /** Abbreviations of the field that stand between numbers as a plate's letters do: "2 VTE 100 %", "PLP-041". */
    private static final Set<String> NO_PLATES = Set.of(
            "VTE", "ETP", "FTE", "CLB", "VZW", "GAS", "SMS", "BUS", "PCS", "PLP", "GPI", "MFP", "RAN", "PVE", "VES",
            "PZZ", "NTF", "LTF", "TTR", "EUR", "KWH", "ASB", "CPAS");

    /** Everything found, in order, without overlaps: the surer and longer finding stands for what it covers. */
    public List<Finding> check(String text) {
        Folded folded = Folded.of(text);
        List<Finding> found = found(folded.text(), new Hints(folded.text()));
        found.sort(Comparator.comparing(Finding::severity)
                .thenComparing(Finding::kind)
                .thenComparing(f -> f.start() - f.end())
                .thenComparing(Finding::start));
        List<Finding> kept = new ArrayList<>();
        for (Finding finding : found) {
            if (kept.stream().noneMatch(finding::overlaps)) {
                kept.add(finding);
            }
        }
        return kept.stream()
                .sorted(Comparator.comparing(Finding::start))
                .map(f -> new Finding(f.kind(), f.severity(), folded.origin(f.start()), end(folded, f, text)))
                .toList();
    }

    private static List<Finding> found(String plain, Hints hints) {
        List<Finding> found = new ArrayList<>();
        if (hints.nationalNumber()) {
            found.addAll(NationalNumbers.in(plain));
        }
        if (hints.iban()) {
            found.addAll(Ibans.in(plain));
        }
        if (hints.email()) {
            found.addAll(all(EMAIL, FindingKind.EMAIL, plain));
        }
        if (hints.speltEmail()) {
            found.addAll(all(SPELT_EMAIL, FindingKind.EMAIL, plain));
        }
        if (hints.phone()) {
            found.addAll(Phones.in(plain));
        }
        if (hints.plate()) {
            found.addAll(all(PLATE, FindingKind.PLATE, plain));
        }
        return found;
    }

    /** The kinds of hard stops in a text. */
    public Set<FindingKind> stops(String text) {
        Set<FindingKind> kinds = new TreeSet<>();
        for (Finding finding : check(text)) {
            if (finding.severity() == Severity.STOP) {
                kinds.add(finding.kind());
            }
        }
        return kinds;
    }

    /** Refuses a field for each kind of hard stop in it: for texts that are shown as they are. */
    public void refuse(Texts texts, String field, String text) {
        stops(text).forEach(kind -> texts.reject(field, "guard." + kind.code()));
    }

    private static int end(Folded folded, Finding finding, String text) {
        int last = folded.origin(finding.end() - 1);
        return Math.max(
                last + Character.charCount(text.codePointAt(last)), Math.min(folded.origin(finding.end()), last + 1));
    }

    private static List<Finding> all(Pattern pattern, FindingKind kind, String text) {
        List<Finding> findings = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            boolean other = kind == FindingKind.PLATE
                    ? NO_PLATES.contains(letters(matcher.group())) || within(text, matcher.start(), matcher.end())
                    : AT_A_POINT.matcher(matcher.group()).matches();
            if (!other) {
                findings.add(new Finding(kind, Severity.STOP, matcher.start(), matcher.end()));
            }
        }
        return findings;
    }

    /** An old plate's letters and figures within a longer number such as AZ-CNF-234; a single letter before them is a country's. */
    private static boolean within(String text, int start, int end) {
        boolean before = start > 2
                && text.charAt(start - 1) == '-'
                && Character.isLetterOrDigit(text.charAt(start - 2))
                && Character.isLetterOrDigit(text.charAt(start - 3));
        boolean after =
                end + 1 < text.length() && text.charAt(end) == '-' && Character.isLetterOrDigit(text.charAt(end + 1));
        return (before || after) && text.substring(start, end).length() == 7;
    }

    private static String letters(String plate) {
        return plate.replaceAll("[^\\p{L}]", "").toUpperCase(Locale.ROOT);
    }
}
