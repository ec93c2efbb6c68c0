package org.vrank.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.iban4j.CountryCode;
import org.iban4j.IbanUtil;
import org.jspecify.annotations.Nullable;

/** Bank account numbers (ISO 13616): the country's length and the checksum decide; a failed checksum warns. */
final class Ibans {
    private static final Pattern SHAPE =
            Pattern.compile("(?i)[a-z]{2}[ ./_~|-]?\\d{2}(?:[ ./_~|-]{0,2}[a-z0-9]){11,30}");

    private Ibans() {}

    static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        if (!startsAnywhere(text)) {
            return findings;
        }
        Matcher matcher = SHAPE.matcher(text);
        int place = 0;
        while (place < text.length() && matcher.find(place)) {
            int start = matcher.start();
            place = start + 1;
            boolean stuck = start > 0 && Character.isLetterOrDigit(text.charAt(start - 1));
            CountryCode code = country(text, start);
            if (code == null) {
                continue;
            }
            int end = endOf(text, start, IbanUtil.getIbanLength(code));
            if (end < 0) {
                continue;
            }
            String iban = text.substring(start, end).replaceAll("[ ./_~|-]", "").toUpperCase(Locale.ROOT);
            boolean valid = IbanUtil.isValid(iban);
            if (valid || (!stuck && iban.substring(4).chars().allMatch(Character::isDigit))) {
                findings.add(new Finding(FindingKind.IBAN, valid ? Severity.STOP : Severity.WARN, start, end));
                place = end;
            }
        }
        return findings;
    }

    /** Whether a country that has such numbers stands before two digits: the pattern is costly, and this seldom so. */
    private static boolean startsAnywhere(String text) {
        for (int i = 0; i + 4 <= text.length(); i++) {
            int digits = " ./_~|-".indexOf(text.charAt(i + 2)) < 0 ? i + 2 : i + 3;
            if (digits + 2 <= text.length()
                    && Character.isDigit(text.charAt(digits))
                    && Character.isDigit(text.charAt(digits + 1))
                    && country(text, i) != null) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable CountryCode country(String text, int start) {
        CountryCode code =
                CountryCode.getByCode(text.substring(start, start + 2).toUpperCase(Locale.ROOT));
        return code == null || !IbanUtil.isSupportedCountry(code) ? null : code;
    }

    /** Where so many letters and digits from a place end, or -1. */
    private static int endOf(String text, int start, int wanted) {
        int seen = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                seen++;
                if (seen == wanted) {
                    return i + 1;
                }
            } else if (" ./_~|-".indexOf(c) < 0) {
                return -1;
            }
        }
        return -1;
    }
}
