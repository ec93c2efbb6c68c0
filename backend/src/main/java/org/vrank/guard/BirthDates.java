package org.vrank.guard;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** When somebody was born, in nl, fr, de and en. */
final class BirthDates {
    private static final String MONTH =
            "(?:jan|feb|fév|fev|maart|mrt|mars|mär|march|mar|apr|avr|mei|mai|may|jun|juin|jul|juil|aug|août|aout|sep|okt|oct|nov|dec|déc|dez)[\\pL]{0,7}\\.?";
    private static final String DAY =
            "(?:\\d{1,2} ?[./-] ?\\d{1,2} ?[./-] ?(?:\\d{4}|\\d{2})|\\d{1,2}(?:er|\\.|st|nd|rd|th)? (?:of )?" + MONTH
                    + ",?(?: \\d{4})?|" + MONTH + " \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|" + MONTH
                    + " (?:19|20)\\d{2}|(?:19|20)\\d{2}-\\d{2}-\\d{2}|(?:19|20)\\d{2})";
    private static final String PLACE = "(?:(?:te|in|à|a|au|en|zu) [\\pL' ’-]{2,30}?,? ?)?";
    private static final Pattern BORN = Pattern.compile("(?i)(?:geboren|geb\\.|born|b\\.|n[ée]e?s?) " + "(?:in |en |"
            + PLACE + "(?:op |le |am |on |in |en |om |,)?)(?:de |den |het jaar |the |l'an )?" + DAY);
    private static final Pattern LABELLED = Pattern.compile(
            "(?i)(?:geboortedatum|geboortejaar|geboorteplaats en -datum|date de naissance|année de naissance|geburtsdatum|geburtstag|geburtsjahr|date of birth|dob|birth date|birthday|d\\.o\\.b\\.|verjaart op|bouwjaar van hem)"
                    + "(?: is| est| ist|:| van [\\pL]+ is)? ?:? ?(?:op |le |am |on )?" + DAY);
    private static final Pattern STAR =
            Pattern.compile("[°*] ?(?:\\d{1,2} ?[./-] ?\\d{1,2} ?[./-] ?(?:\\d{4}|\\d{2})|(?:19|20)\\d{2}\\b)");
    private static final Pattern CLASS_OF = Pattern.compile("Jahrgang (?:19|20)\\d{2}\\b");

    private static final Anchors ANCHORS = new Anchors(
            List.of(
                    "geboren",
                    "geb.",
                    "born",
                    "b. ",
                    "né ",
                    "née ",
                    "nés ",
                    "nées ",
                    "ne ",
                    "nee ",
                    "geboorte",
                    "date de naissance",
                    "année de naissance",
                    "geburts",
                    "date of birth",
                    "dob",
                    "birth",
                    "d.o.b.",
                    "verjaart op",
                    "°",
                    "*",
                    "jahrgang"),
            130);

    private BirthDates() {}

    static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        for (Pattern pattern : List.of(BORN, LABELLED, STAR, CLASS_OF)) {
            ANCHORS.matches(
                    pattern,
                    text,
                    (matcher, at) ->
                            findings.add(new Finding(FindingKind.BIRTH_DATE, Severity.WARN, at, at + matcher.end())));
        }
        return findings;
    }
}
