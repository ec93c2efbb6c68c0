package org.vrank.guard;

import java.util.Locale;

/**
 * Cheap signs without which a pattern cannot match. Reading a text with all patterns costs more than everything else that
 * publishing does, and most texts hold no number and no address at all.
 */
final class Hints {
    private final String text;
    private final int digits;

    Hints(String folded) {
        this.text = folded;
        this.digits = (int) folded.chars().filter(Character::isDigit).count();
    }

    /** Eleven digits. */
    boolean nationalNumber() {
        return digits >= 11;
    }

    /** The shortest valid numbers anywhere have six digits, with those of their country. */
    boolean phone() {
        return digits >= 6;
    }

    boolean iban() {
        return digits >= 2;
    }

    boolean email() {
        return text.indexOf('@') >= 0;
    }

    boolean speltEmail() {
        return email() || text.toLowerCase(Locale.ROOT).contains(" at ");
    }

    /** Every plate has a digit beside a letter: at once, over a dash or a dot, or over a space beside three capitals. */
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
            case ' ' -> capital(beyond) && capital(beyond + way) && capital(beyond + 2 * way);
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
