package org.vrank.platform;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Months by the names that the four languages give them, whole or short, with or without their accents. */
public final class Months {
    private static final int SHORTEST = 3;
    private static final Pattern MARKS = Pattern.compile("\\p{M}|\\.");
    private static final Map<String, Month> BY_NAME = byName();

    private Months() {}

    /** The month of this name, or null. */
    public static @Nullable Month named(String name) {
        return BY_NAME.get(plain(name));
    }

    private static Map<String, Month> byName() {
        Map<String, Month> months = new HashMap<>();
        for (Language language : Language.values()) {
            for (TextStyle style : TextStyle.values()) {
                for (Month month : Month.values()) {
                    String name = plain(month.getDisplayName(style, Locale.of(language.code())));
                    if (name.length() >= SHORTEST) {
                        months.put(name, month);
                    }
                }
            }
        }
        return Map.copyOf(months);
    }

    private static String plain(String name) {
        return MARKS.matcher(Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
    }
}
