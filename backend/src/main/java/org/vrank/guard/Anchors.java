package org.vrank.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Words that a costly pattern must begin with: it is tried only where one of them stands. */
final class Anchors {
    private final List<String> words;
    private final int reach;

    /**
     * @param words in small letters
     * @param reach how far a match may go on behind the word's beginning, in characters
     */
    Anchors(List<String> words, int reach) {
        this.words = words;
        this.reach = reach;
    }

    /** Tells the match, and where the piece of text begins that it is in. */
    void matches(Pattern pattern, String text, BiConsumer<Matcher, Integer> told) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            lower = text;
        }
        for (String word : words) {
            for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
                boolean begins =
                        at == 0 || !Character.isLetter(lower.charAt(at - 1)) || !Character.isLetter(word.charAt(0));
                if (begins) {
                    Matcher matcher = pattern.matcher(text.substring(at, Math.min(text.length(), at + reach)));
                    if (matcher.lookingAt()) {
                        told.accept(matcher, at);
                    }
                }
            }
        }
    }
}
