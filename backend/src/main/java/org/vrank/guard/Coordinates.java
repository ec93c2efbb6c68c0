package org.vrank.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Places on the map: degrees, plus codes, three words. */
final class Coordinates {
    /** Two numbers with four decimals or more, as phones and maps show them. */
    private static final Pattern DECIMAL = Pattern.compile(
            "[+-]?\\d{1,2}[.,]\\d{4,10}°? ?[NSns]?[ ,;/]{1,3}[+-]?\\d{1,3}[.,]\\d{4,10}(?:°? ?[EWOewo]\\b)?°?");

    private static final Pattern DEGREES = Pattern.compile(
            "\\d{1,2} ?° ?(?:\\d{1,2}(?:[.,]\\d{1,6})? ?['’′´] ?(?:\\d{1,2}(?:[.,]\\d{1,6})? ?(?:\"|''|’’|″|′′|”))?)? ?[NSns]"
                    + "[ ,;/]{0,3}\\d{1,3} ?° ?(?:\\d{1,2}(?:[.,]\\d{1,6})? ?['’′´] ?(?:\\d{1,2}(?:[.,]\\d{1,6})? ?(?:\"|''|’’|″|′′|”))?)? ?[EWOewo]");

    private static final Pattern PLUS_CODE =
            Pattern.compile("\\b[23456789CFGHJMPQRVWX]{4,8}\\+[23456789CFGHJMPQRVWX]{2,3}\\b");
    private static final Pattern THREE_WORDS = Pattern.compile("///\\pL{2,20}\\.\\pL{2,20}\\.\\pL{2,20}");

    private Coordinates() {}

    static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        for (Pattern pattern : List.of(DECIMAL, DEGREES, PLUS_CODE, THREE_WORDS)) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                findings.add(new Finding(FindingKind.COORDINATES, Severity.STOP, matcher.start(), matcher.end()));
            }
        }
        return findings;
    }
}
