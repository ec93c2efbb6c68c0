package org.vrank.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Values that somebody sends by mistake or to see what happens. */
final class Hostile {
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t\n",
            "\u0000",
            "a\u0000b",
            "null",
            "undefined",
            "NaN",
            "true",
            "0",
            "-0",
            "[]",
            "{}",
            "\uD800",
            "\uDC00\uD800",
            "x\uDFFF",
            "\uFEFFBOM",
            "\uFFFE\uFFFF",
            "\u202Eevil\u202C",
            "\u2066\u2069",
            "\u200B",
            "a\u200B\u200C\u200Db",
            "e\u0301".repeat(300),
            "\u0301".repeat(2_000),
            "Z\u0351\u036F\u0300".repeat(200),
            "\uD83D\uDE00".repeat(300),
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "\u0130\u0131\u017F\uFB03\u1E9E",
            "\u0007\u001B[2J",
            "\r\nSet-Cookie: vrank=x",
            "%0d%0aX: y",
            "' or 1=1 --",
            "'; drop table report; --",
            "\\'; select pg_sleep(9) --",
            "$$; $1 ? ?? {fn now()}",
            "\\",
            "\\u0000",
            "%",
            "%_%",
            "a\\",
            "../../../../etc/passwd",
            "..\\..\\x",
            "file:///etc/passwd",
            "/dev/null",
            "http://169.254.169.254/",
            "jar:x!/",
            "<script>alert(1)</script>",
            "<![CDATA[",
            "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;",
            "javascript:alert(1)",
            "{{7*7}}${7*7}#{7*7}",
            "${jndi:ldap://x/y}",
            "%s%n%x%d",
            "[[[[[[[[[[](((((((((()",
            "*".repeat(3_000),
            "[".repeat(3_000),
            "> ".repeat(1_500),
            "`".repeat(2_999),
            "![](".repeat(700),
            "- ".repeat(900) + "x",
            "<a".repeat(1_500),
            "&#x110000;&#0;&#xD800;",
            "\"",
            "\"unterminated",
            "(",
            ")",
            "a AND (",
            "NOT",
            "*",
            "?",
            "~9",
            "a~99",
            "\"a b\"~99999",
            "[a TO",
            "a^1e99",
            "field:",
            "+-+-",
            "-".repeat(500),
            "(".repeat(500),
            "a ".repeat(3_000),
            "ab*".repeat(400),
            "/(a+)+$/",
            "1",
            "00000000-0000-0000-0000-000000000000",
            "{00000000-0000-4000-8000-000000000000}",
            "00000000-0000-4000-8000-00000000000",
            "urn:uuid:00000000-0000-4000-8000-000000000000",
            "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
            "0000-00-00",
            "2026-02-30",
            "-9999-01-01",
            "+999999999-12-31",
            "9999-12-31",
            "10000-01-01",
            "0001-01-01",
            "-4713-11-24",
            "5874898-01-01",
            "2026-1-1",
            "2026-01-01T00:00:00Z",
            "24:00",
            "infinity",
            "-infinity",
            "epoch",
            "now",
            "today",
            "someone@example.org",
            "a@b",
            "@",
            "a@" + "b".repeat(300),
            "\"a b\"@x.y",
            "a\r\nBcc: c@example.org",
            "a@x.y, b@x.y",
            "ä@ö.ü",
            "<a@b.c>",
            "x".repeat(201),
            "x".repeat(501),
            "x".repeat(65_536),
            "é".repeat(100_000),
            "word ".repeat(20_000),
            "BE68 5390 0754 7034 ".repeat(200),
            "0470 12 34 56 ".repeat(400),
            "85.07.30-033.28 ".repeat(300),
            "Wetstraat 16, 1000 Brussel ".repeat(100),
            "12345678901234567890123456789012345678901234567890".repeat(60));

    static final List<Object> NUMBERS = List.of(
            0,
            -1,
            1,
            2,
            49,
            50,
            51,
            255,
            65_536,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            1.5,
            -0.0,
            1e308,
            1e-308,
            new java.math.BigDecimal("1e400"),
            new java.math.BigInteger("9".repeat(400)));

    private Hostile() {}

    static String text(Random random) {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return switch (random.nextInt(8)) {
            case 0 -> text + TEXTS.get(random.nextInt(TEXTS.size()));
            case 1 -> noise(random, 1 + random.nextInt(60));
            case 2 -> "x".repeat(random.nextInt(3) == 0 ? 100_000 : 1 + random.nextInt(700));
            default -> text;
        };
    }

    /** Any characters at all. */
    static String noise(Random random, int length) {
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < length; i++) {
            noise.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(0x180)));
        }
        return noise.toString();
    }

    /** A value of any kind. */
    static @Nullable Object value(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2, 3 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 4 -> list(text(random), random.nextInt(5));
            case 5 -> Map.of("x", text(random));
            case 6 -> deep(random.nextInt(2) == 0 ? 20 : 900);
            case 7 -> new HashMap<>();
            default -> text(random);
        };
    }

    /** The same value many times over. */
    static List<@Nullable Object> list(@Nullable Object value, int times) {
        List<@Nullable Object> list = new ArrayList<>(times);
        for (int i = 0; i < times; i++) {
            list.add(value);
        }
        return list;
    }

    private static Object deep(int levels) {
        Object deep = List.of();
        for (int i = 0; i < levels; i++) {
            deep = i % 3 == 0 ? Map.of("a", deep) : List.of(deep);
        }
        return deep;
    }
}
