package org.vrank.guard;

import java.util.Arrays;

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
