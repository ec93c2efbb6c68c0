package org.vrank.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which word of one language stands for which of another, learned from pairs of texts: IBM's first model, by expectation and
 * maximisation, from an even start.
 */
final class Alignment {
    private static final int ROUNDS = 12;

    private Alignment() {}

    /** A text and its translation, as words. */
    record Pair(List<String> from, List<String> to) {
        Pair turned() {
            return new Pair(to, from);
        }
    }

    /** For each word how likely it becomes each word of the other language. */
    static Map<String, Map<String, Double>> learn(List<Pair> pairs) {
        Map<String, Map<String, Double>> likely = new HashMap<>();
        for (Pair pair : pairs) {
            for (String from : pair.from()) {
                Map<String, Double> row = likely.computeIfAbsent(from, f -> new HashMap<>());
                pair.to().forEach(to -> row.put(to, 1.0));
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Map<String, Double>> counts = new HashMap<>();
            for (Pair pair : pairs) {
                count(pair, likely, counts);
            }
            counts.forEach((from, row) -> {
                double all =
                        row.values().stream().mapToDouble(Double::doubleValue).sum();
                row.replaceAll((to, count) -> count / all);
            });
            likely = counts;
        }
        return likely;
    }

    private static void count(
            Pair pair, Map<String, Map<String, Double>> likely, Map<String, Map<String, Double>> counts) {
        for (String to : pair.to()) {
            double all = 0;
            for (String from : pair.from()) {
                all += likely(likely, from, to);
            }
            for (String from : pair.from()) {
                counts.computeIfAbsent(from, f -> new HashMap<>())
                        .merge(to, likely(likely, from, to) / all, Double::sum);
            }
        }
    }

    private static double likely(Map<String, Map<String, Double>> likely, String from, String to) {
        return likely.getOrDefault(from, Map.of()).getOrDefault(to, 0.0);
    }
}
