package org.vrank.guard;

import java.util.ArrayList;
import java.util.List;

/** The words of a text: letters with hyphens and apostrophes between them. */
final class Tokens {
    /** A word, where it stands, and how it is looked up. */
    record Token(String text, String folded, int start, int end) {
        boolean capital() {
            return Character.isUpperCase(text.charAt(0));
        }

        /** An abbreviation, or somebody shouting. */
        boolean shouted() {
            return text.length() > 1 && text.chars().noneMatch(Character::isLowerCase);
        }

        /** A single capital: an initial. */
        boolean initial() {
            return text.length() == 1 && capital();
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<String> folded = new ArrayList<>();

    Tokens(String text) {
        this.text = text;
        int i = 0;
        while (i < text.length()) {
            if (!Character.isLetter(text.charAt(i))) {
                i++;
                continue;
            }
            int end = i + 1;
            while (end < text.length() && (Character.isLetter(text.charAt(end)) || joins(end))) {
                end++;
            }
            add(i, end);
            i = end;
        }
    }

    /** "L'imam" and "d’Ahmed" are two words; a possessive s belongs to none. */
    private void add(int start, int end) {
        int from = start;
        int apostrophe = apostrophe(start, end);
        if (apostrophe > 0
                && apostrophe - start <= 2
                && "lLdDcCjJmMnNsStTqQuU".indexOf(text.charAt(apostrophe - 1)) >= 0
                && !(apostrophe - start == 1 && "OD".indexOf(text.charAt(start)) >= 0 && irish(apostrophe))) {
            put(start, apostrophe + 1);
            from = apostrophe + 1;
        }
        int to = end;
        if (to - from > 2 && "'’".indexOf(text.charAt(to - 2)) >= 0) {
            to -= 2;
        }
        put(from, to);
    }

    private boolean irish(int apostrophe) {
        return text.charAt(apostrophe - 1) == 'O'
                && apostrophe + 1 < text.length()
                && Character.isUpperCase(text.charAt(apostrophe + 1));
    }

    private int apostrophe(int start, int end) {
        for (int i = start; i < end; i++) {
            if ("'’".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private void put(int start, int end) {
        if (end > start) {
            String word = text.substring(start, end);
            Token token = new Token(word, Gazetteer.folded(word), start, end);
            tokens.add(token);
            folded.add(token.folded());
        }
    }

    private boolean joins(int place) {
        return "-'’".indexOf(text.charAt(place)) >= 0
                && place + 1 < text.length()
                && Character.isLetter(text.charAt(place + 1));
    }

    int size() {
        return tokens.size();
    }

    Token get(int i) {
        return tokens.get(i);
    }

    List<String> folded() {
        return folded;
    }

    /** What stands between a word and the one before it. */
    String before(int i) {
        return text.substring(
                i == 0 ? 0 : tokens.get(i - 1).end(), tokens.get(i).start());
    }

    /** What stands after a word, up to the next. */
    String after(int i) {
        return text.substring(
                tokens.get(i).end(), i + 1 < tokens.size() ? tokens.get(i + 1).start() : text.length());
    }

    /** Whether a capital says nothing: the first word of a sentence, a line or a quotation. */
    boolean begins(int i) {
        String gap = before(i);
        return i == 0
                || gap.chars().anyMatch(c -> ".!?\n:•–\"“«‘".indexOf(c) >= 0)
                        && !tokens.get(i - 1).initial()
                || gap.contains("- ");
    }
}
