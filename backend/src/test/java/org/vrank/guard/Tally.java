package org.vrank.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How well the guard does on labelled sentences: by group of kinds, over all and by language. */
final class Tally {
    private static final Set<String> STRUCTURED =
            Set.of("national-number", "phone", "email", "iban", "plate", "address", "coordinates", "profile");

    private final Map<String, int[]> counts = new TreeMap<>();
    final List<String> wrong = new ArrayList<>();

    Tally(Guard guard, List<Labelled> sentences) {
        for (Labelled sentence : sentences) {
            List<Finding> findings = guard.check(sentence.text(), sentence.language());
            for (Labelled.Expected expected : sentence.expected()) {
                boolean found = findings.stream().anyMatch(expected::is);
                count(group(expected.kind()), sentence.language(), found ? 0 : 1);
                if (!found) {
                    wrong.add("missed " + expected.kind() + ": " + sentence.text());
                }
            }
            for (Finding finding : findings) {
                if (sentence.expected().stream().noneMatch(e -> e.is(finding))) {
                    count("precision", sentence.language(), 1);
                    wrong.add("false " + finding.kind().code() + " ‘"
                            + sentence.text().substring(finding.start(), finding.end()) + "’: " + sentence.text());
                } else {
                    count("precision", sentence.language(), 0);
                }
            }
        }
    }

    private static String group(String kind) {
        return STRUCTURED.contains(kind) ? "structured" : kind.equals("name") ? "names" : "other warnings";
    }

    private void count(String what, String language, int place) {
        counts.computeIfAbsent(what, key -> new int[2])[place]++;
        counts.computeIfAbsent(what + " " + language, key -> new int[2])[place]++;
    }

    double share(String what) {
        int[] count = counts.getOrDefault(what, new int[] {1, 0});
        return (double) count[0] / (count[0] + count[1]);
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        counts.forEach((what, count) ->
                table.append("%-20s %4d of %4d = %.3f%n".formatted(what, count[0], count[0] + count[1], share(what))));
        return table.toString();
    }
}
