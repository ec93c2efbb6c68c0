package org.vrank.guard;

import java.util.List;
import java.util.Locale;

/**
 * Cheap signs without which a pattern cannot match. Reading a text with all patterns costs more than everything else that
 * publishing does, and most texts hold no number and no address at all.
 */
final class Hints {
    private static final List<String> PLATFORMS = List.of(
            "insta",
            "snap",
            "tiktok",
            "telegram",
            "discord",
            "facebook",
            "twitter",
            "signal",
            "steam",
            "fortnite",
            "mastodon",
            ".app/",
            ".tv/");
    private static final int MOST_BETWEEN = 5;
    private static final List<String> ONLY = List.of("enige", "seul", "uniqu", "einzige", " only", "only ", "sole ");

    private final String text;
    private final String lower;
    private final int digits;

    Hints(String folded) {
        this.text = folded;
        this.lower = folded.toLowerCase(Locale.ROOT);
        this.digits = (int) folded.chars().filter(Character::isDigit).count();
    }

    /** Eleven digits. */
    boolean nationalNumber() {
        return digits >= 11;
    }

    /** Six digits, which the shortest valid numbers anywhere have, with little between them. */
    boolean phone() {
        return digits >= 6 && longestNumber() >= 6;
    }

    /** The most digits that stand so near to each other that they may be one number. */
    private int longestNumber() {
        int longest = 0;
        int run = 0;
        int gap = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                run = gap > MOST_BETWEEN ? 1 : run + 1;
                gap = 0;
                longest = Math.max(longest, run);
            } else {
                gap = Character.isLetter(text.charAt(i)) && text.charAt(i) != 'x' ? MOST_BETWEEN + 1 : gap + 1;
            }
        }
        return longest;
    }

    boolean iban() {
        return digits >= 2;
    }

    boolean email() {
        return text.indexOf('@') >= 0;
    }

    boolean speltEmail() {
        return email() || lower.contains(" at ");
    }

    /** An at sign, a platform's address, or its name. */
    boolean profile() {
        return email() || lower.contains(".com/") || lower.contains(".me/") || has(PLATFORMS);
    }

    boolean coordinates() {
        return digits >= 4 && (digits >= 10 || text.indexOf('°') >= 0)
                || text.indexOf('+') >= 0
                || text.contains("///");
    }

    /** A number near a capital, which every street has. */
    boolean address() {
        return digits > 0;
    }

    boolean caseReference() {
        return digits >= 4;
    }

    /** One digit is enough: a day below ten and a month, without a year. */
    boolean birthDate() {
        return digits >= 1;
    }

    boolean uniquePhrase() {
        return has(ONLY);
    }

    private boolean has(List<String> words) {
        for (String word : words) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Every plate has a digit beside a letter: at once, over a dash or a dot, or over a space beside a capital. */
    boolean plate() {
        for (int i = 0; digits > 0 && i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i)) && (letters(i, 1) || letters(i, -1))) {
                return true;
            }
        }
        return false;
    }

    private boolean letters(int digit, int way) {
        if (Character.isLetter(at(digit + way))) {
            return true;
        }
        int beyond = digit + 2 * way;
        return switch (at(digit + way)) {
            case '-', '.' -> Character.isLetter(at(beyond));
            case ' ' -> capital(beyond);
            default -> false;
        };
    }

    private boolean capital(int place) {
        return at(place) >= 'A' && at(place) <= 'Z';
    }

    private char at(int place) {
        return place < 0 || place >= text.length() ? '\n' : text.charAt(place);
    }
}
