package org.vrank.platform;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Short texts the server speaks, from {@code messages_nl|fr|en.properties}; German readers get English until German texts exist. */
public final class Messages {
    private Messages() {}

    /** The text of a key in a language, its places filled. */
    public static String of(Language language, String key, Object... arguments) {
        Language spoken = language == Language.DE ? Language.EN : language;
        ResourceBundle bundle = ResourceBundle.getBundle(
                "messages",
                Locale.of(spoken.code()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        try {
            return new MessageFormat(bundle.getString(key), Locale.of(spoken.code())).format(arguments);
        } catch (MissingResourceException unknown) {
            throw new IllegalArgumentException("no message " + key, unknown);
        }
    }
}
