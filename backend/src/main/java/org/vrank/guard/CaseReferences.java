package org.vrank.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Numbers of police reports and files: notations of the public prosecutor, and numbers behind "dossier", "PV", "Akte". */
final class CaseReferences {
    /** District, kind of fact, service, number and year, as prosecutors and police write them: BR.43.LA.012345/2020. */
    private static final Pattern NOTATION =
            Pattern.compile("\\b[A-Z]{2}[ .-]?\\d{2}[ .-][A-Z0-9]{2}[ .-]\\d{2,6}[ /-]{1,2}(?:19|20)?\\d{2}\\b");

    private static final Pattern NAMED = Pattern.compile(
            "(?i)(?:dossier|dossiernummer|zaak|zaaknummer|pv|p\\.v\\.|proces-verbaal|procès-verbal|notitienummer|notitie|notice|parketnummer|rolnummer|akte|akten|aktenzeichen|az|kenmerk"
                    + "|référence|ref\\.?|réf\\.?|affaire|case|file|protokoll|vorgang|fall|strafzaak|jugenddossier|jeugddossier|vonnis|jugement|rg|jg)"
                    + "(?:nummer)?[ .:]{0,2}(?:(?:nr|no|n°|nummer|numéro|number|nummer|is|est|ist|met nummer)[ .:]{0,2}){0,2}"
                    + "((?:n°|nr|no)?[. ]?[A-Z]{0,5}[ .-]?\\d[A-Z0-9]*(?:[ ]?[./-][ ]?[A-Z0-9]+){0,4})");

    private static final Anchors ANCHORS = new Anchors(
            List.of(
                    "dossier",
                    "zaak",
                    "pv",
                    "p.v.",
                    "proces-verbaal",
                    "procès-verbal",
                    "notitie",
                    "notice",
                    "parketnummer",
                    "rolnummer",
                    "akte",
                    "az",
                    "kenmerk",
                    "référence",
                    "ref",
                    "réf",
                    "affaire",
                    "case",
                    "file",
                    "protokoll",
                    "vorgang",
                    "fall",
                    "strafzaak",
                    "jugenddossier",
                    "jeugddossier",
                    "vonnis",
                    "jugement",
                    "rg",
                    "jg"),
            110);

    private CaseReferences() {}

    static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        boolean numbered = text.indexOf('/') >= 0 || text.indexOf('-') >= 0;
        Matcher matcher = NOTATION.matcher(text);
        while (numbered && matcher.find()) {
            findings.add(warn(matcher.start(), matcher.end()));
        }
        ANCHORS.matches(NAMED, text, (named, at) -> {
            if (reference(named.group(1))) {
                findings.add(warn(at + named.start(1), at + named.end(1)));
            }
        });
        return findings;
    }

    private static Finding warn(int start, int end) {
        return new Finding(FindingKind.CASE_REFERENCE, Severity.WARN, start, end);
    }

    /** Not a year, some years, a date or a sum. */
    private static boolean reference(String given) {
        String bare = given.replaceFirst("^(?i:n°|nr|no)[. ]*", "").strip();
        long digits = bare.chars().filter(Character::isDigit).count();
        boolean parts = bare.matches(".*\\d.*[./-].*") || bare.matches(".*[A-Za-z].*");
        boolean years = bare.matches("(?:19|20)\\d{2}(?: ?[-/] ?(?:19|20)?\\d{2})?");
        boolean date =
                bare.matches("\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{2}|\\d{4})") || bare.matches("\\d{1,2}[./-]\\d{1,2}");
        boolean sum = bare.matches("\\d{1,3}(?:[. ]\\d{3})+");
        return !years && !date && !sum && (digits >= 5 || digits >= 4 && parts);
    }
}
