package org.vrank.guard;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Phone numbers, Belgian unless they say otherwise. Free and short public lines are no person's number. Digits spelled one by one
 * are put together first; letters that stick to a number do not hide it.
 */
final class Phones {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern SPACED = Pattern.compile(
            "(?:(?:\\+|00)[ .]?)?\\d(?:[ ./_*~|:()-]{1,3}\\d){8,12}|0\\d{1,3}(?:[ ./_*~|:()-]{1,3}\\d{2,3}){3,4}"
                    + "|(?:\\+|0)\\d{8,13}");

    /** Mobiles of the neighbours and Britain without their country, and American numbers. */
    private static final Pattern FOREIGN =
            Pattern.compile("\\b0[67](?:[ ./-]?\\d{2}){4}\\b|\\b06[ -]?\\d{4}[ -]?\\d{4}\\b|\\b06[ -]?\\d{8}\\b"
                    + "|\\b01[567]\\d[ /-]{0,3}\\d{3,4}[ ]?\\d{3,5}\\b|\\b07\\d{3}[ ]?\\d{3}[ ]?\\d{3}\\b"
                    + "|\\([2-9]\\d{2}\\)[ .-]?\\d{3}[ .-]\\d{4}\\b|\\b[2-9]\\d{2}[.-]\\d{3}[.-]\\d{4}\\b");

    private static final List<String> ABROAD = List.of("FR", "NL", "DE", "GB", "US");
    private static final Set<PhoneNumberType> PUBLIC = Set.of(
            PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST, PhoneNumberType.UAN);

    private Phones() {}

    static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        for (PhoneNumberMatch match : NUMBERS.findNumbers(text, "BE", Leniency.VALID, Long.MAX_VALUE)) {
            boolean written = match.rawString().startsWith("+")
                    || match.rawString().startsWith("0")
                    || match.rawString().startsWith("(");
            if (written && personal(match.number()) && !otherNumber(text, match.start(), match.end())) {
                findings.add(new Finding(FindingKind.PHONE, Severity.STOP, match.start(), match.end()));
            }
        }
        Matcher spaced = SPACED.matcher(text);
        while (spaced.find()) {
            String digits = spaced.group().replaceAll("[ ./_*~|:()-]", "");
            if ((digits.startsWith("0") || digits.startsWith("+"))
                    && valid(digits, "BE")
                    && !otherNumber(text, spaced.start(), spaced.end())) {
                findings.add(new Finding(FindingKind.PHONE, Severity.STOP, spaced.start(), spaced.end()));
            }
        }
        Matcher foreign = FOREIGN.matcher(text);
        while (foreign.find()) {
            if (!otherNumber(text, foreign.start(), foreign.end())
                    && ABROAD.stream().anyMatch(region -> valid(foreign.group(), region))) {
                findings.add(new Finding(FindingKind.PHONE, Severity.STOP, foreign.start(), foreign.end()));
            }
        }
        return findings;
    }

    /** Part of a longer number or of a company number (0xxx.xxx.xxx), which names no person. */
    private static boolean otherNumber(String text, int start, int end) {
        String given = text.substring(start, end);
        boolean company = given.matches("[01]\\d{3}[. ]\\d{3}[. ]\\d{3}") && companyChecks(given.replaceAll("\\D", ""));
        boolean longer = (start > 0 && Character.isDigit(text.charAt(start - 1)))
                || (end < text.length() && Character.isDigit(text.charAt(end)));
        return company || longer;
    }

    /** The checksum of Belgian company numbers: 97 minus the rest of the first eight digits by 97. */
    private static boolean companyChecks(String digits) {
        return 97 - Integer.parseInt(digits.substring(0, 8)) % 97 == Integer.parseInt(digits.substring(8));
    }

    private static boolean valid(String digits, String region) {
        try {
            var number = NUMBERS.parse(digits, region);
            return NUMBERS.isValidNumber(number) && personal(number);
        } catch (com.google.i18n.phonenumbers.NumberParseException none) {
            return false;
        }
    }

    private static boolean personal(com.google.i18n.phonenumbers.Phonenumber.PhoneNumber number) {
        return !PUBLIC.contains(NUMBERS.getNumberType(number));
    }
}
