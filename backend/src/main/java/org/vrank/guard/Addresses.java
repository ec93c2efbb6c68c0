package org.vrank.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Streets with a house number, as they are written in Belgium: "Kerkstraat 12", "rue du Moulin 7", "12, rue du Moulin". */
final class Addresses {
    private static final String NUMBER = "\\d{1,4}(?: ?[a-zA-Z]\\b)?(?:[-/]\\d{1,4})?";
    private static final String NO = "(?:nr\\.? ?|n° ?|no\\.? ?|nummer |numéro |Nr\\.? ?|,? ?)";
    private static final String BOX = "(?:,? (?:bus|bte|boîte|box|Bus) ?\\w{1,5})?";
    private static final String WORD = "[\\pL'’.-]+";

    private static final Pattern DUTCH = Pattern.compile("(?:[A-ZÀ-Þ]" + WORD + " ){0,2}[A-ZÀ-Þ][\\pL'’-]*"
            + "(?:straat|steenweg|laan|weg|plein|dreef|lei|kaai|baan|pad|hof|markt|square|singel|vest|ring|kouter|berg|wijk"
            + "|gaarde|gang|poort|rij|veld|stwg|str|ln)\\.?,? " + NO + NUMBER + BOX);
    private static final Pattern DUTCH_NAMED = Pattern.compile(
            "(?:Grote Markt|Kleine Markt|Oude Markt|Vismarkt|Groenplaats|Meir|Korenmarkt) " + NO + NUMBER + BOX);

    private static final String FRENCH_KIND =
            "(?i:rue|avenue|av\\.|bd\\.?|boulevard|boulvd|chaussée|chée|place|pl\\.|square|impasse|allée|clos|drève|quai"
                    + "|sentier|chemin|ruelle|cours|galerie|esplanade|venelle|cité|résidence|route|passage|rond-point)";
    private static final String FRENCH_NAME =
            " (?:(?:de la|de l'|de l’|du|des|de|d'|d’|de l' |aux|au) ?)?(?:[\\pL'’-]+ ){0,4}?[A-ZÀ-Þ][\\pL'’-]+(?: (?:[A-ZÀ-Þ][\\pL'’-]+|de|du|des|la|le|les)){0,4}";
    private static final Pattern FRENCH =
            Pattern.compile("\\b" + FRENCH_KIND + FRENCH_NAME + ",? " + NO + NUMBER + BOX);
    private static final Pattern FRENCH_FIRST = Pattern.compile(
            "\\b" + NUMBER + "(?: ?(?:bis|ter))?,? (?:à la |à l’|de la |de l’)?" + FRENCH_KIND + FRENCH_NAME);

    private static final Pattern GERMAN = Pattern.compile("(?:[A-ZÄÖÜ][\\pL-]+ ){0,2}[A-ZÄÖÜ][\\pL-]*"
            + "(?:straße|strasse|str\\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig|markt|hof|pfad) ?" + NO
            + NUMBER + BOX);
    private static final Pattern GERMAN_SPLIT = Pattern.compile(
            "[A-ZÄÖÜ][\\pL-]+(?:er|-) (?:Straße|Strasse|Str\\.|Weg|Platz|Allee|Ring) ?" + NO + NUMBER + BOX);
    private static final Pattern GERMAN_AT = Pattern.compile(
            "\\b(?:Am|An der|An den|Auf dem|Auf der|Im|In der|In den|Zum|Zur|Unter den|Hinter der) [A-ZÄÖÜ][\\pL-]+ "
                    + NUMBER + BOX);

    private static final Pattern ENGLISH = Pattern.compile("\\b" + NUMBER
            + ",? (?:[A-Z][\\pL'’-]+ ){1,3}(?:Street|St\\.|Road|Rd\\.?|Avenue|Ave\\.?|Lane|Square|Drive|Place|Court|Close|Way|Terrace"
            + "|Boulevard|Row|Crescent|Gardens|Hill|Park|Mews|Quay)\\b");

    private static final int AROUND = 70;

    /** How a street is written, and words of which one is in each. */
    private record Way(Pattern pattern, boolean numberFirst, List<String> words) {
        boolean mayBeIn(String lower) {
            return words.stream().anyMatch(lower::contains);
        }
    }

    private static final List<String> FRENCH_KINDS = List.of(
            "rue",
            "avenue",
            "av.",
            "bd",
            "boul",
            "chaus",
            "chée",
            "place",
            "pl.",
            "square",
            "impasse",
            "allée",
            "clos",
            "drève",
            "quai",
            "sentier",
            "chemin",
            "cours",
            "galerie",
            "esplanade",
            "venelle",
            "cité",
            "résidence",
            "route",
            "passage",
            "rond-point");
    private static final List<Way> WAYS = List.of(
            new Way(
                    DUTCH,
                    false,
                    List.of(
                            "straat",
                            "steenweg",
                            "laan",
                            "weg",
                            "plein",
                            "dreef",
                            "lei",
                            "kaai",
                            "baan",
                            "pad",
                            "hof",
                            "markt",
                            "square",
                            "singel",
                            "vest",
                            "ring",
                            "kouter",
                            "berg",
                            "wijk",
                            "gaarde",
                            "gang",
                            "poort",
                            "rij",
                            "veld",
                            "stwg",
                            "str",
                            "ln")),
            new Way(DUTCH_NAMED, false, List.of("markt", "plaats", "meir")),
            new Way(FRENCH, false, FRENCH_KINDS),
            new Way(FRENCH_FIRST, true, FRENCH_KINDS),
            new Way(
                    GERMAN,
                    false,
                    List.of(
                            "straße",
                            "strasse",
                            "str.",
                            "weg",
                            "platz",
                            "allee",
                            "gasse",
                            "ring",
                            "damm",
                            "ufer",
                            "chaussee",
                            "steig",
                            "markt",
                            "hof",
                            "pfad")),
            new Way(GERMAN_SPLIT, false, List.of("straße", "strasse", "str.", "weg", "platz", "allee", "ring")),
            new Way(
                    GERMAN_AT,
                    false,
                    List.of(
                            "am ",
                            "an der ",
                            "an den ",
                            "auf de",
                            "im ",
                            "in der ",
                            "in den ",
                            "zum ",
                            "zur ",
                            "unter den ",
                            "hinter der ")),
            new Way(
                    ENGLISH,
                    true,
                    List.of(
                            "street",
                            "st.",
                            "road",
                            "rd",
                            "ave",
                            "lane",
                            "square",
                            "drive",
                            "place",
                            "court",
                            "close",
                            "way",
                            "terrace",
                            "boulevard",
                            "row",
                            "crescent",
                            "gardens",
                            "hill",
                            "park",
                            "mews",
                            "quay")));

    private Addresses() {}

    /** Only around numbers beside which a street may stand: the patterns are costly. */
    static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        int start = -1;
        int end = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                if (start >= 0 && i - AROUND > end) {
                    near(text, text.substring(start, end), start, findings);
                    start = -1;
                }
                start = start < 0 ? Math.max(0, i - AROUND) : start;
                end = Math.min(text.length(), i + AROUND);
            }
        }
        if (start >= 0) {
            near(text, text.substring(start, end), start, findings);
        }
        return findings;
    }

    private static void near(String whole, String text, int offset, List<Finding> findings) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (Way way : WAYS) {
            Matcher matcher = way.mayBeIn(lower) ? way.pattern().matcher(text) : null;
            while (matcher != null && matcher.find()) {
                boolean other = way.numberFirst()
                        ? partOfNumber(whole, offset + matcher.start())
                        : counted(whole, offset + matcher.end())
                                || !street(matcher.group())
                                || (way.pattern() == GERMAN_AT && year(matcher.group()));
                if (!other) {
                    findings.add(new Finding(
                            FindingKind.ADDRESS, Severity.STOP, offset + matcher.start(), offset + matcher.end()));
                }
            }
        }
    }

    /** "Im Sommer 2019". */
    private static boolean year(String address) {
        return address.matches(".* (?:19|20)\\d{2}(?:[-/](?:19|20)?\\d{2})?");
    }

    private static boolean partOfNumber(String text, int start) {
        return start > 0 && (Character.isDigit(text.charAt(start - 1)) || ".,/-".indexOf(text.charAt(start - 1)) >= 0);
    }

    /** Whether what follows makes it a number of something, a part of a longer number, a date or a time. */
    private static boolean counted(String text, int end) {
        if (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            return true;
        }
        if (end + 1 < text.length()
                && ".,:%/".indexOf(text.charAt(end)) >= 0
                && Character.isDigit(text.charAt(end + 1))) {
            return true;
        }
        int start = end;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int last = start;
        while (last < text.length() && Character.isLetter(text.charAt(last))) {
            last++;
        }
        return (start < text.length() && "%€".indexOf(text.charAt(start)) >= 0)
                || StreetWords.COUNTED.contains(text.substring(start, last));
    }

    private static boolean street(String address) {
        int digit = 0;
        while (!Character.isDigit(address.charAt(digit))) {
            digit++;
        }
        String before =
                address.substring(0, digit).replaceAll("(?i)(?: nr\\.?| n°| no\\.?| nummer| numéro)?[ ,]*$", "");
        String last = before.substring(before.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return !StreetWords.NO_STREETS.contains(last)
                || before.indexOf(' ') > 0 && before.matches(".*(?:er|Am|Zum|Im) .*");
    }
}
