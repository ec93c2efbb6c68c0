package org.vrank.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Number plates. */
final class Plates {
    /** Belgian plates of today; the French and Dutch ones that hyphens give away. */
    static final Pattern PLATE = Pattern.compile("\\b(?:[1-9][- .]?[A-HJ-NPR-Z]{3}[- .]?\\d{3}"
            + "|(?i:[1-9]-[a-hj-npr-z]{3}-\\d{3})|[1-9][a-hj-npr-z]{3}\\d{3}|B-[A-HJ-NPR-Z]{3}-\\d{3}"
            + "|[A-HJ-NP-TV-Z]{2}-\\d{3}-[A-HJ-NP-TV-Z]{1,2}|[A-Z]-\\d{3}-[A-Z]{2}"
            + "|\\d{2}-[A-Z]{3}-\\d|\\d-[A-Z]{3}-\\d{2}|[A-Z]{2}-[A-Z]{2}-\\d{2}|\\d{2}-[A-Z]{2}-[A-Z]{2})\\b");

    /** What is a plate only beside a vehicle, for tickets and incidents are numbered alike: older Belgian, German, Luxembourg ones. */
    static final Pattern BESIDE = Pattern.compile("\\b(?:[A-HJ-NPR-Z]{3}[-. ]?\\d{3}|\\d{3}[-. ]?[A-HJ-NPR-Z]{3}"
            + "|[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[- ]?\\d{1,4}[EH]?|[A-Z]{2}[ -]?\\d{4})\\b");

    private static final Pattern VEHICLE = Pattern.compile(
            "(?i)(?:auto|wagen|voiture|véhicul|plaat|platen|plaque|immatricul|kenteken"
                    + "|kennzeichen|\\bcars?\\b|\\bvan with|moto|scooter|brommer|camion|fahrzeug|nummernschild|vehicle|\\bplates?\\b|registration|parkeer|parked"
                    + "|garée?\\b|\\brijdt\\b|\\breed\\b|\\bfuhr|\\bdrove\\b|roul|golf|bmw|mercedes|audi|clio|bestuurder|driver|chauffeur|fahrer)");
    private static final int BEFORE = 60;
    private static final int AFTER = 40;

    /** Abbreviations of the field that stand between numbers as a plate's letters do: "2 VTE 100 %", "PLP-041". */
    private static final Set<String> NO_PLATES = Set.of(
            "VTE", "ETP", "FTE", "CLB", "VZW", "GAS", "SMS", "BUS", "PCS", "PLP", "GPI", "MFP", "RAN", "PVE", "VES",
            "PZZ", "NTF", "LTF", "TTR", "EUR", "KWH", "ASB", "CPAS");

    private Plates() {}

    static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        Matcher matcher = PLATE.matcher(text);
        while (matcher.find()) {
            if (!NO_PLATES.contains(letters(matcher.group())) && !within(text, matcher.start(), matcher.end())) {
                findings.add(new Finding(FindingKind.PLATE, Severity.STOP, matcher.start(), matcher.end()));
            }
        }
        Matcher beside = BESIDE.matcher(text);
        while (beside.find()) {
            String near =
                    text.substring(Math.max(0, beside.start() - BEFORE), Math.min(text.length(), beside.end() + AFTER));
            if (VEHICLE.matcher(near).find()
                    && !NO_PLATES.contains(letters(beside.group()))
                    && !within(text, beside.start(), beside.end())) {
                findings.add(new Finding(FindingKind.PLATE, Severity.STOP, beside.start(), beside.end()));
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
