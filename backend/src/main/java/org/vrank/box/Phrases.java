package org.vrank.box;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Ids;

/**
 * Receipts and slips in words and letters. A receipt has nine words of a list of 7,776 (content/phrases), of which none is the
 * beginning of another: so it is understood however it is written down, with any signs between the words or none.
 */
@Singleton
public class Phrases {
    /** Words of a receipt. */
    public static final int WORDS = 9;

    private static final int LONGEST = 200;
    private static final String SLIP_LETTERS = "abcdefghjkmnpqrstuvwxyz";
    private static final int SLIP = 12;

    private final Ids ids;
    private final List<String> words;
    private final Set<String> letters = new HashSet<>();

    Phrases(Ids ids) throws IOException {
        this.ids = ids;
        try (InputStream in = Phrases.class.getClassLoader().getResourceAsStream("content/phrases/eff-large.txt")) {
            if (in == null) {
                throw new IOException("missing content/phrases/eff-large.txt");
            }
            this.words = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
        words.forEach(word -> letters.add(onlyLetters(word)));
    }

    /** A fresh receipt: nine words with spaces between them. */
    public String fresh() {
        List<String> chosen = new ArrayList<>();
        BigInteger random = random();
        BigInteger size = BigInteger.valueOf(words.size());
        for (int i = 0; i < WORDS; i++) {
            BigInteger[] split = random.divideAndRemainder(size);
            chosen.add(words.get(split[1].intValue()));
            random = split[0];
        }
        return String.join(" ", chosen);
    }

    /** What a typed receipt opens, or null when it is not nine words of the list. */
    public @Nullable Phrase read(@Nullable String typed) {
        if (typed == null || typed.length() > LONGEST) {
            return null;
        }
        String all = onlyLetters(typed);
        return count(all) == WORDS ? Phrase.of(all) : null;
    }

    /** How many words letters without spaces are; no word begins another, so there is one way at most. */
    private int count(String all) {
        int found = 0;
        int from = 0;
        while (from < all.length()) {
            int to = from + 1;
            while (to <= all.length() && to - from <= 12 && !letters.contains(all.substring(from, to))) {
                to++;
            }
            if (to > all.length() || to - from > 12) {
                return -1;
            }
            from = to;
            found++;
        }
        return found;
    }

    /** A fresh code of twelve letters for a slip of paper, such as {@code abcd-efgh-jkmn}. */
    public String freshSlip() {
        StringBuilder code = new StringBuilder();
        BigInteger random = random();
        BigInteger size = BigInteger.valueOf(SLIP_LETTERS.length());
        for (int i = 0; i < SLIP; i++) {
            BigInteger[] split = random.divideAndRemainder(size);
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(SLIP_LETTERS.charAt(split[1].intValue()));
            random = split[0];
        }
        return code.toString();
    }

    /** The letters of a slip as they count, or null when these cannot be one. */
    public static @Nullable String slip(@Nullable String typed) {
        String code = typed == null || typed.length() > LONGEST ? "" : onlyLetters(typed);
        return code.length() == SLIP && code.chars().allMatch(c -> SLIP_LETTERS.indexOf(c) >= 0) ? code : null;
    }

    private BigInteger random() {
        return new BigInteger(1, Base64.getUrlDecoder().decode(ids.secret()));
    }

    private static String onlyLetters(String typed) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> c >= 'a' && c <= 'z')
                .forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    /** The words, for tests of the list. */
    List<String> words() {
        return Collections.unmodifiableList(words);
    }
}
