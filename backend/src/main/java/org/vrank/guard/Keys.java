package org.vrank.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** What an answer about some words is known by: the same for the same words of the same kind, however they are written. */
final class Keys {
    private static final int BYTES = 8;

    private Keys() {}

    static String of(FindingKind kind, String folded) {
        StringBuilder said = new StringBuilder(kind.code()).append(' ');
        String lower = folded.toLowerCase(Locale.ROOT);
        lower.codePoints().filter(Character::isLetterOrDigit).forEach(said::appendCodePoint);
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(said.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
