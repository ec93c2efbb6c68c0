package org.vrank.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of texts. The interface speaks the first two and English. */
public enum Language {
    NL,
    FR,
    DE,
    EN;

    /** The code in the API and the tables: {@code nl}, {@code fr}, {@code de} or {@code en}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Source of the word for the language of a request or a text; refuses anything but the four codes. */
    @JsonCreator
    public static Language of(String code) {
        for (Language language : values()) {
            if (language.code().equals(code)) {
                return language;
            }
        }
        throw new IllegalArgumentException("not one of nl, fr, de, en");
    }

    /** The first of an Accept-Language header that the interface speaks; Dutch when it names none. */
    public static Language ofInterface(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 200) {
            return NL;
        }
        try {
            var ranges = Locale.LanguageRange.parse(acceptLanguage);
            String tag = Locale.lookupTag(ranges, java.util.List.of("nl", "fr", "en", "de"));
            return tag == null ? NL : of(tag);
        } catch (RuntimeException malformed) { // the parser also runs past its array
            return NL;
        }
    }

    /** What the interface speaks to somebody of this language. */
    public Language spoken() {
        return this == DE ? EN : this;
    }

    /** Picks the label of this language. */
    public String pick(String nl, String fr, String de, String en) {
        return switch (this) {
            case NL -> nl;
            case FR -> fr;
            case DE -> de;
            case EN -> en;
        };
    }
}
