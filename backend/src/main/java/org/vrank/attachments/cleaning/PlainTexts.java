package org.vrank.attachments.cleaning;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** Plain text: becomes UTF-8 without a mark at its beginning, and without characters that show nothing. */
final class PlainTexts {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private PlainTexts() {}

    static Cleaned clean(byte[] given) throws Unfit {
        String read = decode(given);
        String tidy = tidy(read);
        Set<Removed> removed = EnumSet.noneOf(Removed.class);
        if (!tidy.equals(read.replace("\r\n", "\n").replace('\r', '\n'))) {
            removed.add(Removed.HIDDEN);
        }
        byte[] content = tidy.getBytes(StandardCharsets.UTF_8);
        if (content.length > Limits.FILE) {
            throw new Unfit("attachment.inflated");
        }
        if (tidy.length() >= Limits.TEXT) {
            throw new Unfit("attachment.too-much-text", Limits.TEXT);
        }
        return new Cleaned(Kind.TEXT, content, tidy, 0, 0, 0, removed);
    }

    private static String decode(byte[] given) throws Unfit {
        if (starts(given, 0xFF, 0xFE)) {
            return strict(given, 2, StandardCharsets.UTF_16LE);
        }
        if (starts(given, 0xFE, 0xFF)) {
            return strict(given, 2, StandardCharsets.UTF_16BE);
        }
        try {
            return strict(given, starts(given, 0xEF, 0xBB, 0xBF) ? 3 : 0, StandardCharsets.UTF_8);
        } catch (Unfit older) {
            return strict(given, 0, WESTERN);
        }
    }

    private static String strict(byte[] given, int from, Charset charset) throws Unfit {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(given, from, given.length - from))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new Unfit("attachment.unreadable");
        }
    }

    private static boolean starts(byte[] given, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (given.length <= i || (given[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** Lines end in one way; characters that control, tag or direct, and halves of characters, go. */
    static String tidy(String text) {
        StringBuilder tidy = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(c -> {
            boolean shown = switch (Character.getType(c)) {
                case Character.CONTROL -> c == '\n' || c == '\t';
                // joiners shape words of some scripts
                case Character.FORMAT -> c == 0x200C || c == 0x200D || c == 0xAD;
                case Character.SURROGATE, Character.UNASSIGNED -> false;
                default -> true;
            };
            if (shown) {
                tidy.appendCodePoint(c);
            }
        });
        return tidy.toString();
    }
}
