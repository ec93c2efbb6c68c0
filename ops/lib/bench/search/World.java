package org.vrank.search;

import bench.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vrank.platform.Language;

/** So many documents in fifty circles, each of which can be made again from its number. The n-th circle holds 1/n of what the first does. */
final class World {
    static final int CIRCLES = 50;
    private static final Instant NEWEST = Instant.parse("2026-11-01T00:00:00Z");
    private static final long YEARS = 5 * 365 * 86_400L;

    private final Path root;
    private final ThreadLocal<Texts> texts = ThreadLocal.withInitial(this::texts);
    private final int[] sizes = new int[CIRCLES];

    World(Path root, int documents) {
        this.root = root;
        double all = 0;
        for (int i = 1; i <= CIRCLES; i++) all += 1.0 / i;
        int left = documents;
        for (int i = CIRCLES - 1; i > 0; i--) {
            sizes[i] = (int) Math.round(documents / all / (i + 1));
            left -= sizes[i];
        }
        sizes[0] = left;
    }

    private Texts texts() {
        try {
            return new Texts(root, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size(int circle) {
        return sizes[circle];
    }

    static UUID circle(int number) {
        return new UUID(0x4000L, number);
    }

    private static long seed(int circle, int number) {
        return ((long) circle << 32 | number) * 0x9E3779B97F4A7C15L;
    }

    static UUID id(int circle, int number) {
        return new UUID(seed(circle, number), (long) circle << 32 | number);
    }

    Searchable.Entry entry(UUID id) {
        return entry((int) (id.getLeastSignificantBits() >>> 32), (int) id.getLeastSignificantBits());
    }

    Searchable.Entry entry(int circle, int number) {
        Texts own = texts.get();
        own.begin(seed(circle, number));
        String language = own.language();
        String kind = own.kind();
        String title = own.title(language);
        StringBuilder text = new StringBuilder();
        Map<String, List<String>> facets = new HashMap<>();
        facets.put("kind", List.of(kind));
        own.answers(kind, language).forEach((question, answer) -> {
            if (answer instanceof String words && words.contains(" ")) {
                text.append(text.isEmpty() ? "" : "\n").append(words.replace("**", "").replace("\n- ", "\n"));
            } else if (answer instanceof List<?> values) {
                facets.put(question, values.stream().map(String::valueOf).toList());
            }
        });
        Instant published = NEWEST.minusSeconds((long) (own.random().nextDouble() * YEARS));
        facets.put("theme", own.themes());
        facets.put("place", List.of("place " + own.random().nextInt(30)));
        facets.put("year", List.of(published.toString().substring(0, 4)));
        facets.put("evidence", List.of(own.one(List.of("described", "plausible", "followed", "before-after"))));
        return new Searchable.Entry(id(circle, number), circle(circle), Language.of(language), title, text.toString(), published, facets);
    }

    /** Questions as people type them, always the same. */
    List<String> questions(int count) {
        Texts own = texts.get();
        own.begin(7);
        List<String> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) questions.add(own.query());
        return questions;
    }
}
