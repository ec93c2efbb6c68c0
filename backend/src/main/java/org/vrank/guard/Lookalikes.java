package org.vrank.guard;

import com.ibm.icu.text.SpoofChecker;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Letters of other scripts that look like Latin ones, by Unicode's list of confusable characters (UTS #39). The list is read
 * when the first such letter is met.
 */
final class Lookalikes {
    private static final ConcurrentHashMap<Integer, String> KNOWN = new ConcurrentHashMap<>();

    private Lookalikes() {}

    /** Greek, Cyrillic, Armenian and Cherokee: scripts with letters that pass for Latin. */
    static boolean foreign(int point) {
        return point >= 0x370 && point < 0x590
                || point >= 0x13A0 && point < 0x13FE
                || point >= 0x1F00 && point < 0x2000
                || point >= 0x2DE0 && point < 0x2E00
                || point >= 0xA640 && point < 0xA6A0;
    }

    /** The Latin letters it looks like, or itself. */
    static String latin(int point) {
        return KNOWN.computeIfAbsent(point, letter -> {
            String given = Character.toString(letter);
            String skeleton = Checker.ONLY.getSkeleton(given);
            boolean latin = skeleton.chars().allMatch(c -> c < 128 && Character.isLetter(c));
            return latin ? skeleton : given;
        });
    }

    private static final class Checker {
        private static final SpoofChecker ONLY = new SpoofChecker.Builder().build();
    }
}
