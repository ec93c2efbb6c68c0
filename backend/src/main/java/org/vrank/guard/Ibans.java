package org.vrank.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.iban4j.CountryCode;
import org.iban4j.IbanUtil;

/** Bank account numbers (ISO 13616): the country's length and the checksum decide; a failed checksum warns. */
final class Ibans {
    private static final Pattern SHAPE =
            Pattern.compile("(?i)[a-z]{2}[ ./_~|-]?\\d{2}(?:[ ./_~|-]{0,2}[a-z0-9]){11,30}");

    private Ibans() {}

    static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        Matcher matcher = SHAPE.matcher(text);
        int place = 0;
        while (place < text.length() && matcher.find(place)) {
            int start = matcher.start();
            place = start + 1;
            boolean stuck = start > 0 && Character.isLetterOrDigit(text.charAt(start - 1));
            String country = text.substring(start, start + 2).toUpperCase(java.util.Locale.ROOT);
            CountryCode code = CountryCode.getByCode(country);
            if (code == null || !IbanUtil.isSupportedCountry(code)) {
                continue;
            }
            int end = endOf(text, start, IbanUtil.getIbanLength(code));
            if (end < 0) {
                continue;
            }
            String iban = text.substring(start, end).replaceAll("[ ./_~|-]", "").toUpperCase(java.util.Locale.ROOT);
            boolean valid = IbanUtil.isValid(iban);
            if (valid || (!stuck && iban.substring(4).chars().allMatch(Character::isDigit))) {
                findings.add(new Finding(FindingKind.IBAN, valid ? Severity.STOP : Severity.WARN, start, end));
                place = end;
            }
        }
        return findings;
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
