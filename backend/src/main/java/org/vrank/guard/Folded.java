package org.vrank.guard;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text without its disguises, and where each of its characters came from: compatibility forms folded (NFKC), letters of
 * other scripts that look like Latin ones read as those, invisible characters gone, all dashes, dots and spaces alike, a single line break as a space (so a page shows it), "(at)" and its kin
 * as @.
 */
final class Folded {
    private static final List<String> AT =
            List.of("(at)", "[at]", "{at}", "(apenstaartje)", "(arobase)", " apenstaartje ", " arobase ", " at sign ");
    private static final List<String> DOT = List.of(
            " [dot] ",
            " (dot) ",
            " [punt] ",
            " (punt) ",
            " [point] ",
            " (point) ",
            "[dot]",
            "(dot)",
            "[punt]",
            "(punt)",
            "[point]",
            "(point)");

    private final StringBuilder text = new StringBuilder();
    private int[] from;
    private int length;

    private Folded(int capacity) {
        this.from = new int[capacity + 16];
    }

    static Folded of(String given) {
        Folded folded = new Folded(given.length());
        for (int i = 0; i < given.length(); ) {
            int point = given.codePointAt(i);
            int width = Character.charCount(point);
            if (point < 128 || !invisible(point)) {
                folded.addOneSpace(breaksWithin(given, i) ? " " : plain(point), i);
            }
            i += width;
        }
        folded.end(given.length());
        folded.readAsDigits();
        return folded.withoutWords();
    }

    String text() {
        return text.toString();
    }

    /** Where a place of this text lies in the given one. */
    int origin(int place) {
        return from[Math.min(place, length)];
    }

    /** Where the last character before a place lies in the given one. */
    int lastOrigin(int place) {
        return from[Math.min(place, length) - 1];
    }

    /** An O or an l that stands by itself beside a digit is a zero or a one: "O475". */
    private void readAsDigits() {
        for (int i = 0; i < length; i++) {
            int digit = "OoIl".indexOf(text.charAt(i));
            if (digit >= 0 && (digit(i - 1) || digit(i + 1)) && !letter(i - 1) && !letter(i + 1)) {
                text.setCharAt(i, digit < 2 ? '0' : '1');
            }
        }
    }

    private boolean digit(int place) {
        return place >= 0 && place < length && text.charAt(place) >= '0' && text.charAt(place) <= '9';
    }

    private boolean letter(int place) {
        return place >= 0 && place < length && Character.isLetter(text.charAt(place));
    }

    private Folded withoutWords() {
        String lower = text.toString().toLowerCase(java.util.Locale.ROOT);
        if (lower.length() != text.length()) {
            return this;
        }
        Folded shorter = new Folded(length);
        for (int i = 0; i < lower.length(); ) {
            String at = "([{ ".indexOf(lower.charAt(i)) < 0 ? null : first(AT, lower, i);
            String dot = "([ ".indexOf(lower.charAt(i)) < 0 ? null : first(DOT, lower, i);
            String word = at == null ? dot : at;
            shorter.add(word == null ? String.valueOf(text.charAt(i)) : at == null ? "." : "@", from[i]);
            i += word == null ? 1 : word.length();
        }
        shorter.end(from[length]);
        return shorter;
    }

    private static @Nullable String first(List<String> words, String text, int place) {
        for (String word : words) {
            if (text.startsWith(word, place)) {
                return word;
            }
        }
        return null;
    }

    /** A page shows one space where many are typed. */
    private void addOneSpace(String piece, int origin) {
        if (!piece.equals(" ") || text.isEmpty() || text.charAt(text.length() - 1) != ' ') {
            add(piece, origin);
        }
    }

    private void add(String piece, int origin) {
        for (int k = 0; k < piece.length(); k++) {
            if (length + 2 >= from.length) {
                from = Arrays.copyOf(from, from.length * 2);
            }
            from[length++] = origin;
            text.append(piece.charAt(k));
        }
    }

    private void end(int origin) {
        from[length] = origin;
    }

    /** A tab, or a line break between two lines of one paragraph. */
    private static boolean breaksWithin(String given, int place) {
        char c = given.charAt(place);
        return c == '\t'
                || (c == '\n'
                        && place > 0
                        && place + 1 < given.length()
                        && given.charAt(place - 1) != '\n'
                        && "\n\r-*+#>".indexOf(given.charAt(place + 1)) < 0);
    }

    private static boolean invisible(int point) {
        int type = Character.getType(point);
        return type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static String plain(int point) {
        if (point < 128) {
            return Character.toString(point);
        }
        if (point < 0x250
                && Character.isLetter(point)
                && point != 0xAA
                && point != 0xBA
                && point != 0x132
                && point != 0x133) {
            return Character.toString(point);
        }
        if (Lookalikes.foreign(point)) {
            return Lookalikes.latin(point);
        }
        int type = Character.getType(point);
        if (type == Character.DASH_PUNCTUATION || point == 0x2212) {
            return "-";
        }
        if (type == Character.SPACE_SEPARATOR) {
            return " ";
        }
        if ("·•‧∙⋅。".indexOf(point) >= 0) {
            return ".";
        }
        if (type == Character.OTHER_NUMBER
                && Character.getNumericValue(point) >= 0
                && Character.getNumericValue(point) <= 9) {
            return Integer.toString(Character.getNumericValue(point));
        }
        if (Character.isDigit(point)) {
            return Integer.toString(Character.digit(point, 10));
        }
        return Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
    }
}
