package org.vrank.guard;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text as somebody reads it, and where in the given one each of its characters stands. */
final class Reading {
    private final StringBuilder text = new StringBuilder();
    private int[] from = new int[256];

    /** Just as it was typed. */
    static Reading of(String typed) {
        Reading reading = new Reading();
        reading.from = new int[typed.length()];
        reading.add(typed, 0);
        return reading;
    }

    /** Without what looks like HTML tags: they show, but do not keep two halves of a number apart. */
    static Reading withoutTags(String typed) {
        Reading reading = new Reading();
        int i = 0;
        while (i < typed.length()) {
            int end = typed.charAt(i) == '<' ? endOfTag(typed, i) : -1;
            if (end > 0) {
                i = end;
            } else {
                reading.put(typed.charAt(i), i);
                i++;
            }
        }
        return reading;
    }

    /** List items and lines as one, where one of two is nothing but a piece of a number; null when there is no such place. */
    static @Nullable Reading joined(String typed) {
        Reading reading = new Reading();
        boolean any = false;
        boolean before = false;
        int start = 0;
        while (start <= typed.length()) {
            int end = typed.indexOf('\n', start);
            end = end < 0 ? typed.length() : end;
            int from = afterMark(typed, start, end);
            boolean pure = piece(typed, from, end);
            boolean joins = (pure || before) && endsInDigit(reading) && from < end && digitOrPlus(typed.charAt(from));
            if (from < end) {
                any |= joins;
                reading.put(joins ? ' ' : '\n', Math.max(0, start - 1));
                reading.add(typed.substring(from, end).stripTrailing(), from);
                before = pure;
            }
            start = end + 1;
        }
        return any ? reading : null;
    }

    private static int afterMark(String typed, int start, int end) {
        int from = start;
        while (from < end && " \t*-•>·–".indexOf(typed.charAt(from)) >= 0) {
            from++;
        }
        return from;
    }

    /** Only digits and what stands between them. */
    private static boolean piece(String typed, int start, int end) {
        boolean digits = false;
        for (int i = start; i < end; i++) {
            digits |= Character.isDigit(typed.charAt(i));
            if (!Character.isDigit(typed.charAt(i)) && " \t\r./-+()_".indexOf(typed.charAt(i)) < 0) {
                return false;
            }
        }
        return digits;
    }

    private static boolean endsInDigit(Reading reading) {
        return reading.length() > 0 && Character.isDigit(reading.text.charAt(reading.length() - 1));
    }

    private static boolean digitOrPlus(char c) {
        return Character.isDigit(c) || c == '+';
    }

    /** The place after a tag or comment of at most two hundred characters, or -1. */
    private static int endOfTag(String typed, int start) {
        if (start + 1 >= typed.length()
                || "/!?".indexOf(typed.charAt(start + 1)) < 0 && !Character.isLetter(typed.charAt(start + 1))) {
            return -1;
        }
        int end = typed.indexOf('>', start);
        return end < 0 || end - start > 200 ? -1 : end + 1;
    }

    String text() {
        return text.toString();
    }

    int length() {
        return text.length();
    }

    /** Adds characters of which each stands one further than the one before. */
    void add(String piece, int origin) {
        for (int i = 0; i < piece.length(); i++) {
            put(piece.charAt(i), origin + i);
        }
    }

    /** Adds characters that all stand for one place. */
    void addAt(String piece, int origin) {
        for (int i = 0; i < piece.length(); i++) {
            put(piece.charAt(i), origin);
        }
    }

    void put(char c, int origin) {
        if (text.length() == from.length) {
            from = Arrays.copyOf(from, from.length * 2 + 16);
        }
        from[text.length()] = origin;
        text.append(c);
    }

    int origin(int place) {
        return from[place];
    }

    /** Where the last character stands, or 0. */
    int lastOrigin() {
        return text.isEmpty() ? 0 : from[text.length() - 1];
    }
}
