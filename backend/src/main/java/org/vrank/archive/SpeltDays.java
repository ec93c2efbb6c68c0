package org.vrank.archive;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vrank.platform.Language;

/** Days of a month as formal minutes spell them out, in Dutch and French; how they are spelt is known by a library. */
final class SpeltDays {
    private static final int MOST = 31;
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\u00AD]");
    private static final Pattern GAPS = Pattern.compile("[\\s-]+");

    /** Without accents, capitals and hyphens: {@code tweeentwintig}, {@code vingt et un}. */
    private static final Map<String, Integer> DAYS = days();

    /** Before a word and a year. */
    private static final Pattern SPELT = Pattern.compile(DAYS.keySet().stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(words -> words.replace(" ", GAPS.pattern()))
            .collect(Collectors.joining("|", "(?<!\\p{L})(", ")(?=\\s+\\p{L}{3,9}\\.?\\s+\\d{4}(?!\\d))")));

    private SpeltDays() {}

    /** A text in small letters without accents, with such days in figures: {@code 12 maart 2024}. */
    static String inFigures(String text) {
        return SPELT.matcher(plain(text)).replaceAll(found -> String.valueOf(DAYS.get(spaced(found.group(1)))));
    }

    private static Map<String, Integer> days() {
        Map<String, Integer> days = new HashMap<>();
        for (Language language : List.of(Language.NL, Language.FR)) {
            RuleBasedNumberFormat words =
                    new RuleBasedNumberFormat(Locale.of(language.code()), RuleBasedNumberFormat.SPELLOUT);
            for (String way : words.getRuleSetNames()) {
                for (int day = 1; day <= MOST; day++) {
                    days.put(spaced(plain(words.format(day, way))), day);
                }
            }
        }
        return Map.copyOf(days);
    }

    private static String spaced(String words) {
        return GAPS.matcher(words).replaceAll(" ");
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
    }
}
