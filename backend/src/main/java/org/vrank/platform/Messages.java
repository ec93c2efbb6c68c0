package org.vrank.platform;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** Short texts the server speaks, from {@code messages_nl|fr|en.properties}; German readers get English until German texts exist. */
public final class Messages {
    /** In French a space before a colon or within quotation marks never ends a line. */
    private static final Pattern FRENCH_SPACE = Pattern.compile(" (?=[:;!?»])|(?<=«) ");

    private Messages() {}

    /** The text of a key in a language, its places filled. */
    public static String of(Language language, String key, Object... arguments) {
        Language spoken = language.spoken();
        ResourceBundle bundle = ResourceBundle.getBundle(
                "messages",
                Locale.of(spoken.code()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        try {
            String text = bundle.getString(key);
            String spaced = spoken == Language.FR ? FRENCH_SPACE.matcher(text).replaceAll("\u00a0") : text;
            return new MessageFormat(spaced, Locale.of(spoken.code())).format(arguments);
        } catch (MissingResourceException unknown) {
            throw new IllegalArgumentException("no message " + key, unknown);
        }
    }
}
