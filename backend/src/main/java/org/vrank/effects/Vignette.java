package org.vrank.effects;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A short situation of a course, answered before and after it, with what one could do in it; words by language. */
record Vignette(JsonNode question, List<Deed> deeds) {
    /** One thing to do. {@code score}: how well it serves, from 0 to 10, as the course says; told to nobody who answers. */
    record Deed(JsonNode text, int score) {}

    /** Reads the list as a version of a course holds it. */
    static List<Vignette> list(JsonNode list) {
        List<Vignette> vignettes = new ArrayList<>();
        for (JsonNode one : list.values()) {
            List<Deed> deeds = new ArrayList<>();
            at(one, "options")
                    .values()
                    .forEach(deed -> deeds.add(
                            new Deed(at(deed, "text"), at(deed, "score").getIntValue())));
            vignettes.add(new Vignette(at(one, "question"), List.copyOf(deeds)));
        }
        return vignettes;
    }

    private static JsonNode at(JsonNode node, String field) {
        @Nullable JsonNode found = node.get(field);
        return Objects.requireNonNull(found, field);
    }

    /** The average score of what was chosen so often, to one decimal; 0 for nothing. */
    double average(List<Integer> chosen) {
        int answers = 0;
        int sum = 0;
        for (int i = 0; i < chosen.size(); i++) {
            answers += chosen.get(i);
            sum += chosen.get(i) * deeds.get(i).score();
        }
        return answers == 0 ? 0 : Math.round(10.0 * sum / answers) / 10.0;
    }
}
