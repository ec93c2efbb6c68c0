package org.vrank.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * National register numbers and BIS numbers: YYMMDD, a serial of three, and 97 minus the rest of the first nine digits by 97
 * (with a 2 before them for the born since 2000). BIS numbers add 20 or 40 to the month. Source: Belgian Royal Decree of 3
 * April 1984 on the composition of the identification number.
 */
final class NationalNumbers {
    private static final Pattern ELEVEN = Pattern.compile("\\d[ ./_*~|()-]{0,3}\\d(?:[ ./_*~|()-]{0,3}\\d){9}");

    private NationalNumbers() {}

    static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        Matcher matcher = ELEVEN.matcher(text);
        int place = 0;
        while (place < text.length() && matcher.find(place)) {
            int start = matcher.start();
            int end = matcher.end();
            boolean alone = (start == 0 || !Character.isDigit(text.charAt(start - 1)))
                    && (end == text.length() || !Character.isDigit(text.charAt(end)));
            String digits = matcher.group().replaceAll("\\D", "");
            boolean born = alone && dated(digits);
            if (born && checks(digits)) {
                findings.add(new Finding(FindingKind.NATIONAL_NUMBER, Severity.STOP, start, end));
                place = end;
            } else {
                if (born && looksWritten(matcher.group())) {
                    findings.add(new Finding(FindingKind.NATIONAL_NUMBER, Severity.WARN, start, end));
                }
                place = start + 1;
            }
        }
        return findings;
    }

    private static boolean dated(String digits) {
        int month = Integer.parseInt(digits.substring(2, 4)) % 20;
        int day = Integer.parseInt(digits.substring(4, 6));
        return Integer.parseInt(digits.substring(2, 4)) < 60 && month <= 12 && day <= 31;
    }

    private static boolean checks(String digits) {
        long nine = Long.parseLong(digits.substring(0, 9));
        int check = Integer.parseInt(digits.substring(9));
        return 97 - nine % 97 == check || 97 - (2_000_000_000L + nine) % 97 == check;
    }

    /** Written the way cards print it, so that a wrong digit is a slip and not another kind of number. */
    private static boolean looksWritten(String given) {
        return given.matches("\\d{2}\\.\\d{2}\\.\\d{2}[- ]\\d{3}[.]\\d{2}")
                || given.matches("\\d{6}[- ]\\d{3}[-. ]\\d{2}");
    }
}
