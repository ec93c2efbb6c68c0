package org.vrank.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Lists of names, from {@code content/names}, and of what is called like a person and is none: places, organisations, terms. */
final class Gazetteer {
    private final Set<String> first = new HashSet<>();
    private final Set<String> family = new HashSet<>();
    private final Set<String> near = new HashSet<>();
    private final Set<String> words;
    private final Map<String, List<String[]>> others = new HashMap<>();

    /** Read once, when the first text is checked. */
    private static final class Read {
        private static final Gazetteer ONCE = new Gazetteer();
    }

    static Gazetteer get() {
        return Read.ONCE;
    }

    private Gazetteer() {
        words = read("names/words.txt");
        first.addAll(read("names/faker/first.txt"));
        first.addAll(read("names/common-first.txt"));
        family.addAll(read("names/faker/family.txt"));
        family.addAll(read("names/common-family.txt"));
        near.addAll(read("names/common-first.txt"));
        near.addAll(read("names/common-family.txt"));
        lines("names/exceptions.txt").forEach(this::except);
        columns("facts/municipalities.csv", "name_", "prison").forEach(this::except);
        columns("facts/actors.csv", "name_", "abbr_").forEach(this::except);
    }

    boolean first(String folded) {
        return first.contains(folded);
    }

    boolean family(String folded) {
        return family.contains(folded);
    }

    /** One that is common here, so that it counts where it stands by itself or in small letters. */
    boolean common(String folded) {
        return near.contains(folded);
    }

    /** Also a word of one of the languages: by itself it names nobody. */
    boolean word(String folded) {
        return words.contains(folded);
    }

    /** How many words from a place on are called otherwise, as a municipality or an organisation; 0 when none is. */
    int otherwise(List<String> folded, int place) {
        int longest = 0;
        for (String[] other : others.getOrDefault(folded.get(place), List.of())) {
            if (other.length > longest
                    && place + other.length <= folded.size()
                    && Arrays.asList(other).equals(folded.subList(place, place + other.length))) {
                longest = other.length;
            }
        }
        return longest;
    }

    /** Small letters without accents: how names are looked up. */
    static String folded(String word) {
        boolean plain = true;
        for (int i = 0; i < word.length() && plain; i++) {
            plain = word.charAt(i) < 128;
        }
        String bare = plain ? word : bare(word);
        return bare.toLowerCase(Locale.ROOT);
    }

    private static String bare(String word) {
        StringBuilder bare = new StringBuilder();
        Normalizer.normalize(word, Normalizer.Form.NFD).codePoints().forEach(c -> {
            switch (c) {
                case 'ı' -> bare.append('i');
                case 'ß' -> bare.append("ss");
                case 'ø' -> bare.append('o');
                case 'ł' -> bare.append('l');
                case 'Ł' -> bare.append('L');
                case 'đ' -> bare.append('d');
                case 'æ' -> bare.append("ae");
                case 'œ' -> bare.append("oe");
                case '’' -> bare.append('\'');
                default -> {
                    if (Character.getType(c) != Character.NON_SPACING_MARK) {
                        bare.appendCodePoint(c);
                    }
                }
            }
        });
        return bare.toString();
    }

    private void except(String called) {
        String[] parts = Arrays.stream(called.split("[^\\pL\\pN'’-]+"))
                .filter(part -> !part.isEmpty())
                .map(Gazetteer::folded)
                .toArray(String[]::new);
        if (parts.length > 0) {
            others.computeIfAbsent(parts[0], key -> new ArrayList<>()).add(parts);
        }
    }

    private static Set<String> read(String file) {
        Set<String> read = new HashSet<>();
        lines(file).forEach(line -> read.add(folded(line)));
        return read;
    }

    private static List<String> lines(String file) {
        try (BufferedReader reader = open(file)) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> columns(String file, String... beginnings) {
        List<String> values = new ArrayList<>();
        try (BufferedReader reader = open(file)) {
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get();
            for (CSVRecord row : format.parse(reader)) {
                row.toMap().forEach((column, value) -> {
                    if (value.length() > 2 && Arrays.stream(beginnings).anyMatch(column::startsWith)) {
                        values.add(value.replaceFirst("\\(.*", ""));
                    }
                });
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return values;
    }

    private static BufferedReader open(String file) {
        InputStream stream = Gazetteer.class.getResourceAsStream("/content/" + file);
        if (stream == null) {
            throw new IllegalStateException("content/" + file + " is missing");
        }
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
