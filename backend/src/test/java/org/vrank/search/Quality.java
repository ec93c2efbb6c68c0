package org.vrank.search;

import java.util.List;
import java.util.Map;

/** How good an order of answers is, for one question. Each figure is between 0 and 1. */
final class Quality {
    private Quality() {}

    /**
     * Normalised discounted cumulative gain of the first ten.
     *
     * @param grades of what answers the question; all else is worth nothing
     */
    static <T> double ndcg(List<T> found, Map<T, Integer> grades) {
        double gain = 0;
        for (int i = 0; i < Math.min(10, found.size()); i++) {
            gain += discounted(grades.getOrDefault(found.get(i), 0), i);
        }
        List<Integer> best =
                grades.values().stream().sorted((a, b) -> b - a).limit(10).toList();
        double most = 0;
        for (int i = 0; i < best.size(); i++) {
            most += discounted(best.get(i), i);
        }
        return most == 0 ? 0 : gain / most;
    }

    /** The share of all that answers the question which stands among the first hundred. */
    static <T> double recall(List<T> found, Map<T, Integer> grades) {
        long there = found.stream().limit(100).filter(grades::containsKey).count();
        return grades.isEmpty() ? 0 : (double) there / grades.size();
    }

    private static double discounted(int grade, int place) {
        return (Math.pow(2, grade) - 1) / (Math.log(place + 2) / Math.log(2));
    }
}
