package org.vrank.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Articles of a bilingual dictionary in the format of dictd: the index names headword, offset and length in digits of base 64, the
 * text is compressed as gzip does.
 */
final class Dictd {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final Pattern HEADWORD = Pattern.compile("^(.*?)\\s*(?:/.*/)?\\s*(?:<([^>]*)>)?\\s*$");
    private static final Pattern NUMBERED = Pattern.compile("^\\d+\\. (.+)$");
    private static final Pattern ASIDE =
            Pattern.compile("\\[[^\\]]*\\]|<[^>]*>|\\([^)]*\\)|\\{[^}]*\\}|\\s\\d+\\.\\s*$");

    private Dictd() {}

    /** A headword with what it is translated by, the usual words first. */
    record Article(String headword, List<String> translations) {}

    /**
     * All articles but proper names.
     *
     * @param explained whether an article explains each sense in words of its own language below the translations
     */
    static List<Article> read(Path folder, String name, boolean explained) throws IOException {
        byte[] text;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(name + ".dict.dz")), 1 << 16)) {
            text = in.readAllBytes();
        }
        List<Article> articles = new ArrayList<>();
        Set<Integer> seen = new LinkedHashSet<>();
        for (String line : Files.readAllLines(folder.resolve(name + ".index"))) {
            String[] entry = line.split("\t");
            int offset = number(entry[1]);
            if (entry[0].startsWith("00database") || !seen.add(offset)) {
                continue;
            }
            Article article = article(new String(text, offset, number(entry[2]), StandardCharsets.UTF_8), explained);
            if (article != null && !article.translations().isEmpty()) {
                articles.add(article);
            }
        }
        return articles;
    }

    private static int number(String digits) {
        int number = 0;
        for (char digit : digits.toCharArray()) {
            number = number * 64 + DIGITS.indexOf(digit);
        }
        return number;
    }

    private static @Nullable Article article(String text, boolean explained) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() < 2) {
            return null;
        }
        Matcher headword = HEADWORD.matcher(lines.getFirst());
        if (!headword.matches()
                || (headword.group(2) != null && headword.group(2).startsWith("pn"))) {
            return null;
        }
        Set<String> translations = new LinkedHashSet<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher numbered = NUMBERED.matcher(line);
            boolean sense = numbered.matches();
            if (line.startsWith("  ") || line.startsWith(" see:") || (explained && i > 1 && !sense)) {
                continue;
            }
            String words = ASIDE.matcher(sense ? numbered.group(1) : line).replaceAll(" ");
            for (String one : words.split("[,;/]")) {
                String translation = plain(one);
                if (!translation.isEmpty()) {
                    translations.add(translation);
                }
            }
        }
        return new Article(plain(headword.group(1)), List.copyOf(translations));
    }

    private static String plain(String text) {
        return text.replace("\u0133", "ij")
                .replace("\u0132", "IJ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
