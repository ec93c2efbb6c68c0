package org.vrank.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;

/**
 * Takes the endings of plural, adjective and diminutive from Dutch words, and writes open and closed syllables alike: school and
 * scholen, brief and brieven, huis and huizen. It leaves the rest of a word alone.
 */
final class DutchLightStemFilter extends TokenFilter {
    private static final int SHORTEST = 4;
    private static final String CONSONANTS = "bcdfghjklmnpqrstvwxz";
    private static final String BEFORE_S = "rlnmktpgdf";

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

    DutchLightStemFilter(TokenStream in) {
        super(in);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (!keyword.isKeyword() && term.length() >= SHORTEST) {
            String stem = stem(term.toString());
            term.setEmpty().append(stem);
        }
        return true;
    }

    static String stem(String word) {
        String stem = word;
        if (stem.endsWith("'s") || stem.endsWith("\u2019s")) {
            stem = cut(stem, 2);
        }
        if (stem.endsWith("heden")) {
            return cut(stem, 5) + "heid";
        }
        stem = diminutive(stem);
        stem = withoutS(stem);
        if (stem.endsWith("en") && stem.length() >= 5) {
            stem = withoutS(single(cut(stem, 2)));
        } else if (stem.endsWith("e") && stem.length() >= 5 && "ie".indexOf(stem.charAt(stem.length() - 2)) < 0) {
            stem = single(cut(stem, 1));
        }
        return closed(voiceless(stem));
    }

    private static String diminutive(String word) {
        String one = word.endsWith("jes") ? cut(word, 1) : word;
        if (one.endsWith("tje") && one.length() >= 6) {
            return cut(one, 3);
        }
        return one.endsWith("je") && one.length() >= 6 ? cut(one, 2) : word;
    }

    private static String withoutS(String word) {
        int length = word.length();
        return length >= 5 && word.endsWith("s") && BEFORE_S.indexOf(word.charAt(length - 2)) >= 0
                ? cut(word, 1)
                : word;
    }

    /** Writes one consonant where an ending had doubled it. */
    private static String single(String word) {
        int last = word.length() - 1;
        char end = word.charAt(last);
        return last >= 2 && end == word.charAt(last - 1) && CONSONANTS.indexOf(end) >= 0 ? cut(word, 1) : word;
    }

    private static String voiceless(String word) {
        return word.endsWith("v") ? cut(word, 1) + "f" : word.endsWith("z") ? cut(word, 1) + "s" : word;
    }

    /** Writes one vowel where a closed syllable doubles it. */
    private static String closed(String word) {
        int last = word.length() - 1;
        if (last < 2 || CONSONANTS.indexOf(word.charAt(last)) < 0) {
            return word;
        }
        char vowel = word.charAt(last - 1);
        return vowel == word.charAt(last - 2) && "aeou".indexOf(vowel) >= 0
                ? word.substring(0, last - 1) + word.charAt(last)
                : word;
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }
}
